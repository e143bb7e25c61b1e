"""The tab of the working groups: list, record, sessions, the keys of every tab."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.ui.working_groups.page import WorkingGroupsPage
from tests.ui.groups_support import TODAY, Rig
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> WorkingGroupsPage:
    shown = WorkingGroupsPage(rig.context)
    qtbot.addWidget(shown)
    rig.show(shown)
    return shown


def names(page: WorkingGroupsPage) -> list[str]:
    return [row.name for row in page.list_card.model.rows()]


def title(page: WorkingGroupsPage) -> str:
    return str(page.desk.group.record.values["name"]) if page.desk.group else ""


def test_the_first_group_of_the_year_is_opened_with_its_figures(page: WorkingGroupsPage) -> None:
    assert names(page) == ["Housing", "Health"]
    row = page.list_card.model.rows()[0]
    assert row.axes == ((1, "Evictions"),)
    assert row.facts == "1 of 1 session held · 2 partners"
    assert title(page) == "Housing"
    assert page.right.currentWidget() is page.record


def test_closed_groups_stand_apart_and_open_all_the_same(rig: Rig, page: WorkingGroupsPage) -> None:
    page.open_record("working_group", rig.ids["Closed"])
    rig.settle()

    assert names(page) == ["Closed group"]
    assert page.list_card.switch.value() == "others"
    assert title(page) == "Closed group"
    page.list_card.switch.set_value("year")
    page.list_card.switch.changed.emit("year")
    assert names(page) == ["Housing", "Health"]


def test_enter_and_a_double_click_go_into_the_group_of_the_row(qtbot: QtBot, rig: Rig, page: WorkingGroupsPage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    groups = page.list_card.list
    groups.setFocus()
    press_key(groups, Qt.Key.Key_Down)
    press_key(groups, Qt.Key.Key_Return)
    rig.settle()
    assert title(page) == "Health"
    assert page.record.identity.name.isAncestorOf(page.window().focusWidget() or page)

    point = groups.visualRect(groups.model().index(0, 0)).center()
    for gesture in (QTest.mouseClick, QTest.mouseDClick):
        gesture(groups.viewport(), Qt.MouseButton.LeftButton, pos=point)
    rig.settle()
    assert title(page) == "Housing"
    assert page.record.identity.name.isAncestorOf(page.window().focusWidget() or page)


def test_arrow_down_opens_the_next_group(rig: Rig, page: WorkingGroupsPage) -> None:
    page.list_card.list.setFocus()
    press_key(page.list_card.list, Qt.Key.Key_Down)
    rig.settle()

    assert title(page) == "Health"
    page.go_back()
    rig.settle()
    assert title(page) == "Housing"


def test_the_filter_looks_in_the_axes_too(page: WorkingGroupsPage) -> None:
    page.focus_filter()
    type_text(page.list_card.filter, "evict")

    assert names(page) == ["Housing"]
    page.escape()
    assert names(page) == ["Housing", "Health"]


def test_ctrl_n_then_a_name_and_enter_make_a_group(rig: Rig, page: WorkingGroupsPage) -> None:
    page.new_record()
    assert page.list_card.form.isVisible()
    type_text(page.list_card.name.edit, "Digital")
    press_key(page.list_card.name.edit, Qt.Key.Key_Return)
    rig.settle()

    assert title(page) == "Digital"
    assert "Digital" in names(page)
    assert not page.list_card.form.isVisible()
    assert page.desk.group is not None
    assert page.desk.group.record.values["opened_on"] == TODAY


def test_a_group_without_name_is_not_made(rig: Rig, page: WorkingGroupsPage) -> None:
    page.new_record()
    press_key(page.list_card.name.edit, Qt.Key.Key_Return)
    rig.settle()

    assert page.list_card.form.isVisible()
    assert names(page) == ["Housing", "Health"]


def test_delete_puts_the_group_in_the_trash_and_the_strip_takes_it_back(rig: Rig, page: WorkingGroupsPage) -> None:
    page.trash_record()
    rig.settle()

    assert names(page) == ["Health"]
    assert title(page) == "Health"
    rig.undo[0]()
    rig.settle()
    assert names(page) == ["Housing", "Health"]


def test_the_sessions_of_the_year_open_in_the_agenda(rig: Rig, page: WorkingGroupsPage) -> None:
    table = page.record.sessions.table
    (row,) = page.record.sessions.model.rows()
    assert row.theme == "Rents"
    assert "Evictions" in row.axis
    table.selectRow(0)
    press_key(table, Qt.Key.Key_Return)

    assert rig.requested == [("meeting", rig.ids["session"])]


def test_a_session_is_planned_from_the_keyboard_and_opens(rig: Rig, page: WorkingGroupsPage) -> None:
    page.activateWindow()
    page.list_card.list.setFocus()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    day = page.record.sessions.day.edit
    assert QApplication.focusWidget() is day
    type_text(day, "9/12/2026")
    press_key(day, Qt.Key.Key_Return)
    rig.settle()

    kind, key = rig.requested[-1]
    assert kind == "meeting"
    made = next(row for row in page.record.sessions.model.rows() if row.id == key)
    assert (made.first_on, made.precision) == (date(2026, 12, 9), Precision.DAY)
    assert made.working_group_id == rig.ids["Housing"]


def test_a_session_without_day_is_planned_undated(rig: Rig, page: WorkingGroupsPage) -> None:
    page.record.begin_session()
    press_key(page.record.sessions.day.edit, Qt.Key.Key_Return)
    rig.settle()

    _kind, key = rig.requested[-1]
    values = rig.ask(lambda: rig.context.services.records.values(Meeting, key))  # type: ignore[arg-type]
    assert values["precision"] is Precision.UNDATED


def test_a_day_that_means_nothing_keeps_the_form_open(rig: Rig, page: WorkingGroupsPage) -> None:
    page.record.begin_session()
    type_text(page.record.sessions.day.edit, "soon")
    page.record.sessions.form.submit()
    rig.settle()

    assert page.record.sessions.form.isVisible()
    assert page.record.sessions.day.refusal()
    assert rig.requested == []


def test_f2_renames_the_group_everywhere(rig: Rig, page: WorkingGroupsPage) -> None:
    page.edit_record()
    edit = page.record.identity.name.edit
    assert QApplication.focusWidget() is edit
    edit.selectAll()
    type_text(edit, "Roofs")
    press_key(edit, Qt.Key.Key_Return)
    rig.settle()

    assert names(page)[0] == "Roofs"
    assert title(page) == "Roofs"


def test_an_empty_name_is_refused_and_stays_visible(rig: Rig, page: WorkingGroupsPage) -> None:
    page.edit_record()
    page.record.identity.name.edit.clear()
    page.record.identity.name.flush()
    rig.settle()

    assert page.record.identity.name.refusal()
    stored = rig.ask(lambda: rig.context.services.records.values(WorkingGroup, rig.ids["Housing"]))
    assert stored["name"] == "Housing"


def test_another_year_shows_the_group_of_that_year(rig: Rig, page: WorkingGroupsPage) -> None:
    page.show_year(2025)
    page.reload()
    rig.settle()

    assert title(page) == "Housing"
    assert page.record.sessions.model.rows() == []
    assert page.list_card.model.rows()[0].facts == "no session this year"
