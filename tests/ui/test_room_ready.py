"""A window of a meeting is built while nobody waits; each serves one meeting, and nothing of it stays for the next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.page import MeetingsPage
from csxl_desktop.ui.meetings.room.window import RoomWindow
from tests import factories
from tests.ui.meetings_support import Trial, agenda
from tests.ui.room_support import Hands
from tests.ui.typing_keys import type_text

SECRET = "SECRET"


@pytest.fixture
def drafts(dossier: Path) -> Drafts:
    return Drafts(dossier.parent / "drafts")


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors, drafts: Drafts) -> Iterator[Trial]:
    with agenda(qtbot, dossier, jobs, errors) as opened:
        context = replace(opened.context, drafts=drafts)
        page = MeetingsPage(context)
        qtbot.addWidget(page)
        page.resize(1340, 680)
        page.show_year(2026)
        page.show()
        yield replace(opened, context=context, page=page)


def _meeting(trial: Trial, on: date, theme: str) -> UUID:
    meeting = trial.plan("AG", on, theme)
    trial.run(lambda services: services.attendance.invite_expected(meeting))
    return meeting


def _ready(trial: Trial, meeting: UUID) -> HoldPanel:
    """The step of the people, a window ready behind it."""
    panel = cast("HoldPanel", trial.show(meeting, Step.HOLD))
    trial.qtbot.waitUntil(panel.ready.is_ready)
    return panel


def _window(trial: Trial, panel: HoldPanel) -> RoomWindow:
    panel.open_room()
    assert panel.room is not None
    trial.qtbot.waitUntil(panel.room.isActiveWindow)
    trial.settle()
    return panel.room


def _words(window: RoomWindow) -> str:
    """Everything that stands in the window, seen or not."""
    words = [each.text() for each in window.findChildren(QLabel)]
    words += [each.toPlainText() for each in window.findChildren(QTextEdit)]
    words += [each.toPlainText() for each in window.findChildren(QPlainTextEdit)]
    words += [each.text() + each.placeholderText() for each in window.findChildren(QLineEdit)]
    words += [line.row.folded for line in window.people.table.lines.rows()]
    words += [item.title for item in window.agenda.model.rows()]
    return "\n".join(words)


def _is_at_rest(window: RoomWindow) -> bool:
    return not any(timer.isActive() for timer in window.findChildren(QTimer))


def test_window_built_beforehand_is_blank_and_at_rest_until_it_is_opened(trial: Trial) -> None:
    panel = cast("HoldPanel", trial.show(_meeting(trial, date(2026, 11, 20), "Logement"), Step.HOLD))
    panel.tick.edit.setFocus()
    trial.qtbot.waitUntil(panel.ready.is_ready)
    waiting = panel.ready.waiting
    assert waiting is not None
    assert panel.tick.edit.hasFocus()  # whoever types there goes on
    trial.qtbot.waitUntil(lambda: _is_at_rest(waiting))
    assert not waiting.isVisible()
    assert waiting.desk.room is None
    assert not hasattr(waiting.desk, "meeting_id")

    window = _window(trial, panel)

    assert window is waiting
    assert panel.ready.waiting is None
    assert window.desk.meeting_id == panel.desk.id()
    assert window.people.entry.edit.hasFocus()
    assert any(timer.isActive() for timer in window.agenda.findChildren(QTimer))
    assert len(window.people.table.lines.rows()) == 3
    window.close()


def test_meeting_read_beforehand_is_shown_at_once_unless_something_was_saved_since(trial: Trial) -> None:
    panel = _ready(trial, _meeting(trial, date(2026, 11, 20), "Logement"))
    panel.open_room()
    window = panel.room
    assert window is not None
    assert len(window.people.table.lines.rows()) == 3  # before any turn of the loop
    window.close()
    trial.settle()

    trial.qtbot.waitUntil(panel.ready.is_ready)
    line, excused = panel.people.lines.rows()[0], AttendanceState.EXCUSED
    panel.people.state_wanted.emit(line, excused)
    trial.settle()
    window = _window(trial, panel)
    assert {row.id: row.state for row in window.desk.rows()}[line.id] is excused
    window.close()


def test_window_opens_at_once_where_none_is_ready(trial: Trial) -> None:
    panel = cast("HoldPanel", trial.show(_meeting(trial, date(2026, 11, 20), "Logement"), Step.HOLD))
    assert not panel.ready.is_ready()

    window = _window(trial, panel)

    assert len(window.people.table.lines.rows()) == 3
    window.close()
    trial.qtbot.waitUntil(panel.ready.is_ready)


def test_window_is_not_built_behind_another_page(trial: Trial) -> None:
    panel = cast("HoldPanel", trial.show(_meeting(trial, date(2026, 11, 20), "Logement"), Step.HOLD))
    rest = panel.ready.findChild(QTimer)
    assert rest is not None
    trial.page.hide()
    trial.qtbot.waitUntil(lambda: not rest.isActive())
    assert not panel.ready.is_ready()


def _leave_words_everywhere(trial: Trial, window: RoomWindow) -> None:
    """Somebody who came, somebody to be replaced, a decision half typed, a notice, a text not saved yet."""
    hands = Hands(window, trial.context.jobs)
    hands.line(f"Lina {SECRET}, Atelier")
    hands.tick("Bram Peeters")
    window.people.replace(next(row.id for row in window.desk.rows() if row.last_name == "Carlier"))
    type_text(window.people.entry.edit, SECRET)
    window.perform("decision")
    type_text(window.minutes.line, SECRET)
    window.notice.say(SECRET)
    window.perform("text")
    type_text(window.minutes.editor.edit, f"{SECRET} tapé")


def test_nothing_of_a_meeting_is_left_in_the_window_of_the_next(trial: Trial, dossier: Path, drafts: Drafts) -> None:
    first = _meeting(trial, date(2026, 11, 20), f"{SECRET} thème")
    second = _meeting(trial, date(2026, 12, 11), "Mobilité")
    items = trial.run(lambda services: [item.id for item in services.room.read(first).items])
    said = {"text": factories.paragraph(f"{SECRET} dit"), "private_notes": f"{SECRET} note"}
    trial.run(lambda services: services.records.change(AgendaItem, items[0], said))
    trial.run(lambda services: services.meetings.decide(first, f"{SECRET} décidé", items[0]))
    window = _window(trial, _ready(trial, first))
    _leave_words_everywhere(trial, window)
    assert SECRET in _words(window)
    window.close()  # while the last words are on their way
    trial.settle()
    journal = DraftJournal(dossier.parent / "drafts" / "texts")
    trial.qtbot.waitUntil(lambda: journal.names() in ([], [str(items[0])]))

    panel = _ready(trial, second)
    waiting = panel.ready.waiting
    assert waiting is not None
    assert SECRET not in _words(waiting)
    trial.qtbot.waitUntil(lambda: _is_at_rest(waiting))
    after = _window(trial, panel)

    assert after is not window
    assert SECRET.lower() not in _words(after).lower()
    assert {line.row.state for line in after.people.table.lines.rows()} == {AttendanceState.INVITED}
    assert not any(line.pending or line.failed for line in after.people.table.lines.rows())
    assert after.people.persons.accessibleName().startswith("0")
    assert after.people.entry._away is None
    assert not after.minutes.line.isVisible()
    assert after.clock.seconds() < 5
    item = after.desk.item_id()
    assert item is not None
    assert item not in items
    after.perform("text")
    type_text(after.minutes.editor.edit, "Bis")
    after.minutes.journal.keep()
    after.minutes.journal.settle()
    assert set(journal.names()) - {str(items[0])} == {str(item)}
    after.close()
    trial.settle()
    assert trial.run(lambda services: services.room.text(item)).plain().strip() == "Bis"
    assert SECRET in trial.run(lambda services: services.room.text(items[0])).plain()
    assert drafts.kept(f"room-clock-{first}")["item"] == str(items[0])
    assert drafts.kept(f"room-clock-{second}")["item"] == str(item)
