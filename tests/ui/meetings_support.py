"""A real dossier behind a real Agenda: opened in the database lane, filled through the services."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meeting_rows import MeetingRecord
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.page import MeetingsPage
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.window_state import WindowState
from tests.ui.filled import FilledOnce

T = TypeVar("T")
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PEOPLE = (
    ("Aïcha", "Carlier", "Maison de quartier"),
    ("Bram", "Peeters", "Service Jeunesse"),
    ("Hilde", "Fontaine", "Bassin Sud"),
)


@dataclass
class Trial:
    """The page on screen and the ways to its dossier."""

    qtbot: QtBot
    context: Context
    page: MeetingsPage
    refusals: list[str]

    def run(self, work: Callable[[Workspace], T]) -> T:
        """Do something in the database lane and wait for the answer."""
        answers: list[T] = []
        self.context.jobs.ask(lambda: work(self.context.services), answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Until nothing is on its way."""
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy)

    def kind(self, code: str) -> UUID:
        return self.run(lambda services: next(kind.id for kind in services.office.kinds() if kind.code == code))

    def plan(self, code: str, on: date, theme: str, *, held: bool = False) -> UUID:
        kind = self.kind(code)

        def work(services: Workspace) -> UUID:
            made = services.meetings.plan(NewMeeting(kind_id=kind, first_on=on, theme=theme)).record_id
            if held:
                services.records.change(Meeting, made, {"state": MeetingState.HELD})
            return made

        return self.run(work)

    def show(self, meeting_id: UUID, step: Step) -> StepPanel:
        """The panel of a step of a meeting, on screen and filled."""
        self.page.reload()
        self.page.open_record("meeting", meeting_id)
        self.qtbot.waitUntil(
            lambda: self.page.desk.meeting is not None and self.page.desk.meeting.record.row.id == meeting_id
        )
        self.settle()
        self.page.record.show_step(step)
        self.settle()
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        return self.page.record.panel(step)

    def record(self, meeting_id: UUID) -> MeetingRecord:
        """The meeting as it stands in the dossier."""
        return self.run(lambda services: services.meetings.record(meeting_id))


def _fill(services: Workspace) -> None:
    for first, last, name in PEOPLE:
        organisation = services.records.create(Organisation, {"name": name}).record_id
        person = services.records.create(Person, {"first_name": first, "last_name": last}).record_id
        services.records.create(Mandate, {"person_id": person, "organisation_id": organisation})
        services.records.create(Membership, {"organisation_id": organisation})


_filled = FilledOnce(_fill)


@contextmanager
def agenda(qtbot: QtBot, folder: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    """The Agenda of the dossier in `folder`, with three members and their representatives."""
    _filled(folder)
    dossier, refusals = Dossier(), list[str]()
    errors.refused.connect(refusals.append)
    state = WindowState(folder.parent / "window.json")
    context = Context(dossier, jobs, errors, state, lambda: TODAY)
    jobs.ask(lambda: dossier.hold(open_workspace(folder, Author("Ana Test", "poste-1"), lambda: NOW)), lambda _: None)
    page = MeetingsPage(context)
    qtbot.addWidget(page)
    page.resize(1340, 680)
    page.show_year(2026)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    trial = Trial(qtbot, context, page, refusals)
    trial.settle()
    yield trial
    trial.settle()
    closed: list[None] = []
    jobs.ask(lambda: context.services.close(), closed.append)
    qtbot.waitUntil(lambda: bool(closed))
