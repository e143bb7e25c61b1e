"""The rig of sign-in sheets, in batches of so many sizes."""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import sheets
from tests.faults.progress import FOLDER, Tally, in_batches, judged, most_faults

_KEPT = 200  # a shorter run says nothing of the long one
_SIZES_OF_A_BATCH = 50


def of_sheets(chosen: argparse.Namespace) -> int:
    """A sheet for every number of people."""
    largest, known_bad = chosen.sheets, chosen.known_bad
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            first = number * _SIZES_OF_A_BATCH + 1
            done = sheets.run(range(first, min(first + _SIZES_OF_A_BATCH, largest + 1)), known_bad=known_bad)
            return Tally(Counter({"sheets": done.sheets, "pages": done.pages, "rows": done.rows}), done.faults)

        where = FOLDER if largest >= _KEPT and not known_bad else Path(folder)
        most, batches = most_faults(known_bad), -(-largest // _SIZES_OF_A_BATCH)
        tally = in_batches("sheets", batches, batch, resume=chosen.resume, folder=where, most=most)
    return judged(tally, tally.counts["sheets"] >= 2 * largest)
