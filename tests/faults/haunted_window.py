"""The whole window on a haunted dossier, walked after every step."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.desk import Desk
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.pages import entries
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview
from csxl_desktop.ui.window_state import WindowState
from tests.conftest import AUTHOR, NOW
from tests.faults.walking import Walk

_BRIEF = 3000  # milliseconds: what rests longer is a message that goes away by itself
T = TypeVar("T")


class HauntedWindow:
    """`faults` are those of every place that was looked at, `told` all the words that were on them."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.faults: list[str] = []
        self.failures: list[str] = []
        self.refusals: list[str] = []
        self.told: set[str] = set()
        self.jobs, self.errors, self.dossier = Jobs(), Errors(), Dossier()
        self.errors.failed.connect(self.failures.append)
        self.errors.refused.connect(self.refusals.append)
        state = WindowState(folder.parent / "window.json")
        state.set_text("person", "<b>Ana</b> & Test")
        context = Context(self.dossier, self.jobs, self.errors, state, lambda: NOW.date())
        self.ask(lambda: self.dossier.hold(open_workspace(folder, AUTHOR, lambda: NOW)))
        self.desk = Desk(context, entries(context), lambda: NOW)
        self.window = self.desk.window
        self.window.resize(1366, 768)
        self.window.show()
        self.settle()

    def page(self) -> Any:
        """The page in front; each tab has its own parts."""
        return self.window.current_page()

    def wait(self) -> None:
        """Until every answer has come; what rests is left to rest."""
        self._qtbot.waitUntil(lambda: not self.jobs.busy, timeout=30_000)

    def settle(self) -> None:
        self._qtbot.waitUntil(self._rests, timeout=30_000)

    def until(self, holds: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=30_000)

    def _rests(self) -> bool:
        QApplication.sendPostedEvents()
        if self.jobs.busy:
            return False
        window: QWidget | None = getattr(self, "window", None)
        if window is None:
            return True
        timers = (each for each in window.findChildren(QTimer) if each.isSingleShot() and each.isActive())
        return not any(each.interval() < _BRIEF for each in timers) and not any(
            each.is_busy() for each in window.findChildren(PdfPreview) if each.isVisible()
        )

    def ask(self, work: Callable[[], T]) -> T:
        """Something from the database lane, now."""
        answers: list[T] = []
        failures: list[Exception] = []
        self.jobs.ask(work, answers.append, failures.append)
        self.wait()
        if failures:
            raise failures[0]
        return answers[0]

    def look(self, where: str) -> set[str]:
        """Wait, paint, and read all that stands there; returns its words."""
        self.settle()
        self.window.grab()
        walk = Walk(self.window)
        self.faults += [f"{where}: {each}" for each in walk.faults]
        words = {squeezed(each) for each in walk.words if each}
        self.told |= words
        return words

    def missing(self, names: list[str]) -> list[str]:
        """Those of `names` that no place said, letter by letter."""
        return [name for name in names if squeezed(name) not in self.told]

    def close(self) -> None:
        def release() -> None:
            if (workspace := self.dossier.release()) is not None:
                workspace.close()

        self.settle()
        self.jobs.ask(release, lambda _answer: None)
        self.wait()
        self.jobs.shutdown()
        self.window.close()
        self.window.deleteLater()


def squeezed(text: str) -> str:
    """Composed, and without the spaces that a page or a list sets its own way."""
    return "".join(unicodedata.normalize("NFC", text).split())
