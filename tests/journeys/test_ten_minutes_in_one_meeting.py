"""Ten minutes of two people in the minutes of one meeting, each at their window, over a shared folder.

Ana types what is said, Samir ticks who comes in and writes another item; then both write in one line.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.page import MeetingsPage
from csxl_desktop.ui.meetings.write import WritePanel
from csxl_desktop.ui.widgets.field import send_text_under_way
from csxl_desktop.ui.window_state import WindowState
from tests import factories
from tests.ui.typing_keys import press_key, type_text

T = TypeVar("T")
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WORDS = "cerise verte lampe"
PATIENCE = 30_000  # milliseconds
NAMES = ("Odile", "Bram", "Hilde", "Zoé")
LAST = (" À l’unanimité.", " Avec une abstention.")  # written by both at the end of one line


class At:
    """One person at a window of the Agenda, with a dossier and a database lane of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, name: str, meeting: UUID) -> None:
        self._qtbot, self.meeting = qtbot, meeting
        self.jobs, self.errors, self.dossier = Jobs(), Errors(), Dossier()
        self.said: list[str] = []
        self.errors.refused.connect(self.said.append)
        self.errors.failed.connect(self.said.append)
        state = WindowState(folder.parent / f"{name}.ini")
        self.context = Context(self.dossier, self.jobs, self.errors, state, NOW.date)
        author = Author(name, f"poste-{name.lower()}")
        self.jobs.ask(lambda: self.dossier.hold(open_workspace(folder, author, lambda: NOW)), lambda _: None)
        self.page = MeetingsPage(self.context)
        qtbot.addWidget(self.page)
        self.page.resize(1340, 680)
        self.page.show_year(2026)
        self.page.show()
        self.settle()

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

    def at(self, step: Step) -> Any:
        """The panel of a step of the meeting, in front."""
        self.page.activateWindow()
        self._qtbot.waitUntil(self.page.isActiveWindow, timeout=PATIENCE)
        self.page.open_record("meeting", self.meeting)
        self._qtbot.waitUntil(
            lambda: self.page.desk.meeting is not None and self.page.desk.meeting.record.row.id == self.meeting,
            timeout=PATIENCE,
        )
        self.settle()
        self.page.record.show_step(step)
        self.settle()
        return self.page.record.panel(step)

    def writes(self, item: UUID) -> WritePanel:
        panel = cast("WritePanel", self.at(Step.WRITE))
        places = {entry.key: place for place, entry in enumerate(panel.entries.rows())}
        chosen = panel.items.chosen_row()
        panel.step(places[item] - (places[chosen.key] if chosen is not None else 0))
        self.settle()
        panel.editor.edit.setFocus()
        return panel

    def exchanges(self) -> None:
        """What the window does every two minutes: the text under way goes along, the page in front is read again."""
        send_text_under_way()
        self.settle()
        done: list[object] = []
        failed: list[Exception] = []
        sharing = self.ask(lambda services: services.sharing)
        self.jobs.reach(lambda: sharing.exchange(self.jobs.in_database), done.append, failed.append, owner=self.page)
        self._qtbot.waitUntil(lambda: bool(done or failed), timeout=PATIENCE)
        assert not failed, failed
        self.page.reload()
        self.settle()

    def lines(self, item: UUID) -> list[str]:
        value = self.ask(lambda services: services.records.values(AgendaItem, item))["text"]
        return str(value.plain()).split("\n")

    def close(self) -> None:
        self.settle()
        self.jobs.ask(lambda: self.dossier.workspace.close(), lambda _none: None)
        self.jobs.shutdown()


@contextmanager
def sitting(qtbot: QtBot, folder: Path, name: str, meeting: UUID) -> Iterator[At]:
    made = At(qtbot, folder, name, meeting)
    yield made
    made.close()


