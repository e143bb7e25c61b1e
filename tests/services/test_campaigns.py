"""Calls for testimonials: proposed from what is known, asked by mail, answered by one key, reminded, undone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from csxl_desktop.documents import call_list
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.campaign_rows import AskFrom, CampaignRow, Proposed, RequestRow
from csxl_desktop.domain.campaigns import Campaign, CampaignRequest
from csxl_desktop.domain.choices import (
    AttendanceRole,
    AttendanceState,
    BasicKind,
    ChannelKind,
    MailingPurpose,
    MeetingState,
)
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.domain.testimonial_rows import Hindrance
from csxl_desktop.services.workspace import Workspace
from tests.factories import Assembly, assembly, make, meeting, organisation, paragraph, person, representative, staff

YEAR, TODAY = 2026, date(2026, 11, 21)


def called(workspace: Workspace, **values: object) -> UUID:
    key = workspace.campaigns.begin(YEAR).record_id
    workspace.records.change(Campaign, key, {"name": "Vos mots", **values})
    return key


def the(workspace: Workspace) -> CampaignRow:
    return workspace.campaigns.rows(YEAR)[0]


def line(workspace: Workspace, name: str) -> RequestRow:
    return next(row for row in the(workspace).requests if row.name == name)


def email(workspace: Workspace, value: str, **owner: UUID) -> None:
    make(workspace, ContactChannel, kind=ChannelKind.EMAIL, value=value, **owner)


def there(workspace: Workspace, meeting_id: UUID, person_id: UUID, **values: Any) -> None:
    given = {"first_name": "x", "last_name": "y", "state": AttendanceState.PRESENT, **values}
    make(workspace, Attendance, meeting_id=meeting_id, person_id=person_id, **given)


def held(workspace: Workspace, made: UUID) -> UUID:
    workspace.records.change(Meeting, made, {"state": MeetingState.HELD})
    return made


@pytest.fixture
def office(workspace: Workspace) -> Assembly:
    """Two members at an assembly that was held; Odile was there, Samir was not."""
    made = assembly(workspace)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    held(workspace, made.meeting)
    email(workspace, "odile@exemple.brussels", person_id=made.odile)
    return made


def ask(workspace: Workspace, office: Assembly, key: UUID) -> None:
    people = Selection(SelectionKind.PEOPLE, (office.odile, office.samir))
    workspace.campaigns.put_on(key, workspace.campaigns.proposed(key, people))


def test_a_new_call_asks_as_the_last_one_did(workspace: Workspace) -> None:
    workspace.campaigns.begin(YEAR)
    first = the(workspace)
    assert (first.title, first.opened_on) == ("Your testimonial for the activity report 2026", TODAY)
    assert first.name == first.title
    assert "activity report 2026" in first.question.plain()
    workspace.records.change(Campaign, first.id, {"question": paragraph("Qu’avez-vous appris en 2026 ?")})

    second = workspace.campaigns.begin(YEAR + 1)

    (row,) = workspace.campaigns.rows(YEAR + 1)
    assert (row.id, row.question.plain(), row.requests) == (second.record_id, "Qu’avez-vous appris en 2027 ?", ())


def test_whom_one_saw_most_is_proposed_first_and_the_team_never(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace)
    again = held(workspace, meeting(workspace, on=date(2026, 5, 4)))
    there(workspace, again, office.odile, organisation_id=office.espace)
    there(workspace, again, office.samir)
    there(workspace, again, staff(workspace, "Ana", "Test"), role=AttendanceRole.STAFF)
    group = held(workspace, meeting(workspace, BasicKind.THEMED, on=date(2026, 6, 4)))
    there(workspace, group, person(workspace, "Inès", "Bouchat"))

    first, second = workspace.campaigns.proposed(key, AskFrom.ASSEMBLIES)

    assert (first.name, first.times, first.organisation) == ("Odile Verbeke", 2, "Espace Rencontre")
    assert (first.organisation_id, first.email) == (office.espace, "odile@exemple.brussels")
    assert (second.name, second.times, second.organisation) == ("Samir Aït Lahcen", 1, "Espace Rencontre")
    workspace.records.trash(Person, office.samir)
    assert [each.name for each in workspace.campaigns.proposed(key, AskFrom.ASSEMBLIES)] == ["Odile Verbeke"]


def test_first_timers_speakers_and_members_are_proposed(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace)
    last_year = held(workspace, meeting(workspace, on=date(2025, 5, 4)))
    there(workspace, last_year, office.odile)
    there(workspace, office.meeting, new := person(workspace, "Inès", "Bouchat"))
    make(workspace, Speaker, meeting_id=office.meeting, person_id=office.samir)
    guest = {"first_name": "Ada", "last_name": "Willems", "organisation_name": "Haute École", "email": "ada@he.be"}
    make(workspace, Speaker, meeting_id=office.meeting, **guest)
    make(workspace, Speaker, meeting_id=office.meeting, organisation_name="Sans nom")
    alone = organisation(workspace, "Sans personne")

    assert [each.person_id for each in workspace.campaigns.proposed(key, AskFrom.NEWCOMERS)] == [new]
    kept = person(workspace, "Inès", "Bouchat-Roux")
    workspace.merging.merge(Person, kept, new, Choices())
    assert [each.person_id for each in workspace.campaigns.proposed(key, AskFrom.NEWCOMERS)] == [kept]
    samir, ada = workspace.campaigns.proposed(key, AskFrom.SPEAKERS)
    assert (samir.person_id, ada.person_id, ada.name, ada.email) == (office.samir, None, "Ada Willems", "ada@he.be")
    members = workspace.campaigns.proposed(key, AskFrom.MEMBERS)
    assert {each.key for each in members} == {office.odile, office.samir, alone}


def test_a_guest_speaker_keeps_the_organisation_they_spoke_for(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace)
    spoke = {"meeting_id": office.meeting, "email": "ada@he.be"}
    make(workspace, Speaker, **spoke, first_name="Ada", last_name="Willems", organisation_name="Haute École")
    for first in ("Bea", "Cas"):  # of one organisation of the directory: two guests all the same
        make(workspace, Speaker, **spoke, first_name=first, last_name="Maes", organisation_id=office.espace)
    proposed = workspace.campaigns.proposed(key, AskFrom.SPEAKERS)
    assert {each.name: each.organisation for each in proposed} == {
        "Ada Willems": "Haute École",
        "Bea Maes": "Espace Rencontre",
        "Cas Maes": "Espace Rencontre",
    }

    workspace.campaigns.put_on(key, proposed)

    assert workspace.campaigns.proposed(key, AskFrom.SPEAKERS) == ()
    listed = {row.name: row.organisation for row in the(workspace).requests}
    assert listed == {each.name: each.organisation for each in proposed}
    workspace.campaigns.note(line(workspace, "Ada Willems").id, RequestOutcome.RECEIVED)
    (said,) = workspace.testimonials.rows(YEAR)
    assert (said.author_name, said.organisation_name) == ("Ada Willems", "Haute École")


def test_a_list_takes_each_once_and_is_undone_whole(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace)
    alone = organisation(workspace, "Sans personne")
    email(workspace, "info@sans.be", organisation_id=alone)
    unknown = Proposed(name="Ada Willems", email="ada@he.be")
    workspace.campaigns.add_person(key, office.odile)
    people = Selection(SelectionKind.PEOPLE, (office.odile, office.samir))
    assert [each.person_id for each in workspace.campaigns.proposed(key, people)] == [office.samir]

    bodies = workspace.campaigns.proposed(key, Selection(SelectionKind.ORGANISATIONS, (alone,)))
    done = workspace.campaigns.put_on(key, [*bodies, unknown, unknown, Proposed(person_id=office.odile)])

    assert [(row.name, row.organisation, row.email) for row in the(workspace).requests] == [
        ("Ada Willems", "", "ada@he.be"),
        ("Sans personne", "Sans personne", "info@sans.be"),
        ("Odile Verbeke", "(Le) Canevas", "odile@exemple.brussels"),
    ]
    with workspace.database() as session:
        kept = session.get_one(CampaignRequest, line(workspace, "Odile Verbeke").id)
        assert (kept.name, kept.email) == ("", "")  # the directory knows
    workspace.history.undo_transaction(done.transaction_id)
    assert [row.name for row in the(workspace).requests] == ["Odile Verbeke"]


def test_the_mail_asks_whom_it_reaches_then_reminds_who_is_silent(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace, due_on=date(2026, 12, 4), question=paragraph("Qu’avez-vous appris ?"))
    ask(workspace, office, key)
    make(workspace, ContactChannel, person_id=office.samir, kind=ChannelKind.PHONE, value="026415621")

    mail = workspace.campaign_mail.mail(key)

    assert (mail.subject, mail.addresses) == ("Vos mots", ("odile@exemple.brussels",))
    assert mail.unreachable == ("Samir Aït Lahcen, Espace Rencontre (02 641 56 21)",)
    assert mail.body.splitlines() == [
        *("Dear Sir or Madam,", "", "Qu’avez-vous appris ?", ""),
        *("Please reply by Friday 4 December 2026.", "", "Kind regards,", "Coordination Sociale de Sainte-Alix"),
    ]
    assert the(workspace).asked == 0
    done = workspace.campaign_mail.left(key, mail)
    workspace.campaigns.asked(line(workspace, "Samir Aït Lahcen").id)
    assert [row.asked_on for row in the(workspace).requests] == [TODAY, TODAY]
    assert (the(workspace).asked, the(workspace).silent) == (2, 2)
    assert not workspace.campaign_mail.mail(key).addresses

    reminder = workspace.campaign_mail.mail(key, reminder=True)
    workspace.campaign_mail.left(key, reminder, reminder=True)

    assert reminder.subject == "Reminder: Vos mots"
    assert "not yet heard from you" in reminder.body
    assert line(workspace, "Odile Verbeke").reminded_on == TODAY
    with workspace.database() as session:
        logged = session.query(Mailing).order_by(Mailing.id).all()
        assert [(each.purpose, each.recipients, each.selection) for each in logged] == [
            (MailingPurpose.OTHER, 1, "Vos mots"),
            (MailingPurpose.REMINDER, 1, "Vos mots"),
        ]
    workspace.records.change(Campaign, key, {"due_on": date(2026, 11, 20)})
    late = workspace.campaign_mail.mail(key, reminder=True).body
    assert "Friday 20 November 2026, is over" in late
    workspace.records.change(Campaign, key, {"due_on": None})
    assert "20 November" not in workspace.campaign_mail.mail(key, reminder=True).body
    document = workspace.campaign_mail.call_list(key)
    assert [(call.person, call.phone) for call in document.content.calls] == [
        ("Samir Aït Lahcen", "02 641 56 21"),
        ("Odile Verbeke", ""),
    ]
    assert call_list.render(document.content, Theme("#00687A")).startswith(b"%PDF")
    workspace.history.undo_transaction(done.transaction_id)
    assert line(workspace, "Odile Verbeke").asked_on is None


def test_an_answer_begins_the_testimonial_with_all_that_is_known(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace)
    ask(workspace, office, key)

    done = workspace.campaigns.note(line(workspace, "Odile Verbeke").id, RequestOutcome.RECEIVED)

    (said,) = workspace.testimonials.rows(YEAR)
    assert (said.id, said.author_id, said.author_name) == (done.record_id, office.odile, "Odile Verbeke")
    assert (said.function_title, said.organisation_name) == ("Directrice", "(Le) Canevas")
    assert (said.context, said.received_on, said.collected_by) == ("Vos mots", TODAY, "Ana Test")
    assert said.hindrance is Hindrance.TO_ASK
    row = line(workspace, "Odile Verbeke")
    assert (row.outcome, row.answered_on, row.testimonial_id) == (RequestOutcome.RECEIVED, TODAY, said.id)
    workspace.campaigns.note(row.id, RequestOutcome.RECEIVED)
    assert len(workspace.testimonials.rows(YEAR)) == 1
    workspace.history.undo_transaction(done.transaction_id)
    assert not workspace.testimonials.rows(YEAR)


def test_what_was_said_already_is_the_answer(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace)
    ask(workspace, office, key)
    known = make(workspace, Quote, year=YEAR, author_id=office.odile, author_name="Odile Verbeke")

    workspace.campaigns.note(line(workspace, "Odile Verbeke").id, RequestOutcome.RECEIVED)

    assert [row.id for row in workspace.testimonials.rows(YEAR)] == [known]


@pytest.mark.parametrize("outcome", [RequestOutcome.REFUSED, RequestOutcome.NO_ANSWER, RequestOutcome.WAITING])
def test_another_answer_leaves_words_but_nothing_empty(
    workspace: Workspace, office: Assembly, outcome: RequestOutcome
) -> None:
    key = called(workspace)
    ask(workspace, office, key)
    workspace.campaigns.put_on(key, [Proposed(name="Ada Willems")])
    for name in ("Odile Verbeke", "Ada Willems"):
        workspace.campaigns.note(line(workspace, name).id, RequestOutcome.RECEIVED)
    kept = line(workspace, "Ada Willems").testimonial_id
    assert kept is not None
    workspace.records.change(Quote, kept, {"text": paragraph("Utile.")})

    for name in ("Odile Verbeke", "Ada Willems"):
        workspace.campaigns.note(line(workspace, name).id, outcome)

    assert [row.id for row in workspace.testimonials.rows(YEAR)] == [kept]
    row = line(workspace, "Ada Willems")
    assert (row.outcome, row.testimonial_id) == (outcome, None)
    assert row.answered_on == (TODAY if outcome is RequestOutcome.REFUSED else None)
    assert the(workspace).count(outcome) == (3 if outcome is RequestOutcome.WAITING else 2)


def test_home_tells_of_a_call_that_is_over_its_day(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace, due_on=date(2026, 11, 20))
    assert not the(workspace).overdue
    ask(workspace, office, key)
    assert the(workspace).overdue
    assert not workspace.home.overview(YEAR).campaigns  # nobody was asked yet
    workspace.campaigns.asked(line(workspace, "Odile Verbeke").id)
    assert workspace.home.overview(YEAR).campaigns[0].silent == the(workspace).silent == 1
    workspace.campaigns.asked(line(workspace, "Samir Aït Lahcen").id)

    (due,) = workspace.home.overview(YEAR).campaigns

    assert (due.id, due.name, due.silent, due.due_on) == (key, "Vos mots", 2, date(2026, 11, 20))
    workspace.campaigns.note(line(workspace, "Odile Verbeke").id, RequestOutcome.REFUSED)
    assert workspace.home.overview(YEAR).campaigns[0].silent == 1
    workspace.modules.choose(Module.TESTIMONIALS, wanted=False)
    assert not workspace.home.overview(YEAR).campaigns
    workspace.modules.choose(Module.TESTIMONIALS, wanted=True)
    workspace.records.change(Campaign, key, {"closed_on": TODAY})
    assert not workspace.home.overview(YEAR).campaigns
    assert not the(workspace).overdue


def test_who_was_anonymised_stands_there_without_a_name(workspace: Workspace, office: Assembly) -> None:
    key = called(workspace)
    workspace.campaigns.add_person(key, office.odile)
    workspace.anonymising.anonymise(office.odile, "Odile Verbeke")

    (row,) = the(workspace).requests

    assert (row.name, row.email) == ("(Le) Canevas", "")


@pytest.mark.parametrize(("outcome", "left"), [(RequestOutcome.WAITING, 1), (RequestOutcome.REFUSED, 2)])
def test_of_two_who_turn_out_to_be_one_nobody_is_asked_twice(
    workspace: Workspace, office: Assembly, outcome: RequestOutcome, left: int
) -> None:
    key = called(workspace)
    double = person(workspace, "Odile", "Verbecke")
    representative(workspace, double, office.canevas)
    workspace.campaigns.add_person(key, office.odile)
    workspace.campaigns.add_person(key, double)
    workspace.campaigns.asked(line(workspace, "Odile Verbecke").id)
    workspace.campaigns.note(line(workspace, "Odile Verbeke").id, outcome)

    workspace.merging.merge(Person, office.odile, double, Choices())

    assert [row.name for row in the(workspace).requests] == ["Odile Verbeke"] * left
    assert workspace.campaigns.rows(YEAR)[0].asked == left  # the day on which she was asked is kept
