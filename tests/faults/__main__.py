"""`python -m tests.faults [--kills N] [--known-bad early|no-journal] [--seed N]`: exit 1 where a fault was found."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import backup_kills, kills, room_kills, sheets

_FEWEST_WRITES_PER_KILL = 2


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", type=int, default=-1, help="kills of a window of a meeting instead")
    parser.add_argument("--sheets", type=int, default=0, help="sign-in sheets for 1 to so many people instead")
    parser.add_argument("--backups", type=int, default=0, help="kills of backups and of restores, and flipped bytes")
    bad = (*backup_kills.KNOWN_BAD, *kills.KNOWN_BAD, *room_kills.KNOWN_BAD, *sheets.KNOWN_BAD)
    parser.add_argument("--known-bad", choices=bad, default="")
    chosen = parser.parse_args()
    if chosen.backups:
        return of_backups(chosen.backups, chosen.seed, chosen.known_bad)
    if chosen.sheets:
        return of_sheets(chosen.sheets, chosen.known_bad)
    if chosen.room >= 0:
        return in_the_room(chosen.room, chosen.seed, chosen.known_bad)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = kills.run(Path(folder), chosen.kills, seed=chosen.seed, known_bad=chosen.known_bad)
    for fault in tally.faults:
        print(f"  {fault}", file=sys.stderr)
    print(f"{tally.line()} · {time.monotonic() - started:.0f} s")
    if tally.acknowledged < _FEWEST_WRITES_PER_KILL * tally.kills:
        print("too little work was acknowledged: the rig proves nothing", file=sys.stderr)
        return 1
    return 1 if tally.faults else 0


def in_the_room(wanted: int, seed: int, known_bad: str) -> int:
    """The rig of meeting mode."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = room_kills.run(Path(folder), wanted, seed=seed, known_bad=known_bad)
    for fault in tally.faults:
        print(f"  {fault}", file=sys.stderr)
    print(f"{tally.line()} · {time.monotonic() - started:.0f} s")
    return 1 if tally.faults or tally.ticks < tally.kills else 0


def of_backups(wanted: int, seed: int, known_bad: str) -> int:
    """The rigs of backups: each must have done some work."""
    told = 0
    for what, rig, bad in (
        ("killed backups", backup_kills.kill_backups, "named-first"),
        ("killed restores", backup_kills.kill_restores, ""),
        ("flipped bytes", backup_kills.flip_bytes, "structure-only"),
    ):
        if known_bad and known_bad != bad:
            continue
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            tally = rig(Path(folder), wanted, seed=seed, **({"known_bad": known_bad} if known_bad else {}))
        for fault in tally.faults:
            print(f"  {fault}", file=sys.stderr)
        print(f"{tally.line(what)} · {time.monotonic() - started:.0f} s")
        told += len(tally.faults) + (tally.done * 4 < tally.rounds)
    return 1 if told else 0


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
