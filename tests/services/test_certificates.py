"""Attestations of presence: only who was present at what was held, agreed with who it is."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from csxl_desktop import i18n
from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, BasicKind, MeetingState, OfficeTextCode
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.services.certificates import NobodyPresentError
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources
from tests.documents.reading import page_texts, whole_text
from tests.factories import SPRING, Assembly, assembly, make, meeting, person


@pytest.fixture
def case(workspace: Workspace) -> Assembly:
    """An assembly that was held: Odile present, Samir not."""
    made = assembly(workspace)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    workspace.meetings.mark_held(made.meeting)
    return made


def present(workspace: Workspace, meeting_id: UUID, person_id: UUID, **values: object) -> UUID:
    whole = {"state": AttendanceState.PRESENT, "first_name": "Odile", "last_name": "Verbeke", **values}
    return make(workspace, Attendance, meeting_id=meeting_id, person_id=person_id, **whole)


def test_one_person_for_one_meeting(workspace: Workspace, case: Assembly) -> None:
    document = workspace.certificates.of_person(case.odile, meeting_id=case.meeting, language="en")

    told = whole_text(render(document))
    assert "took part in the meeting below" in told
    assert "12 March 2026" in told
    assert "to be completed by the office" in told
    assert document.file_name.endswith("2026-03-12")
    with pytest.raises(NobodyPresentError):
        workspace.certificates.of_person(case.samir, meeting_id=case.meeting)


def test_only_what_was_held_and_only_who_was_present_count(workspace: Workspace, case: Assembly) -> None:
    planned = meeting(workspace, BasicKind.THEMED, on=SPRING + timedelta(days=30))
    present(workspace, planned, case.odile)
    held = meeting(workspace, BasicKind.THEMED, on=SPRING + timedelta(days=60), theme="Sommeil")
    workspace.meetings.mark_held(held)
    line = present(workspace, held, case.odile, organisation_name="Un service")
    canevas = {"organisation_id": case.canevas, "organisation_name": "Un atelier"}
    make(workspace, AttendancePartner, attendance_id=line, **canevas)
    present(workspace, held, case.samir, state=AttendanceState.REPRESENTED)
    trashed = meeting(workspace, on=SPRING + timedelta(days=90))
    workspace.meetings.mark_held(trashed)
    present(workspace, trashed, case.odile)
    workspace.records.trash(Meeting, trashed)

    document = workspace.certificates.of_person(case.odile, year=2026, language="en")

    assert [each.on for each in document.content.certificates[0].meetings] == [SPRING, SPRING + timedelta(days=60)]
    told = whole_text(render(document))
    assert "2 meetings below" in told
    assert "for Un service and Un atelier" in told
    assert workspace.certificates.years(case.odile) == (2026,)
    workspace.records.change(Meeting, case.meeting, {"state": MeetingState.CANCELLED, "state_reason": "Neige"})
    workspace.records.change(Meeting, held, {"state": MeetingState.CANCELLED, "state_reason": "Neige"})
    with pytest.raises(NobodyPresentError):
        workspace.certificates.of_person(case.odile)


def test_a_whole_year_is_one_pdf_by_name_without_the_team_and_the_anonymised(
    workspace: Workspace, case: Assembly
) -> None:
    team, gone = person(workspace, "Ana", "Test"), person(workspace, "Zoé", "Partie")
    present(workspace, case.meeting, team, role=AttendanceRole.STAFF)
    present(workspace, case.meeting, gone, first_name="", last_name="")
    with workspace.database.begin("Anonymised") as session:
        found = session.get_one(Person, gone)
        found.first_name = found.last_name = ""
    workspace.attendance.set_state(case.samir_line, AttendanceState.PRESENT)

    document = workspace.certificates.of_year(2026, language="en")

    names = [each.person.last for each in document.content.certificates]
    assert names == sorted(names)
    pages = page_texts(render(document))
    assert len(pages) == len(names) == 2
    one = workspace.certificates.of_meeting(case.meeting, case.samir_line)
    assert len(one.content.certificates) == 1
    assert len(workspace.certificates.of_meeting(case.meeting, language="fr").content.certificates) == 3


@pytest.mark.parametrize(
    ("civility", "language", "words"),
    [
        ("Mme", "fr", "était présente à la"),
        ("M.", "fr", "était présent à la"),
        ("", "fr", "a participé"),
        ("M.", "en", "took part"),
    ],
)
def test_the_sentence_agrees_with_the_civility(
    workspace: Workspace, case: Assembly, civility: str, language: str, words: str
) -> None:
    workspace.records.change(Person, case.odile, {"civility": civility})
    workspace.records.change(Attendance, case.odile_line, {"civility": civility})

    document = workspace.certificates.of_person(case.odile, year=2026, language=language)

    assert words in whole_text(render(document))


def test_the_offices_text_stands_in_the_place_of_the_words_to_complete(workspace: Workspace, case: Assembly) -> None:
    text = RichText((Block("a", "p", (Span("Pour servir à "), LiveField("person"), Span("."))),))
    make(workspace, OfficeText, code=OfficeTextCode.CERTIFICATE, language="fr", text=text, from_on=date(2020, 1, 1))
    i18n.load(resources() / "locale", "fr")

    told = whole_text(render(workspace.certificates.of_person(case.odile, year=2026, language="fr")))

    assert "Pour servir à" in told
    assert "[" not in told
    empty = whole_text(render(workspace.certificates.of_person(case.odile, year=2026, language="nl")))
    assert "[" in empty