@pytest.fixture
def both(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[At, At, list[UUID]]]:
    author, place = Author("Ana", "poste-ana"), tmp_path / "commun"
    place.mkdir()
    with new_workspace(tmp_path / "ana", author, lambda: NOW, office_name="Essai") as made:
        body = factories.organisation(made, "Le Canevas")
        for name in NAMES:
            factories.representative(made, factories.person(made, name, "Laval"), body)
        meeting = factories.meeting(made, on=NOW.date(), theme="Logement")
        made.attendance.invite_expected(meeting)
        items = [item.id for item in made.meetings.record(meeting).items]
        made.sharing.share(place, WORDS)
    join(place, WORDS, tmp_path / "samir", "poste-samir")
    with ExitStack() as stack:
        ana, samir = (
            stack.enter_context(sitting(qtbot, tmp_path / name.lower(), name, meeting)) for name in ("Ana", "Samir")
        )
        yield ana, samir, items


def test_nothing_typed_or_ticked_is_lost_and_one_question_is_asked(
    both: tuple[At, At, list[UUID]], qtbot: QtBot
) -> None:
    ana, samir, (first, second, *_others) = both
    seats = (ana, samir)

    _one_types_while_the_other_ticks(ana, samir, first, qtbot)
    _each_writes_an_item(ana, samir, first, second)
    _both_write_one_line(seats, first)

    waiting = [each.ask(lambda services: services.discarded.waiting()) for each in seats]
    assert waiting[0] == waiting[1]
    (question,) = waiting[0]  # one, seen on both
    told = f"{question.ours.words} {question.theirs.words}"
    assert [words in told for words in LAST] == [True, True]
    samir.ask(lambda services: services.discarded.choose(question.id, Choice.BOTH))
    for each in (samir, ana, samir, ana):
        each.exchanges()
    _both_see_all(seats, first)


def _one_types_while_the_other_ticks(ana: At, samir: At, item: UUID, qtbot: QtBot) -> None:
    typed = ana.writes(item)
    type_text(typed.editor.edit, "Le PV est lu.")
    for name in NAMES:
        hold = cast("HoldPanel", samir.at(Step.HOLD))
        type_text(hold.tick.edit, name[:3])
        press_key(hold.tick.edit, Qt.Key.Key_Return)
        samir.settle()
        ana.page.activateWindow()
        qtbot.waitUntil(ana.page.isActiveWindow, timeout=PATIENCE)
        typed.editor.edit.setFocus()
        type_text(typed.editor.edit, f" {name} parle.")
        for each in (ana, samir):
            each.exchanges()
        assert typed.editor.text().plain().endswith(f" {name} parle.")  # what is under the cursor stays


def _each_writes_an_item(ana: At, samir: At, first: UUID, second: UUID) -> None:
    other = samir.writes(second)
    type_text(other.editor.edit, "Trois visites sont prévues.")
    _adds(ana, first, " Il est adopté.")
    for each in (ana, samir, ana, samir):
        each.exchanges()
    said = "Le PV est lu." + "".join(f" {name} parle." for name in NAMES) + " Il est adopté."
    assert [each.lines(first) for each in (ana, samir)] == [[said]] * 2
    assert [each.lines(second) for each in (ana, samir)] == [["Trois visites sont prévues."]] * 2


def _both_write_one_line(seats: tuple[At, At], item: UUID) -> None:
    for each, words in zip(seats, LAST, strict=True):
        _adds(each, item, words).editor.flush()
        each.settle()
    for each in (*seats, *seats):
        each.exchanges()


def _adds(at: At, item: UUID, words: str) -> WritePanel:
    panel = at.writes(item)
    press_key(panel.editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(panel.editor.edit, words)
    return panel


def _both_see_all(seats: tuple[At, At], item: UUID) -> None:
    meeting = seats[0].meeting
    records = [each.ask(lambda services: services.meetings.record(meeting)) for each in seats]
    assert records[0] == records[1]
    assert [line.state for line in records[0].attendances] == [AttendanceState.PRESENT] * len(NAMES)
    ended = "\n".join(seats[0].lines(item))
    assert [words for words in (*LAST, *(f"{name} parle." for name in NAMES)) if words not in ended] == []
    assert [each.ask(lambda services: services.discarded.waiting()) for each in seats] == [(), ()]
    assert [each.said for each in seats] == [[], []]
    assert [each.ask(_broken) for each in seats] == [[], []]


def _broken(services: Workspace) -> list[Any]:
    with services.database() as session:
        return list(broken_links(session))
