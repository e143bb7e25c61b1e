"""Two copies brought together lose nothing; and the rig that says so goes red where the engine is spoilt.

A small part of what `make faults` does at length.
"""

import os
from pathlib import Path

import pytest

from tests.faults import copies, copies_kills

pytestmark = pytest.mark.slow


def test_every_change_of_both_sides_is_there_or_kept_beside(tmp_path: Path) -> None:
    tally = copies.run(tmp_path, 4)

    assert tally.faults == []
    assert tally.rounds == 4
    assert tally.changes > 200
    assert tally.queued > 5
    assert tally.written == 1


@pytest.mark.parametrize("setting", copies.KNOWN_BAD)
def test_rig_goes_red_where_the_engine_loses_changes(tmp_path: Path, setting: str) -> None:
    tally = copies.run(tmp_path, 10, known_bad=setting)

    assert tally.faults


@pytest.mark.skipif(os.name != "posix", reason="the rig forks")
def test_kill_while_a_copy_is_taken_in_leaves_before_or_after(tmp_path: Path) -> None:
    tally = copies_kills.run(tmp_path, 2)

    assert tally.faults == []
    assert tally.before + tally.after == 2
