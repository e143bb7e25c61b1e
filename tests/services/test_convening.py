"""Convening: by rule or choice; answers with their day; who is silent; the mail with its enclosures."""

import io
from datetime import date, time
from email import message_from_bytes
from email.policy import SMTP

import docx
import pytest
import vobject
from pypdf import PdfReader

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import (
    AttendanceState,
    BasicKind,
    ChannelKind,
    MailingPurpose,
    OfficeTextCode,
)
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.errors import EmptyNameError, RecordNotFoundError
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind, Venue
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.convening import Stated
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.meetings.convene_send import outgoing_drafts
from tests.factories import Assembly, assembly, kind, make, meeting, organisation, paragraph, person

ANNOUNCED, EXCUSED, REPRESENTED = AttendanceState.ANNOUNCED, AttendanceState.EXCUSED, AttendanceState.REPRESENTED


def line(workspace: Workspace, key: object) -> dict[str, object]:
    return workspace.records.values(Attendance, key)  # type: ignore[arg-type]


def names(workspace: Workspace, meeting_id: object) -> list[str]:
    return [each.full_name for each in workspace.meetings.record(meeting_id).attendances]  # type: ignore[arg-type]


def reachable(workspace: Workspace) -> Assembly:
    """The assembly with a mail address for each of the two, and a phone for one."""
    case = assembly(workspace)
    for key, address in ((case.odile, "odile@exemple.be"), (case.samir, "samir@exemple.be")):
        make(workspace, ContactChannel, person_id=key, kind=ChannelKind.EMAIL, value=address)
    make(workspace, ContactChannel, person_id=case.samir, kind=ChannelKind.PHONE, value="026415621")
    return case


def test_the_kind_s_own_list_says_whom_to_invite(workspace: Workspace) -> None:
    assembly(workspace)
    letters = make(workspace, MailingList, name="Citoyens")
    zoe = person(workspace, "Zoé", "Citoyenne")
    make(workspace, Subscription, mailing_list_id=letters, person_id=zoe)
    walk_kind = kind(workspace, BasicKind.WALK)
    walk = meeting(workspace, BasicKind.WALK)
    assert workspace.convening.rule(walk) is None
    workspace.records.change(MeetingKind, walk_kind, {"mailing_list_id": letters})

    workspace.convening.invite(walk)
    workspace.convening.invite(walk)

    assert names(workspace, walk) == ["Zoé Citoyenne"]
    assert workspace.convening.rule(walk) == Selection(SelectionKind.LIST, (letters,))


def test_any_selection_may_be_invited_besides(workspace: Workspace) -> None:
    case = assembly(workspace)
    body = organisation(workspace, "Autre", member=False)
    eva = person(workspace, "Eva", "Autre")
    workspace.convening.invite(case.meeting, Selection(SelectionKind.PEOPLE, (eva, case.odile)))
    workspace.convening.invite(case.meeting, Selection(SelectionKind.ORGANISATIONS, (body,)))

    assert sorted(names(workspace, case.meeting)) == ["Eva Autre", "Odile Verbeke", "Samir Aït Lahcen"]
    other = meeting(workspace, on=date(2026, 5, 1))
    workspace.convening.invite(other)
    assert len(names(workspace, other)) == 2  # by the rule of an assembly


def test_an_answer_has_its_day_and_can_be_taken_back(workspace: Workspace) -> None:
    case = assembly(workspace)

    workspace.convening.answer(case.odile_line, EXCUSED, "en congé")
    odile = line(workspace, case.odile_line)
    assert (odile["state"], odile["answered_on"], odile["answer_note"]) == (EXCUSED, workspace.today(), "en congé")

    workspace.convening.answer(case.odile_line, AttendanceState.INVITED)
    odile = line(workspace, case.odile_line)
    assert (odile["state"], odile["answered_on"], odile["answer_note"]) == ("invited", None, "en congé")


