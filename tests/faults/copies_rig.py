"""`python -m tests.faults.copies_rig [--rounds N] [--kills N] [--resume]`: exit 1 where a fault was found.

A run that was stopped goes on where it was: each round is made from its number alone.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import copies, copies_kills
from tests.faults.progress import FAULTS_SHOWN, FOLDER, Batch, Tally, in_batches

_ROUNDS_OF_A_BATCH = 50  # those of one base
_KILLS_OF_A_BATCH = 30
_FEWEST_CHANGES_PER_ROUND = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.copies_rig", description=__doc__)
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="go on where this rig was stopped")
    parser.add_argument("--kept", type=Path, default=FOLDER, help="where it is kept how far a run has come")
    parser.add_argument("--known-bad", choices=(*copies.KNOWN_BAD, *copies_kills.KNOWN_BAD), default="")
    chosen = parser.parse_args()
    return _killed(chosen) if chosen.kills else _brought_together(chosen)


def _brought_together(chosen: argparse.Namespace) -> int:
    size = min(chosen.rounds, _ROUNDS_OF_A_BATCH)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            first = number * size
            done = copies.run(Path(folder), first + size, seed=chosen.seed, known_bad=chosen.known_bad, first=first)
            counts = Counter({"rounds": done.rounds, "changes": done.changes, "kept beside": done.queued})
            return Tally(counts + Counter({"written in a dossier": done.written}), done.faults)

        tally = _run("copies", -(-chosen.rounds // size), batch, chosen)
    return _judged(tally, tally.counts["changes"] >= _FEWEST_CHANGES_PER_ROUND * tally.counts["rounds"])


def _killed(chosen: argparse.Namespace) -> int:
    size = min(chosen.kills, _KILLS_OF_A_BATCH)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            done = copies_kills.run(Path(folder), size, seed=chosen.seed + number, known_bad=chosen.known_bad)
            return Tally(Counter({"kills": done.kills, "before": done.before, "after": done.after}), done.faults)

        tally = _run("copies-killed", -(-chosen.kills // size), batch, chosen)
    both = tally.counts["before"] and tally.counts["after"]
    return _judged(tally, bool(both) or chosen.kills < _KILLS_OF_A_BATCH)


def _run(name: str, wanted: int, batch: Batch, chosen: argparse.Namespace) -> Tally:
    part = f"-part-{chosen.known_bad}" if chosen.known_bad else ""
    most = 1 if chosen.known_bad else FAULTS_SHOWN
    return in_batches(f"{name}{part}", wanted, batch, resume=chosen.resume, folder=chosen.kept, most=most)


def _judged(tally: Tally, enough: bool) -> int:
    for fault in tally.faults:
        print(f"  {fault[:500]}", file=sys.stderr)
    print(tally.line())
    if not enough:
        print("too little was done: the rig proves nothing", file=sys.stderr)
    return 1 if tally.faults or not enough else 0


if __name__ == "__main__":
    sys.exit(main())
