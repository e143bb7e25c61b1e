"""A failing disk, a kill at any call, a power cut lose nothing acknowledged: a small part of `make faults`."""

import json
import subprocess
import sys

import pytest

from tests.faults import shim

IMPOSSIBLE = "the shim is built with cc, for Linux"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not shim.is_possible(), reason=IMPOSSIBLE)]

Told = dict[str, tuple[dict[str, int], list[str]]]


@pytest.fixture(scope="module")
def told() -> Told:
    # A process of its own: it starts itself again with the shim before the C library.
    command = [sys.executable, "-m", "tests.faults", "--small"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Told = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("scenario", ["output", "draft", "save", "import", "migrate", "backup", "restore", "merge"])
def test_every_call_may_fail_or_be_the_last(told: Told, scenario: str) -> None:
    counts, faults = told[scenario]

    assert faults == []
    assert counts["points"] >= 4
    assert min(counts["acknowledged"], counts["refused in words"]) > 0


def test_what_is_refused_at_its_last_call_and_done_again_is_there_once(told: Told) -> None:
    """The disk may refuse the sync of a journal that was emptied already: the transaction stands all the same."""
    counts, faults = told["calls: last"]

    assert faults == []
    assert counts["refused in words"] >= 3


def test_power_cuts_lose_nothing(told: Told) -> None:
    counts, faults = told["cuts: "]

    assert faults == []
    assert counts["acknowledged"] >= counts["cuts"] > 0
    assert counts["journals played back"] > 0


@pytest.mark.parametrize(
    ("rig", "words"),
    [
        ("calls: early", "acts acknowledged"),
        ("calls: deaf, no-space", "acts acknowledged"),
        ("calls: deaf, no-answer", "out of order"),
        ("cuts: no-sync", "damaged"),
        ("cuts: delete-full", "the file stands at"),
    ],
)
def test_rigs_go_red_on_what_is_known_to_be_bad(told: Told, rig: str, words: str) -> None:
    assert words in " ".join(told[rig][1])
