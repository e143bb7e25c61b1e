"""A meeting goes to another day in the month and the year: dragged, or by Alt with an arrow."""

from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.ui.meetings.year_calendar_page import YearCalendarPage
from csxl_desktop.ui.widgets.month_moves import MovableMonth
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def month(trial: Trial, key: UUID, day: date) -> MovableMonth:
    trial.show(key, Step.PREPARE)
    trial.page.list.show_view("month")
    trial.page.list.month.show_day(day)
    return trial.page.list.month.calendar


def drag(calendar: MovableMonth, start: date, end: date) -> None:
    def middle(day: date, down: int) -> QPoint:
        area = calendar.area_of(day)
        return QPoint(round(area.center().x()), round(area.top()) + down)

    line = next(
        point for down in range(10, 60, 4) if calendar.item_at((point := middle(start, down)).toPointF()) is not None
    )
    QTest.mousePress(calendar, LEFT, pos=line)
    QTest.mouseMove(calendar, middle(end, 20))
    QTest.mouseRelease(calendar, LEFT, pos=middle(end, 20))


def offers(trial: Trial) -> list[Any]:
    said: list[Any] = []
    trial.page.undo_offered.connect(lambda text, take_back: said.append((text, take_back)))
    return said


def test_dragged_to_another_day_it_says_what_that_day_is_and_goes_back(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 11, 12), "Bilan")
    trial.plan("GT", date(2026, 11, 11), "Logement")
    calendar, said = month(trial, key, date(2026, 11, 3)), offers(trial)

    drag(calendar, date(2026, 11, 12), date(2026, 11, 11))
    trial.settle()

    assert trial.record(key).row.first_on == date(2026, 11, 11)
    text, take_back = said[0]
    assert "Armistice Day" in text
    assert "Logement" in text
    assert "Bilan" not in text
    take_back()
    trial.settle()
    assert trial.record(key).row.first_on == date(2026, 11, 12)


def test_let_go_with_escape_or_on_its_own_day_it_stays(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 11, 12), "Bilan")
    calendar, said = month(trial, key, date(2026, 11, 3)), offers(trial)

    drag(calendar, date(2026, 11, 12), date(2026, 11, 12))
    start = calendar.area_of(date(2026, 11, 12)).topLeft().toPoint() + QPoint(20, 34)
    QTest.mousePress(calendar, LEFT, pos=start)
    QTest.mouseMove(calendar, start + QPoint(90, 0))
    press_key(calendar, Qt.Key.Key_Escape)
    QTest.mouseRelease(calendar, LEFT, pos=start + QPoint(90, 0))
    trial.settle()

    assert trial.record(key).row.first_on == date(2026, 11, 12)
    assert said == []


def test_alt_and_arrows_move_it_by_days_and_weeks_in_month_and_year(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 11, 12), "Bilan")
    calendar = month(trial, key, date(2026, 11, 12))

    press_key(calendar, Qt.Key.Key_Down, ALT)
    trial.settle()
    assert trial.record(key).row.first_on == date(2026, 11, 19)
    assert calendar.day() == date(2026, 11, 19)
    press_key(calendar, Qt.Key.Key_Left, ALT)
    trial.settle()
    assert trial.record(key).row.first_on == date(2026, 11, 18)

    trial.page.list.show_view("year")
    press_key(trial.page.list.year.sheet, Qt.Key.Key_Right, ALT)
    trial.settle()
    assert trial.record(key).row.first_on == date(2026, 11, 19)


def test_what_was_cancelled_is_not_moved(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 11, 12), "Bilan")
    trial.run(lambda services: services.meeting_dates.cancel(key, "Grève"))
    calendar = month(trial, key, date(2026, 11, 12))

    press_key(calendar, Qt.Key.Key_Right, ALT)
    trial.page.list.show_view("year")
    press_key(trial.page.list.year.sheet, Qt.Key.Key_Right, ALT)
    trial.settle()

    row = trial.record(key).row
    assert (row.first_on, row.state) == (date(2026, 11, 12), MeetingState.CANCELLED)


