"""Computers that share a folder end alike, whatever arrives late; a small part of what `make faults` does at length."""

from pathlib import Path

import pytest

from tests.faults import sharing
from tests.faults.sharing_rig import bad_run

pytestmark = pytest.mark.slow


def test_two_computers_end_alike_and_lose_nothing(tmp_path: Path) -> None:
    """When two exchanges meet hangs on the machine: rounds are played until they parted once."""
    tallies: list[sharing.Tally] = []
    while not tallies or (not tallies[-1].parted and len(tallies) < 8):
        tallies.append(sharing.run(tmp_path / str(len(tallies)), 1, seed=8))

    assert [fault for tally in tallies for fault in tally.faults] == []
    assert min(tally.acts for tally in tallies) > 10
    assert tallies[-1].parted > 0


def test_without_the_copy_that_both_had_in_common_the_rig_goes_red(tmp_path: Path) -> None:
    assert bad_run(tmp_path, 1, seed=8, computers=2, known_bad="no-base") != []


def test_where_each_keeps_its_own_queue_the_rig_goes_red(tmp_path: Path) -> None:
    """Until two of one office wrote one field: each office is another."""
    faults: list[str] = []
    for seed in range(8, 14):
        faults += bad_run(tmp_path / str(seed), 1, seed=seed, computers=2, known_bad="no-queue")
        if any("queue differs" in fault for fault in faults):
            return
    raise AssertionError(faults)
