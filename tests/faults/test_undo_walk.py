"""Undo and redo over real acts come back to the same tables; a small part of what `make faults` does at length."""

from pathlib import Path

import pytest

from tests.faults import undo_walk

pytestmark = pytest.mark.slow


def test_undo_and_redo_of_real_acts_come_back_to_the_same_tables(tmp_path: Path) -> None:
    tally = undo_walk.run(tmp_path, 4, seed=5)
    assert tally.faults == []
    assert tally.counts["undo"] >= 4
    assert tally.counts["redo"] >= 3


@pytest.mark.parametrize("known_bad", undo_walk.KNOWN_BAD)
def test_an_undo_that_is_known_to_be_bad_goes_red(tmp_path: Path, known_bad: str) -> None:
    """Until an act of several changes was taken back, or one on which another stood: each office is another."""
    for seed in range(1, 9):
        if undo_walk.run(tmp_path / str(seed), 4, seed=seed, known_bad=known_bad).faults:
            return
    raise AssertionError("nothing was found")
