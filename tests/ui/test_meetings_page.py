"""The Agenda: the year on the left, one meeting on the right, the gestures of every tab."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.columns import minutes_state
from csxl_desktop.ui.meetings.list_card import view_in_front
from csxl_desktop.ui.meetings.prepare import PreparePanel
from tests.ui.meetings_support import TODAY, Trial, agenda
from tests.ui.typing_keys import press_key, type_text


def titles(trial: Trial) -> list[str]:
    return [row.line for row in trial.page.list.model.rows()]


def test_the_year_is_listed_and_the_next_meeting_is_shown(trial: Trial) -> None:
    trial.plan("AG", date(2026, 4, 2), "Sortir de l’isolement", held=True)
    trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.plan("AG", date(2025, 12, 11), "Autre année")

    trial.page.reload()
    trial.settle()

    assert titles(trial) == ["I · Sortir de l’isolement", "II · Bilan"]
    assert trial.page.record.title.text() == "General assembly II — Bilan"
    assert trial.page.record.step() is Step.PREPARE


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("AG", "Prepare Convene Hold Write Send Approve"),
        ("RT", "Prepare Convene Hold Write Send"),
        ("WALK", "Prepare Convene Hold Tell"),
        ("EVENT", "Prepare Hold Tell"),
    ],
)
def test_a_meeting_shows_only_the_steps_of_its_kind(trial: Trial, code: str, steps: str) -> None:
    trial.show(trial.plan(code, date(2026, 12, 1), "Essai"), Step.PREPARE)
    stepper, wanted = trial.page.record.stepper, steps.split()

    heard = []
    for _step in wanted:
        heard.append(stepper.accessibleName())
        press_key(stepper, Qt.Key.Key_Right)

    count = len(wanted)
    assert heard == [f"Step {place} of {count}: {word}" for place, word in enumerate(wanted, start=1)]


def test_ctrl_n_writes_a_meeting_down_and_opens_its_record(trial: Trial) -> None:
    trial.page.reload()
    trial.settle()
    trial.page.new_record()
    panel = trial.page.new_panel
    type_text(panel.day.edit, "10/12/2026")
    type_text(panel.theme.edit, "Énergie")

    press_key(panel.theme.edit, Qt.Key.Key_Return)
    trial.settle()

    assert titles(trial) == ["I · Énergie"]
    assert trial.page.record.title.text() == "General assembly I — Énergie"
    assert trial.page.right.currentWidget() is trial.page.record
    assert trial.page.desk.meeting is not None
    assert [item.kind.value for item in trial.page.desk.meeting.record.items] == ["P", "A", "M", "T"]
    prepare = trial.page.record.panel(Step.PREPARE)
    assert isinstance(prepare, PreparePanel)
    assert trial.page.window().focusWidget() is prepare.facts.venue.edit  # the first that is not filled yet


def test_a_tool_that_leaves_gives_the_keyboard_to_the_view_in_front(trial: Trial) -> None:
    for view in ("list", "month"):
        trial.page.list.show_view(view)
        trial.page.open_tool("decisions")
        tool = trial.page.tool()
        assert tool is not None
        tool.setFocus()
        trial.settle()
        trial.page.close_tool()

        assert trial.page.window().focusWidget() is view_in_front(trial.page.list)


def test_a_new_meeting_without_a_day_says_so(trial: Trial) -> None:
    trial.page.reload()
    trial.settle()
    trial.page.new_record()

    trial.page.new_panel.write_down()

    assert trial.page.new_panel.day.refusal() == "A day is needed here."
    assert trial.page.right.currentWidget() is trial.page.new_panel
    trial.page.escape()
    assert trial.page.right.currentWidget() is trial.page.record


def test_words_and_kinds_narrow_the_list_and_escape_widens_it(trial: Trial) -> None:
    trial.plan("AG", date(2026, 3, 1), "Médiation")
    trial.plan("WALK", date(2026, 4, 1), "Trois maisons")
    trial.page.reload()
    trial.settle()

    trial.page.focus_filter()
    type_text(trial.page.list.filter, "mediation")
    assert titles(trial) == ["I · Médiation"]

    trial.page.escape()
    assert len(titles(trial)) == 2

    trial.page.list.kinds.set_value({"WALK"})
    trial.page.list.kinds.changed.emit(frozenset({"WALK"}))
    assert titles(trial) == ["Trois maisons"]


def test_suppr_moves_to_the_trash_and_undo_brings_back(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.show(key, Step.PREPARE)

    with trial.qtbot.waitSignal(trial.page.undo_offered) as offered:
        trial.page.trash_record()
    trial.settle()
    assert titles(trial) == []

    text, take_back = offered.args or ["", None]
    assert "Bilan" in text
    take_back()
    trial.settle()
    assert titles(trial) == ["I · Bilan"]


def test_alt_left_goes_to_the_record_before(trial: Trial) -> None:
    first = trial.plan("AG", date(2026, 3, 1), "Un")
    second = trial.plan("AG", date(2026, 4, 1), "Deux")
    trial.show(first, Step.PREPARE)
    trial.show(second, Step.PREPARE)

    trial.page.go_back()
    trial.settle()

    assert trial.page.desk.id() == first


def test_month_and_year_open_a_meeting_too(trial: Trial) -> None:
    other = trial.plan("AG", date(2026, 12, 10), "Bilan")
    key = trial.plan("AG", date(2026, 4, 2), "Sortir")
    trial.show(other, Step.PREPARE)

    trial.page.list.show_view("month")
    calendar = trial.page.list.month.calendar
    trial.page.list.month.show_day(date(2026, 4, 2))
    press_key(calendar, Qt.Key.Key_Return)
    trial.settle()
    assert trial.page.desk.id() == key

    trial.page.list.show_view("year")
    sheet = trial.page.list.year.sheet
    point: QPoint = sheet.point_of(other).toPoint()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=point)
    trial.settle()
    assert trial.page.desk.id() == other
    press_key(sheet, Qt.Key.Key_Up)
    trial.settle()
    assert trial.page.desk.id() == key


def test_minutes_are_late_only_where_the_kind_wants_them_by_a_day(trial: Trial) -> None:
    trial.plan("AG", date(2026, 2, 1), "Bilan", held=True)
    trial.plan("RT", date(2026, 3, 1), "Thème", held=True)
    trial.plan("WALK", date(2026, 3, 2), "Marche", held=True)
    off = trial.plan("EVENT", date(2026, 3, 3), "Fête")
    trial.run(lambda s: s.records.change(Meeting, off, {"state": MeetingState.CANCELLED, "state_reason": "Pluie"}))
    trial.page.reload()
    trial.settle()

    pills = [minutes_state(row, TODAY) for row in trial.page.list.model.rows()]

    assert pills == [("Late", "late"), ("Draft", "neutral"), None, ("Cancelled", "wrong")]


def test_an_empty_year_says_what_to_do(trial: Trial) -> None:
    trial.page.show_year(2031)
    trial.page.reload()
    trial.settle()

    assert trial.page.list.title.text() == "2031"
    assert trial.page.desk.meeting is None
    assert trial.page.record.stack.currentWidget() is trial.page.record.empty


def test_an_extract_of_items_ticked_is_shown_for_a_partner_and_its_sending_noted(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 3, 12), "Bilan", held=True)
    trial.show(key, Step.WRITE)
    view = trial.page.record.document
    said: list[Any] = []
    trial.page.undo_offered.connect(lambda text, take_back: said.append((text, take_back)))

    with trial.qtbot.waitSignal(view.panel.shown):
        trial.page.record.show_document("minutes-extract")
    side = view.extract
    assert side.isVisible()
    assert side.numbers() == (1,)
    side.ticks[0].box.click()
    assert side.numbers() == (1,)  # an extract of nothing is no document
    side.sent_button.click()
    trial.settle()
    assert len(trial.refusals) == 1  # for whom?
    with trial.qtbot.waitSignal(view.panel.shown):
        side.ticks[2].box.click()
    with trial.qtbot.waitSignal(view.panel.shown):
        type_text(side.recipient.edit, "Le Puits")
        side.recipient.flush()

    told = PdfReader(io.BytesIO(view.panel.preview.pdf())).pages[0].extract_text()
    assert "Le Puits" in told
    assert " 1 and 3 " in told  # as the window speaks, until another language is chosen
    for language, words in (("fr", " 1 et 3 "), ("nl", " 1 en 3 ")):
        view.language.set_value(language)
        with trial.qtbot.waitSignal(view.panel.shown):
            view.language.changed.emit(language)
        assert words in PdfReader(io.BytesIO(view.panel.preview.pdf())).pages[0].extract_text()
    side.sent_button.click()
    trial.settle()
    assert "items 1 and 3, to Le Puits" in side.sent.text()
    text, take_back = said[-1]
    assert "Le Puits" in text
    take_back()
    trial.settle()
    assert side.sent.isHidden()
    with trial.qtbot.waitSignal(view.panel.shown):
        trial.page.record.show_document("minutes")
    assert not side.isVisible()


def test_ctrl_p_shows_the_document_of_the_step_and_escape_leaves_it(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.show(key, Step.PREPARE)

    with trial.qtbot.waitSignal(trial.page.record.document.panel.shown):
        trial.page.print_current()

    assert trial.page.record.document.panel.preview.pdf().startswith(b"%PDF")
    assert [action.text() for action in trial.page.record.print_menu().actions()] == [
        "Invitation",
        "Attendance sheet",
        "Minutes",
        "Extract of the minutes",
        "Poster",
    ]
    trial.page.escape()
    assert trial.page.record.stack.currentWidget() is trial.page.record.panel(Step.PREPARE)


def test_a_meeting_that_was_taken_back_leaves_the_page_quietly(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.show(key, Step.PREPARE)
    trial.run(lambda services: services.records.trash(Meeting, key))

    trial.page.reload()
    trial.settle()

    assert trial.page.desk.meeting is None
    assert trial.refusals == []
    assert trial.page.record.stack.currentWidget() is trial.page.record.empty


def test_a_meeting_that_never_was_is_refused_in_words(trial: Trial) -> None:
    trial.page.open_record("meeting", new_id())
    trial.settle()

    assert trial.refusals == ["This record no longer exists. Reload the list."]


def test_twice_as_large_the_title_of_a_meeting_keeps_its_room(
    qtbot: QtBot, qapp: QApplication, dossier: Path, jobs: Jobs, errors: Errors
) -> None:
    try:
        theme.apply(qapp, "light", resources(), 2.0)
        with agenda(qtbot, dossier, jobs, errors) as trial:
            key = trial.plan("AG", date(2026, 12, 10), "Chômage limité dans le temps : se préparer ensemble")
            trial.show(key, Step.CONVENE)
            record = trial.page.record
            assert record.title.width() >= 0.4 * record.head.width()
            listed = trial.page.list.table
            assert listed.viewport().height() >= 2.5 * listed.rowHeight(0)
    finally:
        theme.apply(qapp, "light", resources())
