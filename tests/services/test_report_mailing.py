"""The report goes to the partners of its year, each organisation once, and to the steering committee of today."""

from datetime import date
from uuid import UUID

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, MeetingState, OrganisationStatus
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.partnerships import PartnershipOrganiser
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.recipients import Recipients, Selection, SelectionKind
from csxl_desktop.services.partnerships import PartnershipService
from csxl_desktop.services.report_mailing import ReportAudience, ReportMailingService
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, organisation, person, representative

YEAR = 2026


def email(workspace: Workspace, value: str, **owner: UUID) -> None:
    make(workspace, ContactChannel, kind=ChannelKind.EMAIL, value=value, **owner)


def held(workspace: Workspace, *bodies: UUID, on: date = date(YEAR, 3, 12)) -> UUID:
    made = meeting(workspace, on=on)
    workspace.records.change(Meeting, made, {"state": MeetingState.HELD})
    for body in bodies:
        make(workspace, Attendance, meeting_id=made, organisation_id=body, state=AttendanceState.PRESENT)
    return made


def partners(workspace: Workspace) -> Recipients:
    return ReportMailingService(workspace.database, workspace.today).recipients(YEAR, ReportAudience.PARTNERS)


def test_the_partners_are_those_of_the_year_and_still_active(workspace: Workspace) -> None:
    came, earlier, gone, trashed, organiser = (
        organisation(workspace, name) for name in ("Maison", "Relais", "Moulin", "Jardin", "Atelier")
    )
    organisation(workspace, "Canevas")  # a member that came to nothing
    made = held(workspace, came, gone, trashed)
    workspace.attendance.add_walk_in(made, first_name="Léa", last_name="Roi", organisation_name="Voisins du parc")
    held(workspace, earlier, on=date(YEAR - 1, 3, 12))
    workspace.records.change(Organisation, gone, {"status": OrganisationStatus.DISSOLVED})
    workspace.records.trash(Organisation, trashed)
    partnerships = PartnershipService(workspace.database)
    partnerships.start("Fête", YEAR)
    told = partnerships.told(YEAR)[0]
    make(workspace, PartnershipOrganiser, partnership_id=told.partnership_id, organisation_id=organiser)
    email(workspace, "info@maison.example", organisation_id=came)

    found = partners(workspace)

    assert [each.organisation for each in found.people] == ["Atelier", "Maison", "Voisins du parc"]
    assert found.addresses() == ("info@maison.example",)
    assert [each.title for each in found.unreachable()] == ["Atelier", "Voisins du parc"]


def test_an_organisation_is_written_to_once_through_whom_a_mail_reaches(workspace: Workspace) -> None:
    maison, relais = organisation(workspace, "Maison"), organisation(workspace, "Relais")
    silent, odile, samir = (person(workspace, name, "Sow") for name in ("Ana", "Odile", "Samir"))
    for key in (silent, odile, samir):
        representative(workspace, key, maison)
    representative(workspace, samir, relais)
    email(workspace, "odile@example.be", person_id=odile)
    email(workspace, "samir@example.be", person_id=samir)
    held(workspace, maison, relais)

    found = partners(workspace)

    assert [(each.title, each.organisation) for each in found.people] == [
        ("Odile Sow", "Maison"),
        ("Samir Sow", "Relais"),
    ]
    assert found.addresses() == ("odile@example.be", "samir@example.be")


def test_who_speaks_for_two_partners_stands_once(workspace: Workspace) -> None:
    maison, relais = organisation(workspace, "Maison"), organisation(workspace, "Relais")
    odile = person(workspace, "Odile", "Sow")
    for body in (maison, relais):
        representative(workspace, odile, body)
    held(workspace, maison, relais)

    assert [(each.organisation, each.also) for each in partners(workspace).people] == [("Maison", ("Relais",))]


def test_the_committee_is_that_of_today(workspace: Workspace) -> None:
    maison, odile, former = (
        organisation(workspace, "Maison"),
        person(workspace, "Odile", "Sow"),
        person(workspace, "A", "B"),
    )
    make(workspace, Seat, organisation_id=maison, person_id=odile)
    make(workspace, Seat, organisation_id=maison, person_id=former, ended_on=date(2020, 1, 1))

    found = ReportMailingService(workspace.database, workspace.today).recipients(YEAR, ReportAudience.COMMITTEE)

    assert [each.title for each in found.people] == ["Odile Sow"]


def test_a_mailing_list_is_read_as_every_other_mailing_does(workspace: Workspace) -> None:
    list_id = make(workspace, MailingList, name="Newsletter")
    odile, samir = person(workspace, "Odile", "Sow"), person(workspace, "Samir", "Sow")
    for key in (odile, samir):
        make(workspace, Subscription, mailing_list_id=list_id, person_id=key, source="par écrit")
    make(
        workspace,
        Consent,
        person_id=samir,
        scope="newsletter",
        given_on=date(2020, 1, 1),
        withdrawn_on=date(2021, 1, 1),
    )

    found = ReportMailingService(workspace.database, workspace.today).recipients(
        YEAR, Selection(SelectionKind.LIST, (list_id,), "Newsletter")
    )

    assert [each.title for each in found.people] == ["Odile Sow"]
    assert found.left_out == ("Samir Sow",)
