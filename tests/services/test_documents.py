"""The content of the documents of a meeting and of the directory, and their pages."""

import io
from datetime import date, time, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, BasicKind, Precision
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.enclosures import Annex
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, Office, Venue
from csxl_desktop.domain.programme import AgendaItem, Speaker
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, assembly, make, meeting, organisation, paragraph, person, staff

PRESENT = AttendanceState.PRESENT


def pages(document: Document) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages)


def last_names(attendees: Any) -> list[str]:
    return [each.name.last for each in attendees]


def test_office_heads_every_document(workspace: Workspace) -> None:
    digest = attachments.store(workspace.folder / "annexes", b"logo")
    logo = make(workspace, Attachment, sha256=digest, file_name="l.png", media_type="image/png", size=4)
    values = {
        "street": "Rue X 1",
        "postal_code": "1099",
        "city": "Sainte-Alix",
        "phone": "026415621",
        "email": "a@b.be",
    }
    workspace.records.change(Office, workspace.office.office_id(), {**values, "logo_id": logo})

    office = workspace.documents.members(SPRING).content.office

    assert office.name == "Coordination Sociale de Sainte-Alix"
    assert office.address == ("Rue X 1", "1099 Sainte-Alix")
    assert office.phones == ("02 641 56 21",)
    assert (office.emails, office.logo) == (("a@b.be",), b"logo")


def test_sheet_holds_whom_it_expects(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, ContactChannel, person_id=case.odile, kind="email", value="odile@example.org")
    workspace.attendance.add_person(case.meeting, staff(workspace, "Ana", "Test"))
    workspace.attendance.add_walk_in(case.meeting, first_name="Zoé", last_name="Venue")
    excused = workspace.attendance.add_person(case.meeting, person(workspace, "Eva", "Excusée")).record_id
    workspace.attendance.set_state(excused, AttendanceState.EXCUSED)

    plain = workspace.documents.attendance_sheet(case.meeting)
    with_mail = workspace.documents.attendance_sheet(case.meeting, emails=True, order="name")

    assert last_names(plain.content.people) == ["Verbeke", "Aït Lahcen"]
    assert [each.email for each in plain.content.people] == ["", ""]
    assert [each.email for each in with_mail.content.people] == ["", "odile@example.org"]
    assert plain.content.people[0].function == "Directrice"
    assert plain.content.meeting.number == 1
    assert "AG 2026-03-12" in plain.file_name
    text = pages(plain)
    assert "Verbeke" in text
    assert "odile@example.org" not in text


