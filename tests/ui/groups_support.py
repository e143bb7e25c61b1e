"""Two working groups on a real dossier, opened in the database lane, asked as the window asks."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from pytestqt.qtbot import QtBot

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, BasicKind, MeetingState
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.window_state import WindowState
from tests import factories
from tests.conftest import AUTHOR
from tests.ui.filled import FilledOnce

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 21)
T = TypeVar("T")


def fill(workspace: Workspace) -> dict[str, UUID]:
    """Housing has an axis and a session where a member and a guest were; Health has nothing; the ids by name."""
    made = {
        "Housing": factories.make(workspace, WorkingGroup, name="Housing", aims="Roofs", position=1),
        "Health": factories.make(workspace, WorkingGroup, name="Health", position=2),
        "Closed": factories.make(workspace, WorkingGroup, name="Closed group", closed_on=date(2024, 6, 30)),
        "Tilleuls": factories.organisation(workspace, "Les Tilleuls"),
        "Guest": factories.organisation(workspace, "Un Toit", member=False),
        "Third": factories.organisation(workspace, "Tiers Lieu", member=False),
        "Anna": factories.person(workspace, "Anna", "Diop"),
        "Bram": factories.person(workspace, "Bram", "Peeters", "M."),
    }
    factories.representative(workspace, made["Anna"], made["Tilleuls"])
    made["axis"] = factories.make(workspace, Axis, working_group_id=made["Housing"], number=1, title="Evictions")
    new = NewMeeting(
        factories.kind(workspace, BasicKind.GROUP_SESSION),
        date(2026, 3, 3),
        theme="Rents",
        working_group_id=made["Housing"],
        axis_id=made["axis"],
    )
    made["session"] = workspace.meetings.plan(new).record_id
    for who, organisation in (("Anna", "Tilleuls"), ("Bram", "Guest")):
        factories.make(
            workspace,
            Attendance,
            meeting_id=made["session"],
            person_id=made[who],
            organisation_id=made[organisation],
            last_name=who,
            organisation_name=organisation,
            state=AttendanceState.PRESENT,
        )
    workspace.meetings.mark_held(made["session"])
    workspace.meetings.decide(made["session"], "One counter for all")
    made["action"] = factories.make(
        workspace, Action, meeting_id=made["session"], text="Write the note", who="Anna", due_on=date(2026, 11, 1)
    )
    assert workspace.meetings.record(made["session"]).row.state is MeetingState.HELD
    return made


_filled = FilledOnce(fill)


class Rig:
    """What a page of the window stands on; `requested` holds the places that it asked to open."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, errors: Errors, folder: Path) -> None:
        self.ids = _filled(folder)
        self._qtbot, self._jobs = qtbot, jobs
        self.requested: list[tuple[str, object]] = []
        self.undo: list[Callable[[], object]] = []
        self.shown: list[str] = []
        self._dossier = Dossier()
        errors.refused.connect(self.shown.append)
        errors.failed.connect(self.shown.append)
        state = WindowState(folder.parent / "window.json")
        self.context = Context(self._dossier, jobs, errors, state, lambda: TODAY)
        self.ask(lambda: self._dossier.hold(open_workspace(folder, AUTHOR, lambda: NOW)))

    def show(self, page: Page) -> None:
        """Put the page on screen, as the window does."""
        page.record_requested.connect(lambda kind, key: self.requested.append((kind, key)))
        page.undo_offered.connect(lambda _text, take_back: self.undo.append(take_back))
        page.resize(1366, 700)
        with self._qtbot.waitExposed(page):
            page.show()
        page.show_year(2026)
        page.reload()
        self.settle()

    def ask(self, work: Callable[[], T]) -> T:
        """What `work` gives, from the database lane."""
        answers: list[T] = []
        self._jobs.ask(work, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def settle(self) -> None:
        """Until every read and write has been answered."""
        self._qtbot.waitUntil(lambda: not self._jobs.busy, timeout=20_000)

    def close(self) -> None:
        workspace = self.ask(self._dossier.release)
        if workspace is not None:
            self.ask(workspace.close)
