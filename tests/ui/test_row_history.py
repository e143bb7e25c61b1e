"""Rows of registers, logs, rounds and lists are records too: each leads to its own history."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import FieldSubject
from csxl_desktop.domain.contact_log import ContactEntry as Contact
from csxl_desktop.domain.slip_rows import RoundRow
from csxl_desktop.services.office_history import ActFilter
from csxl_desktop.services.office_settings import OfficeSettingsService
from csxl_desktop.ui.directory.contact_log_page import ContactLogPage
from csxl_desktop.ui.directory.lists_page import ListsPage
from csxl_desktop.ui.directory.verification_page import VerificationPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.days_off_page import DaysOffPage
from csxl_desktop.ui.meetings.decisions_page import DecisionsPage
from csxl_desktop.ui.meetings.kinds_page import KindsPage
from csxl_desktop.ui.meetings.parked import ParkedPage
from csxl_desktop.ui.page import HISTORY
from csxl_desktop.ui.widgets.row_stack import RowStack
from tests.ui import meetings_support
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.groups_support import Rig
from tests.ui.meetings_support import Trial


@pytest.fixture
def directory(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


@pytest.fixture
def agenda(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[Trial]:
    with meetings_support.agenda(qtbot, dossier, jobs, errors) as made:
        yield made


def press_history(shown: QWidget, name: str = "History of this record") -> None:
    """The one button within `shown`, by the keyboard."""
    (found,) = (
        each
        for each in shown.findChildren(QAbstractButton)
        if name in {each.accessibleName(), each.text()} and each.isVisibleTo(shown) and each.isEnabled()
    )
    assert found.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(found, Qt.Key.Key_Return)


def press_each(rows: RowStack[Any]) -> list[tuple[str, object]]:
    """Presses the history of every row; what is to be asked for then."""
    for editor in rows.editors():
        press_history(editor)
    keys = rows.keys()
    assert keys
    return [(HISTORY, key) for key in keys]


def agenda_place(trial: Trial, name: str, kind: type[Any]) -> tuple[Any, list[tuple[str, object]]]:
    trial.page.open_record("agenda_place", name)
    trial.settle()
    place = trial.page.tool()
    assert isinstance(place, kind)
    asked: list[tuple[str, object]] = []
    trial.page.record_requested.connect(lambda what, key: asked.append((what, key)))
    return place, asked


def test_a_decision_of_the_register(agenda: Trial) -> None:
    meeting = agenda.plan("AG", date(2026, 3, 3), "Un")
    agenda.run(lambda services: services.meetings.decide(meeting, "Louer la salle"))
    agenda.run(lambda services: services.meetings.decide(meeting, "Ne plus louer la salle"))
    place, asked = agenda_place(agenda, "decisions", DecisionsPage)
    row = place.model.rows()[1]
    place.list.choose(row.id)
    place.detail.show_line(place.list.chosen_row())

    press_history(place.detail)

    assert asked == [(HISTORY, row.id)]


def test_a_kind_of_meeting_and_the_days_off(agenda: Trial) -> None:
    kinds, asked = agenda_place(agenda, "kinds", KindsPage)
    kinds.list.choose_first()
    press_history(kinds.detail)
    assert asked == [(HISTORY, kinds.list.chosen_row().id)]

    agenda.run(lambda services: services.days_off.close(date(2026, 12, 24), "Réveillon"))
    agenda.run(lambda services: services.days_off.leave("FR", "Hiver", date(2026, 12, 21), date(2027, 1, 1)))
    days, asked = agenda_place(agenda, "closed", DaysOffPage)
    days.year.set_value(2026)
    days.reload()
    agenda.settle()
    expected = press_each(days.office.rows) + press_each(days.leaves["FR"].rows)
    assert asked == expected


def test_a_parked_subject(agenda: Trial) -> None:
    agenda.run(lambda services: services.agenda_proposals.park("Le hall"))
    place, asked = agenda_place(agenda, "parked", ParkedPage)

    assert press_each(place.rows) == asked


def test_a_contact_of_the_log_and_beside_its_organisation(directory: DirectoryRig) -> None:
    rig, log = directory, directory.dossier.workspace.contact_log
    rig.ask(lambda: log.note(log.read("les tilleuls tel logement")))
    rig.ask(lambda: log.note(log.read("les tilleuls mail subsides")))
    rig.page.open_tool("contacts")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, ContactLogPage)
    row = tool.model.rows()[1]
    tool.list.choose_again(row.id)
    press_history(tool)
    assert rig.requested == [(HISTORY, row.id)]

    rig.page.close_tool()
    rig.open("Les Tilleuls")
    line = rig.page.organisation.contact_log.lines.line(row.id)
    line.toggle_editor()
    press_history(line, "History")
    assert rig.requested[1:] == [(HISTORY, row.id)]
    assert rig.values(Contact, row.id)["theme"]


def test_a_verification_round_and_its_slips(directory: DirectoryRig) -> None:
    rig, verification = directory, directory.dossier.workspace.verification
    key = rig.ask(lambda: verification.start("Tour 2026")).record_id
    rig.page.open_tool("verification")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, VerificationPage)
    press_history(tool, "History of this round")
    assert rig.requested == [(HISTORY, key)]

    held: RoundRow = rig.ask(verification.rounds)[0]
    tool.open_slip(held.slips[1])
    rig.wait()
    press_history(tool.entry, "History of this slip")
    assert rig.requested[1:] == [(HISTORY, held.slips[1].id)]
    rig.ask(lambda: verification.tick_back(held.slips[1].id))
    history = rig.dossier.workspace.office_history
    of_slip = rig.ask(lambda: history.acts(ActFilter(record=held.slips[1].id)))
    of_round = rig.ask(lambda: history.acts(ActFilter(record=key)))
    assert len(of_slip) == 2  # made with its round, then back
    assert {act.id for act in of_slip} <= {act.id for act in of_round}


def test_the_lists_of_the_directory(directory: DirectoryRig) -> None:
    rig, workspace = directory, directory.dossier.workspace
    rig.ask(lambda: workspace.tags.create("à rappeler"))
    rig.ask(lambda: workspace.own_fields.declare(FieldSubject.ORGANISATION, "Surface"))
    rig.page.open_tool("lists")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, ListsPage)

    expected: list[tuple[str, object]] = []
    for card in (tool.categories, tool.kinds, tool.tags, tool.fields[FieldSubject.ORGANISATION]):
        expected += press_each(card.rows)

    assert rig.requested == expected


def test_the_settings_their_team_and_their_kinds(qtbot: QtBot, rig: Rig) -> None:
    page = HomePage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)
    rig.ask(lambda: OfficeSettingsService(rig.context.services.database).add_staff("Aïcha", "Carlier"))
    page.settings_button.click()
    rig.settle()
    sheet = page.settings
    assert sheet is not None
    office: UUID = rig.ask(lambda: OfficeSettingsService(rig.context.services.database).settings()).id

    press_history(sheet, "History of these settings")
    expected = press_each(sheet.staff.rows) + press_each(sheet.kinds.rows)

    assert rig.requested == [(HISTORY, office), *expected]
