"""Who counts, in the words of the database: the conditions that `domain/counting` sets, for aggregates."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, String, and_, case, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MeetingState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import MeetingKind


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years, both included."""

    first: int
    last: int

    def of(self, column: Any) -> ColumnElement[bool]:
        """Whether a day lies in these years."""
        return and_(column >= date(self.first, 1, 1), column <= date(self.last, 12, 31))

    def __iter__(self) -> Any:
        return iter(range(self.first, self.last + 1))


def is_person(rule: CountingRule, line: Any = Attendance) -> ColumnElement[bool]:
    """A line that counts as a person present."""
    present: ColumnElement[bool] = line.state == AttendanceState.PRESENT
    return present if rule.staff_counted else and_(present, line.role != AttendanceRole.STAFF)


def person() -> ColumnElement[UUID | None]:
    """Whom a line counts, whatever records were merged since.

    No index serves it, so that the database begins with the meetings of the years asked for.
    """
    return func.coalesce(Attendance.counted_person_id, Attendance.person_id)


def is_of(known: ColumnElement[Any], line: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The two ways in which a line counts this person, each found by an index of its own."""
    return line.counted_person_id == known, and_(line.counted_person_id.is_(None), line.person_id == known)


def member_on(day: date, organisation: UUID, counted_as: UUID | None, merged_at: datetime | None) -> UUID:
    """Whom a membership counted on a day: until the merging the one that was merged, from then on the one kept."""
    until = merged_at is None or day <= merged_at.date()
    return counted_as if counted_as is not None and until else organisation


def ended_by_merging() -> ColumnElement[bool]:
    """A membership that ended because its organisation was merged into another member: nobody left.

    Such an end has no reason and stands on the eve of a merging, by the clock of the office.
    """
    lost = aliased(Organisation)
    first, last = func.date(lost.trashed_at, "-2 days"), func.date(lost.trashed_at)
    merged = select(lost.id).where(lost.merged_into_id.is_not(None), Membership.left_on.between(first, last))
    return and_(Membership.counted_as_id.is_not(None), Membership.leaving_reason == "", merged.exists())


def held_in(years: Years) -> ColumnElement[bool]:
    return and_(years.of(Meeting.first_on), held())


def held(meeting: Any = Meeting) -> ColumnElement[bool]:
    return and_(meeting.state == MeetingState.HELD, meeting.trashed_at.is_(None), meeting.stub.is_(False))


def names_taken(rule: CountingRule) -> ColumnElement[bool]:
    lines = select(Attendance.id).where(Attendance.meeting_id == Meeting.id, Attendance.trashed_at.is_(None))
    return lines.where(is_person(rule)).exists()


def seen_partners(years: Years, rule: CountingRule, *only: ColumnElement[bool]) -> CompoundSelect[UUID, date, str]:
    """Every partner that a line of the activities held counts for: (meeting, its day, partner).

    `only` are conditions on the meeting or its kind.
    """
    counted = is_person(rule)
    if rule.represented_counted:
        counted = or_(counted, Attendance.state == AttendanceState.REPRESENTED)
    name = func.fold(Attendance.organisation_name)
    by_name = case((name != "", type_coerce("name:", String).concat(name)))
    own = func.coalesce(
        type_coerce(Attendance.counted_as_id, String), type_coerce(Attendance.organisation_id, String), by_name
    )
    lines = (
        select(Attendance.meeting_id.label("meeting_id"), Meeting.first_on.label("on"), own.label("partner"))
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(held_in(years), Attendance.trashed_at.is_(None), counted, *only)
    )
    also = type_coerce(func.coalesce(AttendancePartner.counted_as_id, AttendancePartner.organisation_id), String)
    further = (
        select(Attendance.meeting_id, Meeting.first_on, also)
        .select_from(AttendancePartner)
        .join(Attendance, Attendance.id == AttendancePartner.attendance_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(AttendancePartner.trashed_at.is_(None), Attendance.trashed_at.is_(None), counted)
        .where(held_in(years), *only)
    )
    return lines.union_all(further)
