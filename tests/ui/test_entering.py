"""Enter or a double click on a row takes the keyboard into its record: Agenda, Répertoire, working groups."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.prepare import PreparePanel
from csxl_desktop.ui.way_back import WayBack
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    for made in opened(qtbot, jobs, errors, dossier):
        made.page.activateWindow()
        qtbot.waitUntil(made.page.isActiveWindow)
        yield made


def double_click(view: QAbstractItemView, row: int) -> None:
    """As the system tells it: the row is chosen by the first press, the second comes at once."""
    point = view.visualRect(view.model().index(row, 1)).center()
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), button, pos=point)
    QTest.mouseDClick(view.viewport(), button, pos=point)


def keyboard(page: QWidget) -> QWidget | None:
    return page.window().focusWidget()


def three_meetings(trial: Trial) -> list[UUID]:
    days = (date(2026, 4, 2), date(2026, 11, 25), date(2026, 12, 10))
    made = [trial.plan("AG", day, f"Séance du {day.day}") for day in days]
    trial.page.reload()
    trial.settle()
    return made


def theme(trial: Trial) -> QWidget:
    panel = trial.page.record.panel(Step.PREPARE)
    assert isinstance(panel, PreparePanel)
    return panel.facts.theme.edit


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_the_agenda_goes_into_the_meeting_of_the_row(trial: Trial, key: Qt.Key) -> None:
    made, table = three_meetings(trial), trial.page.list.table
    table.setFocus()

    press_key(table, Qt.Key.Key_Down)
    press_key(table, key)  # the meeting is not read yet
    assert keyboard(trial.page) is table
    trial.settle()

    assert trial.page.desk.id() == made[2]
    assert keyboard(trial.page) is theme(trial)


def test_a_double_click_in_the_agenda_goes_into_the_meeting_of_the_row(trial: Trial) -> None:
    made, table = three_meetings(trial), trial.page.list.table

    double_click(table, 0)
    trial.settle()

    assert trial.page.desk.id() == made[0]
    assert keyboard(trial.page) is theme(trial)


def test_enter_takes_away_the_document_that_lies_over_the_meeting(trial: Trial) -> None:
    three_meetings(trial)
    trial.page.record.show_document("attendance-sheet")
    trial.settle()
    trial.page.list.table.setFocus()

    press_key(trial.page.list.table, Qt.Key.Key_Return)
    trial.settle()

    assert trial.page.record.stack.currentWidget() is trial.page.record.panel(Step.PREPARE)
    assert keyboard(trial.page) is theme(trial)


def test_enter_comes_back_from_a_new_meeting_to_the_one_that_is_marked(trial: Trial) -> None:
    made = three_meetings(trial)
    trial.page.new_record()
    trial.page.list.table.setFocus()

    press_key(trial.page.list.table, Qt.Key.Key_Return)
    trial.settle()

    assert trial.page.right.currentWidget() is trial.page.record
    assert trial.page.desk.id() == made[1]
    assert keyboard(trial.page) is theme(trial)


def test_whoever_went_elsewhere_meanwhile_keeps_the_keyboard(trial: Trial) -> None:
    three_meetings(trial)
    table, slow = trial.page.list.table, Event()
    table.setFocus()
    trial.context.jobs.ask(slow.wait, lambda _done: None)

    press_key(table, Qt.Key.Key_Return)
    trial.page.focus_filter()
    slow.set()
    trial.settle()
    assert keyboard(trial.page) is trial.page.list.filter

    trial.page.reload()  # nor later
    trial.settle()
    assert keyboard(trial.page) is trial.page.list.filter


@pytest.mark.parametrize("view", ["week", "month", "year"])
def test_enter_on_the_framed_meeting_of_a_calendar_goes_into_it(trial: Trial, view: str) -> None:
    three_meetings(trial)
    trial.page.list.show_view(view)
    shown: Any = getattr(trial.page.list, view)
    if view != "year":
        shown.show_day(date(2026, 11, 25))
    sheet = shown.sheet if view == "year" else shown.calendar
    sheet.setFocus()

    press_key(sheet, Qt.Key.Key_Return)
    trial.settle()

    assert keyboard(trial.page) is theme(trial)


@pytest.mark.parametrize("view", ["week", "month", "year"])
def test_a_double_click_on_a_meeting_of_a_calendar_goes_into_it(trial: Trial, view: str) -> None:
    made = three_meetings(trial)[1]
    trial.page.list.show_view(view)
    shown: Any = getattr(trial.page.list, view)
    sheet = shown.sheet if view == "year" else shown.calendar
    if view == "year":
        point = sheet.point_of(made).toPoint()
    elif view == "week":
        shown.show_day(date(2026, 11, 25))
        point = sheet.area_of(made).center().toPoint()
    else:
        area = sheet.area_of(date(2026, 11, 25))
        points = (QPoint(int(area.center().x()), y) for y in range(int(area.top()), int(area.bottom())))
        point = next(each for each in points if sheet.item_at(each.toPointF()) is not None)

    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=point)
    trial.settle()

    assert trial.page.desk.id() == made
    assert trial.page.right.currentWidget() is trial.page.record
    assert keyboard(trial.page) is theme(trial)


def name_field(rig: DirectoryRig, kind: str = "organisation") -> QWidget:
    fields: Any = rig.page.right.panel(kind).identity.fields
    return next(iter(fields.values())).control  # type: ignore[no-any-return]


def test_enter_in_the_directory_goes_into_the_record_of_the_row(rig: DirectoryRig) -> None:
    table = rig.page.list.organisation_table
    table.setFocus()
    press_key(table, Qt.Key.Key_Down)
    press_key(table, Qt.Key.Key_Down)

    press_key(table, Qt.Key.Key_Return)
    assert keyboard(rig.page) is table  # what is typed before it is read goes into no other record
    rig.wait()

    assert rig.page.organisation.head.title.text() == "Les Tilleuls"
    assert keyboard(rig.page) is name_field(rig)


def test_a_double_click_in_the_directory_goes_into_the_record_of_the_row(rig: DirectoryRig) -> None:
    rig.page.list.turn_to("people")
    rig.wait()

    double_click(rig.page.list.person_table, 1)
    rig.wait()

    assert rig.page.shown == ("person", rig.page.list.people.rows()[1].id)
    assert rig.page.right.panel("person").identity.isAncestorOf(keyboard(rig.page) or rig.page)


def test_enter_brings_the_cards_of_a_person_before_what_lay_over_them(rig: DirectoryRig) -> None:
    rig.page.list.turn_to("people")
    rig.wait()
    rig.open("Anna Diop", "person")
    rig.page.person.show_everything()
    rig.wait()
    rig.page.list.person_table.setFocus()

    press_key(rig.page.list.person_table, Qt.Key.Key_Return)
    rig.wait()

    assert rig.page.person.personal.isHidden()
    assert rig.page.right.panel("person").identity.isAncestorOf(keyboard(rig.page) or rig.page)


def test_the_way_back_forgets_what_is_gone_and_ends() -> None:
    way = WayBack[int]()
    way.leave(None, 1)
    for number in range(1, 40):
        way.leave(number, number + 1)
    way.leave(40, 40)  # read again
    way.forget(38)

    walked = [way.back() for _step in range(30)]

    assert walked == [39, *range(37, 9, -1), None]
