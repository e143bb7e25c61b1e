"""The window is built anew, in another language or with larger letters, and shows what was open in every tab."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.directory.further_facets import TAG
from csxl_desktop.ui.directory.import_words import answers, key_of
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.meetings.places import PLACES
from csxl_desktop.ui.tool import ToolEntry
from tests.journeys.conftest import Start
from tests.journeys.running import DIRECTORY, EVALUATION, GROUPS, HOME, MEETINGS, Running
from tests.journeys.test_language import choose


def begun(start: Start, demo: Path) -> Running:
    """In French, on the demonstration, by somebody who said who they are."""
    running = start("fr")
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    return running


@pytest.fixture
def running(start: Start, demo: Path) -> Running:
    return begun(start, demo)


def in_dutch(running: Running) -> None:
    _anew(running, lambda: choose(running.window.status.language, "Nederlands"))


def in_large_letters(running: Running) -> None:
    _anew(running, lambda: running.window.status.text_size_chosen.emit(125))


def _anew(running: Running, act: object) -> None:
    before = running.window
    assert callable(act)
    act()
    running.until(lambda: running.window is not before)
    running.settle()
    assert running.said == []


def test_the_record_and_the_list_of_the_directory_stay(running: Running) -> None:
    running.show(DIRECTORY)
    running.page.list.turn_to("people")
    running.settle()
    person = running.page.list.people.rows()[1]
    running.page.list.search.setText(person.folded[:4])
    running.window.open_record("person", person.id)
    running.settle()
    name = running.page.person.head.title.text().split(maxsplit=1)[1]  # behind the civility

    in_dutch(running)

    assert running.page.list.view() == "people"
    assert running.page.list.search.text() == person.folded[:4]
    assert running.page.right.currentWidget() is running.page.person
    assert running.page.person.head.title.text().endswith(name)
    assert running.page.list.table().chosen_row().id == person.id


def scrolled_to(table: Any, row: int) -> None:
    """As by the wheel: the list shows this row at its top, a third of it out of sight."""
    bar, high = table.verticalScrollBar(), table.visualRect(table.model().index(row, 0)).height()
    bar.setValue(row * high + high // 3)
    assert bar.value() == row * high + high // 3 < bar.maximum()


def at_top(table: Any) -> tuple[Any, int]:
    """The row in which the list begins, and how much of it is out of sight."""
    index = table.indexAt(QPoint(0, 0))
    return table.model().row(index.row()).id, -table.visualRect(index).top()


def test_the_directory_shows_the_same_rows(running: Running) -> None:
    running.show(DIRECTORY)
    running.page.list.turn_to("organisations")
    running.settle()
    first = running.page.list.organisations.rows()[0]
    running.window.open_record("organisation", first.id)
    running.settle()
    scrolled_to(running.page.list.table(), 30)  # out of sight of the record that is open
    before = at_top(running.page.list.table())

    in_dutch(running)
    running.until(lambda: at_top(running.page.list.table()) == before)
    assert running.page.list.table().chosen_row().id == first.id

    in_large_letters(running)
    running.until(lambda: at_top(running.page.list.table())[0] == before[0])
    assert at_top(running.page.list.table())[1] > before[1]  # a third of a higher row


def test_the_directory_stays_narrowed(running: Running) -> None:
    running.show(DIRECTORY)
    running.page.list.turn_to("organisations")
    running.settle()
    facets = running.page.list.facets
    rows = [row for row in running.page.list.organisations.rows() if row.tags and row.categories and row.kind]
    tag = rows[0].tags[0]
    QTest.mouseClick(facets.more, Qt.MouseButton.LeftButton)
    for field, value in ((facets.category, rows[0].categories[0]), (facets.further.choices[TAG], tag)):
        field.combo.setCurrentIndex(field.options().index(value))
        field.combo.activated.emit(field.combo.currentIndex())
    facets.day.set_value(date(2026, 2, 1))
    facets.day.committed.emit(date(2026, 2, 1))
    running.settle()
    shown = [row.id for row in running.page.list.model().rows()]
    assert 0 < len(shown) < len(rows)

    in_dutch(running)

    again = running.page.list
    assert again.facets is not facets
    assert (again.facets.category.value(), again.facets.further.value(TAG)) == (rows[0].categories[0], tag)
    assert again.facets.on() == date(2026, 2, 1)
    assert [row.id for row in again.model().rows()] == shown
    assert again.facets.further.isVisible()
    assert "1" in again.facets.more.accessibleName()


def test_what_was_to_be_verified_stays_alone(running: Running) -> None:
    running.show(DIRECTORY)
    facets = running.page.list.facets
    chip = next(each for each in facets.unverified.findChildren(QAbstractButton))
    every = running.page.list.model().rowCount()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    shown, chosen = running.page.list.model().rowCount(), facets.unverified.value()
    assert shown < every

    in_large_letters(running)

    assert running.page.list.facets.unverified.value() == chosen
    assert running.page.list.model().rowCount() == shown


@pytest.mark.parametrize("view", ["week", "month"])
def test_the_calendar_shows_the_same_days(running: Running, view: str) -> None:
    running.show(MEETINGS)
    running.page.list.show_view(view)
    calendar = getattr(running.page.list, view).calendar
    words = {"week": "Semaine suivante", "month": "Mois suivant"}[view]
    before = calendar.day()
    for _time in range(3):
        running.press(words, running.page.list)
    there = calendar.day()
    assert there > before

    in_dutch(running)

    again = getattr(running.page.list, view).calendar
    assert again is not calendar
    assert again.isVisible()
    assert again.day() == there


def test_the_agenda_stays_narrowed_and_where_it_was(running: Running) -> None:
    running.window.show_year(2025)
    running.show(MEETINGS)
    running.page.list.show_view("list")
    listed = running.page.list
    kinds = [each for each in listed.kinds.findChildren(QAbstractButton) if each.isVisible()][:3]
    every = listed.model.rowCount()
    for chip in kinds:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert 0 < listed.model.rowCount() < every
    scrolled_to(listed.table, 4)
    before, shown, chosen = at_top(listed.table), [row.id for row in listed.model.rows()], listed.kinds.value()

    in_dutch(running)

    again = running.page.list
    assert again.kinds.value() == chosen
    assert [row.id for row in again.model.rows()] == shown
    running.until(lambda: at_top(again.table) == before)


def test_the_step_of_the_meeting_stays(running: Running) -> None:
    running.window.show_year(2025)
    running.show(MEETINGS)
    row = next(each for each in running.page.list.model.rows() if each.id != running.page.desk.id())
    running.window.open_record("meeting", row.id)
    running.settle()
    assert running.page.record.step() is not Step.PREPARE
    running.page.record.show_step(Step.PREPARE)
    running.settle()

    in_large_letters(running)

    assert running.window.year() == 2025
    assert running.page.desk.id() == row.id
    assert running.page.record.step() is Step.PREPARE
    assert running.page.list.table.chosen_row().id == row.id


def test_the_document_of_the_meeting_stays(running: Running) -> None:
    running.show(MEETINGS)
    running.page.record.show_document("poster")
    running.settle()

    in_dutch(running)

    assert running.page.topic() == "meetings/document"
    assert running.page.record.document.kind == "poster"


def test_a_tool_stays_with_the_row_that_was_marked_in_it(running: Running) -> None:
    running.show(MEETINGS)
    running.page.open_tool("actions")
    running.settle()
    tool = running.page.tool()
    wanted = tool.model.rows()[-1]
    tool.list.setCurrentIndex(tool.model.index(len(tool.model.rows()) - 1, 0))
    running.settle()

    in_dutch(running)

    assert running.page.topic() == "meetings/actions"
    again = running.page.tool()
    assert again is not tool
    running.until(lambda: again.list.chosen_row() is not None and again.list.chosen_row().id == wanted.id)


@pytest.mark.parametrize(("tab", "tools"), [(DIRECTORY, TOOLS), (MEETINGS, PLACES)], ids=["directory", "agenda"])
def test_every_tool_shows_again_what_it_showed(running: Running, tab: int, tools: tuple[ToolEntry, ...]) -> None:
    running.show(tab)
    page = running.page
    for key in [each.key for each in tools]:
        page.open_tool(key)
        running.settle()
        held = page.tool_place()
        if held is not None:  # some lead on to another tab
            page.close_tool()
            page.return_to_tool(held)
            running.settle()
            QApplication.processEvents()
            assert page.tool_place() == held
        running.show(tab)
    assert running.said == []


def test_a_tab_behind_keeps_its_record_through_two_changes(running: Running) -> None:
    running.show(GROUPS)
    first = running.page.desk.wanted
    other = next(row.id for row in running.page.list_card.model.rows() if row.id != first)
    running.window.open_record("working_group", other)
    running.settle()
    running.show(HOME)

    in_dutch(running)
    in_large_letters(running)
    running.show(GROUPS)

    assert running.page.desk.group.record.id == other


def test_the_place_of_the_evaluation_keeps_its_year_and_its_record(running: Running) -> None:
    running.show(EVALUATION)
    running.window.show_year(2025)
    running.page.show_place("testimonials")
    running.settle()
    wanted = running.page.place().model.rows()[-1].id
    running.window.show_year(2026)
    running.window.open_record("testimonial", wanted)
    running.settle()
    assert running.page.year() == 2025

    in_dutch(running)

    assert running.window.year() == 2026
    assert running.page.year() == 2025
    assert running.page.topic() == "evaluation/testimonials"
    assert running.page.place().record.row().id == wanted


@pytest.mark.parametrize("view", ["trash", "acts", "settings", "backups"])
def test_what_lies_over_the_board_stays(running: Running, view: str) -> None:
    running.show(HOME)
    if view in {"settings", "backups"}:
        getattr(running.page, f"open_{view}")()
    else:
        running.page.open_memory()
        running.page.memory.switch.turn_to(view)
    running.settle()

    in_large_letters(running)

    assert running.page.topic() == f"home/{view}"


def test_a_table_that_is_being_taken_in_stays_with_the_answers_given(running: Running) -> None:
    running.show(DIRECTORY)
    names = [row.name for row in running.page.list.organisations.rows()[:8]]
    running.page.open_tool("import")
    running.page.tool().read_text("Nom\tTéléphone\n" + "".join(f"{name}\t02 511 00 00\n" for name in names))
    running.settle()
    tool = running.page.tool()
    tool.day.set_value(date(2026, 3, 12))  # the members that the table leaves out wait for a word
    tool.day.committed.emit(date(2026, 3, 12))
    running.settle()
    line = next(each for each in tool.preview.model.rows() if answers(each))
    tool.preview.table.choose_again(key_of(line))
    tool.preview.decide(min(answers(line)))
    running.settle()
    decided, lines = tool.preview.decisions(), tool.preview.model.rowCount()
    assert decided

    in_dutch(running)

    again = running.page.tool()
    assert again.preview.decisions() == decided
    assert again.preview.model.rowCount() == lines
