"""The guide above Accueil: a step says how it stands and leads to its place; hidden and shown again at will."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.office import Office
from csxl_desktop.services.office_settings import OfficeSettingsService
from csxl_desktop.ui.home.board import Board
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.home.settings import SettingsSheet
from tests import factories
from tests.ui.groups_support import Rig
from tests.ui.typing_keys import press_key


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> HomePage:
    made = HomePage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    made.activateWindow()
    return made


def settings(rig: Rig, page: HomePage) -> SettingsSheet:
    page.settings_button.click()
    rig.settle()
    assert page.settings is not None
    return page.settings


def heard(page: HomePage) -> list[str]:
    return [tile.accessibleName() for tile in page.guide.steps.tiles]


def test_state_stands_in_words_for_eyes_and_ears(rig: Rig, page: HomePage) -> None:
    assert page.guide.isVisible()
    assert [name.split(". ")[:2] for name in heard(page)] == [
        ["Your office", "Step 1: next"],
        ["Your members", "Step 2: done"],
        ["Your team", "Step 3: to do"],
        ["The first meeting", "Step 4: done"],
        ["The attendance sheet", "Step 5: to do"],
    ]
    spoken = QAccessible.queryAccessibleInterface(page.guide.steps.tiles[2].button)
    assert spoken.text(QAccessible.Text.Name) == "Name the team"
    assert spoken.text(QAccessible.Text.Description).startswith("Your team. Step 3: to do.")


def test_buttons_lead_to_their_places(rig: Rig, page: HomePage) -> None:
    office, members, team, meeting, sheet = (tile.button for tile in page.guide.steps.tiles)

    for button in (members, meeting, sheet):
        press_key(button, Qt.Key.Key_Return)
    assert rig.requested == [
        ("directory_tool", "import/members"),
        ("agenda_place", "new"),
        ("sign_in_sheet", rig.ids["session"]),
    ]

    press_key(office, Qt.Key.Key_Return)
    rig.settle()
    assert page.settings is not None
    assert QApplication.focusWidget() is page.settings.identity.fields["street"].control
    page.escape()
    press_key(team, Qt.Key.Key_Return)
    rig.settle()
    assert QApplication.focusWidget() is page.settings.staff.adder


def test_tab_goes_from_step_to_step(page: HomePage) -> None:
    buttons = [tile.button for tile in page.guide.steps.tiles]
    buttons[0].setFocus()
    for following in buttons[1:]:
        front = QApplication.focusWidget()
        assert front is not None
        QTest.keyClick(front, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following


def test_keyboard_stays_where_a_step_was_done_elsewhere(rig: Rig, page: HomePage) -> None:
    page.guide.steps.tiles[2].button.setFocus()
    services = rig.context.services
    rig.ask(lambda: OfficeSettingsService(services.database).add_staff("Ana", "Test"))
    page.reload()
    rig.settle()

    assert "Step 3: done. 1 person · 3 working groups" in heard(page)[2]
    assert page.guide.steps.tiles[2].button.hasFocus()


def test_hidden_by_hand_taken_back_and_shown_by_the_settings(rig: Rig, page: HomePage) -> None:
    page.guide.steps.hide_button.click()
    assert not page.guide.isVisible()
    page.reload()
    rig.settle()
    assert not page.guide.isVisible()

    rig.undo[-1]()
    assert page.guide.isVisible()

    page.guide.steps.hide_button.click()
    sheet = settings(rig, page)
    assert sheet.dossier.guide_field.value() is False
    sheet.dossier.guide_field.box.click()
    page.escape()
    rig.settle()
    assert page.guide.isVisible()


def test_steps_all_done_stay_in_sight_and_are_gone_the_next_day(qtbot: QtBot, rig: Rig, page: HomePage) -> None:
    services = rig.context.services

    def finish() -> None:
        services.records.change(Office, services.office.office_id(), {"street": "Rue Haute 1"})
        OfficeSettingsService(services.database).add_staff("Ana", "Test")
        services.sheets.print_sheet(factories.meeting(services, on=date(2026, 12, 1)))

    rig.ask(finish)
    page.reload()
    rig.settle()
    assert page.guide.isVisible()
    assert all(": done." in name for name in heard(page))

    again = HomePage(rig.context)
    qtbot.addWidget(again)
    rig.show(again)
    assert not again.guide.isVisible()


def test_demonstration_says_what_it_is_in_the_place_of_the_steps(qtbot: QtBot, page: HomePage) -> None:
    board = page._board
    assert board is not None
    page.guide.show_board(Board.from_json({**board.to_json(), "demo": True}) or board)

    assert page.guide.demonstration.isVisible()
    assert not page.guide.steps.isVisible()
    page.guide.demonstration.hide_button.click()
    assert not page.guide.isVisible()


def test_empty_list_of_meetings_offers_the_first_one(rig: Rig, page: HomePage) -> None:
    assert page.next.lines() == []
    press_key(page.next.action, Qt.Key.Key_Return)
    assert rig.requested == [("agenda_place", "new")]

    services = rig.context.services
    rig.ask(lambda: factories.meeting(services, on=date(2026, 12, 1)))
    page.reload()
    rig.settle()
    assert page.next.lines()
    assert not page.next.action.isVisible()


def test_what_the_first_step_says_is_no_alert_beside_it(rig: Rig, page: HomePage) -> None:
    words = "Complete the settings of the office"
    board = page._board
    assert board is not None

    assert words in [each.title for each in board.alerts]
    assert words not in said(page)

    page.guide.steps.hide_button.click()
    assert words in said(page)

    rig.undo[-1]()
    assert words not in said(page)


def said(page: HomePage) -> list[str]:
    return [each.text() for each in page.alerts.findChildren(QLabel) if each.isVisible()]
