"""What is handed to CUPS, and what its words mean; a queue that is one is in `tests/printers`."""

import sys
from pathlib import Path

import pytest

from csxl_desktop.system.spooler import Answer, PrintJob, send, state

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="CUPS is Linux's")


def _program(folder: Path, name: str, does: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in front of all others: what stands in it is what the system has."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def test_what_is_not_said_is_left_to_the_printer() -> None:
    assert PrintJob("Bureau").arguments() == ["-d", "Bureau", "-t", "CSXL", "-n", "1"]


def test_each_choice_is_an_argument_of_its_own() -> None:
    job = PrintJob(
        "Bureau",
        "PV; rm -rf",
        copies=3,
        pages="2-4,7",
        paper="A4",
        sides="two-sided-short-edge",
        gray=True,
        collated=False,
        reverse=True,
        true_size=True,
        more={"number-up": "2"},
    )

    told = job.arguments()

    assert told[:8] == ["-d", "Bureau", "-t", "PV; rm -rf", "-n", "3", "-P", "2-4,7"]
    assert told[9::2] == [
        "media=A4",
        "sides=two-sided-short-edge",
        "print-color-mode=monochrome",
        "collate=false",
        "outputorder=reverse",
        "print-scaling=none",
        "number-up=2",
    ]
    assert set(told[8::2]) == {"-o"}


def test_the_pdf_itself_is_handed_over_in_words_that_do_not_follow_the_system(programs: Path) -> None:
    _program(programs, "lp", f'cat > "{programs}/input"\necho "$LC_ALL $LANGUAGE $@" > "{programs}/told"')
    _program(programs, "lpstat", "echo 'printer Bureau is idle.'")

    assert send(b"%PDF whole", PrintJob("Bureau", "Été")) is Answer.TAKEN

    assert (programs / "input").read_bytes() == b"%PDF whole"
    assert (programs / "told").read_text() == "C.UTF-8 C -d Bureau -t Été -n 1\n"


@pytest.mark.parametrize(
    ("said", "running", "answer"),
    [
        ("lp: Error - The printer or class does not exist.", "scheduler is running", Answer.UNKNOWN_PRINTER),
        ("lp: Error - The printer or class does not exist.", "lpstat: Scheduler is not running.", Answer.AWAY),
        ('lp: Destination "Bureau" is not accepting jobs.', "scheduler is running", Answer.REFUSED),
        ("lp: Unable to connect to server", "scheduler is running", Answer.AWAY),
        ("lp: Not authorized to print", "scheduler is running", Answer.REFUSED),
        ("lp: the sky fell", "scheduler is running", Answer.FAILED),
    ],
)
def test_a_refusal_is_understood(programs: Path, said: str, running: str, answer: Answer) -> None:
    _program(programs, "lp", f"echo '{said}' >&2\nexit 1")
    _program(programs, "lpstat", f"echo '{running}'")

    assert send(b"%PDF", PrintJob("Bureau")) is answer


def test_a_printer_that_is_stopped_keeps_what_it_is_given(programs: Path) -> None:
    _program(programs, "lp", "cat >/dev/null")
    _program(programs, "lpstat", "echo 'printer Bureau disabled since Sun Nov 29 - Paused'")

    assert send(b"%PDF", PrintJob("Bureau")) is Answer.PAUSED


def test_a_system_without_a_queue_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert send(b"%PDF", PrintJob("Bureau")) is Answer.NO_QUEUE


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("printer Bureau is idle.  enabled since Sun Nov 29", Answer.TAKEN),
        ("printer Bureau now printing Bureau-1.\n\tThe printer may not exist or is unavailable.", Answer.UNREACHED),
        ("printer Bureau now printing Bureau-1.\n\tThe printer is not responding.", Answer.UNREACHED),
        ("printer Bureau disabled since Sun Nov 29 -\n\tPaused", Answer.PAUSED),
    ],
)
def test_a_moment_later_the_queue_knows_whether_the_printer_answers(programs: Path, said: str, answer: Answer) -> None:
    _program(programs, "lpstat", f"echo '{said}'")

    assert state("Bureau") is answer
