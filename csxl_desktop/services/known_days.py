"""What a day is judged by: the meetings around a year, the school leaves, the days on which the office is closed."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import MeetingState, Precision
from csxl_desktop.domain.closed_days import ClosedDay
from csxl_desktop.domain.day_remarks import KnownDays, Occupied
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.school_holidays import SchoolHoliday, SchoolLeave
from csxl_desktop.domain.working_groups import WorkingGroup

_STANDING = (MeetingState.PLANNED, MeetingState.HELD)


def known_days(session: Session, year: int) -> KnownDays:
    """Of the year, the one before it and the one after: a day in January clashes whatever year is on screen."""
    first, last = date(year - 1, 1, 1), date(year + 1, 12, 31)
    found = session.execute(
        select(Meeting, MeetingKind, WorkingGroup.name)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .where(Meeting.trashed_at.is_(None), Meeting.stub.is_(False), Meeting.state.in_(_STANDING))
        .where(Meeting.precision == Precision.DAY, Meeting.first_on.between(first, last))
        .order_by(Meeting.first_on, Meeting.starts_at, Meeting.id)
    )
    return KnownDays(
        tuple(occupied(meeting, kind, group or "") for meeting, kind, group in found),
        school_leaves(session, first, last),
        closed_days(session, first, last),
    )


def occupied(meeting: Meeting, kind: MeetingKind, group: str) -> Occupied:
    """A meeting as it takes up time and a place."""
    subject = " · ".join(part for part in (group, meeting.theme or meeting.title) if part)
    letters = house_words.meeting_badge(kind.badge, kind.badge_nl)
    return Occupied(
        meeting.id,
        f"{letters} {subject or house_words.meeting_kind(kind.label, kind.label_nl)}",
        meeting.first_on,
        meeting.last_on,
        meeting.starts_at,
        meeting.ends_at,
        meeting.venue_id,
    )


def school_leaves(session: Session, first: date, last: date) -> tuple[SchoolLeave, ...]:
    """The school leaves of both communities that touch these days, by their first one."""
    found = session.scalars(
        select(SchoolHoliday)
        .where(SchoolHoliday.trashed_at.is_(None))
        .where(SchoolHoliday.first_on <= last, SchoolHoliday.last_on >= first)
        .order_by(SchoolHoliday.first_on, SchoolHoliday.community)
    )
    return tuple(SchoolLeave(each.community, each.name, each.first_on, each.last_on) for each in found)


def closed_days(session: Session, first: date, last: date) -> dict[date, str]:
    """The days between these on which the office is closed, with the reason."""
    found = session.scalars(
        select(ClosedDay)
        .where(ClosedDay.trashed_at.is_(None), ClosedDay.closed_on.between(first, last))
        .order_by(ClosedDay.closed_on)
    )
    return {each.closed_on: each.name for each in found}
