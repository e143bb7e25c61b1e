"""The cards of a record: mandates, contacts, membership, categories, other names, attendance, history."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, MeetingState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy
from csxl_desktop.domain.office import Attachment
from csxl_desktop.services.directory_reads import _NOT_SHOWN, _PARTS
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.ui.directory.history import HistoryCard
from csxl_desktop.ui.directory.words import column_words
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def held_meeting(rig: DirectoryRig, on: date, state: AttendanceState) -> UUID:
    """A meeting with Anna Diop of Les Tilleuls on its list."""
    services = rig.dossier.workspace

    def work() -> UUID:
        kind = next(kind for kind in services.office.kinds() if kind.code == "AG")
        meeting = services.meetings.plan(NewMeeting(kind.id, on, theme="Logement")).record_id
        services.records.change(Meeting, meeting, {"state": MeetingState.HELD})
        values = {
            "meeting_id": meeting,
            "person_id": rig.ids["Anna Diop"],
            "organisation_id": rig.ids["Les Tilleuls"],
            "first_name": "Anna",
            "last_name": "Diop",
            "state": state,
        }
        services.records.create(Attendance, values)
        return meeting

    return rig.ask(work)


def mandates(rig: DirectoryRig) -> list[str]:
    return [line.row.person for line in rig.page.organisation.mandates.current.lines()]


def test_somebody_new_is_written_down_with_the_mandate(rig: DirectoryRig) -> None:
    rig.open("École du Parc")
    card = rig.page.organisation.mandates
    card.add_form.open_form()
    field = card.add_form.fields["other"]
    type_text(field.control, "Mme Inès El Amrani")
    press_key(field.control, Qt.Key.Key_Return)
    card.add_form.fields["function_title"].control.setText("Directrice")  # type: ignore[attr-defined]
    press_key(card.add_form, Qt.Key.Key_Return)
    rig.wait()

    assert mandates(rig) == ["Ms Inès El Amrani"]
    assert "Inès El Amrani" in [row.full_name for row in rig.page.list.people.rows()]


def test_a_mandate_without_a_person_is_refused_in_the_form(rig: DirectoryRig) -> None:
    rig.open("École du Parc")
    form = rig.page.organisation.mandates.add_form
    form.open_form()
    form.submit()

    assert form.fields["other"].refusal()
    assert not form.isHidden()

    press_key(form, Qt.Key.Key_Escape)
    assert form.isHidden()


def test_a_line_opens_into_its_fields_and_saves_each(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    line = rig.page.organisation.mandates.current.line(rig.ids["mandate"])
    line.toggle_editor()
    field = line.field("function_title")
    field.control.setText("Coordinatrice")  # type: ignore[attr-defined]
    field.flush()
    rig.wait()

    again = rig.page.organisation.mandates.current.line(rig.ids["mandate"])
    assert again is line
    assert line.row.function_title == "Coordinatrice"
    assert line.field("function_title").value() == "Coordinatrice"


def test_escape_closes_the_line_before_it_clears_the_filter(rig: DirectoryRig, qtbot: QtBot) -> None:
    rig.open("Les Tilleuls")
    rig.page.list.search.setText("tilleuls")
    escape = QShortcut(QKeySequence("Esc"), rig.page, rig.page.escape)  # as the window's own gesture
    rig.page.activateWindow()
    line = rig.page.organisation.contacts.lines.line(rig.ids["phone"])
    line.toggle_editor()
    qtbot.waitUntil(line.field("value").control.hasFocus)

    QTest.keyClick(line.field("value").control, Qt.Key.Key_Escape)
    assert not line.is_open()
    assert rig.page.list.search.text() == "tilleuls"
    assert line.isAncestorOf(rig.page.focusWidget())

    QTest.keyClick(rig.page.focusWidget(), Qt.Key.Key_Escape)
    assert escape.isEnabled()
    assert rig.page.list.search.text() == ""


def test_a_representative_is_chosen_first_then_changed(rig: DirectoryRig) -> None:
    link = rig.page.organisation.mandates.links["arrow-right-left"]
    rig.open("École du Parc")
    assert link.text() == "Choose a representative"

    rig.open("Les Tilleuls")
    assert link.text() == "Change representative"


def test_the_mandate_s_name_opens_the_person_and_back_again(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    words = rig.page.organisation.mandates.current.line(rig.ids["mandate"]).words
    assert isinstance(words, QPushButton)
    words.click()

    assert rig.requested == [("person", rig.ids["Anna Diop"])]


def test_a_number_typed_is_recognised_printed_and_put_first(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.contacts
    card.add_form.open_form(value="+32475123456")
    card.add_form.submit()
    rig.wait()
    rows = [line.row for line in card.lines.lines()]
    assert [(row.kind, row.value) for row in rows][-1] == ("mobile", "0475 12 34 56")

    card._move_up(rows[-1].id)
    rig.wait()
    record = rig.ask(lambda: rig.dossier.workspace.directory.organisation(rig.ids["Les Tilleuls"]))
    assert [row.kind.value for row in record.channels] == ["phone", "mobile", "email"]


def test_a_part_removed_can_be_taken_back(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    lines = rig.page.organisation.contacts.lines
    line = lines.line(rig.ids["mail"])
    line.toggle_editor()
    line._remove()
    rig.wait()
    assert len(lines.lines()) == 1

    rig.undo[0][1]()
    rig.wait()
    assert len(lines.lines()) == 2


def test_a_category_is_a_click(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    chips = {chip.text(): chip for chip in rig.page.organisation.categories.chips.values()}
    assert [name for name, chip in chips.items() if chip.isChecked()] == ["Santé"]

    chips["Logement"].click()
    chips["Santé"].click()
    rig.wait()
    row = next(row for row in rig.page.list.organisations.rows() if row.name == "Les Tilleuls")
    assert row.categories == ("Logement",)


def test_asking_to_join_is_noted_once(rig: DirectoryRig) -> None:
    rig.open("École du Parc")
    card = rig.page.organisation.membership
    card.links["door-open"].click()
    rig.wait()

    assert [line.words.text() for line in card.candidacies.lines()] == ["Candidacy of 21/11/2026"]
    assert card.links["door-open"].isHidden()


def test_the_answer_to_a_candidacy_is_an_act_and_the_card_shows_it(rig: DirectoryRig) -> None:
    rig.open("École du Parc")
    card = rig.page.organisation.membership
    card.links["door-open"].click()
    rig.wait()
    (line,) = card.candidacies.lines()
    line.toggle_editor()
    with pytest.raises(KeyError):
        line.field("outcome")

    ((_icon, _words, answer),) = card._answer(line.row)
    answer()
    assert rig.requested == [("directory_tool", "candidates")]

    rig.ask(lambda: rig.dossier.workspace.joining.refuse(line.row.id, "hors commune"))
    rig.open("École du Parc")
    (line,) = card.candidacies.lines()
    assert (line._pill.accessibleName(), card._answer(line.row)) == ("Refused", [])


def test_a_seat_stands_in_the_committee(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.seats
    card.add_form.open_form()
    card.add_form.fields["elected_on"].control.setText("1/2/2024")  # type: ignore[attr-defined]
    card.add_form.fields["term_end_on"].control.setText("31/12/2026")  # type: ignore[attr-defined]
    card.add_form.submit()
    rig.wait()

    rig.page.list.turn_to("committee")
    rig.wait()
    assert [row.organisation for row in rig.page.list.seats.rows()] == ["Les Tilleuls"]


def test_another_name_leads_to_the_organisation(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    form = rig.page.organisation.aliases.add_form
    form.open_form(name="Maison du Tilleul")
    form.submit()
    rig.wait()

    rig.page.list.search.setText("maison du tilleul")
    assert rig.names() == ["Les Tilleuls"]


def test_the_strip_opens_the_meeting(rig: DirectoryRig, qtbot: QtBot) -> None:
    first = held_meeting(rig, date(2025, 3, 6), AttendanceState.PRESENT)
    second = held_meeting(rig, date(2026, 4, 2), AttendanceState.EXCUSED)
    held_meeting(rig, date(2022, 4, 2), AttendanceState.PRESENT)
    rig.open("Anna Diop", "person")
    strip = rig.page.person.strip
    assert strip.focusPolicy() is Qt.FocusPolicy.StrongFocus

    assert [(mark.meeting_id, mark.state.value) for mark in strip.marks()] == [(first, "present"), (second, "excused")]
    assert "Logement" in strip.marks()[0].words
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.place(first).center())  # type: ignore[no-untyped-call]
    press_key(strip, Qt.Key.Key_Right)
    press_key(strip, Qt.Key.Key_Return)
    assert rig.requested == [("meeting", first), ("meeting", second)]


def test_a_strip_of_no_meeting_is_no_stop_for_the_keyboard(rig: DirectoryRig) -> None:
    rig.open("Anna Diop", "person")
    strip = rig.page.person.strip
    assert strip.marks() == []
    assert strip.focusPolicy() is Qt.FocusPolicy.NoFocus


def acts(card: HistoryCard) -> list[str]:
    return [line.split(" · ", 2)[2] for line in card.lines()]


def test_a_field_that_was_empty_or_is_now_is_told_so(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    key, records = rig.ids["Les Tilleuls"], rig.dossier.workspace.records
    rig.ask(lambda: records.change(Organisation, key, {"name_nl": "De Linden"}))
    rig.page.reload()
    rig.wait()

    assert [each for each in acts(rig.page.organisation.history) if each.endswith("(empty) → De Linden")]


def test_an_act_is_told_and_taken_back_by_itself(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    key, records = rig.ids["Les Tilleuls"], rig.dossier.workspace.records
    rig.ask(lambda: records.change(Organisation, key, {"city": "Ixelles"}))
    rig.ask(lambda: records.change(Organisation, key, {"short_name": "Tilleuls"}))
    rig.page.reload()
    rig.wait()
    card = rig.page.organisation.history
    assert acts(card)[:2] == [
        "Field changed · Short name: LT → Tilleuls",
        "Field changed · Town: Sainte-Alix → Ixelles",
    ]

    card.take_back(card._acts[1].transaction_id)
    rig.wait()
    values = rig.values(Organisation, key)
    assert (values["city"], values["short_name"]) == ("Sainte-Alix", "Tilleuls")


def test_the_history_of_a_record_says_fields_and_files_in_words(rig: DirectoryRig) -> None:
    key, workspace = rig.ids["Les Tilleuls"], rig.dossier.workspace
    file = rig.ask(lambda: make(workspace, Attachment, file_name="charte.pdf", media_type="pdf", size=1, sha256="ab"))
    made = {"organisation_id": key, "charter_file_id": file, "reason": "Voisins"}
    rig.ask(lambda: make(workspace, Candidacy, **made))
    rig.open("Les Tilleuls")

    told = acts(rig.page.organisation.history)[0]

    assert "Signed charter: charte.pdf" in told
    assert "Reason: Voisins" in told


@pytest.mark.parametrize("entity", [Organisation, Person, *_PARTS])
def test_every_field_of_the_history_has_a_word(entity: type[Any]) -> None:
    columns = {column.key for column in entity.__table__.columns} - _NOT_SHOWN

    assert [each for each in columns if column_words(each) == each] == []


def test_of_a_long_text_the_history_tells_where_it_changed(rig: DirectoryRig) -> None:
    key, records, long = rig.ids["Les Tilleuls"], rig.dossier.workspace.records, "mot " * 60
    rig.ask(lambda: records.change(Organisation, key, {"description": f"{long}avant"}))
    rig.ask(lambda: records.change(Organisation, key, {"description": f"{long}après"}))
    rig.open("Les Tilleuls")

    told = acts(rig.page.organisation.history)[0]

    assert told.endswith("mot avant → …mot mot mot mot après"), told


def test_an_act_on_which_a_later_one_stands_says_so(rig: DirectoryRig) -> None:
    key, records = rig.ids["Les Tilleuls"], rig.dossier.workspace.records
    rig.ask(lambda: records.change(Organisation, key, {"city": "Ixelles"}))
    rig.ask(lambda: records.change(Organisation, key, {"city": "Etterbeek"}))
    rig.open("Les Tilleuls")
    card = rig.page.organisation.history
    card.take_back(card._acts[1].transaction_id)
    rig.wait()

    assert "Les Tilleuls, “Town” is now “Etterbeek” (“Field changed”, " in card.notice.text()
    assert rig.values(Organisation, key)["city"] == "Etterbeek"
    assert rig.refusals == []


def test_every_control_of_a_record_has_a_name(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    panel = rig.page.organisation
    shown = [each for each in panel.findChildren(QAbstractButton) if each.isVisibleTo(panel)]
    assert len(shown) > 5
    assert [each for each in shown if not (each.text() or each.accessibleName())] == []
    nameless = [
        widget
        for widget in panel.findChildren(type(panel.identity.fields["name"].control))
        if not widget.accessibleName()
    ]
    assert nameless == []


def test_the_icon_of_a_contact_stands_beside_its_address(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    for line in rig.page.organisation.contacts.lines.lines():
        first_line = line.words.fontMetrics().lineSpacing()
        middle = line.words.mapTo(line, line.words.contentsRect().topLeft()).y() + first_line / 2
        icon = line._icon.mapTo(line, line._icon.rect().center()).y()
        assert icon == pytest.approx(middle, abs=2)
