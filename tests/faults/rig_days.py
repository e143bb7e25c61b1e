"""The rigs that spend a day at the window: with names that must not lie about, and on a disk that keeps one waiting."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.system.paths import resources
from tests.faults import silence
from tests.faults.progress import FOLDER, Tally, in_batches, judged, most_faults
from tests.faults.writer import AUTHOR, now

_PLACES, _DOCUMENTS = 130, 43  # at least; the demonstration has no survey, no newsletter, no cycle
_DELAY = 3000  # milliseconds
_FEWEST_WAITS = 10
_FROZEN = 200  # milliseconds that the window may rest


def of_sentinels(chosen: argparse.Namespace) -> int:
    """Every place and every document, in a process without a network: no name in logs and temp, no socket."""
    known_bad = chosen.known_bad

    def batch(_number: int) -> Tally:
        with tempfile.TemporaryDirectory() as folder:
            return silence.spend(Path(folder), whole=not known_bad, known_bad=known_bad)

    with tempfile.TemporaryDirectory() as kept:
        where, most = Path(kept) if known_bad else FOLDER, most_faults(known_bad)
        tally = in_batches("sentinels", 1, batch, resume=chosen.resume, folder=where, most=most)
    counts = tally.counts
    if not (counts[silence.WATCHED] and counts[silence.WITHOUT_A_NETWORK]):
        print("unshare or strace does not run here: nobody saw whether anything was called", file=sys.stderr)
        return 2
    return judged(tally, bool(known_bad) or (counts["places"] >= _PLACES and counts["documents"] >= _DOCUMENTS))


def of_a_slow_disk(chosen: argparse.Namespace) -> int:
    """The same day on a quick disk, on a slow one under the dossier, on one under all folders of the program.

    What the window rests for, beyond a processor, and beyond what it rests on the quick disk, is the disk's.
    """
    known_bad = chosen.known_bad

    def batch(_number: int) -> Tally:
        tally = Tally()
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / "whole"
            new_demo_workspace(whole, AUTHOR, now, resources()).close()
            quick = _told(tally, "a quick disk", _day(whole, 0, everything=True))
            slow = _told(tally, "a slow dossier", _day(whole, _DELAY, everything=False, known_bad=known_bad))
            if slow["calls"]:
                tally.faults.append(f"the window's own thread made {slow['calls']} calls, first at {slow['first']}")
            everywhere = slow if known_bad else _told(tally, "slow folders", _day(whole, _DELAY, everything=True))
            for where, day in (("dossier", slow), ("folders of the program", everywhere)):
                frozen = day["kept waiting"] - quick["kept waiting"]
                if frozen > _FROZEN:
                    tally.faults.append(f"slow {where}: frozen for {frozen} ms, {day['then']}; first at {day['first']}")
        return tally

    with tempfile.TemporaryDirectory() as kept:
        where, most = Path(kept) if known_bad else FOLDER, most_faults(known_bad)
        tally = in_batches("slow-disk", 1, batch, resume=chosen.resume, folder=where, most=most)
    return judged(tally, tally.counts["calls kept waiting"] >= _FEWEST_WAITS)


def _told(tally: Tally, where: str, day: dict[str, Any]) -> dict[str, Any]:
    tally.counts[f"ms of rest on {where} at most"] = day["longest"]
    tally.counts[f"of it not for a processor on {where} at most"] = day["kept waiting"]
    tally.counts["calls kept waiting"] += day["waited"]
    return day


def _day(whole: Path, delay: int, *, everything: bool, known_bad: str = "") -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        dossier = Path(shutil.copytree(whole, Path(folder) / "dossier"))
        command = [sys.executable, "-m", "tests.faults.slow_disk", str(dossier), "--delay", str(delay)]
        command += ["--below", folder if everything else str(dossier), *(["--known-bad"] if known_bad else [])]
        home = {"CSXL_HOME": f"{folder}/home", "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, env=os.environ | home, capture_output=True, text=True, check=False)
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        found["first"] = found["first"].replace(folder, "…")
    return found
