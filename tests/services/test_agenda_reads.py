"""What the Agenda reads beside the meetings."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import MeetingState, Quality
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.school_holidays import SchoolHoliday, SchoolLeave
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace

DAY = date(2026, 11, 21)


@pytest.fixture
def reads(workspace: Workspace) -> AgendaReads:
    return AgendaReads(workspace.database)


def plan(workspace: Workspace, code: str, on: date, theme: str) -> UUID:
    kind = next(kind.id for kind in workspace.office.kinds() if kind.code == code)
    return workspace.meetings.plan(NewMeeting(kind_id=kind, first_on=on, theme=theme)).record_id


def test_what_a_meeting_may_point_to(workspace: Workspace, reads: AgendaReads) -> None:
    records = workspace.records
    closed = records.create(WorkingGroup, {"name": "Ancien", "closed_on": DAY}).record_id
    group = records.create(WorkingGroup, {"name": "Numérique"}).record_id
    axis = records.create(Axis, {"working_group_id": group, "number": 2, "title": "Guichets"}).record_id
    records.create(Venue, {"name": "Salle", "city": "Sainte-Alix"})
    records.create(Partnership, {"title": "Carnaval"})
    records.create(Organisation, {"name": "Bassin Sud"})
    gone = records.create(Organisation, {"name": "Disparue"}).record_id
    records.trash(Organisation, gone)
    records.create(Person, {"first_name": "Hilde", "last_name": "Fontaine"})

    choices = reads.choices(DAY)

    assert [kind.code for kind in choices.kinds][:3] == ["AG", "RT", "GT"]
    assert [each.id for each in choices.groups] == [group, closed]
    assert [(each.id, each.working_group_id, each.label) for each in choices.axes] == [(axis, group, "2. Guichets")]
    assert [(each.name, each.address) for each in choices.venues] == [("Salle", "Sainte-Alix")]
    assert [each.label for each in choices.partnerships] == ["Carnaval"]
    assert [each.label for each in choices.organisations] == ["Bassin Sud"]
    assert [each.label for each in choices.people] == ["Hilde Fontaine"]


def test_a_meeting_with_its_fields_and_headcounts(workspace: Workspace, reads: AgendaReads) -> None:
    key = plan(workspace, "AG", DAY, "Logement")
    head = workspace.records.create(
        Headcount, {"meeting_id": key, "persons": 20, "persons_to": 25, "persons_quality": Quality.RANGE}
    ).record_id

    found = reads.meeting(key)

    assert found.record.row.theme == found.values["theme"] == "Logement"
    assert found.heads[head]["persons_to"] == 25
    assert found.approved_at_id is None


def test_minutes_are_approved_by_a_later_assembly_that_stands(workspace: Workspace, reads: AgendaReads) -> None:
    key = plan(workspace, "AG", DAY, "Logement")
    plan(workspace, "AG", date(2026, 3, 1), "Avant")
    cancelled = plan(workspace, "AG", date(2026, 12, 1), "Annulée")
    workspace.records.change(Meeting, cancelled, {"state": MeetingState.CANCELLED})
    far = plan(workspace, "AG", date(2027, 2, 1), "Plus tard")
    near = plan(workspace, "AG", date(2026, 12, 10), "Bilan")
    plan(workspace, "RT", date(2026, 12, 11), "Thème")

    assert [each.id for each in reads.meeting(key).approvers] == [near, far]

    workspace.minutes.send(key, DAY, "")
    workspace.minutes.approve(key, far)
    assert reads.meeting(key).approved_at_id == far


def test_a_kind_without_approval_has_no_approvers(workspace: Workspace, reads: AgendaReads) -> None:
    key = plan(workspace, "RT", DAY, "Thème")
    plan(workspace, "AG", date(2026, 12, 10), "Bilan")

    assert reads.meeting(key).approvers == ()


def test_a_meeting_that_is_gone(workspace: Workspace, reads: AgendaReads) -> None:
    key = plan(workspace, "AG", DAY, "Logement")
    workspace.records.trash(Meeting, key)

    with pytest.raises(RecordNotFoundError):
        reads.meeting(key)


def test_school_leaves_that_touch_the_year(workspace: Workspace, reads: AgendaReads) -> None:
    leaves = (
        ("FR", "Hiver", date(2025, 12, 22), date(2026, 1, 2)),
        ("NL", "Krokus", date(2026, 2, 16), date(2026, 2, 22)),
        ("FR", "Plus tard", date(2027, 2, 22), date(2027, 3, 5)),
    )
    for community, name, first, last in leaves:
        workspace.records.create(
            SchoolHoliday, {"community": community, "name": name, "first_on": first, "last_on": last}
        )

    assert reads.school_leaves(2026) == (SchoolLeave(*leaves[0]), SchoolLeave(*leaves[1]))
