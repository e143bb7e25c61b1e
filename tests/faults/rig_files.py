"""The rigs of files from outside, in batches: the hostile ones, and those that were changed at random."""

import argparse
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import fuzz
from tests.faults.corpus import all_files
from tests.faults.progress import FOLDER, Tally, in_batches, judged, most_faults
from tests.faults.reading_room import ReadingRoom
from tests.faults.taking import UNSAVED, at_table, laid, made, read_warm

_FILES_OF_A_DOSSIER, _DOSSIERS_OF_A_BATCH = 100, 10
_HOSTILE_OF_A_BATCH = 50
_FEW = 12  # where one is enough


def of_mutations(chosen: argparse.Namespace) -> int:
    """Of one format; the same dossier, new, for each hundred files."""
    name, wanted, known_bad = chosen.fuzz, chosen.files, chosen.known_bad
    if name not in fuzz.FORMATS:
        raise SystemExit(f"--fuzz {name}: one of {', '.join(fuzz.FORMATS)}")
    size = min(wanted, _FILES_OF_A_DOSSIER)
    dossiers = -(-wanted // size)
    with tempfile.TemporaryDirectory() as kept:
        blank = made(Path(kept) / UNSAVED)

        def batch(number: int) -> Tally:
            tally, first = Tally(), number * _DOSSIERS_OF_A_BATCH
            with tempfile.TemporaryDirectory() as folder, read_warm(known_bad) as room:
                for each in range(first, min(first + _DOSSIERS_OF_A_BATCH, dossiers)):
                    place = shutil.copytree(blank, Path(folder) / str(each) / UNSAVED)
                    with at_table(place, known_bad) as at:
                        done = fuzz.run(name, size, chosen.seed * 1_000_003 + each, at)
                    tally.counts += done.counts
                    tally.faults += done.faults
                    shutil.rmtree(place)
                tally.faults += [f"{name}, batch {number}: {each}" for each in _beyond(room)]
            return tally

        where, most = Path(kept) if known_bad else FOLDER, most_faults(known_bad)
        batches = -(-dossiers // _DOSSIERS_OF_A_BATCH)
        tally = in_batches(f"fuzz-{name}", batches, batch, resume=chosen.resume, folder=where, most=most)
    return judged(tally, tally.counts["files"] >= wanted and tally.counts["refused"] > 0)


def of_hostile_files(chosen: argparse.Namespace) -> int:
    """Every file of the corpus, the heavy ones too."""
    known_bad = chosen.known_bad
    files = list(all_files())[: _FEW if known_bad else None]

    def batch(number: int) -> Tally:
        tally, first = Tally(), number * _HOSTILE_OF_A_BATCH
        with tempfile.TemporaryDirectory() as folder, laid(Path(folder), known_bad) as (table, room):
            for file in files[first : first + _HOSTILE_OF_A_BATCH]:
                outcome = table.take(file)
                tally.counts += Counter({"files": 1, outcome.fate.value: 1})
                tally.faults += [f"{file.id}: {outcome.fault}"] if outcome.fault else []
            tally.counts["MB at most"] = room.measured.megabytes
            tally.counts["milliseconds at most"] = round(room.measured.seconds * 1000)
            tally.faults += _beyond(room)
        return tally

    with tempfile.TemporaryDirectory() as kept:
        where, most = Path(kept) if known_bad else FOLDER, most_faults(known_bad)
        batches = -(-len(files) // _HOSTILE_OF_A_BATCH)
        tally = in_batches("hostile", batches, batch, resume=chosen.resume, folder=where, most=most)
    return judged(tally, tally.counts["files"] == len(files))


def _beyond(room: ReadingRoom) -> list[str]:
    return [] if room.measured.is_within_limits() else [f"beyond the limits: {room.measured}"]
