"""A day spent by a process of its own, without any network and watched: which names lie about, what was called."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults.progress import Tally
from tests.faults.silent_day import SENTINELS

_CALLED = re.compile(r"\bsocket\((?!AF_UNIX)[^)]*\)|\bconnect\([^)]*(?!AF_UNIX)AF_INET")


def spend(folder: Path, *, whole: bool = False) -> Tally:
    """What a day leaves below `folder`; `whole`: every place and every document, minutes of it."""
    for name in ("home", "tmp"):
        (folder / name).mkdir()
    settings = {"QT_QPA_PLATFORM": "offscreen", "CSXL_HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp")}
    root, apart = str(Path(__file__).parents[2]), _apart()
    done = subprocess.run(
        [*apart, sys.executable, "-m", "tests.faults.silent_day", str(folder), *(["whole"] if whole else [])],
        cwd=folder, env=os.environ | settings | {"PYTHONPATH": root}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    tally = Tally()
    told = re.fullmatch(r"done: (\d+) places, (\d+) documents\n", done.stdout)
    if told is None:
        return Tally(faults=[done.stderr[-2000:] or done.stdout])
    files = [path for name in ("home", "tmp") for path in (folder / name).rglob("*") if path.is_file()]
    tally.counts.update(names=len(SENTINELS), places=int(told[1]), documents=int(told[2]), files=len(files))
    if "-o" in apart:
        tally.counts["watched"] = 1
        tally.faults += [f"called: {each}" for each in _CALLED.findall((folder / "calls").read_text())]
    for path in files:
        data = path.read_bytes()
        tally.faults += [f"{path.relative_to(folder)}: {name}" for name in SENTINELS if name.encode() in data]
    if not any(path.name.startswith("incident-") for path in files):
        tally.faults.append("no incident was written down: there was nothing to look through")
    if SENTINELS[0].encode() not in (folder / "dossier/csxl.db").read_bytes():
        tally.faults.append("the names were nowhere to be found")
    return tally


def _apart() -> list[str]:
    """Without any network, and watched, as far as this computer allows."""
    command: list[str] = []
    if (unshare := shutil.which("unshare")) and _works([unshare, "-rn", "true"]):
        command += [unshare, "-rn"]
    if (strace := shutil.which("strace")) and _works([*command, strace, "-qq", "-o", os.devnull, "true"]):
        command += [strace, "-f", "-qq", "-e", "trace=socket,connect", "-o", "calls"]
    return command


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
