"""Two people, each at a whole window of the program with a dossier of their own, over one shared folder.

Both windows live in one process. The timer of each exchanges; what is asked is answered by clicks on its page.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.desk import Desk
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.home.discards import DiscardsView
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.pages import entries
from csxl_desktop.ui.together import AFTER_WRITING, EVERY
from csxl_desktop.ui.window_state import WindowState
from tests.journeys.at_a_window import Colleague

T = TypeVar("T")
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PATIENCE = 30_000  # milliseconds
WORDS = "cerise verte lampe"
_NEVER = 24 * 3600 * 1000


def share_between_two(folder: Path, fill: Callable[[Workspace], T]) -> T:
    """A dossier that `fill` fills, in `folder`/ana, shared with another in `folder`/samir; what `fill` answers."""
    place = folder / "commun"
    place.mkdir()
    with new_workspace(folder / "ana", Author("Ana", "poste-ana"), lambda: NOW, office_name="Essai") as made:
        answer = fill(made)
        made.sharing.share(place, WORDS)
    join(place, WORDS, folder / "samir", "poste-samir")
    return answer


class Seat(Colleague):
    """One person at one window, who exchanges."""

    def __init__(
        self, qtbot: QtBot, folder: Path, name: str, workstation: str = "", today: Callable[[], date] = NOW.date
    ) -> None:
        super().__init__(self)
        self._qtbot = qtbot
        self.jobs, self.errors, self.dossier = Jobs(), Errors(), Dossier()
        self.said: list[str] = []
        self.errors.refused.connect(self.said.append)
        self.errors.failed.connect(self.said.append)
        state = WindowState(folder.parent / f"{name}.json")
        state.set_text("person", name)
        context = Context(self.dossier, self.jobs, self.errors, state, today)
        author = Author(name, workstation or f"poste-{name.lower()}")
        self.jobs.ask(lambda: self.dossier.hold(open_workspace(folder, author, lambda: NOW)), lambda _: None)
        self.desk = Desk(context, entries(context), lambda: NOW)
        self.window = self.desk.window
        every, soon = (self._timer(EVERY), self._timer(AFTER_WRITING))
        self._every = every
        soon.setInterval(_NEVER)  # the journey says when two minutes are over
        self.window.show()
        self.settle()

    def _timer(self, interval: int) -> QTimer:
        (found,) = (each for each in self.desk.together.findChildren(QTimer) if each.interval() == interval)
        return found

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.jobs.busy, timeout=PATIENCE)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.jobs.busy, timeout=PATIENCE)

    def ask(self, work: Callable[[Workspace], T]) -> T:
        answers: list[T] = []
        failed: list[Exception] = []
        self.jobs.ask(lambda: work(self.dossier.workspace), answers.append, failed.append)
        self._qtbot.waitUntil(lambda: bool(answers or failed), timeout=PATIENCE)
        assert not failed, failed
        return answers[0]

    def until(self, holds: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE)

    def two_minutes_later(self) -> None:
        """The timer of the window fires, and what it began has ended."""
        timer = self._every
        assert timer.isActive()
        with self._qtbot.waitSignal(self.desk.together.ended, timeout=PATIENCE):
            timer.timeout.connect(lambda: timer.setInterval(EVERY), Qt.ConnectionType.SingleShotConnection)
            timer.start(0)
        self.settle()

    @property
    def told(self) -> str:
        """What the status bar says of the other computer."""
        return self.window.status.shared.text()

    def questions(self) -> DiscardsView:
        """The page of what is to be decided, by a click on what the status bar says."""
        self.in_front()
        QTest.mouseClick(self.window.status.shared, Qt.MouseButton.LeftButton)
        self.settle()
        return cast("DiscardsView", cast("Any", self.window.current_page()).memory.shared.discards)

    def answers(self, choice: Choice, place: int = 0) -> None:
        """A question of that page, and what is right."""
        self.chooses(self.questions(), choice, place)

    def lines(self, item: UUID) -> list[str]:
        value = self.ask(lambda services: services.records.values(AgendaItem, item))["text"]
        return str(value.plain()).split("\n")

    def is_whole(self) -> bool:
        def work(services: Workspace) -> bool:
            with services.database() as session:
                return broken_links(session) == []

        return self.ask(work)

    def close(self) -> None:
        self.settle()
        self.window.hide()
        self.window.close()
        self.jobs.ask(lambda: self.dossier.workspace.close(), lambda _none: None)
        self.jobs.shutdown()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)


@contextmanager
def seated(qtbot: QtBot, *places: tuple[Path, str]) -> Iterator[list[Seat]]:
    """Each at a window of their own, in the order of `places`."""
    with ExitStack() as stack:
        made = []
        for folder, name in places:
            made.append(Seat(qtbot, folder, name))
            stack.callback(made[-1].close)
        yield made


def in_turn(seats: Sequence[Seat], times: int = 1) -> None:
    """Two minutes pass at each window, so many times."""
    for _time in range(times):
        for each in seats:
            each.two_minutes_later()