def test_the_year_is_printed_from_the_tools_on_the_paper_chosen(trial: Trial) -> None:
    trial.plan("AG", date(2026, 11, 12), "Bilan")
    trial.page.open_tool("year")
    trial.settle()
    page = trial.page.tool()
    assert isinstance(page, YearCalendarPage)
    assert page.year.value() == 2026

    next(each for each in page.paper.findChildren(QPushButton) if each.text() == "A3").click()
    trial.qtbot.waitUntil(lambda: bool(page.panel.preview.pdf()) and not trial.context.jobs.busy)
    pages = PdfReader(BytesIO(page.panel.preview.pdf())).pages
    assert [round(each.mediabox.width) for each in pages] == [1191]


def fair(trial: Trial) -> UUID:
    """Four days over the end of a month, of three weeks' meetings the only one that lasts."""
    key = trial.plan("EVENT", date(2026, 9, 29), "Salon")
    trial.run(lambda services: services.records.change(Meeting, key, {"last_on": date(2026, 10, 2)}))
    return key


def days(trial: Trial, key: UUID) -> tuple[date, date | None]:
    row = trial.record(key).row
    return row.first_on, row.last_on


def test_an_event_of_several_days_stands_on_each_and_moves_whole(trial: Trial) -> None:
    key = fair(trial)
    calendar = month(trial, key, date(2026, 10, 20))
    trial.page.list.month.show_day(date(2026, 10, 2))
    assert calendar.accessibleDescription().endswith("(4/4) Salon")
    trial.page.list.month.show_day(date(2026, 10, 3))
    assert calendar.accessibleDescription() == ""

    drag(calendar, date(2026, 10, 2), date(2026, 10, 9))  # held by its last day
    trial.settle()
    assert days(trial, key) == (date(2026, 10, 6), date(2026, 10, 9))
    trial.page.list.month.show_day(date(2026, 10, 7))
    press_key(calendar, Qt.Key.Key_Right, ALT)
    trial.settle()
    assert days(trial, key) == (date(2026, 10, 7), date(2026, 10, 10))


def test_the_week_shows_each_day_and_the_year_a_line_for_each_month(trial: Trial) -> None:
    key = fair(trial)
    trial.plan("AG", date(2026, 10, 1), "Bilan")
    trial.show(key, Step.PREPARE)
    trial.page.list.show_view("week")
    week = trial.page.list.week.calendar
    trial.page.list.week.show_day(date(2026, 10, 1))
    placed = [(each.item.on.day, each.item.words) for each in week.layout_now().placed() if each.item.key == key]
    assert placed == [(29, "(1/4) Salon"), (30, "(2/4) Salon"), (1, "(3/4) Salon"), (2, "(4/4) Salon")]
    trial.page.list.choose(key)
    assert week.day() == date(2026, 10, 1)  # what is in sight stays where one looks

    press_key(week, Qt.Key.Key_Left, ALT)
    trial.settle()
    assert days(trial, key) == (date(2026, 9, 28), date(2026, 10, 1))
    sheet = trial.page.list.year.sheet
    told = [(line.item.on, line.item.until, line.item.words) for line in sheet.lines() if line.item.key == key]
    assert told == [
        *((date(2026, 9, 28), date(2026, 9, 30), "Salon"), (date(2026, 10, 1), None, "(4/4) Salon")),
    ]
    taken: list[object] = []
    sheet.item_activated.connect(taken.append)
    for _press in range(2):
        press_key(sheet, Qt.Key.Key_Down)  # from the fair to the assembly, not to its second line
    assert len(taken) == 1
    press_key(sheet, Qt.Key.Key_Up)
    press_key(sheet, Qt.Key.Key_Right, ALT)
    trial.settle()
    assert days(trial, key) == (date(2026, 9, 29), date(2026, 10, 2))
