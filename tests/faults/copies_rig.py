"""`python -m tests.faults.copies_rig [--rounds N] [--state FILE] [--kills N]`: exit 1 where a fault was found.

With `--state` a run that was stopped goes on where it was: each round is made from its number alone.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import copies, copies_kills

_AT_ONCE = 250  # rounds between two notes of how far the run has come
_FEWEST_CHANGES_PER_ROUND = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.copies_rig", description=__doc__)
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--known-bad", choices=(*copies.KNOWN_BAD, *copies_kills.KNOWN_BAD), default="")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.kills:
            return _killed(Path(folder), chosen)
        return _brought_together(Path(folder), chosen)


def _killed(folder: Path, chosen: argparse.Namespace) -> int:
    started = time.monotonic()
    tally = copies_kills.run(folder, chosen.kills, seed=chosen.seed, known_bad=chosen.known_bad)
    _tell(tally.line(), tally.faults, time.monotonic() - started)
    if chosen.kills >= 20 and not chosen.known_bad and not (tally.before and tally.after):
        print("every kill came too early or too late: the rig proves nothing", file=sys.stderr)
        return 1
    return 1 if tally.faults else 0


def _brought_together(folder: Path, chosen: argparse.Namespace) -> int:
    tally, seconds = _taken_up(chosen.state)
    while tally.rounds < chosen.rounds and not tally.faults:
        started = time.monotonic()
        upto = min(chosen.rounds, (tally.rounds // _AT_ONCE + 1) * _AT_ONCE)
        part = copies.run(folder, upto, seed=chosen.seed, known_bad=chosen.known_bad, first=tally.rounds)
        tally = tally.with_part(part)
        seconds += time.monotonic() - started
        if chosen.state and not tally.faults:
            chosen.state.parent.mkdir(parents=True, exist_ok=True)
            chosen.state.write_text(json.dumps(tally.to_json() | {"seconds": seconds}), "utf-8")
    _tell(tally.line(), tally.faults, seconds)
    if tally.changes < _FEWEST_CHANGES_PER_ROUND * tally.rounds:
        print("too little was changed: the rig proves nothing", file=sys.stderr)
        return 1
    return 1 if tally.faults else 0


def _taken_up(state: Path | None) -> tuple[copies.Tally, float]:
    if state is None or not state.exists():
        return copies.Tally(), 0.0
    told = json.loads(state.read_text("utf-8"))
    return copies.Tally.from_json(told), told["seconds"]


def _tell(line: str, faults: list[str], seconds: float) -> None:
    for fault in faults:
        print(f"  {fault[:500]}", file=sys.stderr)
    print(f"{line} · {seconds:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
