"""The groups of a year: sessions, partners, what the report tells of them."""

from datetime import date, timedelta

import pytest

from csxl_desktop.domain.choices import AttendanceState, BasicKind
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.group_work import PartnerCorrection, ServiceMet
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.programme import Involvement, Speaker
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, make, meeting, organisation, paragraph, person
from tests.services.report_support import PRESENT, YEAR, group_of, picture, report, session_of


def test_partners_of_a_group_come_from_its_sessions_and_are_corrected_by_hand(workspace: Workspace) -> None:
    group = group_of(workspace)
    first, second = session_of(workspace, group), session_of(workspace, group, SPRING + timedelta(days=30))
    came, spoke, hosted, housed = (organisation(workspace, name) for name in ("Venue", "Orateur", "Hôte", "Lieu"))
    wrong, added = organisation(workspace, "Erreur"), organisation(workspace, "Ajoutée", member=False)
    for number, body in enumerate((came, wrong)):
        workspace.attendance.add_person(first, person(workspace, f"P{number}", "X"), body, state=PRESENT)
    workspace.attendance.add_person(second, person(workspace, "P2", "X"), came, state=PRESENT)
    workspace.attendance.add_person(second, person(workspace, "P3", "X"), added, state=AttendanceState.EXCUSED)
    make(workspace, Speaker, meeting_id=first, organisation_id=spoke)
    make(workspace, Speaker, meeting_id=first, organisation_name="Ailleurs")
    make(workspace, Involvement, meeting_id=first, organisation_id=hosted, role="host")
    venue = make(workspace, Venue, name="Lieu", organisation_id=housed)
    workspace.records.change(Meeting, second, {"venue_id": venue})
    workspace.working_groups.correct_partner(group, YEAR, wrong, included=False)
    corrected = workspace.working_groups.correct_partner(group, YEAR, added, included=False).record_id
    assert workspace.working_groups.correct_partner(group, YEAR, added, included=True).record_id == corrected

    record = workspace.working_groups.record(group, YEAR)

    assert [(each.organisation, each.sessions, each.is_member, each.by_hand) for each in record.partners] == [
        ("Ajoutée", 0, False, True),
        ("Hôte", 1, True, False),
        ("Lieu", 1, True, False),
        ("Orateur", 1, True, False),
        ("Venue", 2, True, False),
    ]
    (page,) = report(workspace).groups
    assert (page.partners[0].organisation, page.partners[0].member) == ("Ajoutée", False)
    assert len(page.sessions) == 2
    assert workspace.records.values(PartnerCorrection, corrected)["included"] is True


def test_page_of_a_group(workspace: Workspace) -> None:
    group, closed = group_of(workspace), make(workspace, WorkingGroup, name="Fermé", closed_on=date(2025, 12, 31))
    make(workspace, WorkingGroup, name="Futur", opened_on=date(2027, 1, 1))
    done = session_of(workspace, group)
    meeting(workspace, BasicKind.GROUP_SESSION, SPRING + timedelta(days=9), working_group_id=group)
    axis = make(workspace, Axis, working_group_id=group, number=1, title="École")
    make(workspace, Axis, working_group_id=group, number=2, title="Loisirs", closed_on=date(2025, 12, 31))
    make(workspace, ServiceMet, working_group_id=group, year=YEAR, name="Service", occasion="visite", met_on=SPRING)
    make(workspace, ServiceMet, working_group_id=group, year=YEAR, organisation_id=organisation(workspace, "Maison"))
    make(workspace, Link, working_group_id=group, label="Dossier", url="https://example.org")
    picture(workspace, b"du groupe", working_group_id=group, year=YEAR)
    picture(workspace, b"avant", working_group_id=group, year=2025)
    picture(workspace, b"de la s\xc3\xa9ance", meeting_id=done)
    known = person(workspace, "Zoé", "Adam")
    make(workspace, GroupParticipant, working_group_id=group, person_id=known, axis_id=axis, role="pilot")
    text = workspace.working_groups.set_text(group, YEAR, paragraph("Bilan")).record_id
    assert workspace.working_groups.set_text(group, YEAR, paragraph("Bilan corrigé")).record_id == text
    decided = workspace.meetings.decide(done, "Continuer").record_id
    make(workspace, Action, meeting_id=done, text="Écrire", person_id=known)

    (page,) = report(workspace).groups
    record = workspace.working_groups.record(group, YEAR)
    (summary,) = workspace.working_groups.summaries(YEAR)

    assert (page.name, page.text.plain()) == ("Jeunes", "Bilan corrigé")
    assert [(axis.number, axis.title) for axis in page.axes] == [(1, "École")]
    assert [line.day for line in page.sessions] == [SPRING]
    assert [(met.organisation, met.occasion) for met in page.services_met] == [("Service", "visite"), ("Maison", "")]
    assert [each.data for each in page.pictures] == [b"du groupe", b"de la s\xc3\xa9ance"]
    assert [each.label for each in page.links] == ["Dossier"]
    assert [(each.person, each.axis, each.role.value) for each in record.participants] == [("Zoé Adam", "1", "pilot")]
    assert [each.id for each in record.decisions] == [decided]
    assert [each.who for each in record.actions] == ["Zoé Adam"]
    assert (record.year, record.text.plain(), len(record.sessions)) == (YEAR, "Bilan corrigé", 2)
    assert (summary.name, summary.sessions, summary.held, summary.partners) == ("Jeunes", 2, 1, 0)
    assert [group.name for group in workspace.working_groups.groups()] == ["Fermé", "Futur", "Jeunes"]
    workspace.records.trash(WorkingGroup, closed)
    for gone in (closed, new_id()):
        with pytest.raises(RecordNotFoundError):
            workspace.working_groups.record(gone, YEAR)
