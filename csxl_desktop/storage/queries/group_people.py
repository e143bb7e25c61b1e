"""The people of a working group: who is on its list, who pilots it, who came without being on its list."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MeetingState, ParticipantRole
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.group_people import GroupParticipant, ParticipantRefusal
from csxl_desktop.domain.group_rows import Newcomer, ParticipantRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.working_groups import Axis, WorkingGroup


class ListedParticipant(NamedTuple):
    """One line of an invitation list with what it names; it stays inside the session."""

    line: GroupParticipant
    person: Person
    organisation: str
    axis: str


def invitation_list(session: Session, working_group_id: UUID) -> Iterator[ListedParticipant]:
    """Everybody who ever stood on the invitation list of a group, by name."""
    rows = session.execute(
        select(GroupParticipant, Person, Organisation.name, Axis.number)
        .join(Person, Person.id == GroupParticipant.person_id)
        .outerjoin(Organisation, Organisation.id == GroupParticipant.organisation_id)
        .outerjoin(Axis, Axis.id == GroupParticipant.axis_id)
        .where(GroupParticipant.working_group_id == working_group_id, GroupParticipant.trashed_at.is_(None))
        .order_by(Person.sort_key, GroupParticipant.id)
    )
    for line, person, organisation, axis in rows:
        yield ListedParticipant(line, person, organisation or "", str(axis) if axis is not None else "")


def participants_of(session: Session, working_group_id: UUID, day: date) -> list[ParticipantRow]:
    """The invitation list of a group on a day, by name."""
    return [
        ParticipantRow(
            each.line.id, each.person.id, each.person.full_name, each.organisation, each.axis, each.line.role
        )
        for each in invitation_list(session, working_group_id)
        if overlaps(each.line.from_on, each.line.to_on, day)
    ]


def pilots_of(session: Session, working_group_id: UUID, day: date) -> list[tuple[UUID, str]]:
    """Who pilots the group on a day: the list of its participants says it with its dates.

    A group whose list never named a pilot has the one written on the group itself (as imported).
    """
    lines = [
        (each.line, each.person)
        for each in invitation_list(session, working_group_id)
        if each.line.role is ParticipantRole.PILOT
    ]
    if lines:
        return [(person.id, person.full_name) for line, person in lines if overlaps(line.from_on, line.to_on, day)]
    group = session.get_one(WorkingGroup, working_group_id)
    person = session.get(Person, group.pilot_id) if group.pilot_id else None
    return [(person.id, person.full_name)] if person is not None and person.trashed_at is None else []


def newcomers(session: Session, working_group_id: UUID, year: int, today: date) -> Iterator[Newcomer]:
    """People present at a session of the year who stood not on the list that day, nor do so today, by name.

    The office's own people are not proposed, nor those who were declined.
    """
    rows = session.execute(
        select(Attendance, Person, Meeting.first_on, Organisation.name)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Person, Person.id == Attendance.person_id)
        .outerjoin(Organisation, Organisation.id == Attendance.organisation_id)
        .where(Meeting.working_group_id == working_group_id, Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
        .where(Meeting.state == MeetingState.HELD)
        .where(Meeting.first_on >= date(year, 1, 1), Meeting.first_on <= date(year, 12, 31))
        .where(Attendance.trashed_at.is_(None), Attendance.state == AttendanceState.PRESENT)
        .where(Attendance.role != AttendanceRole.STAFF, Person.trashed_at.is_(None), Person.merged_into_id.is_(None))
        .order_by(Person.sort_key, Person.id, Meeting.first_on, Attendance.id)
    )
    listed: defaultdict[UUID, list[GroupParticipant]] = defaultdict(list)
    for each in invitation_list(session, working_group_id):
        listed[each.person.id].append(each.line)
    declined = set(
        session.scalars(
            select(ParticipantRefusal.person_id).where(
                ParticipantRefusal.working_group_id == working_group_id, ParticipantRefusal.trashed_at.is_(None)
            )
        )
    )
    found: dict[UUID, Newcomer] = {}
    for line, person, day, organisation in rows:
        on_list = any(
            overlaps(each.from_on, each.to_on, day) or overlaps(each.from_on, each.to_on, today)
            for each in listed[person.id]
        )
        if on_list or person.id in declined:
            continue
        before = found.get(person.id)
        if before is None:
            found[person.id] = Newcomer(
                person.id, person.full_name, line.organisation_id, organisation or line.organisation_name, day
            )
        else:
            found[person.id] = before.again()
    yield from found.values()
