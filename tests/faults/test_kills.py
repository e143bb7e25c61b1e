"""Kills lose nothing, sheets are whole; and the rigs that say so go red where something is wrong.

A small part of what `make faults` does at length; the rig of the room is shown what is known to be bad there alone.
"""

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the rig forks")


def _run_rig(*arguments: str) -> "subprocess.CompletedProcess[str]":
    # A process of its own: the children fork from a parent that has one thread only.
    return subprocess.run(
        [sys.executable, "-m", "tests.faults", *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_no_acknowledged_write_is_lost_in_30_kills() -> None:
    done = _run_rig("--kills", "30")

    assert done.returncode == 0, done.stderr
    figures = [int(number) for number in re.findall(r"\d+", done.stdout)[:4]]
    kills, acknowledged, mid_write, faults = figures
    assert (kills, faults) == (30, 0)
    assert acknowledged >= 60
    assert mid_write >= 1


@pytest.mark.slow
def test_nor_in_an_encrypted_dossier() -> None:
    done = _run_rig("--kills", "12", "--encrypted")

    assert done.returncode == 0, done.stderr
    kills, acknowledged, _mid_write, faults = [int(number) for number in re.findall(r"\d+", done.stdout)[:4]]
    assert (kills, faults) == (12, 0)
    assert acknowledged >= 24


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["early", "no-journal"])
def test_rig_goes_red_on_a_known_bad_setting(setting: str) -> None:
    done = _run_rig("--kills", "80", "--known-bad", setting)

    assert done.returncode == 1
    assert re.search(r"lost|unreadable|damaged|nowhere|disagrees|broken|found", done.stderr)


@pytest.mark.slow
def test_no_tick_and_no_second_of_typing_is_lost_when_a_meeting_is_killed() -> None:
    done = _run_rig("--room", "3")

    assert done.returncode == 0, done.stderr
    kills, ticks, letters, _saved, faults = (int(number) for number in re.findall(r"\d+", done.stdout)[:5])
    assert (kills, faults) == (3, 0)
    assert min(ticks, letters) >= kills


@pytest.mark.slow
def test_no_killed_backup_bears_a_name_and_no_flipped_byte_is_missed() -> None:
    done = _run_rig("--backups", "12")

    assert done.returncode == 0, done.stderr
    figures = [[int(number) for number in re.findall(r"\d+", line)] for line in done.stdout.splitlines()]
    assert [(rounds, faults) for rounds, _done, faults in figures] == [(12, 0)] * 3
    assert figures[2][1] == 12


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "word"),
    [("named-first", "is none"), ("written-over", "neither before nor after"), ("structure-only", "not found")],
)
def test_rig_of_the_backups_goes_red_on_a_known_bad_setting(setting: str, word: str) -> None:
    done = _run_rig("--backups", "600", "--known-bad", setting)  # it ends at the first fault: when, hangs on the disk

    assert done.returncode == 1
    assert word in done.stderr


@pytest.mark.slow
def test_sheets_of_any_size_are_whole() -> None:
    done = _run_rig("--sheets", "24")

    assert done.returncode == 0, done.stderr
    told = re.sub(r"(?<=\d) (?=\d)", "", done.stdout)  # thousands stand apart
    sheets, pages, rows, faults = (int(number) for number in re.findall(r"\d+", told)[:4])
    assert (sheets, faults) == (48, 0)
    assert pages > sheets
    assert rows >= 24 * 25  # twice the sum of 1 to 24


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "word"), [("orphans", "lonely place"), ("no-header", "0 headers"), ("swapped", "row 1 says")]
)
def test_rig_of_the_sheets_goes_red_on_a_known_bad_setting(setting: str, word: str) -> None:
    done = _run_rig("--sheets", "24", "--known-bad", setting)

    assert done.returncode == 1
    assert word in done.stderr
