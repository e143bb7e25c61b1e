"""`python -m installer.start_times`: from the first instruction to the painted window and to a command's answer, five
times each, taken in turns: the bundle against this environment. It fails where the bundle is the slower one.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from installer import display, places
from installer.steps import run, stop, tell

_RUNS = 5


def measure() -> None:
    ways = {
        "environment": [sys.executable, "-m", "csxl_desktop"],
        "bundle": [str(places.linux_bundle() / places.NAME)],
    }
    with tempfile.TemporaryDirectory() as folder, display.screen() as screen:
        env = {**os.environ, "CSXL_HOME": f"{folder}/home", "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"}
        dossier = Path(folder, "demo")
        run("The demonstration", [*ways["environment"], "new", dossier, "--demo"], env=env)
        windows: dict[str, list[float]] = {name: [] for name in ways}
        commands: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(_RUNS + 1):  # the first one reads files into the system's memory
            for name, way in ways.items():
                window, command = _window(way, dossier, env, screen), _command(way, dossier, env)
                if turn:
                    windows[name].append(window)
                    commands[name].append(command)
    slower = list[str]()
    for what, taken in (("window painted", windows), ("csxl list members", commands)):
        medians = {name: statistics.median(times) for name, times in taken.items()}
        told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in medians.items())
        tell(f"{what}: {told}; {medians['bundle'] / medians['environment']:.2f} x")
        if is_slower(taken["bundle"], taken["environment"]):
            slower.append(what)
    if slower:
        stop(f"The bundle starts slower than this environment: {', '.join(slower)}.")


def is_slower(bundle: Sequence[float], environment: Sequence[float]) -> bool:
    """Beyond noise: most starts of the bundle took longer than the longest of the environment's."""
    return statistics.median(bundle) > max(environment)


def _window(way: list[str], dossier: Path, env: dict[str, str], screen: display.Display) -> float:
    started = subprocess.Popen([*way, str(dossier)], env=env, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
    try:
        return display.wait_until_painted(screen)
    finally:
        started.terminate()
        started.wait(60)


def _command(way: list[str], dossier: Path, env: dict[str, str]) -> float:
    begun = time.monotonic()
    subprocess.run([*way, "list", str(dossier), "members"], env=env, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.monotonic() - begun


if __name__ == "__main__":
    measure()
