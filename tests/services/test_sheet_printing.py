"""The paper of a sign-in sheet: its numbers are fixed by the first print and entered afterwards."""

import io

import pytest
from pypdf import PdfReader

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, BasicKind, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.sheet_options import SheetOptions
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import assembly, kind, make, person


def numbers(document: Document) -> dict[int | None, str]:
    return {each.number: each.name.last for each in document.content.people}


def text(document: Document) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(render(document))).pages)


def test_looking_numbers_nobody_and_printing_does_for_good(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.sheets.choose(case.meeting, SheetOptions(order="name", blank_rows=2))

    looked = workspace.sheets.preview(case.meeting)
    assert (looked.content.code, workspace.sheets.state(case.meeting).prints) == ("", 0)
    printed = workspace.sheets.print_sheet(case.meeting)
    again = workspace.sheets.print_sheet(case.meeting)

    assert numbers(printed) == {1: "Aït Lahcen", 2: "Verbeke"}
    state = workspace.sheets.state(case.meeting)
    assert (state.prints, state.new, state.blank, state.code) == (1, 0, (3, 4), printed.content.code)
    assert again.content == printed.content == workspace.sheets.preview(case.meeting).content
    assert render(again) == render(printed)
    assert f"{printed.content.code} · 1" in text(printed)


def test_later_people_get_the_next_free_numbers_on_a_page_of_their_own(workspace: Workspace) -> None:
    case = assembly(workspace)
    first = workspace.sheets.print_sheet(case.meeting, options=SheetOptions(blank_rows=2))
    workspace.attendance.add_person(case.meeting, person(workspace, "Ana", "Abeille"))
    assert workspace.sheets.state(case.meeting).new == 1

    page = workspace.sheets.print_sheet(case.meeting, only_new=True)

    assert numbers(page) == {5: "Abeille"}
    assert page.content.blanks == ()
    assert "NEW LINES" in text(page) or "LIGNES" in text(page)
    assert page.content.code != first.content.code
    whole = workspace.sheets.print_sheet(case.meeting, options=SheetOptions(blank_rows=2))
    assert numbers(whole) == {1: "Verbeke", 2: "Aït Lahcen", 5: "Abeille"}
    assert whole.content.blanks == (3, 4)
    assert workspace.sheets.state(case.meeting).new == 0


def test_what_is_signed_is_entered_by_row_with_the_picture_box(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.sheets.print_sheet(case.meeting)
    walk_in = workspace.attendance.add_walk_in(case.meeting, first_name="Jo", last_name="Venue").record_id

    workspace.sheets.enter(case.odile_line, row=1, image_agreed=True)
    workspace.sheets.enter(walk_in, row=3)

    odile = workspace.records.values(Attendance, case.odile_line)
    assert (odile["state"], odile["row"], odile["image_agreed"]) == (AttendanceState.PRESENT, 1, True)
    assert workspace.records.values(Attendance, walk_in)["row"] == 3
    state = workspace.sheets.state(case.meeting)
    assert 3 not in state.blank
    assert 3 not in numbers(workspace.sheets.print_sheet(case.meeting))
    workspace.attendance.represent(case.odile_line, walk_in)
    workspace.sheets.enter(case.odile_line)
    odile = workspace.records.values(Attendance, case.odile_line)
    assert (odile["represented_by_id"], odile["row"], odile["image_agreed"]) == (None, 1, True)


def test_the_kind_gives_the_choices_until_the_meeting_has_its_own(workspace: Workspace) -> None:
    case = assembly(workspace)
    wanted = SheetOptions(columns=2, image_right=True)
    workspace.records.change(MeetingKind, kind(workspace, BasicKind.PLENARY), {"sheet_options": wanted.to_json()})

    assert workspace.sheets.state(case.meeting).options == wanted
    workspace.sheets.choose(case.meeting, SheetOptions(tally=True))
    document = workspace.sheets.preview(case.meeting)
    assert len(document.content.tally) == 4
    assert "Verbeke" not in text(document)


def test_the_sheet_of_nothing_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.sheets.print_sheet(new_id())
    with pytest.raises(RecordNotFoundError):
        workspace.sheets.state(new_id())


def test_addresses_stand_on_the_sheet_when_the_meeting_asks_for_them(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, ContactChannel, person_id=case.odile, kind=ChannelKind.EMAIL, value="odile@exemple.be")
    workspace.sheets.choose(case.meeting, SheetOptions(emails=True))

    assert {each.email for each in workspace.sheets.preview(case.meeting).content.people} == {"", "odile@exemple.be"}
    assert "odile@exemple.be" in text(workspace.sheets.preview(case.meeting))


def test_without_a_number_of_blank_rows_they_fill_the_page(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.sheets.choose(case.meeting, SheetOptions())

    looked = workspace.sheets.preview(case.meeting)
    printed = workspace.sheets.print_sheet(case.meeting)

    assert printed.content.blanks == looked.content.blanks
    assert len(printed.content.blanks or ()) > 10
    assert len(PdfReader(io.BytesIO(render(printed))).pages) == 1
    assert workspace.sheets.print_sheet(case.meeting).content == printed.content
    workspace.sheets.choose(case.meeting, SheetOptions(blank_rows=3))
    assert len(workspace.sheets.preview(case.meeting).content.blanks or ()) == 3


def test_a_paper_that_exists_keeps_its_blank_rows(workspace: Workspace) -> None:
    case = assembly(workspace)
    printed = workspace.sheets.print_sheet(case.meeting, options=SheetOptions(blank_rows=10))

    workspace.sheets.choose(case.meeting, SheetOptions())

    assert workspace.sheets.print_sheet(case.meeting).content == printed.content
    assert workspace.sheets.state(case.meeting).prints == 1
