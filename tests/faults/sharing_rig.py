"""`python -m tests.faults.sharing_rig --rounds N [--computers 3] [--known-bad …] [--resume]`: 1 for a fault.

Each batch is one office, made from its number alone; a run that was stopped goes on where it was.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from csxl_desktop.services import reconciling
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.storage.sharing.place import COPIES, Head, Place
from tests.faults.progress import FAULTS_SHOWN, FOLDER, Tally, in_batches
from tests.faults.sharing import KNOWN_BAD, Computer, Office, run

_ROUNDS_OF_A_BATCH = 2  # of one office
_FEWEST_ACTS_PER_ROUND = 8


class EachGathers(SharingService):
    """What is known to be bad: whoever sees that two parted brings them together, and the other does so too."""

    def _gathers(self, _heads: dict[str, Head], _me: str) -> bool:
        return True


class WithoutBase(Office):
    """What is known to be bad: nobody keeps what both had in common."""

    def _exchange(self, computer: Computer) -> bool:
        place = Place(computer.view)
        told = {head.copy for head in place.heads().values()}
        for path in (computer.view / COPIES).iterdir():
            if path.name not in told:
                path.unlink()
        return super()._exchange(computer)


def bad_run(folder: Path, rounds: int, *, seed: int, computers: int, known_bad: str) -> list[str]:
    """The faults of an office that is known to be bad."""
    if known_bad == "no-queue":
        service: Any = reconciling
        carry, service.carry = service.carry, lambda _session, _plan: None  # each computer its own queue
        try:
            return run(folder, rounds, seed=seed, computers=computers).faults
        finally:
            service.carry = carry
    office = (WithoutBase if known_bad == "no-base" else Office)(folder, seed, computers)
    if known_bad == "no-turns":
        for each in office.computers:
            each.sharing = EachGathers(each.workspace.database, each.sharing._monotonic)
    try:
        for _round in range(rounds):
            office.play(30)
            if office.tally.faults:
                break
    finally:
        office.close()
    return office.tally.faults


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.sharing_rig", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--computers", type=int, choices=(2, 3), default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="go on where this rig was stopped")
    parser.add_argument("--kept", type=Path, default=FOLDER, help="where it is kept how far a run has come")
    parser.add_argument("--known-bad", choices=KNOWN_BAD, default="")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            place, seed = Path(folder) / str(number), chosen.seed * 1_000_003 + number
            if chosen.known_bad:
                faults = bad_run(
                    place, _ROUNDS_OF_A_BATCH, seed=seed, computers=chosen.computers, known_bad=chosen.known_bad
                )
                return Tally(Counter({"rounds": _ROUNDS_OF_A_BATCH}), faults)
            done = run(place, _ROUNDS_OF_A_BATCH, seed=seed, computers=chosen.computers)
            counts = {"rounds": _ROUNDS_OF_A_BATCH, "acts": done.acts, "exchanges": done.exchanges}
            more = {"waited for the other": done.parted, "killed": done.killed, "asked": done.asked}
            more["decided"] = done.decided
            return Tally(Counter(counts | more), [f"{seed}: {each}" for each in done.faults])

        name = f"shared-{chosen.computers}" + (f"-part-{chosen.known_bad}" if chosen.known_bad else "")
        wanted = -(-chosen.rounds // _ROUNDS_OF_A_BATCH)
        most = 1 if chosen.known_bad else FAULTS_SHOWN
        tally = in_batches(name, wanted, batch, resume=chosen.resume, folder=chosen.kept, most=most)
    for fault in tally.faults:
        print(f"  {fault[:500]}", file=sys.stderr)
    print(tally.line())
    enough = bool(chosen.known_bad) or tally.counts["acts"] >= _FEWEST_ACTS_PER_ROUND * tally.counts["rounds"]
    if not enough:
        print("too little was done: the rig proves nothing", file=sys.stderr)
    return 1 if tally.faults or not enough else 0


if __name__ == "__main__":
    sys.exit(main())
