"""The whole program, offscreen, in a folder of the test's own, driven by keys and clicks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from csxl_desktop.app import Application
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.who import WhoDialog
from csxl_desktop.ui.widgets.field import Field
from tests.ui.typing_keys import press_key, type_text

PATIENCE = 30_000  # milliseconds; a test waits for an event, never so long
HOME, DIRECTORY, MEETINGS, GROUPS, EVALUATION = range(5)


class Running:
    """A program that was started; `settle` waits until nothing is on its way."""

    def __init__(self, qtbot: QtBot, app: QApplication, language: str = "en") -> None:
        self._qtbot = qtbot
        self.program = Application(app, language)
        self.said: list[str] = []
        self.program.errors.refused.connect(self.said.append)
        self.program.errors.failed.connect(self.said.append)

    @property
    def window(self) -> MainWindow:
        assert self.program.desk is not None
        return self.program.desk.window

    @property
    def page(self) -> Any:
        """The page in front; each tab has parts of its own."""
        return self.window.current_page()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.program.jobs.busy, timeout=PATIENCE)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.program.jobs.busy, timeout=PATIENCE)

    def until(self, holds: Any) -> None:
        self._qtbot.waitUntil(holds, timeout=PATIENCE)

    def show(self, tab: int) -> None:
        self.window.activateWindow()
        self.window.show_tab(tab)
        self.settle()

    def press(self, word: str, within: QWidget | None = None) -> None:
        """Click the visible button with this word or accessible name."""
        place = within or self.program.window
        assert place is not None
        buttons = [each for each in place.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        named = [each for each in buttons if word in {each.text(), each.accessibleName()}]
        assert named, f"no button “{word}” among {sorted({each.text() or each.accessibleName() for each in buttons})}"
        QTest.mouseClick(named[0], Qt.MouseButton.LeftButton)
        self.settle()

    def type_in(self, field: Field, text: str, *, then: Qt.Key | None = None) -> None:
        """Type into a field that is on screen; `then` is a last key (Enter, Tab)."""
        edit: QWidget = field.edit  # type: ignore[attr-defined]
        assert edit.isVisible()
        edit.setFocus()
        type_text(edit, text)
        if then is not None:
            press_key(edit, then)
        self.settle()

    def lists(self) -> list[int]:
        """How many rows each visible list of the page in front has."""
        views = self.page.findChildren(QAbstractItemView)
        return [each.model().rowCount() for each in views if each.isVisible() and each.model() is not None]

    def choose_person(self, name: str) -> None:
        """Answer “Who works here?”."""
        self.until(lambda: any(isinstance(each, WhoDialog) for each in self.window.children()))
        self.press(name, self.window.findChild(WhoDialog))

    def ask(self, work: Any) -> Any:
        """Something from the dossier, through the database lane: `work(services)`."""
        answers: list[Any] = []
        failures: list[Exception] = []
        self.program.jobs.ask(lambda: work(self.program.dossier.workspace), answers.append, failures.append)
        self.settle()
        if failures:
            raise failures[0]
        return answers[0]

    def close(self) -> None:
        """Close the window as its user does, and let the program end."""
        window = self.program.window
        if window is not None:
            window.close()
        self.program.close()
        if window is not None and isValid(window):
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
        self.program.window = self.program.desk = None

    def remembered(self) -> Path:
        return Path(self.program.state.text("dossier"))


def running_at_home(qtbot: QtBot, app: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """The program in its place of its own on this computer, used by Anna Diop; closed at the end."""
    monkeypatch.setenv("CSXL_HOME", str(home))
    started = Running(qtbot, app)
    started.program.state.set_text("person", "Anna Diop")
    yield started
    started.close()


def refused(running: Running, folder: Path) -> StartPage:
    """The first page, to which a dossier that does not open leads."""
    running.program.open(folder)
    running.until(lambda: isinstance(running.program.window, StartPage))
    running.settle()
    page = running.program.window
    assert isinstance(page, StartPage)
    return page


def people(running: Running) -> list[str]:
    """The last names of everybody in the dossier that is open."""
    names: list[str] = running.ask(lambda services: [row.last_name for row in services.directory.people()])
    return names
