"""A line of the list as it stands on the sheet: person and organisation as they were on the day, frozen on it."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AttendanceRole
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.counting import counted_as
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.storage.queries.names import name_on


class Named(NamedTuple):
    """A line with what it names, read by one statement: whoever holds them, `freeze` need not read them again."""

    line: Attendance
    meeting: Meeting
    person: Person | None
    organisation: Organisation | None


def with_what_it_names(session: Session, attendance_id: UUID) -> Named:
    found = session.execute(_WITH_WHAT_IT_NAMES, {"attendance_id": attendance_id}).first()
    if found is None or found[0].trashed_at is not None:
        raise RecordNotFoundError
    return Named(*found)


def freeze(session: Session, line: Attendance, day: date) -> None:
    """Write on the line the person and the organisation as they are on that day.

    Everything is read before the line is touched: a line half written would be flushed before each further question.
    """
    person = session.get(Person, line.person_id) if line.person_id else None
    organisation = session.get(Organisation, line.organisation_id) if line.organisation_id else None
    frozen: dict[str, Any] = {}
    if person is not None:
        frozen |= {"civility": person.civility, "first_name": person.first_name, "last_name": person.last_name}
        if _is_staff(session, person, day):
            frozen["role"] = AttendanceRole.STAFF
    if organisation is not None:
        frozen["organisation_name"] = name_on(session, organisation, day)
        frozen["counted_as_id"] = counted_as_on(session, organisation, day)
    if person is not None and organisation is not None:
        function = _function(session, person.id, organisation.id, day)
        frozen["function_title"] = function or line.function_title
    for key, value in frozen.items():
        setattr(line, key, value)


def counted_as_on(session: Session, organisation: Organisation | None, day: date) -> UUID | None:
    if organisation is None:
        return None
    memberships = session.execute(_MEMBERSHIPS, {"organisation_id": organisation.id})
    is_member = any(overlaps(joined_on, left_on, day) for joined_on, left_on in memberships)
    return counted_as(
        organisation.id, organisation.parent_id, is_member=is_member, counts_apart=organisation.counts_apart
    )


def _function(session: Session, person_id: UUID, organisation_id: UUID, day: date) -> str:
    mandates = session.execute(_FUNCTIONS, {"person_id": person_id, "organisation_id": organisation_id})
    return next((title for title, from_on, to_on in mandates if overlaps(from_on, to_on, day)), "")


def _is_staff(session: Session, person: Person, day: date) -> bool:
    staff = session.execute(_STAFF, {"person_id": person.id})
    return any(overlaps(from_on, to_on, day) for from_on, to_on in staff)


# Made once, and narrow: every tick asks them.
_WITH_WHAT_IT_NAMES = (
    select(Attendance, Meeting, Person, Organisation)
    .join(Meeting, Meeting.id == Attendance.meeting_id)
    .outerjoin(Person, Person.id == Attendance.person_id)
    .outerjoin(Organisation, Organisation.id == Attendance.organisation_id)
    .where(Attendance.id == bindparam("attendance_id"))
)
_MEMBERSHIPS = select(Membership.joined_on, Membership.left_on).where(
    Membership.organisation_id == bindparam("organisation_id"), Membership.trashed_at.is_(None)
)
_FUNCTIONS = (
    select(Mandate.function_title, Mandate.from_on, Mandate.to_on)
    .where(Mandate.person_id == bindparam("person_id"), Mandate.organisation_id == bindparam("organisation_id"))
    .where(Mandate.trashed_at.is_(None))
    .order_by(Mandate.id)
)
_STAFF = select(StaffMember.from_on, StaffMember.to_on).where(
    StaffMember.person_id == bindparam("person_id"), StaffMember.trashed_at.is_(None)
)
