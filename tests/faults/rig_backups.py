"""The rigs of backups, in batches: kills of backups and of restores, and bytes that are changed."""

import argparse
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

from tests.faults import backup_kills
from tests.faults.backup_kills import KNOWN_BAD
from tests.faults.progress import FOLDER, Tally, in_batches, judged, most_faults

_KEPT = 1000  # a shorter run says nothing of the long one
_ROUNDS_OF_A_BATCH = 100
_RIGS = {  # of what is known to be bad, the one that must see it
    "killed-backups": (backup_kills.kill_backups, KNOWN_BAD[0]),
    "killed-restores": (backup_kills.kill_restores, KNOWN_BAD[1]),
    "flipped-bytes": (backup_kills.flip_bytes, KNOWN_BAD[2]),
}


def of_backups(chosen: argparse.Namespace) -> int:
    """Each must have done some work."""
    wanted = [name for name, (_rig, bad) in _RIGS.items() if chosen.known_bad in {"", bad}]
    return 1 if sum(_played(name, chosen) for name in wanted) else 0


def _played(name: str, chosen: argparse.Namespace) -> int:
    rounds, known_bad = chosen.backups, chosen.known_bad
    size = min(rounds, _ROUNDS_OF_A_BATCH)
    with tempfile.TemporaryDirectory() as folder:
        where = FOLDER if rounds >= _KEPT and not known_bad else Path(folder)
        most, batch = most_faults(known_bad), partial(_batch, name, chosen, Path(folder), size)
        tally = in_batches(name, -(-rounds // size), batch, resume=chosen.resume, folder=where, most=most)
    return judged(tally, tally.counts["acknowledged"] * 4 >= tally.counts["rounds"])


def _batch(name: str, chosen: argparse.Namespace, folder: Path, size: int, number: int) -> Tally:
    left, place = min(size, chosen.backups - number * size), chosen.seed * 1_000_003 + number
    done = _RIGS[name][0](folder, left, seed=place, known_bad=chosen.known_bad)
    return Tally(Counter({"rounds": done.rounds, "acknowledged": done.done}), done.faults)
