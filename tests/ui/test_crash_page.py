"""A failure has its page: what happened, what is safe, a report without a name, one button to go on."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.system.crash_report import write_report
from csxl_desktop.ui.crash_page import Crashes
from csxl_desktop.ui.errors import Errors
from tests.journeys.running import Running, running_at_home


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    yield from running_at_home(qtbot, qapp, tmp_path / "home", monkeypatch)


AT = datetime(2026, 11, 28, 14, 20)  # noqa: DTZ001 - the clock on the wall


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QPushButton("behind"))
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


def _failed(errors: Errors) -> None:
    try:
        int("Zoé Peeters, zoe@exemple.example")
    except ValueError as error:
        errors.show(error)


def test_a_failure_is_told_and_reported_without_names_and_the_window_goes_on(
    window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    errors = Errors()
    crashes = Crashes(window, errors, lambda told: write_report(tmp_path / "log", told, AT))
    behind = window.centralWidget()
    assert behind is not None
    behind.setFocus()

    _failed(errors)
    page = crashes.page
    _failed(errors)  # a second one waits behind the first

    assert page is not None
    assert crashes.page is page
    assert page.size() == window.size()
    assert any("stays saved" in words for words in page.words)
    (report,) = (tmp_path / "log").iterdir()
    told = report.read_text("utf-8")
    assert report.stat().st_mode & 0o777 == 0o600
    assert "ValueError" in told
    assert "test_crash_page.py" in told
    assert "2026-11-28 14:20:00" in told
    assert "Zoé" not in told
    assert "zoe@" not in told
    assert not behind.isEnabled()

    window.resize(1200, 700)
    assert page.size() == window.size()
    with qtbot.waitSignal(page.destroyed):
        page.go_on.click()
    assert crashes.page is None
    assert behind.isEnabled()


def test_the_page_alone_tells_it(running: Running, dossier: Path) -> None:
    running.program.open(dossier)
    running.settle()

    _failed(running.program.errors)

    assert running.program.crashes is not None
    assert running.program.crashes.page is not None
    running.program.crashes.page.go_on.click()
    assert not running.window.toast.isVisible()
    assert running.said  # and it is in the log


def test_a_fall_is_told_at_the_next_start_even_where_no_report_can_be_written(window: QMainWindow) -> None:
    def full(_told: str) -> Path:
        raise OSError("No space left on device")

    crashes = Crashes(window, Errors(), full)
    crashes.tell_fall("Fatal Python error: Segmentation fault")

    assert crashes.page is not None
    assert "stopped by itself" in crashes.page.words[0]
    assert crashes.page.show_report.isHidden()
