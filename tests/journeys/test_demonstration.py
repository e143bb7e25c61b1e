"""From the start page to the demonstration: five tabs, all of them filled; search; the trash and back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.ui.home.lines import Line
from csxl_desktop.ui.start_page import StartPage
from tests.journeys.conftest import Start
from tests.journeys.running import DIRECTORY, EVALUATION, GROUPS, HOME, MEETINGS, Running
from tests.journeys.seats import Seat
from tests.ui.typing_keys import press_key, type_text


def opened(start: Start, demo: Path) -> Running:
    running = start()
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    return running


def test_first_start_leads_to_five_tabs_full_of_the_demonstration(start: Start) -> None:
    running = start()
    running.program.start()
    assert isinstance(running.program.window, StartPage)

    running.press("Look at the demonstration")
    staff = running.ask(lambda services: services.office.staff(services.today()))
    running.choose_person(staff[0].full_name)

    assert running.program.state.text("person") == staff[0].full_name
    assert running.window.windowTitle().startswith("CSXL – ")
    running.show(HOME)
    assert len(running.page.findChildren(Line)) > 5
    for tab in (DIRECTORY, MEETINGS, GROUPS, EVALUATION):
        running.show(tab)
        assert max(running.lists()) >= 4, running.window.top.accessibleName()
    assert running.said == []


def test_years_later_the_demonstration_shows_its_last_year(qtbot: QtBot, demo: Path) -> None:
    seat = Seat(qtbot, demo, "Ana Test", today=lambda: date(2029, 2, 1))
    for tab in (MEETINGS, EVALUATION):
        seat.in_front()
        seat.window.show_tab(tab)
        seat.settle()
        rows = [view.model().rowCount() for view in seat.page.findChildren(QAbstractItemView) if view.isVisible()]
        assert max(rows) >= 4
    assert seat.window.year() == 2026
    assert seat.said == []
    seat.close()


def test_a_meeting_of_another_year_is_opened_before_the_agenda_was_ever_shown(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    year = running.window.year()
    wanted = running.ask(lambda services: services.meetings.rows(2024 if year == 2025 else 2025))[0].id

    running.window.open_record("meeting", wanted)
    running.settle()

    assert running.page.desk.meeting.record.row.id == wanted
    running.window.show_year(2025 if year == 2026 else 2026)
    running.settle()
    assert running.page.list.row(running.page.desk.meeting.record.row.id) is not None


def test_second_start_shows_what_was_there_before_the_dossier_is_open(start: Start, demo: Path) -> None:
    first = opened(start, demo)
    shown = [line.accessibleName() for line in first.page.findChildren(Line)]
    first.close()

    second = start()
    second.program.start(demo)

    assert not second.program.dossier.is_open
    assert [line.accessibleName() for line in second.page.findChildren(Line)] == shown
    second.settle()
    assert second.program.dossier.is_open
    assert second.said == []


def test_what_another_program_wrote_is_not_hidden_by_the_kept_page(start: Start, demo: Path) -> None:
    first = opened(start, demo)
    first.close()
    between = start()
    between.program.start(demo)
    between.settle()
    organisation = between.ask(lambda services: services.directory.organisations()[0])
    between.ask(lambda services: services.records.trash(Organisation, organisation.id))
    between.ask(lambda services: services.close())
    between.program.dossier.release()

    last = start()
    last.program.start(demo)

    assert last.page.findChildren(Line) == []
    last.settle()
    assert len(last.page.findChildren(Line)) > 5


def test_search_finds_without_accents_and_opens_the_record(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    wanted = running.ask(lambda services: next(row for row in services.directory.organisations() if "é" in row.name))
    plain = wanted.name.replace("é", "e").replace("É", "e")
    running.window.activateWindow()
    running.window.focus_search()
    search = running.window.top.search

    type_text(search, plain.lower())
    running.until(lambda: search.popup is not None and search.popup.isVisible())
    running.settle()
    press_key(search, Qt.Key.Key_Return)
    running.settle()

    assert running.window.stack.currentIndex() == DIRECTORY
    assert running.page.shown == ("organisation", wanted.id)


def test_trash_is_taken_back_by_undo(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    running.show(DIRECTORY)
    running.page.list.turn_to("organisations")
    running.settle()
    table = running.page.list.table()
    table.setFocus()
    table.choose_first()
    running.settle()
    victim = table.chosen_row()
    before = running.lists()[0]

    press_key(table, Qt.Key.Key_Delete)
    running.settle()
    assert victim.id not in {row.id for row in running.ask(lambda services: services.directory.organisations())}
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    running.settle()

    assert victim.id in {row.id for row in running.ask(lambda services: services.directory.organisations())}
    assert running.lists()[0] == before
    assert running.said == []