def test_whoever_is_sent_may_be_known_or_new(workspace: Workspace) -> None:
    case = assembly(workspace)
    eva = person(workspace, "Eva", "Suppléante")

    known = workspace.convening.send_whom(case.odile_line, person_id=eva).record_id
    new = workspace.convening.send_whom(case.samir_line, first_name="Jo", last_name="Nouveau").record_id
    again = workspace.convening.send_whom(case.odile_line, person_id=eva).record_id

    assert again == known
    odile, jo = line(workspace, case.odile_line), line(workspace, new)
    assert (odile["state"], odile["represented_by_id"], odile["answered_on"]) == (
        REPRESENTED, known, workspace.today(),
    )  # fmt: skip
    assert line(workspace, known)["organisation_id"] == case.canevas
    assert (jo["state"], jo["organisation_name"], jo["last_name"]) == (ANNOUNCED, "Espace Rencontre", "Nouveau")
    with pytest.raises(EmptyNameError):
        workspace.convening.send_whom(case.odile_line, first_name=" ")


def test_the_silent_are_those_to_remind_and_to_call(workspace: Workspace) -> None:
    case = reachable(workspace)
    guest = workspace.attendance.add_walk_in(case.meeting, first_name="Sans", last_name="Fiche").record_id
    workspace.convening.answer(guest, AttendanceState.INVITED)
    workspace.convening.answer(case.odile_line, ANNOUNCED)

    waiting = workspace.convening.recipients(case.meeting, silent_only=True)

    assert sorted(each.last_name for each in waiting.people) == ["Aït Lahcen", "Fiche"]
    assert waiting.addresses() == ("samir@exemple.be",)
    text = PdfReader(io.BytesIO(render(workspace.invitations.call_list(case.meeting)))).pages[0].extract_text()
    assert "Samir Aït Lahcen" in text
    assert "02 641 56 21" in text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "Verbeke" not in text


def test_a_paste_is_matched_and_doubts_are_left_open(workspace: Workspace) -> None:
    case = assembly(workspace)
    paste = "Odile Verbeke\toui\nAit Lahcen ne sera pas présent\n\nVerbeke, O.\nInconnue Totale : oui\n12/3"

    found = workspace.convening.read_answers(case.meeting, paste, silent=EXCUSED)

    assert [(each.state, each.candidates, each.sure) for each in found] == [
        (ANNOUNCED, (case.odile_line,), True),
        (EXCUSED, (case.samir_line,), False),
        (EXCUSED, (case.odile_line,), False),
        (ANNOUNCED, (), False),
    ]
    stated = [Stated(each.candidates[0], each.state, each.text) for each in found[:2]]
    workspace.convening.answer_all(case.meeting, stated)
    assert line(workspace, case.samir_line)["state"] == EXCUSED
    assert line(workspace, case.odile_line)["answer_note"] == "Odile Verbeke oui"


