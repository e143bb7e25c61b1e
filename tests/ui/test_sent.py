"""A text of minutes that was sent is what its item shows: at once, on its way, and behind an older reading."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.room.window import RoomWindow
from csxl_desktop.ui.meetings.write import WritePanel
from csxl_desktop.ui.widgets.text_fields import TextField
from tests.ui.meetings_support import Trial, agenda
from tests.ui.typing_keys import type_text

SAID = "Il est décidé"


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with agenda(qtbot, dossier, jobs, errors) as opened:
        yield opened


@pytest.fixture
def room(trial: Trial) -> Iterator[RoomWindow]:
    meeting = trial.plan("AG", date(2026, 11, 20), "Logement")
    trial.page.desk.context = trial.context
    window = RoomWindow(trial.page, trial.context, meeting, lambda: trial.page.desk.choices)
    window.show()
    trial.settle()
    yield window
    window.close()
    trial.settle()


def _type(room: RoomWindow, words: str) -> None:
    room.minutes.editor.edit.setFocus()
    type_text(room.minutes.editor.edit, words)


def _shown(room: RoomWindow) -> str:
    return room.minutes.editor.text().plain()


def _kept(trial: Trial, item: UUID) -> str:
    return trial.run(lambda services: services.room.text(item).plain())


@pytest.mark.parametrize("waits", [False, True])
def test_an_item_one_comes_back_to_shows_what_was_typed_in_it(trial: Trial, room: RoomWindow, *, waits: bool) -> None:
    item = room.desk.item_id()
    assert item is not None
    _type(room, SAID)

    room.agenda.item_wanted.emit(1)
    if waits:
        trial.settle()
    room.agenda.item_wanted.emit(0)

    assert _shown(room) == SAID
    _type(room, " de reporter")
    room.minutes.leave_item()
    trial.settle()
    assert _kept(trial, item) == _shown(room)
    assert SAID in _shown(room)
    assert "de reporter" in _shown(room)


def test_a_reading_asked_before_the_text_left_does_not_take_it_away(trial: Trial, room: RoomWindow) -> None:
    item, seen = room.desk.item_id(), list[str]()
    assert item is not None
    room.desk.shown.connect(lambda: seen.append(_shown(room)))
    goes_on = Event()
    trial.context.jobs.ask(goes_on.wait, lambda _answer: None)
    _type(room, SAID)

    room.desk.reread()  # a tick on the list of people asks for it
    room.minutes.editor.flush()
    goes_on.set()
    trial.settle()

    assert seen
    assert set(seen) == {SAID}
    assert _kept(trial, item) == SAID


def test_the_private_note_of_an_item_too(trial: Trial, room: RoomWindow) -> None:
    goes_on = Event()
    room.minutes.note.edit.setFocus()
    type_text(room.minutes.note.edit, "Rappeler Zoé")
    trial.context.jobs.ask(goes_on.wait, lambda _answer: None)

    room.agenda.item_wanted.emit(1)
    assert room.minutes.note.value() == ""
    room.agenda.item_wanted.emit(0)

    assert room.minutes.note.value() == "Rappeler Zoé"
    goes_on.set()
    trial.settle()
    assert room.minutes.note.value() == "Rappeler Zoé"


def test_in_write_too(trial: Trial) -> None:
    panel = trial.show(trial.plan("AG", date(2026, 11, 20), "Logement"), Step.WRITE)
    assert isinstance(panel, WritePanel)
    trial.settle()
    panel.editor.edit.setFocus()
    type_text(panel.editor.edit, SAID)

    panel.step(1)
    panel.step(-1)

    assert panel.editor.text().plain() == SAID
    panel.notes.edit.setFocus()
    type_text(panel.notes.edit, "Rappeler Zoé")
    panel.step(1)
    panel.step(-1)
    assert panel.notes.value() == "Rappeler Zoé"
    trial.settle()
    assert panel.editor.text().plain() == SAID


def test_a_text_that_was_refused_is_not_shown_as_if_it_stood_there(trial: Trial, room: RoomWindow) -> None:
    item = room.desk.item_id()
    assert item is not None
    _type(room, SAID)
    texts, text = room.minutes._texts, room.minutes.editor.text()
    texts.send(item, text)

    texts.come_back(item, text)

    assert texts.over(item, RichText()).plain() == ""
    room.minutes.leave_item()


def test_of_any_field_what_was_read_before_its_last_word_arrived_is_not_shown_in_its_place(qtbot: QtBot) -> None:
    field = TextField("Name")
    qtbot.addWidget(field)
    field.set_value("first")
    field.edit.setText("second")
    field.flush()
    field.show_pending()

    field.refresh("first")
    assert field.value() == "second"

    field.show_saved()
    field.refresh("of the other computer")
    assert field.value() == "of the other computer"
