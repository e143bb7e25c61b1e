"""Accueil: what waits, each line opening its place; the year below."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.funder import Criterion, Subsidy, SubsidyDeadline
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.verification import VerificationRound
from csxl_desktop.ui.home.board import Board
from csxl_desktop.ui.home.funder import funder_lines
from csxl_desktop.ui.home.lines import Line, LinesCard
from csxl_desktop.ui.home.page import HomePage
from tests import factories
from tests.ui.groups_support import Rig
from tests.ui.typing_keys import press_key


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> HomePage:
    made = HomePage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    return made


def told(card: LinesCard) -> list[str]:
    return [line.accessibleName() for line in card.lines()]


def test_what_waits_is_told_with_what_is_missing(rig: Rig, page: HomePage) -> None:
    services = rig.context.services
    rig.ask(lambda: factories.meeting(services, on=date(2026, 12, 1), theme="Energy"))
    rig.ask(lambda: factories.meeting(services, on=date(2026, 2, 3), theme="Forgotten"))
    page.reload()
    rig.settle()

    assert ["Energy" in line and "no venue" in line for line in told(page.next)] == [True]
    assert ["Forgotten" in line and "attendance to enter" in line for line in told(page.past)] == [True]
    assert page.past.isVisible()
    assert page.past.mapTo(page, QPoint(0, 0)).y() > page.next.lines()[0].mapTo(page, QPoint(0, 0)).y()
    assert any("Housing · Rents" in line for line in told(page.minutes))
    assert told(page.due_actions) == ["Write the note, Anna, 01/11/2026"]


def test_enter_on_an_action_opens_its_meeting(rig: Rig, page: HomePage) -> None:
    press_key(page.due_actions.lines()[0], Qt.Key.Key_Return)

    assert rig.requested == [("meeting", rig.ids["session"])]


def test_alerts_lead_to_the_member_the_seat_and_the_section(rig: Rig, page: HomePage) -> None:
    records = rig.context.services.records
    for day in (date(2027, 1, 31), date(2027, 2, 15)):  # the first, of whom the election tells, and another
        rig.ask(partial(records.create, Seat, {"organisation_id": rig.ids["Tilleuls"], "term_end_on": day}))
    section = {"year": 2026, "code": "x", "title": "Begin", "position": 1, "state": SectionState.TO_WRITE}
    made = rig.ask(lambda: records.create(ReportSection, section)).record_id
    rig.ask(lambda: records.change(Organisation, rig.ids["Tilleuls"], {"verified_on": date(2024, 5, 2)}))
    page.reload()
    rig.settle()

    for line in page.alerts.lines():
        press_key(line, Qt.Key.Key_Space)

    assert [words for words in told(page.alerts) if "seat until" in words] == ["Les Tilleuls, seat until 15/02/2027"]
    assert rig.requested == [
        ("directory_tool", "elections"),
        ("organisation", rig.ids["Tilleuls"]),
        ("directory_tool", "verification"),
        ("report_section", made),
        ("agenda_place", "opening"),  # in November, with nothing in 2027 yet
    ]
    rig.ask(lambda: factories.meeting(rig.context.services, on=date(2027, 2, 4)))
    page.reload()
    rig.settle()
    assert not any("2027 yet" in words for words in told(page.alerts))


def test_candidates_and_letters_lead_to_their_tool(rig: Rig, page: HomePage) -> None:
    services = rig.context.services

    def prepare() -> None:
        asking = factories.organisation(services, "Asking", member=False)
        services.joining.ask(asking, meeting_id=factories.meeting(services, on=date(2026, 10, 1)))
        factories.organisation(services, "New", joined=date(2026, 10, 1))
        gone = factories.organisation(services, "Gone", joined=date(2020, 1, 1))
        services.directory.leave(gone, date(2026, 10, 1))

    rig.ask(prepare)
    page.reload()
    rig.settle()

    words = told(page.alerts)
    assert words[:3] == [
        "Candidate without answer: Asking, Assembly of 01/10/2026, answer to note",
        "1 welcome letter to send, New",
        "1 departure to acknowledge, Gone",
    ]
    press_key(page.alerts.lines()[1], Qt.Key.Key_Return)
    assert rig.requested == [("directory_tool", "candidates")]


def test_the_round_that_runs_leads_to_its_slips(rig: Rig, page: HomePage) -> None:
    services = rig.context.services
    key = rig.ask(lambda: services.verification.start("Round", due_on=date(2026, 11, 21))).record_id
    rig.ask(lambda: services.records.change(VerificationRound, key, {"started_on": date(2026, 10, 1)}))
    rig.ask(lambda: services.records.change(VerificationRound, key, {"due_on": date(2026, 11, 1)}))
    page.reload()
    rig.settle()

    line = next(each for each in page.alerts.lines() if "Round" in each.accessibleName())
    assert "missing" in line.accessibleName()
    assert "due on 01/11/2026" in line.accessibleName()
    assert "to ask again" in line.accessibleName()
    press_key(line, Qt.Key.Key_Return)
    assert rig.requested == [("directory_tool", "verification")]


def test_a_long_list_is_cut_and_shown_whole_when_asked(qtbot: QtBot) -> None:
    card = LinesCard("Actions", "Nothing")
    qtbot.addWidget(card)
    card.show()
    card.show_lines(Line(f"Action {number}") for number in range(9))

    assert [line.isVisible() for line in card.lines()] == [True] * 4 + [False] * 5
    assert card.more.text() == "5 more"
    card.more.click()
    assert all(line.isVisible() for line in card.lines())
    assert not card.more.isVisible()


def test_a_list_one_line_too_long_is_shown_whole(qtbot: QtBot) -> None:
    card = LinesCard("Actions", "Nothing")
    qtbot.addWidget(card)
    card.show()
    card.show_lines(Line(f"Action {number}") for number in range(5))

    assert all(line.isVisible() for line in card.lines())


def test_the_keyboard_stays_on_its_line_when_the_page_is_read_again(qtbot: QtBot) -> None:
    card = LinesCard("Actions", "Nothing")
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    opened = list[str]()
    card.show_lines(Line(f"Action {number}", clicked=lambda: opened.append("x")) for number in range(3))
    card.lines()[1].setFocus()
    card.show_lines(Line(f"Action {number}", clicked=lambda: opened.append("y")) for number in range(2))

    assert card.lines()[1].hasFocus()


def test_the_year_is_counted_below(rig: Rig, page: HomePage) -> None:
    services = rig.context.services
    rig.ask(lambda: factories.meeting(services, on=date(2026, 2, 3), theme="Energy"))
    page.reload()
    rig.settle()

    assert page._figures["members"].accessibleName() == "1 member"
    assert page._figures["assemblies"].accessibleName() == "0 assemblies held of 1"
    assert page._figures["meetings"].accessibleName() == "1 activity held of 2"


def test_the_board_survives_being_kept(rig: Rig, page: HomePage) -> None:
    board = page._board
    assert board is not None

    assert Board.from_json(board.to_json()) == board
    assert Board.from_json({**board.to_json(), "v": 0}) is None
    assert Board.from_json({**board.to_json(), "bars": [{"bad": 1}]}) is None


def test_the_funder_s_file_is_recalled_and_opens_its_places(rig: Rig, page: HomePage) -> None:
    services, today = rig.context.services, rig.context.today()
    rig.ask(lambda: services.modules.choose(Module.CONVENTIONS, wanted=True))
    subsidy = rig.ask(lambda: factories.make(services, Subsidy, year=2026, funder="The Region"))
    for label, due in (("Claim", today), ("Late", date(2026, 1, 2))):
        rig.ask(partial(factories.make, services, SubsidyDeadline, subsidy_id=subsidy, label=label, due_on=due))
    for about, values in (
        ("Rooms", {"to_on": today}),
        ("Food", {"to_on": date(2026, 1, 3)}),
        ("Linen", {"to_on": today, "tacit": True}),
    ):
        rig.ask(partial(factories.make, services, Convention, object=about, **values))
    rig.ask(lambda: factories.make(services, Criterion, title="Network"))
    page.reload()
    rig.settle()

    lines = told(page.alerts)
    assert any(line.startswith("Late, The Region 2026") for line in lines)
    board = rig.ask(lambda: [line.title for line in funder_lines(services, 2026, today)])
    assert board == ["Late", "Claim", "Food", "Rooms", "Linen", "1 criterion of the funder is not met in 2026"]


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_board_reaches_across_the_screens_of_an_office(rig: Rig, page: HomePage, width: int) -> None:
    page.resize(width, 900)
    rig.settle()

    edge = page.alerts.mapTo(page, page.alerts.rect().topRight()).x()
    assert width - edge <= 24  # the room around
