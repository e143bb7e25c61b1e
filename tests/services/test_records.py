"""Fields of any record: created, changed, put in the trash and back; and the rules that stand in the way."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from csxl_desktop.domain import errors
from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import AttendanceState, BasicKind, OrganisationStatus
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, MeetingKind, Office, Venue
from csxl_desktop.domain.programme import AgendaItem, Involvement
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services import rules
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import SPRING, Assembly, assembly, kind, make, meeting, organisation, person, representative

DAY = timedelta(days=1)


def trashed(workspace: Workspace, entity: type[Record], record_id: UUID) -> bool:
    return workspace.records.values(entity, record_id)["trashed_at"] is not None


def test_write_tells_the_record_the_act_and_the_moment(workspace: Workspace) -> None:
    made = workspace.records.create(Person, {"first_name": "Zoé", "preferred_channel": "sms"})

    values = workspace.records.values(Person, made.record_id)
    assert (values["first_name"], values["preferred_channel"].value, values["note"]) == ("Zoé", "sms", "")
    assert made.at == NOW
    assert [line.transaction_id for line in workspace.history.of_record(made.record_id)] == [made.transaction_id]


def test_refused_values_leave_the_record_as_it_was(workspace: Workspace) -> None:
    known = organisation(workspace, "Maison", member=False)

    for values, refusal in (
        ({"city": "Ixelles", "name": " "}, errors.EmptyNameError),
        ({"city": "Ixelles", "status": "sleeping"}, errors.InvalidChoiceError),
        ({"city": "Ixelles", "note": "a\x00"}, errors.UnprintableTextError),
        ({"city": "x" * 301}, errors.TextTooLongError),
    ):
        with pytest.raises(refusal):
            workspace.records.change(Organisation, known, values)

    found = workspace.records.values(Organisation, known)
    assert (found["name"], found["city"], found["status"]) == ("Maison", "", OrganisationStatus.ACTIVE)


def test_unknown_record_is_refused(workspace: Workspace) -> None:
    nobody = UUID(int=1)

    with pytest.raises(errors.RecordNotFoundError):
        workspace.records.values(Person, nobody)
    with pytest.raises(errors.RecordNotFoundError):
        workspace.records.change(Person, nobody, {"first_name": "x"})
    with pytest.raises(errors.RecordNotFoundError):
        workspace.records.trash(Person, nobody)
    with pytest.raises(errors.RecordNotFoundError):
        workspace.records.restore(Person, nobody)


def test_trash_takes_the_parts_along_and_brings_them_back(workspace: Workspace) -> None:
    house, odile = organisation(workspace, "Maison"), person(workspace, "Odile", "Verbeke")
    mandate = representative(workspace, odile, house)
    phone = make(workspace, ContactChannel, organisation_id=house, kind="phone", value="02 641 56 21")
    (category, *_) = workspace.directory.category_options()
    under = make(workspace, OrganisationCategory, organisation_id=house, category_id=category.id)

    workspace.records.trash(Organisation, house)
    assert all(
        trashed(workspace, *each)
        for each in ((Mandate, mandate), (ContactChannel, phone), (OrganisationCategory, under))
    )
    assert not trashed(workspace, Person, odile)
    assert not trashed(workspace, Category, category.id)
    assert workspace.directory.members(SPRING) == []

    workspace.records.restore(Organisation, house)
    assert not any(
        trashed(workspace, *each)
        for each in ((Mandate, mandate), (ContactChannel, phone), (OrganisationCategory, under))
    )
    assert [row.representative for row in workspace.directory.members(SPRING)] == ["Ms Odile Verbeke"]


def test_part_thrown_away_before_stays_there_when_its_owner_comes_back(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison", member=False)
    phone = make(workspace, ContactChannel, organisation_id=house, kind="phone", value="02 641 56 21")
    workspace.records.trash(ContactChannel, phone)
    workspace.database.now = lambda: NOW + DAY
    workspace.records.trash(Organisation, house)

    workspace.records.restore(Organisation, house)

    assert trashed(workspace, ContactChannel, phone)


def test_trash_twice_is_trash_once(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison")
    workspace.records.trash(Organisation, house)
    workspace.database.now = lambda: NOW + DAY
    workspace.records.trash(Organisation, house)

    workspace.records.restore(Organisation, house)

    assert len(workspace.directory.members(SPRING)) == 1


def test_trashed_kind_takes_no_meeting_along(workspace: Workspace) -> None:
    planned = meeting(workspace)

    workspace.records.trash(MeetingKind, kind(workspace, BasicKind.PLENARY))

    assert [row.id for row in workspace.meetings.rows(2026)] == [planned]


def test_trashed_organisation_changes_no_past_figure(workspace: Workspace) -> None:
    case = assembly(workspace)
    third = organisation(workspace, "Troisième", member=False)
    workspace.attendance.set_state(case.odile_line, AttendanceState.PRESENT)
    make(
        workspace,
        AttendancePartner,
        attendance_id=case.odile_line,
        organisation_id=third,
        organisation_name="Troisième",
    )
    make(workspace, Involvement, meeting_id=case.meeting, organisation_id=third, role="organiser")
    before = workspace.attendance.count(case.meeting)

    workspace.records.trash(Organisation, third)

    assert workspace.attendance.count(case.meeting) == before
    assert before.partners == 2
    assert [each.organisation for each in workspace.meetings.record(case.meeting).involvements] == ["Troisième"]


def test_parts_of_a_meeting_are_named_by_its_key(workspace: Workspace) -> None:
    planned = meeting(workspace)
    file = make(workspace, Attachment, sha256="0" * 64, file_name="a.png", media_type="image/png", size=1)
    picture = make(workspace, Picture, attachment_id=file, meeting_id=planned)
    with workspace.database() as session:
        found = list(rules.parts(session, session.get_one(Meeting, planned)))

    assert sorted(each.__tablename__ for each in found) == ["agenda_items"] * 4 + ["minutes", "pictures"]
    assert picture in {each.id for each in found}


def test_order_is_the_order_given(workspace: Workspace) -> None:
    keys = [make(workspace, WorkingGroup, name=name) for name in "ABC"]

    workspace.records.reorder(WorkingGroup, [keys[2], keys[0], keys[1]])

    assert [group.name for group in workspace.working_groups.groups()] == ["C", "A", "B"]


@pytest.mark.parametrize(
    ("entity", "values"),
    [
        (Person, {"first_name": " "}),
        (Venue, {"name": "  "}),
        (WorkingGroup, {"name": ""}),
        (StaffMember, {"last_name": ""}),
        (Category, {"name": "\n"}),
    ],
)
def test_name_is_needed(workspace: Workspace, entity: type[Record], values: dict[str, Any]) -> None:
    with pytest.raises(errors.EmptyNameError):
        workspace.records.create(entity, values)


def test_office_keeps_a_name(workspace: Workspace) -> None:
    with pytest.raises(errors.EmptyNameError):
        workspace.records.change(Office, workspace.office.office_id(), {"name": ""})


@pytest.mark.parametrize(
    ("entity", "first", "last"),
    [
        (Mandate, "from_on", "to_on"),
        (Membership, "joined_on", "left_on"),
        (WorkingGroup, "opened_on", "closed_on"),
        (Meeting, "first_on", "last_on"),
    ],
)
def test_end_does_not_come_before_the_beginning(
    workspace: Workspace, entity: type[Record], first: str, last: str
) -> None:
    house, odile = organisation(workspace, "Maison", member=False), person(workspace, "Odile", "Verbeke")
    given: dict[type[Record], dict[str, Any]] = {
        Mandate: {"person_id": odile, "organisation_id": house},
        Membership: {"organisation_id": house},
        WorkingGroup: {"name": "Jeunes"},
        Meeting: {"kind_id": kind(workspace, BasicKind.PLENARY)},
    }

    with pytest.raises(errors.DatesOutOfOrderError, match=r"11/03/2026.*12/03/2026"):
        workspace.records.create(entity, {**given[entity], first: SPRING, last: SPRING - DAY})
    assert workspace.records.create(entity, {**given[entity], first: SPRING, last: SPRING})


@pytest.mark.parametrize(
    ("joined", "left", "refused"),
    [
        (None, None, True),
        (date(2020, 1, 1), None, True),
        (date(2022, 12, 31), None, True),
        (date(2023, 1, 1), None, False),
        (None, date(2019, 12, 31), False),
        (None, date(2020, 1, 1), True),
        (date(2021, 1, 1), date(2021, 6, 1), True),
    ],
)
def test_organisation_is_not_a_member_twice_on_one_day(
    workspace: Workspace, joined: date | None, left: date | None, refused: bool
) -> None:
    house = organisation(workspace, "Maison", member=False)
    make(workspace, Membership, organisation_id=house, joined_on=date(2020, 1, 1), left_on=date(2022, 12, 31))
    values = {"organisation_id": house, "joined_on": joined, "left_on": left}

    if refused:
        with pytest.raises(errors.AlreadyMemberError, match="Maison"):
            workspace.records.create(Membership, values)
    else:
        workspace.records.create(Membership, values)


def test_membership_in_the_trash_stands_in_nobodys_way_until_it_comes_back(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison", member=False)
    first = make(workspace, Membership, organisation_id=house)
    workspace.records.trash(Membership, first)
    make(workspace, Membership, organisation_id=house)
    workspace.records.change(Membership, first, {"leaving_reason": "double"})

    with pytest.raises(errors.AlreadyMemberError):
        workspace.records.restore(Membership, first)


def test_organisation_is_no_part_of_itself(workspace: Workspace) -> None:
    first, second, third = (organisation(workspace, name, member=False) for name in "ABC")
    workspace.records.change(Organisation, second, {"parent_id": first})
    workspace.records.change(Organisation, third, {"parent_id": second})

    for parent in (first, second, third):
        with pytest.raises(errors.OwnParentError):
            workspace.records.change(Organisation, first, {"parent_id": parent})
    workspace.records.change(Organisation, third, {"parent_id": first})


def sealed(workspace: Workspace) -> Assembly:
    case = assembly(workspace)
    workspace.attendance.set_state(case.odile_line, AttendanceState.PRESENT)
    workspace.minutes.send(case.meeting, SPRING, "tous")
    workspace.minutes.approve(case.meeting, meeting(workspace, on=SPRING + 60 * DAY))
    return case


def test_what_approved_minutes_rest_on_is_no_longer_touched(workspace: Workspace) -> None:
    case = sealed(workspace)
    record = workspace.meetings.record(case.meeting)
    assert record.minutes is not None
    minutes_id = record.minutes.id
    changes = workspace.records

    attempts: list[Callable[[], object]] = [
        lambda: changes.change(AgendaItem, record.items[0].id, {"title": "x"}),
        lambda: changes.create(AgendaItem, {"meeting_id": case.meeting, "position": 9}),
        lambda: changes.trash(AgendaItem, record.items[0].id),
        lambda: changes.change(Attendance, case.samir_line, {"state": "present"}),
        lambda: changes.create(AttendancePartner, {"attendance_id": case.odile_line, "organisation_id": case.espace}),
        lambda: changes.create(Headcount, {"meeting_id": case.meeting, "persons": 40}),
        lambda: changes.change(Meeting, case.meeting, {"first_on": SPRING + DAY}),
        lambda: changes.change(Meeting, case.meeting, {"state": "cancelled"}),
        lambda: changes.trash(Meeting, case.meeting),
        lambda: changes.change(Minutes, minutes_id, {"state": "draft"}),
        lambda: changes.trash(Minutes, minutes_id),
        lambda: workspace.meetings.add_item(case.meeting),
        lambda: workspace.meetings.decide(case.meeting, "x"),
        lambda: workspace.meeting_dates.cancel(case.meeting, "x"),
        lambda: workspace.attendance.set_state(case.samir_line, AttendanceState.PRESENT),
        lambda: workspace.attendance.represent(case.samir_line, None),
        lambda: workspace.attendance.represent_by_new(case.samir_line, first_name="Zoé", last_name=""),
        lambda: workspace.attendance.stamp(case.samir_line),
        lambda: workspace.attendance.link(case.samir_line, case.odile),
        lambda: workspace.attendance.add_walk_in(case.meeting, first_name="Zoé", last_name=""),
        lambda: workspace.attendance.add_person(case.meeting, case.samir),
        lambda: workspace.minutes.send(case.meeting, SPRING, "tous"),
    ]
    for refused in attempts:
        with pytest.raises(errors.MinutesSealedError, match="Logement"):
            refused()

    assert workspace.meetings.record(case.meeting) == record


def test_what_the_seal_does_not_hold_stays_editable(workspace: Workspace) -> None:
    case = sealed(workspace)

    workspace.records.change(Meeting, case.meeting, {"private_notes": "à voir", "edition": 2})
    workspace.meetings.mark_held(case.meeting)

    assert workspace.meetings.record(case.meeting).private_notes == "à voir"


def test_minutes_approved_elsewhere_may_be_corrected(workspace: Workspace) -> None:
    planned = meeting(workspace)
    minutes = workspace.meetings.record(planned).minutes
    assert minutes is not None
    workspace.records.change(Minutes, minutes.id, {"state": "approved", "approved_elsewhere": True})

    workspace.records.change(Minutes, minutes.id, {"chair": "Odile"})

    assert workspace.records.values(Minutes, minutes.id)["chair"] == "Odile"


def test_axis_needs_a_title_only_once_it_is_an_axis(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Jeunes")

    with pytest.raises(errors.EmptyNameError):
        workspace.records.create(Axis, {"working_group_id": group, "number": 1, "title": ""})
