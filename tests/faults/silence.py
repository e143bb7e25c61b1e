"""A day spent by a process of its own, without any network and watched: which names lie about, what was called."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults.progress import Tally
from tests.faults.silent_day import SENTINELS

_CALLED = re.compile(r"\bsocket\((?!AF_UNIX)[^)]*\)|\bconnect\([^)]*(?!AF_UNIX)AF_INET")
WATCHED, WITHOUT_A_NETWORK = "watched", "without a network"


def spend(folder: Path, *, whole: bool = False, known_bad: str = "") -> Tally:
    """What a day leaves below `folder`; `whole`: every place and every document, minutes of it."""
    for name in ("home", "tmp"):
        (folder / name).mkdir()
    settings = {"QT_QPA_PLATFORM": "offscreen", "CSXL_HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp")}
    root, apart = str(Path(__file__).parents[2]), _apart()
    done = subprocess.run(
        [*apart, sys.executable, "-m", "tests.faults.silent_day", str(folder), "whole" if whole else "", known_bad],
        cwd=folder, env=os.environ | settings | {"PYTHONPATH": root}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return Tally(faults=[done.stderr[-2000:] or done.stdout])
    told = json.loads(done.stdout.splitlines()[-1])
    tally = Tally(faults=told["faults"])
    files = [path for name in ("home", "tmp") for path in (folder / name).rglob("*") if path.is_file()]
    tally.counts.update(names=len(SENTINELS), places=told["places"], documents=told["documents"], files=len(files))
    tally.counts.update({WATCHED: "-o" in apart, WITHOUT_A_NETWORK: "-rn" in apart})
    if "-o" in apart:
        tally.faults += [f"called: {each}" for each in _CALLED.findall((folder / "calls").read_text())]
    for path in files:
        data = path.read_bytes()
        tally.faults += [f"{path.relative_to(folder)}: {name}" for name in SENTINELS if name.encode() in data]
    if not any(path.name.startswith("incident-") for path in files):
        tally.faults.append("no incident was written down: there was nothing to look through")
    if SENTINELS[0].encode() not in (folder / "dossier/csxl.db").read_bytes():
        tally.faults.append("the names were nowhere to be found")
    return tally


def can_be_apart() -> bool:
    """Whether this computer can take the network away, and watch."""
    return {"-rn", "-o"} <= {*_apart()}


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