def test_what_left_is_told_with_number_and_day(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.convening.sent(case.meeting, MailingPurpose.INVITATION, 45, "Invitation")
    workspace.convening.sent(case.meeting, MailingPurpose.REMINDER, 12, "Rappel")

    assert [(each.purpose, each.recipients, each.sent_on) for each in workspace.convening.sendings(case.meeting)] == [
        (MailingPurpose.INVITATION, 45, workspace.today()),
        (MailingPurpose.REMINDER, 12, workspace.today()),
    ]


def test_the_draft_read_back_has_its_accents_addresses_and_enclosures(workspace: Workspace) -> None:
    case = reachable(workspace)
    venue = make(workspace, Venue, name="Maison des Érables", street="Rue Haute 3", city="Sainte-Alix")
    workspace.records.change(
        Meeting, case.meeting, {"theme": "Énergie à l’école", "starts_at": time(9, 30), "ends_at": time(12),
        "venue_id": venue, "reply_by_on": date(2026, 3, 5)},
    )  # fmt: skip

    ((name, data),) = outgoing_drafts(workspace.invitations.outgoing(case.meeting))

    mail = message_from_bytes(data, policy=SMTP)
    assert name.endswith(".eml")
    assert "Énergie à l’école" in mail["Subject"]
    assert str(mail["Bcc"]) == "samir@exemple.be, odile@exemple.be"
    assert mail["To"] is None
    pdf, ics = mail.iter_attachments()
    assert str(pdf.get_filename()).endswith(".pdf")
    pages = PdfReader(io.BytesIO(pdf.get_content())).pages
    assert "Énergie à l’école" in pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ")
    assert ics.get_content_type() == "text/calendar"
    event = vobject.readOne(ics.get_content()).vevent
    assert (event.uid.value, event.sequence.value) == (f"{case.meeting}@csxl", "1")  # the venue came later
    assert event.location.value == "Maison des Érables, Rue Haute 3, Sainte-Alix"
    assert event.dtstart.value.isoformat() == "2026-03-12T09:30:00+01:00"
    assert event.dtend.value.isoformat() == "2026-03-12T12:00:00+01:00"


def test_the_reminder_goes_to_the_silent_alone_in_the_office_s_words(workspace: Workspace) -> None:
    case = reachable(workspace)
    workspace.convening.answer(case.odile_line, ANNOUNCED)

    plain = workspace.invitations.outgoing(case.meeting, reminder=True)
    words = workspace.office_texts.new_version(OfficeTextCode.REMINDER).record_id
    workspace.office_texts.write(words, paragraph("Nous attendons votre réponse."))
    own = workspace.invitations.outgoing(case.meeting, reminder=True)

    assert plain.recipients.addresses() == ("samir@exemple.be",)
    assert (plain.body == own.body, own.body) == (False, "Nous attendons votre réponse.")
    assert b"BEGIN:VEVENT" in own.appointment


def test_own_words_stand_in_pdf_and_word_alike(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.change(Meeting, case.meeting, {"invitation_text": paragraph("Venez nombreux à l’Épi.")})
    document = workspace.documents.invitation(case.meeting)

    printed = PdfReader(io.BytesIO(render(document))).pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ")
    word = docx.Document(io.BytesIO(render_word(document)))

    written = "\n".join(each.text for each in word.paragraphs).replace("\N{NO-BREAK SPACE}", " ")
    for text in (printed, written):
        assert "Venez nombreux à l’Épi." in text
        assert "Logement" in text
    assert render_word(document) == render_word(document)


def test_a_saved_search_may_be_the_rule_and_be_given_up_again(workspace: Workspace) -> None:
    case = assembly(workspace)
    search = workspace.selections.keep_search("Le Canevas", SearchCriteria(text="Canevas")).record_id
    walk = meeting(workspace, BasicKind.WALK)
    walks = kind(workspace, BasicKind.WALK)

    workspace.convening.set_rule(walks, Selection(SelectionKind.SEARCH, (search,)))
    workspace.convening.invite(walk)
    assert names(workspace, walk) == ["Odile Verbeke"]
    assert [each.kind for each in workspace.selections.every()] == [SelectionKind.SEARCH]

    workspace.convening.set_rule(walks, None)
    assert workspace.convening.rule(walk) is None
    group = make(workspace, WorkingGroup, name="Logement")
    of_group = meeting(workspace, BasicKind.GROUP_SESSION, working_group_id=group)
    letters = Selection(SelectionKind.LIST, (make(workspace, MailingList, name="Citoyens"),))
    workspace.convening.set_rule(kind(workspace, BasicKind.GROUP_SESSION), letters)
    assert workspace.convening.rule(of_group) is None  # a group has its own people
    assert case.odile


def test_two_people_of_one_name_are_a_doubt(workspace: Workspace) -> None:
    case = assembly(workspace)
    twin = workspace.attendance.add_walk_in(case.meeting, first_name="Odile", last_name="Verbeke").record_id

    (found,) = workspace.convening.read_answers(case.meeting, "Verbeke Odile", silent=ANNOUNCED)

    assert (set(found.candidates), found.sure) == ({case.odile_line, twin}, False)


def test_nothing_leaves_for_a_meeting_that_is_not_there(workspace: Workspace) -> None:
    for act in (workspace.invitations.outgoing, workspace.invitations.call_list):
        with pytest.raises(RecordNotFoundError):
            act(new_id())


def test_an_appointment_without_hours_takes_the_day(workspace: Workspace) -> None:
    case = reachable(workspace)
    event = vobject.readOne(workspace.invitations.outgoing(case.meeting).appointment.decode()).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 3, 12), date(2026, 3, 13))
    workspace.records.change(Meeting, case.meeting, {"starts_at": time(9)})
    event = vobject.readOne(workspace.invitations.outgoing(case.meeting).appointment.decode()).vevent
    assert (event.dtend.value - event.dtstart.value).seconds == 7_200
