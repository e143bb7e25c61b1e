"""Hostile files are refused in a sentence, or read: never a failure, never a part of one, never beyond the limits.

A part of what `make faults` does with all of them, and with ten thousand mutations of each format.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import fuzz
from tests.faults.corpus import READ, REFUSED, HostileFile, all_files
from tests.faults.reading_room import ReadingRoom
from tests.faults.taking import Table, laid

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the reading room forks")

LEAST, TAKEN, MUTATIONS = 150, 40, 4


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Table, ReadingRoom]]:
    with laid(tmp_path_factory.mktemp("hostile")) as both:
        yield both


def test_hostile_files_are_refused_in_a_sentence_or_read(at: tuple[Table, ReadingRoom]) -> None:
    table, room = at
    files = list(all_files())
    light = [file for file in files if not file.heavy]
    outcomes = [table.take(file) for file in random.Random(7).sample(light, TAKEN)]

    assert len(files) == len({file.id for file in files})
    assert len({(file.name, file.made) for file in light}) >= LEAST
    assert [outcome.fault for outcome in outcomes if outcome.fault] == []
    assert {outcome.fate for outcome in outcomes} == {READ, REFUSED}
    assert room.measured.is_within_limits()


@pytest.mark.parametrize("name", [name for name in fuzz.FORMATS if name != "workbook"])
def test_mutations_are_refused_in_a_sentence_or_read(at: tuple[Table, ReadingRoom], name: str) -> None:
    tally = fuzz.run(name, MUTATIONS, 1, at[0])

    assert tally.counts["files"] == MUTATIONS
    assert tally.faults == []


def test_a_file_that_was_taken_in_changes_nothing_when_it_comes_again(at: tuple[Table, ReadingRoom]) -> None:
    table, _room = at
    whole = [
        HostileFile(name, "import", fuzz.FORMATS[name][1](), READ) for name in ("csv", "xlsx", "ods", "ics", "vcf")
    ]
    assert [table.take(file).fault for file in whole] == [""] * len(whole)
    before = table.rows()

    assert [table.take(file).fault for file in whole] == [""] * len(whole)
    assert table.rows() == before


def test_the_table_goes_red_where_a_file_does_not_meet_its_fate(at: tuple[Table, ReadingRoom]) -> None:
    read, refused = (
        HostileFile("x", "import", data, fate) for data, fate in ((b"", READ), (b"Organisation\nA\n", REFUSED))
    )

    assert "refused instead of read" in at[0].take(read).fault
    assert "read instead of refused" in at[0].take(refused).fault


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "word"),
    [("half-kept", "rows were kept"), ("in-no-words", "instead of a refusal"), ("greedy", "beyond the limits")],
)
def test_rigs_go_red_on_what_is_known_to_be_bad(setting: str, word: str, tmp_path: Path) -> None:
    arguments = ["--hostile"] if setting == "greedy" else ["--fuzz", "csv", "--files", "12"]
    command = [sys.executable, "-m", "tests.faults", *arguments, "--known-bad", setting]
    done = subprocess.run(command, env=os.environ | {"TMPDIR": str(tmp_path)}, capture_output=True, text=True)

    assert done.returncode == 1
    assert word in done.stderr
