"""The rigs that kill whoever writes, in batches: the services, and the window of a meeting."""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import kills, room_kills
from tests.faults.progress import FOLDER, Tally, in_batches, judged, most_faults

_FEWEST_WRITES_PER_KILL = 2
_KILLS_KEPT, _FEW_KEPT = 1000, 100  # a shorter run says nothing of the long one
_WINDOWS_OF_A_BATCH = 30  # all that a window is killed after comes in turns: it is a multiple of three


def of_kills(chosen: argparse.Namespace) -> int:
    """The services, a fresh dossier for each batch of kills."""
    wanted, known_bad = chosen.kills, chosen.known_bad
    size = min(wanted, kills.KILLS_PER_DOSSIER)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            left, place = min(size, wanted - number * size), chosen.seed * 1_000_003 + number
            done = kills.run(Path(folder), left, seed=place, known_bad=known_bad, encrypted=chosen.encrypted)
            counts = {"kills": done.kills, "acknowledged writes": done.acknowledged}
            return Tally(Counter(counts | {"found mid-write": done.rolled_back}), done.faults)

        name = "kills-encrypted" if chosen.encrypted else "kills"
        short = known_bad or wanted < (_FEW_KEPT if chosen.encrypted else _KILLS_KEPT)
        where = Path(folder) if short else FOLDER
        most = most_faults(known_bad)
        tally = in_batches(name, -(-wanted // size), batch, resume=chosen.resume, folder=where, most=most)
    return judged(tally, tally.counts["acknowledged writes"] >= _FEWEST_WRITES_PER_KILL * tally.counts["kills"])


def of_room(chosen: argparse.Namespace) -> int:
    """Meeting mode."""
    wanted, known_bad = chosen.room, chosen.known_bad
    size = min(wanted, _WINDOWS_OF_A_BATCH)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            left, place = min(size, wanted - number * size), chosen.seed * 1_000_003 + number
            done = room_kills.run(Path(folder), left, seed=place, known_bad=known_bad)
            counts = {"kills": done.kills, "ticks": done.ticks, "letters": done.letters}
            return Tally(Counter(counts | {"saved by the journal": done.from_journal}), done.faults)

        where = FOLDER if wanted >= _FEW_KEPT and not known_bad else Path(folder)
        most = most_faults(known_bad)
        tally = in_batches("room", -(-wanted // size), batch, resume=chosen.resume, folder=where, most=most)
    return judged(tally, tally.counts["ticks"] >= tally.counts["kills"])
