"""The window built anew: pages scrolled where they were, and every row that was marked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QScrollArea, QWidget

from tests.journeys.conftest import Start
from tests.journeys.running import DIRECTORY, HOME, MEETINGS, Running
from tests.journeys.test_standing import begun, in_dutch, in_large_letters


@pytest.fixture
def running(start: Start, demo: Path) -> Running:
    return begun(start, demo)


@pytest.mark.parametrize("act", [in_dutch, in_large_letters])
def test_the_rows_that_were_marked_in_the_directory_stay_marked(
    running: Running, act: Callable[[Running], None]
) -> None:
    running.show(DIRECTORY)
    running.page.list.turn_to("organisations")
    running.settle()
    table = running.page.list.table()
    click_rows(table, (2, 5, 6))
    running.settle()
    before, opened = [row.id for row in table.selected_rows()], table.chosen_row().id
    assert len(before) == 3

    act(running)

    again = running.page.list.table()
    assert again is not table
    running.until(lambda: [row.id for row in again.selected_rows()] == before)
    assert again.chosen_row().id == opened
    assert running.page.organisation.isVisible()


def test_the_rows_that_were_marked_in_a_tool_stay_marked(running: Running) -> None:
    running.show(DIRECTORY)
    running.page.open_tool("selections")
    running.settle()
    running.page.tool().switch.turn_to("lists")
    running.settle()
    place = running.page.tool().lists
    busiest = max(place.model.rows(), key=lambda row: row.count)
    place.table.choose_again(busiest.id)
    running.settle()
    click_rows(place.lines, (0, 2))
    before = [row.id for row in place.lines.selected_rows()]
    assert len(before) == 2

    in_dutch(running)

    again = running.page.tool().lists.lines
    assert again is not place.lines
    running.until(lambda: [row.id for row in again.selected_rows()] == before)


def click_rows(table: Any, rows: tuple[int, ...]) -> None:
    """A click on the first of `rows`, then with Ctrl on the others."""
    key = Qt.KeyboardModifier.NoModifier
    for row in rows:
        middle = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, key, middle)
        key = Qt.KeyboardModifier.ControlModifier


def scrolled_past(area: QScrollArea, part: QWidget, share: float) -> None:
    """As by the wheel: so much of this part of the page is out of sight."""
    bar = area.verticalScrollBar()
    bar.setValue(bar.value() + part.mapTo(area.viewport(), QPoint(0, 0)).y() + round(part.height() * share))
    assert stands(area, part, share)


def stands(area: QScrollArea, part: QWidget, share: float) -> bool:
    return abs(out_of_sight(area, part) - share) < 0.02


def out_of_sight(area: QScrollArea, part: QWidget) -> float:
    """How much of the height of this part is above what one sees."""
    top = part.mapTo(area.viewport(), QPoint(0, 0)).y()
    return -top / part.height()


@pytest.mark.parametrize("act", [in_dutch, in_large_letters])
def test_the_sheet_of_the_year_stays_where_it_was(running: Running, act: Callable[[Running], None]) -> None:
    running.window.show_year(2025)
    running.show(MEETINGS)
    running.page.list.show_view("year")
    running.settle()
    before = running.page.list.year
    scrolled_past(before.findChild(QScrollArea), before.sheet, 1 / 5)

    act(running)

    again = running.page.list.year
    assert again is not before
    assert again.isVisible()
    running.until(lambda: stands(again.findChild(QScrollArea), again.sheet, 1 / 5))


@pytest.mark.parametrize("act", [in_dutch, in_large_letters])
def test_the_settings_stay_where_they_were(running: Running, act: Callable[[Running], None]) -> None:
    running.show(HOME)
    running.page.open_settings()
    running.settle()
    before = running.page.settings
    scrolled_past(before.findChild(QScrollArea), before.kinds, 1 / 3)

    act(running)

    again = running.page.settings
    assert again is not before
    running.until(lambda: stands(again.findChild(QScrollArea), again.kinds, 1 / 3))
    running.settle()
    assert stands(again.findChild(QScrollArea), again.kinds, 1 / 3)


def test_settings_scrolled_on_meanwhile_are_not_drawn_back(running: Running) -> None:
    running.show(HOME)
    running.page.open_settings()
    running.settle()
    scrolled_past(running.page.settings.findChild(QScrollArea), running.page.settings.kinds, 1 / 3)
    in_dutch(running)
    area = running.page.settings.findChild(QScrollArea)
    running.until(lambda: area.verticalScrollBar().value() > 0)

    area.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    running.window.resize(running.window.width() - 60, running.window.height())
    running.settle()
    QApplication.processEvents()

    assert area.verticalScrollBar().value() == 0
