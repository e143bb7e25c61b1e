"""A week with its hours: what stands where, what is dragged or sent elsewhere."""

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.month_items import DayItem
from csxl_desktop.ui.widgets.week import WeekCalendar
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
TUESDAY = date(2026, 3, 10)
THURSDAY = date(2026, 3, 12)
MORNING = DayItem("ag", TUESDAY, "AG", "Santé", "teal", False, time(9), time(12))
BESIDE = DayItem("gt", TUESDAY, "GT", "Logement", "indigo", False, time(11), time(13))
LOOSE = DayItem("rt", THURSDAY, "RT", "Factures")
EVENING = DayItem("ca", THURSDAY, "CA", "Comité", "grey", True, time(18), time(21))


@pytest.fixture
def week(qtbot: QtBot) -> WeekCalendar:
    made = WeekCalendar(TUESDAY)
    qtbot.addWidget(made)
    made.resize(760, 640)
    made.set_items([MORNING, BESIDE, LOOSE, EVENING])
    made.show()
    return made


def moves(week: WeekCalendar) -> list[Any]:
    found: list[Any] = []
    week.item_moved.connect(lambda *move: found.append(move))
    return found


def point(week: WeekCalendar, day: date, hour: int) -> QPoint:
    layout = week.layout_now()
    return QPointF(layout.column(day).center().x(), layout.y_of(hour * 60)).toPoint()


def test_hours_stretch_and_meetings_of_the_same_hours_stand_side_by_side(week: WeekCalendar) -> None:
    layout = week.layout_now()
    one, other, loose = (week.area_of(key) for key in ("ag", "gt", "rt"))

    assert (layout.first, layout.last) == (8 * 60, 21 * 60)
    assert not one.intersects(other)
    assert one.top() < other.top() < one.bottom()
    assert loose.bottom() <= layout.top
    assert layout.column(date(2026, 3, 15)).width() < layout.column(TUESDAY).width()


def test_dragged_to_another_day_and_hour_it_keeps_where_it_was_held(week: WeekCalendar) -> None:
    found = moves(week)
    held = QPoint(round(week.area_of("ag").center().x()), point(week, TUESDAY, 10).y())

    QTest.mousePress(week, LEFT, pos=held)
    QTest.mouseMove(week, point(week, THURSDAY, 14))
    QTest.mouseRelease(week, LEFT, pos=point(week, THURSDAY, 14))

    assert found == [("ag", THURSDAY, time(13))]


def test_above_the_hours_only_the_day_changes_and_escape_lets_go(week: WeekCalendar) -> None:
    found = moves(week)
    above = QPoint(point(week, THURSDAY, 9).x(), 20)
    for escaped in (True, False):
        QTest.mousePress(week, LEFT, pos=week.area_of("gt").center().toPoint())
        QTest.mouseMove(week, above)
        if escaped:
            press_key(week, Qt.Key.Key_Escape)
        QTest.mouseRelease(week, LEFT, pos=above)

    assert found == [("gt", THURSDAY, None)]


def test_keys_go_through_the_week_and_move_by_days_and_half_hours(week: WeekCalendar) -> None:
    found, taken = moves(week), list[Any]()
    week.item_activated.connect(taken.append)
    for _time in range(4):
        press_key(week, Qt.Key.Key_Down)
    assert taken == ["ag", "gt", "rt", "ca"]
    press_key(week, Qt.Key.Key_Right, ALT)  # what is struck stays
    week.choose_item("rt")
    press_key(week, Qt.Key.Key_Down, ALT)  # without an hour there is none to change
    press_key(week, Qt.Key.Key_Left, ALT)
    week.choose_item("ag")
    press_key(week, Qt.Key.Key_Up, ALT)

    assert found == [("rt", date(2026, 3, 11), None), ("ag", TUESDAY, time(8, 30))]


def test_the_week_follows_the_day_and_a_free_day_asks_for_a_meeting(week: WeekCalendar) -> None:
    wanted = list[Any]()
    week.day_activated.connect(wanted.append)
    press_key(week, Qt.Key.Key_PageDown)
    press_key(week, Qt.Key.Key_Left)
    assert week.monday() == date(2026, 3, 16)
    press_key(week, Qt.Key.Key_Return)
    press_key(week, Qt.Key.Key_Home)
    QTest.mouseDClick(week, LEFT, pos=point(week, date(2026, 3, 13), 15))

    assert wanted == [date(2026, 3, 16), date(2026, 3, 13)]


def test_a_meeting_moved_in_the_week_keeps_its_length_and_says_what_clashes(trial: Trial) -> None:
    other = trial.plan("GT", THURSDAY, "Logement")
    key = trial.plan("AG", TUESDAY, "Santé")
    hours = {"starts_at": time(9), "ends_at": time(12)}
    trial.run(lambda services: services.records.change(Meeting, key, hours))
    trial.run(lambda services: services.records.change(Meeting, other, hours))
    trial.show(key, Step.PREPARE)
    trial.page.list.show_view("week")
    trial.settle()
    calendar = trial.page.list.week.calendar
    said = list[Any]()
    trial.page.undo_offered.connect(lambda words, back: said.append((words, back)))
    assert calendar.monday() == date(2026, 3, 9)

    held = point(calendar, TUESDAY, 10)
    QTest.mousePress(calendar, LEFT, pos=held)
    QTest.mouseMove(calendar, point(calendar, THURSDAY, 11))
    QTest.mouseRelease(calendar, LEFT, pos=point(calendar, THURSDAY, 11))
    trial.settle()

    row = trial.record(key).row
    assert (row.first_on, row.starts_at, row.ends_at) == (THURSDAY, time(10), time(13))
    ((words, back),) = said
    assert "same hours: GT Logement" in words
    back()
    trial.settle()
    assert trial.record(key).row.starts_at == time(9)


def test_a_cancelled_meeting_is_struck_out_alone(week: WeekCalendar) -> None:
    week.grab()
    now = look()
    assert not now.font(now.sizes.px(11), QFont.Weight.DemiBold).strikeOut()  # every cell shares that font


def test_the_hours_of_a_week_in_a_low_place_can_still_be_read(qtbot: QtBot) -> None:
    week = WeekCalendar(TUESDAY)
    qtbot.addWidget(week)
    week.set_items([MORNING, EVENING])
    week.resize(760, max(60, week.minimumSizeHint().height()))
    layout = week.layout_now()

    assert layout.y_of(10 * 60) - layout.y_of(9 * 60) >= 16  # the height in which an hour is written
