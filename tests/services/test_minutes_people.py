"""Everybody on the list of a meeting stands in its minutes, on the pages and in Word alike."""

import io
from uuid import UUID

import docx
from pypdf import PdfReader

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, Majority, VoteMethod, VoteOutcome
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.programme import AgendaItem, Speaker
from csxl_desktop.domain.votes import Vote
from csxl_desktop.i18n import speaking
from csxl_desktop.services.printing import Document, render, render_word
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, Assembly, assembly, make, organisation, paragraph


def full(workspace: Workspace) -> Assembly:
    """An assembly with somebody in every list, speakers, votes and links."""
    case = assembly(workspace)
    items = workspace.meetings.record(case.meeting).items
    workspace.records.change(AgendaItem, items[0].id, {"text": paragraph("Le texte du point.")})
    workspace.attendance.set_state(case.odile_line, AttendanceState.PRESENT)
    workspace.records.change(Attendance, case.odile_line, {"arrived_item_id": items[2].id, "left_item_id": items[3].id})
    line(workspace, case, "Nadia", "Excusanne", AttendanceState.EXCUSED)
    line(workspace, case, "Luc", "Repremont", AttendanceState.REPRESENTED, represented_by_id=case.odile_line)
    line(workspace, case, "Eva", "Absilon", AttendanceState.ABSENT)
    line(workspace, case, "Jo", "Annoncier", AttendanceState.ANNOUNCED)
    line(workspace, case, "Ines", "Guestière", AttendanceState.PRESENT, role=AttendanceRole.GUEST)
    make(
        workspace, Speaker, meeting_id=case.meeting, first_name="Omar", last_name="Parlemont", civility="M.",
        function_title="Juriste", service="Service logement", email="omar@exemple.be", email_printed=True,
        agenda_item_id=items[1].id,
    )  # fmt: skip
    make(
        workspace, Speaker, meeting_id=case.meeting, first_name="Lia", last_name="Discourin",
        service="Service caché", service_printed=False, email="cache@exemple.be",
    )  # fmt: skip
    make(
        workspace, Vote, meeting_id=case.meeting, agenda_item_id=items[0].id, question="Adopter la charte ?",
        method=VoteMethod.BALLOT, majority=Majority.TWO_THIRDS, voters=10, in_favour=7, against=2, abstained=1,
        blank=0, outcome=VoteOutcome.ADOPTED, elected="Ana Nowak\nTom Peeters", note="Dépouillé à deux.",
    )  # fmt: skip
    make(workspace, Vote, meeting_id=case.meeting, question="Une question sans point", outcome=VoteOutcome.REJECTED)
    make(workspace, Link, meeting_id=case.meeting, label="La charte", url="https://exemple.be/charte", position=1)
    return case


def line(workspace: Workspace, case: Assembly, first: str, last: str, state: AttendanceState, **values: object) -> UUID:
    named = {"meeting_id": case.meeting, "first_name": first, "last_name": last, "state": state}
    return make(workspace, Attendance, **named, **values)


def on_pages(document: Document) -> str:
    reader = PdfReader(io.BytesIO(render(document)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def in_word(document: Document) -> str:
    file = docx.Document(io.BytesIO(render_word(document)))
    return " ".join("".join(str(text) for text in file.element.body.itertext()).split())


def test_every_name_is_on_the_pages_and_in_word(workspace: Workspace) -> None:
    case = full(workspace)
    document = workspace.documents.minutes(case.meeting, language="en")
    record = workspace.meetings.record(case.meeting)
    names = [line.last_name for line in record.attendances] + [speaker.last_name for speaker in record.speakers]

    assert len(names) == 9
    for text in (on_pages(document), in_word(document)):
        for name in names:
            assert name in text
        for expected in (
            "Omar Parlemont, juriste, Service logement, omar@exemple.be", "Le texte du point.",
            "arrives at item 3, leaves at item 4", "by Odile Verbeke", "Adopter la charte", "La charte",
            "By secret ballot, two-thirds majority – 10 voters, 7 in favour, 2 against, 1 abstention, 0 blank",
            "Elected: Ana Nowak, Tom Peeters.", "Adopted.", "Dépouillé à deux.", "https://exemple.be/charte",
            "Une question sans point", "Rejected.",
        ):  # fmt: skip
            assert expected in text
        assert "cache" not in text.casefold()
        assert "Service caché" not in text


def test_each_stands_in_the_list_of_what_became_of_them(workspace: Workspace) -> None:
    content = workspace.documents.minutes(full(workspace).meeting).content

    assert [each.name.last for each in content.present] == ["Verbeke"]
    assert [each.name.last for each in content.excused] == ["Excusanne"]
    assert [each.name.last for each in content.represented] == ["Repremont"]
    assert {each.name.last for each in content.absent} == {"Aït Lahcen", "Absilon", "Annoncier"}
    assert [each.name.last for each in content.guests] == ["Guestière"]
    assert [each.name.last for each in content.speakers] == ["Discourin"]


def test_before_it_takes_place_nobody_invited_is_absent(workspace: Workspace) -> None:
    case = assembly(workspace)
    assert workspace.documents.minutes(case.meeting).content.absent == ()

    workspace.minutes.send(case.meeting, SPRING, "tous")

    assert len(workspace.documents.minutes(case.meeting).content.absent) == 2


def test_subject_in_prose_stands_instead_of_the_items(workspace: Workspace) -> None:
    case = full(workspace)
    workspace.minutes.send(case.meeting, SPRING, "tous")
    kept = workspace.meetings.record(case.meeting).minutes
    assert kept is not None
    workspace.records.change(Minutes, kept.id, {"subject": "Faire le point sur le logement."})

    document = workspace.documents.minutes(case.meeting, language="en")

    for text in (on_pages(document), in_word(document)):
        assert "Faire le point sur le logement." in text
        assert "AGENDA 1." not in text


def test_further_partners_and_moves_at_a_lost_item_are_told(workspace: Workspace) -> None:
    case = full(workspace)
    further, named = organisation(workspace, "Le Relais"), {"organisation_name": "Le Relais"}
    make(workspace, AttendancePartner, attendance_id=case.odile_line, organisation_id=further, **named)
    for item in workspace.meetings.record(case.meeting).items[2:4]:
        workspace.records.trash(AgendaItem, item.id)

    with speaking("en"):
        (odile,) = workspace.documents.minutes(case.meeting, language="en").content.present

    assert odile.note == "also for Le Relais, arrives later, leaves early"
