"""Whole processes run in turns, A B A B, so that a busy moment of the machine falls on both; medians are compared."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
RUNS = 9


@dataclass
class Runs:
    """What each run of one program gave, in seconds and bytes; `said` is what it printed of itself."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    said: dict[str, list[float]] = field(default_factory=dict)

    def add(self, once: "Runs") -> None:
        """Another run of the same program."""
        self.wall += once.wall
        self.processor += once.processor
        for what, values in once.said.items():
            self.said.setdefault(what, []).extend(values)

    def middle(self, what: str) -> float:
        """The median of one figure: `wall`, `processor`, or one that the program printed."""
        known = {"wall": self.wall, "processor": self.processor}
        return median(known.get(what) or self.said[what])


Command = Sequence[str]


def python(*arguments: str | Path) -> Command:
    """A command line of this Python."""
    return [sys.executable, *map(str, arguments)]


def compare(programs: Mapping[str, Command], environment: Mapping[str, str], runs: int = RUNS) -> dict[str, Runs]:
    """Each program once unmeasured, then `runs` times in turns."""
    found = {name: Runs() for name in programs}
    for turn in range(runs + 1):
        for name, command in programs.items():
            once = run_once(command, environment)
            if turn:
                found[name].add(once)
    return found


# What is measured is a start after the first: our modules are compiled once, as the libraries' are, whatever the
# environment of the measurer says.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}


def run_once(command: Command, environment: Mapping[str, str]) -> Runs:
    """One process from its start to its end; the lines `name=number` that it prints are kept.

    A figure named `…_at` is a reading of the system's monotonic clock: it is kept as the time since the start.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **COMPILED, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    output, noise = process.stdout.read(), process.stderr.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    ended = time.monotonic()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{noise}")
    once = Runs([ended - started], [usage.ru_utime + usage.ru_stime])
    for line in output.splitlines():
        name, equals, value = line.partition("=")
        if equals and name.isidentifier():
            once.said[name] = [float(value)]
    for name in [name for name in once.said if name.endswith("_at")]:
        once.said[name.removesuffix("_at")] = [once.said.pop(name)[0] - started]
    return once
