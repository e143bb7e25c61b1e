"""Deaths at every call: a child stops at each, and its files are copied as a kill would leave them there.

So one child tells of many deaths. After the last one asked for it is killed as it stands.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.forking import fork
from tests.faults.shim import Shim

STOPS_OF_A_CHILD = 100  # a program that stands still for long would give up what it waits for


@dataclass
class Told:
    """What a child said: acts acknowledged, refusals, failures, and the calls it made once it came to its end.

    `met` are the calls that failed, of those that should.
    """

    done: int = 0
    refused: int = 0
    met: list[int] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    calls: int = sys.maxsize  # it was killed before

    def hear(self, what: str, value: Any) -> None:
        match what:
            case "done":
                self.done = value
            case "refused":
                self.refused += 1
            case "met":
                self.met.append(value)
            case "failed":
                self.failures.append(value)
            case "calls":
                self.calls = value


@dataclass(frozen=True)
class Left:
    """What a death or failures at call `number` leave in `folder`, after so many acts were acknowledged."""

    number: int
    folder: Path
    told: Told


# What a child does once the shim is armed: it says what became of it into the pipe.
Act = Callable[[Callable[[Shim], None], int], None]


def told_by(act: Act, arm: Callable[[Shim], None]) -> Told:
    """Play `act` in a child of its own, to its end."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        _play(act, arm, writing)
    os.close(writing)
    told = Told()
    with os.fdopen(reading, "rb") as pipe:
        for line in pipe:
            told.hear(*json.loads(line))
    os.waitpid(child, 0)
    return told


def deaths(act: Act, live: Path, way: str, numbers: range) -> tuple[list[Left], Told]:
    """What each of these deaths leaves of `live`, in folders beside it; fewer where `act` ends before."""
    reading, writing = os.pipe()
    answered_from, answer_to = os.pipe()
    child = fork()
    if child == 0:
        _play(act, lambda shim: shim.stop(live, way, numbers, writing, answered_from), writing)
    os.close(writing)
    os.close(answered_from)
    told = Told()
    left = list(_left(reading, answer_to, live, numbers[-1], told))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(answer_to)
    return left, told


def _left(reading: int, answer_to: int, live: Path, last: int, told: Told) -> Iterator[Left]:
    with os.fdopen(reading, "rb") as pipe:
        for line in pipe:
            what, value = json.loads(line)
            if what != "at":
                told.hear(what, value)
                continue
            place = live.with_name(f"left-{value}")
            shutil.copytree(live, place)
            yield Left(value, place, Told(told.done))
            if value == last:
                return
            os.write(answer_to, b".")


def _play(act: Act, arm: Callable[[Shim], None], writing: int) -> None:
    """In a child: never returns."""
    try:
        act(arm, writing)
    finally:
        sys.stdout.flush()
        os._exit(0)
