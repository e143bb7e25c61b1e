"""What is left of a failure: versions and places, the end of the log; a fall is told once."""

from datetime import datetime
from pathlib import Path

from csxl_desktop.system.crash import CRASH_NAME
from csxl_desktop.system.crash_report import last_fall, write_report
from csxl_desktop.system.logging import LOG_NAME


def test_report_ends_with_the_end_of_the_log(tmp_path: Path) -> None:
    (tmp_path / LOG_NAME).write_text("".join(f"line {number}\n" for number in range(100)), encoding="utf-8")

    path = write_report(tmp_path, "somewhere.py:1", datetime(2026, 11, 28, 9, 5, 7))  # noqa: DTZ001 - wall clock

    told = path.read_text(encoding="utf-8")
    assert path.name == "incident-2026-11-28-090507.txt"
    assert "PySide6" in told
    assert told.splitlines()[-60:] == [f"line {number}" for number in range(40, 100)]


def test_a_fall_is_told_once(tmp_path: Path) -> None:
    assert last_fall(tmp_path) == ""
    (tmp_path / CRASH_NAME).write_text("Fatal Python error: Aborted\n", encoding="utf-8")

    assert last_fall(tmp_path) == "Fatal Python error: Aborted"
    assert last_fall(tmp_path) == ""
