"""A real dossier behind a real Évaluation: opened in the database lane, filled through the services."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.list_place import ListPlace
from csxl_desktop.ui.evaluation.page import EvaluationPage
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.window_state import WindowState

T = TypeVar("T")
P = TypeVar("P", bound=Place)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@dataclass
class Trial:
    """The page on screen, what it said, and the ways to its dossier."""

    qtbot: QtBot
    context: Context
    page: EvaluationPage
    refusals: list[str]
    requested: list[tuple[str, object]]
    undo_offers: list[Callable[[], object]]

    def run(self, work: Callable[[Workspace], T]) -> T:
        """Do something in the database lane and wait for the answer."""
        answers: list[T] = []
        self.context.jobs.ask(lambda: work(self.context.services), answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Until nothing is on its way."""
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=15_000)

    def go(self, key: str, kind: type[P]) -> P:
        """The place, on screen and filled."""
        self.page.show_place(key)
        self.settle()
        place = self.page.place()
        assert isinstance(place, kind)
        return place

    def mark(self, place: ListPlace, key: UUID) -> None:
        """By hand, another line of the list; what it reads is still on its way."""
        place.list.selectRow(place.model.place_of(key))
        assert place.record.key() == key

    def enter(self, widget: QWidget) -> None:
        """Bring the cursor into `widget`."""
        self.page.activateWindow()
        widget.setFocus()
        self.qtbot.waitUntil(widget.hasFocus)

    def leave(self) -> None:
        """What is typed is sent, and everything that follows is done."""
        leave_focused_field()
        self.settle()


@contextmanager
def evaluation(qtbot: QtBot, folder: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    """The Évaluation of the dossier in `folder`, on the year 2026."""
    dossier, refusals = Dossier(), list[str]()
    requested: list[tuple[str, object]] = []
    offers: list[Callable[[], object]] = []
    errors.refused.connect(refusals.append)
    state = WindowState(folder.parent / "window.json")
    context = Context(dossier, jobs, errors, state, lambda: TODAY)
    jobs.ask(lambda: dossier.hold(open_workspace(folder, Author("Ana Test", "poste-1"), lambda: NOW)), lambda _: None)
    page = EvaluationPage(context)
    page.record_requested.connect(lambda kind, key: requested.append((kind, key)))
    page.undo_offered.connect(lambda _text, take_back: offers.append(take_back))
    qtbot.addWidget(page)
    page.resize(1340, 680)
    page.show_year(2026)
    page.show()
    page.activateWindow()
    trial = Trial(qtbot, context, page, refusals, requested, offers)
    trial.settle()
    yield trial
    trial.settle()
    closed: list[None] = []
    jobs.ask(lambda: context.services.close(), closed.append)
    qtbot.waitUntil(lambda: bool(closed))
