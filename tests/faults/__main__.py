"""`python -m tests.faults [--kills N] [--known-bad early|no-journal] [--seed N]`: exit 1 where a fault was found."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults import cuts, every_call, kills, room_kills, sheets
from tests.faults.progress import Tally, in_batches
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import WAYS, under_shim

_FEWEST_WRITES_PER_KILL = 2
_CUTS_OF_A_RECORDING = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", type=int, default=-1, help="kills of a window of a meeting instead")
    parser.add_argument("--sheets", type=int, default=0, help="sign-in sheets for 1 to so many people instead")
    parser.add_argument("--calls", choices=[*SCENARIOS], default="", help="fail or die at every call of this instead")
    parser.add_argument("--cuts", type=int, default=0, help="simulated power cuts instead")
    parser.add_argument("--way", choices=[*WAYS], default="", help="this way alone")
    parser.add_argument("--stride", type=int, default=1, help="every so many calls")
    parser.add_argument("--resume", action="store_true", help="go on where this rig was stopped")
    bad = (*kills.KNOWN_BAD, *room_kills.KNOWN_BAD, *sheets.KNOWN_BAD, *cuts.KNOWN_BAD)
    parser.add_argument("--known-bad", choices=bad, default="")
    chosen = parser.parse_args()
    if chosen.calls:
        under_shim()
        return of_calls(chosen.calls, chosen.way, chosen.stride, known_bad=chosen.known_bad == "early")
    if chosen.cuts:
        under_shim()
        return of_cuts(chosen.cuts, chosen.seed, chosen.known_bad, resume=chosen.resume)
    if chosen.sheets:
        return of_sheets(chosen.sheets, chosen.known_bad)
    if chosen.room >= 0:
        return in_the_room(chosen.room, chosen.seed, chosen.known_bad)
    return of_writers(chosen.kills, chosen.seed, chosen.known_bad, resume=chosen.resume)


def of_writers(wanted: int, seed: int, known_bad: str, *, resume: bool) -> int:
    """The rig of the services, a fresh dossier for each batch of kills."""
    size = min(wanted, kills.KILLS_PER_DOSSIER)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            done = kills.run(Path(folder), size, seed=seed * 1_000_003 + number, known_bad=known_bad)
            counts = Counter(
                {"kills": done.kills, "acknowledged writes": done.acknowledged, "found mid-write": done.rolled_back}
            )
            return Tally(counts, done.faults)

        name = f"kills-{known_bad}" if known_bad else "kills"
        tally = in_batches(name, -(-wanted // size), batch, resume=resume)
    return judged(tally, tally.counts["acknowledged writes"] >= _FEWEST_WRITES_PER_KILL * tally.counts["kills"])


def of_calls(name: str, way: str, stride: int, *, known_bad: bool) -> int:
    """The rig of failing calls, every way of failing a batch."""
    with tempfile.TemporaryDirectory() as folder:
        tally = Tally()
        for each in [way] if way else WAYS:
            done = every_call.play(name, each, Path(folder), stride=stride, known_bad=known_bad)
            print(f"{name}, {each}: {done.line()}")
            tally.counts += done.counts
            tally.faults += done.faults
    return judged(tally, tally.counts["points"] > 0)


def of_cuts(wanted: int, seed: int, known_bad: str, *, resume: bool) -> int:
    """The rig of power cuts, new work recorded for each batch."""
    size = min(wanted, _CUTS_OF_A_RECORDING)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            place = seed * 1_000_003 + number
            return cuts.cut(cuts.record(Path(folder), place, known_bad), Path(folder), size, place)

        name = f"cuts-{known_bad}" if known_bad else "cuts"
        tally = in_batches(name, -(-wanted // size), batch, resume=resume)
    return judged(tally, tally.counts["acknowledged"] >= tally.counts["cuts"])


def judged(tally: Tally, enough: bool) -> int:
    """Say what a rig found; 1 where it found a fault, or did too little to prove anything."""
    for fault in tally.faults:
        print(f"  {fault}", file=sys.stderr)
    print(tally.line())
    if not enough:
        print("too little work was acknowledged: the rig proves nothing", file=sys.stderr)
    return 1 if tally.faults or not enough else 0


def in_the_room(wanted: int, seed: int, known_bad: str) -> int:
    """The rig of meeting mode."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = room_kills.run(Path(folder), wanted, seed=seed, known_bad=known_bad)
    for fault in tally.faults:
        print(f"  {fault}", file=sys.stderr)
    print(f"{tally.line()} · {time.monotonic() - started:.0f} s")
    return 1 if tally.faults or tally.ticks < tally.kills else 0


def of_sheets(most: int, known_bad: str) -> int:
    """The rig of sign-in sheets."""
    started = time.monotonic()
    tally = sheets.run(most, known_bad=known_bad)
    for fault in tally.faults:
        print(f"  {fault}", file=sys.stderr)
    print(f"{tally.line()} · {time.monotonic() - started:.0f} s")
    return 1 if tally.faults or tally.sheets < 2 * most else 0


if __name__ == "__main__":
    sys.exit(main())
