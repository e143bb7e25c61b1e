"""Computers that share a folder end alike, whatever arrives late; a small part of what `make faults` does at length."""

from pathlib import Path

import pytest

from tests.faults import sharing
from tests.faults.sharing_rig import bad_run

pytestmark = pytest.mark.slow


def test_two_computers_end_alike_and_lose_nothing(tmp_path: Path) -> None:
    tally = sharing.run(tmp_path, 1, seed=8)

    assert tally.faults == []
    assert tally.acts > 10
    assert tally.parted > 0


def test_without_the_copy_that_both_had_in_common_the_rig_goes_red(tmp_path: Path) -> None:
    assert bad_run(tmp_path, 1, seed=8, computers=2, known_bad="no-base") != []