def test_sheet_is_in_the_order_asked_for(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.attendance.add_person(case.meeting, person(workspace, "Zoé", "Sans"))

    orders = {
        order: last_names(workspace.documents.attendance_sheet(case.meeting, order=order).content.ordered_people())
        for order in ("organisation", "name", "given")
    }

    assert orders["organisation"] == ["Verbeke", "Aït Lahcen", "Sans"]
    assert orders["name"] == ["Aït Lahcen", "Sans", "Verbeke"]
    assert sorted(orders["given"]) == sorted(orders["name"])


def test_minutes_hold_who_came_and_what_was_said(workspace: Workspace) -> None:
    case = assembly(workspace)
    guest = workspace.attendance.add_person(
        case.meeting, person(workspace, "Guy", "Invité", "M."), state=PRESENT, role=AttendanceRole.GUEST
    )
    workspace.attendance.set_state(case.odile_line, PRESENT)
    workspace.attendance.represent(case.samir_line, case.odile_line)
    away = workspace.attendance.add_person(case.meeting, person(workspace, "Eva", "Excusée")).record_id
    workspace.attendance.set_state(away, AttendanceState.EXCUSED)
    first, second, *_ = workspace.meetings.record(case.meeting).items
    workspace.records.change(AgendaItem, first.id, {"text": paragraph("Approuvé sans remarque.")})
    workspace.meetings.decide(case.meeting, "Acheter des chaises", first.id)
    workspace.meetings.decide(case.meeting, "Inviter la commune")
    workspace.meetings.decide(case.meeting, "Point retiré", second.id)
    make(workspace, Action, meeting_id=case.meeting, text="Demander un prix", who="Ana", due_on=SPRING)
    workspace.records.trash(AgendaItem, second.id)
    make(workspace, Annex, meeting_id=case.meeting, title="Note", author="Ana", points="1")
    following = meeting(workspace, on=SPRING + timedelta(days=60))
    meeting(workspace, BasicKind.WALK, SPRING + timedelta(days=5))
    minutes = workspace.meetings.record(case.meeting).minutes
    assert minutes is not None
    workspace.records.change(Minutes, minutes.id, {"chair": "Odile Verbeke", "secretary": "Inconnue"})

    content = workspace.documents.minutes(case.meeting).content

    assert guest.record_id
    assert (content.kind, content.state, content.approval) == ("PV", "draft", None)
    assert last_names(content.present) == ["Verbeke"]
    assert last_names(content.guests) == ["Invité"]
    assert last_names(content.excused) == ["Excusée"]
    assert [(each.name.last, each.represented_by) for each in content.represented] == [("Aït Lahcen", "Odile Verbeke")]
    assert (content.persons.number, content.partners.number) == (2, 2)
    assert content.items[0].text.plain() == "Approuvé sans remarque."
    assert [each.number for each in content.items[0].decisions] == ["2026-01"]
    assert [each.text for each in content.items[-1].decisions] == ["Inviter la commune", "Point retiré"]
    assert [(each.what, each.who) for each in content.items[-1].actions] == [("Demander un prix", "Ana")]
    assert [each.title for each in content.annexes] == ["Note"]
    assert content.next_meeting.day == workspace.meetings.record(following).row.first_on
    assert (content.chair, content.secretary) == ("Mme Odile Verbeke", "Inconnue")
    text = pages(workspace.documents.minutes(case.meeting))
    for said in ("Approuvé sans remarque.", "Acheter des chaises", "Inviter la commune", "Demander un prix"):
        assert said in text


def test_last_meeting_of_its_kind_has_none_after_it(workspace: Workspace) -> None:
    planned = meeting(workspace)
    workspace.meeting_dates.cancel(meeting(workspace, on=SPRING + timedelta(days=60)), "Pluie")

    content = workspace.documents.minutes(planned).content

    assert content.next_meeting is None
    assert (content.persons, content.partners) == (None, None)


def test_next_meeting_is_the_nearest_of_its_kind_those_without_a_date_last_in_their_year(workspace: Workspace) -> None:
    held = meeting(workspace)
    meeting(workspace, BasicKind.WALK, SPRING + timedelta(days=1))
    meeting(workspace, on=SPRING.replace(year=SPRING.year + 2))
    next_year = meeting(workspace, on=SPRING.replace(year=SPRING.year + 1))
    undated = meeting(workspace, on=SPRING + timedelta(days=10))
    workspace.records.change(Meeting, undated, {"precision": Precision.UNDATED})
    afternoon = meeting(workspace, on=SPRING + timedelta(days=60))
    workspace.records.change(Meeting, afternoon, {"starts_at": time(14)})
    morning = meeting(workspace, on=SPRING + timedelta(days=60))
    workspace.records.change(Meeting, morning, {"starts_at": time(9)})

    for expected in (morning, afternoon, undated, next_year):
        row = workspace.meetings.record(expected).row
        printed = workspace.documents.minutes(held).content.next_meeting
        assert (printed.day, printed.starts) == (row.first_on, row.starts_at)
        workspace.records.trash(Meeting, expected)
    assert workspace.documents.minutes(held).content.next_meeting is None


def test_minutes_of_a_meeting_that_has_none_are_a_draft_report(workspace: Workspace) -> None:
    content = workspace.documents.minutes(meeting(workspace, BasicKind.WALK)).content

    assert (content.kind, content.state, content.version, content.chair) == ("CR", "draft", 1, "")


def test_counts_print_with_their_quality(workspace: Workspace) -> None:
    planned = meeting(workspace, BasicKind.WALK)
    count = make(
        workspace, Headcount, meeting_id=planned, persons=20, persons_to=30, persons_quality="range", partners=5
    )

    content = workspace.documents.minutes(planned).content
    assert (content.persons.number, content.persons.quality, content.persons.to) == (20, "range", 30)
    assert (content.partners.number, content.partners.quality, content.partners.to) == (5, "exact", None)

    workspace.records.change(Headcount, count, {"persons_quality": "unknown"})
    assert workspace.documents.minutes(planned).content.persons is None


def test_invitation_tells_when_where_and_what(workspace: Workspace) -> None:
    venue = make(workspace, Venue, name="La Salle", street="Rue X 1", postal_code="1099", city="Sainte-Alix")
    planned = meeting(workspace, theme="Logement")
    workspace.records.change(
        Meeting, planned, {"venue_id": venue, "starts_at": time(9, 30), "reply_by_on": SPRING - timedelta(days=7)}
    )
    make(workspace, Speaker, meeting_id=planned, civility="Mme", first_name="Odile", last_name="Verbeke")
    make(workspace, Annex, meeting_id=planned, title="Note")
    item = workspace.meetings.record(planned).items[0].id
    workspace.records.change(AgendaItem, item, {"planned_minutes": 10})

    content = workspace.documents.invitation(planned).content

    assert (content.meeting.starts, content.meeting.venue.name) == (time(9, 30), "La Salle")
    assert content.meeting.venue.address == ("Rue X 1", "1099 Sainte-Alix")
    assert [item.minutes for item in content.items] == [10, None, None, None]
    assert [speaker.name for speaker in content.speakers] == [PersonName("Mme", "Odile", "Verbeke")]
    assert (content.reply_by, content.annexes) == (SPRING - timedelta(days=7), ("Note",))
    assert "La Salle" in pages(workspace.documents.invitation(planned))
    workspace.meetings.mark_held(planned)
    assert workspace.documents.invitation(planned).content.annexes == ()


def test_tables_of_the_directory_on_a_day(workspace: Workspace) -> None:
    case = assembly(workspace)
    organisation(workspace, "Nouvelle", joined=date(2026, 2, 1))
    organisation(workspace, "Plus tard", joined=date(2026, 10, 1))
    workspace.directory.leave(case.espace, date(2026, 3, 1))
    make(workspace, Seat, organisation_id=case.canevas, person_id=case.odile, term_end_on=date(2027, 1, 1))

    table = workspace.documents.members(SPRING)
    seats = workspace.documents.committee(SPRING)

    assert [(line.number, line.organisation) for line in table.content.members] == [
        (1, "(Le) Canevas"),
        (2, "Nouvelle"),
    ]
    assert (table.content.arrivals, table.content.departures) == (1, 1)
    assert [(seat.organisation, seat.person) for seat in seats.content.seats] == [("(Le) Canevas", "Mme Odile Verbeke")]
    assert table.file_name.endswith("2026-03-12")
    assert "Canevas" in pages(table)
    assert "Verbeke" in pages(seats)


def test_document_speaks_the_language_asked_for(workspace: Workspace) -> None:
    planned = meeting(workspace)

    titles = {
        language: workspace.documents.invitation(planned, language=language).content.items[2].title
        for language in ("en", "fr", "nl")
    }

    assert titles["en"] == "News of the members"
    assert workspace.documents.invitation(planned, language="nl").content.language == "nl"


def test_same_content_gives_the_same_bytes(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    case = assembly(workspace)
    workspace.records.change(Office, workspace.office.office_id(), {"accent_colour": "#206040", "narrow_spaces": False})

    first, second = (render(workspace.documents.attendance_sheet(case.meeting)) for _ in range(2))

    assert first == second


def test_lost_picture_does_not_keep_a_document_from_printing(workspace: Workspace) -> None:
    lost = make(workspace, Attachment, sha256="0" * 64, file_name="l.png", media_type="image/png", size=4)
    workspace.records.change(Office, workspace.office.office_id(), {"logo_id": lost, "cover_id": lost})

    members, report = workspace.documents.members(SPRING), workspace.documents.report(2026)

    assert members.content.office.logo == b""  # a picture without bytes: whoever prints is told
    assert report.content.cover_photo.data == b""
    assert all(render(each).startswith(b"%PDF") for each in (members, report))


def test_document_of_nothing_is_refused(workspace: Workspace) -> None:
    for document in (workspace.documents.minutes, workspace.documents.invitation, workspace.documents.attendance_sheet):
        with pytest.raises(RecordNotFoundError):
            document(new_id())
