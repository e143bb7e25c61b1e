"""A year opened: the meetings of the year before proposed again, series of days, all accepted in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.recurrence import monthly, weekly
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.domain.year_opening import NAMED, ProposedMeeting, proposed
from csxl_desktop.i18n import N_
from csxl_desktop.services import known_days
from csxl_desktop.services.meetings import NewMeeting, plan_meeting
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import meetings as query
from csxl_desktop.system.identifiers import new_id

_SUMMER = (7, 8)


class NothingChosenError(DomainError):
    template = N_("Nothing is ticked: choose at least one meeting.")


class NoSuchDayError(DomainError):
    template = N_("No day of these months is left: change the dates, or take off what is left out.")


@dataclass(frozen=True, slots=True)
class YearProposals:
    """`after`: the year whose meetings come again, None where there is none; `rows`: what stands in the new year.

    `known`: what its days are judged by.
    """

    year: int
    after: int | None
    meetings: tuple[ProposedMeeting, ...]
    rows: tuple[MeetingRow, ...]
    known: KnownDays


@dataclass(frozen=True, slots=True)
class Series:
    """A weekday (0 Monday) at its `place` in each month, or `every` so many weeks where that is given.

    Public holidays and days when the office is closed are always left out.
    """

    kind_id: UUID
    day_of_week: int
    first: date
    last: date
    place: int = 1
    every: int | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    working_group_id: UUID | None = None
    title: str = ""
    without_leaves: bool = False
    without_summer: bool = True


class YearOpening:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def proposals(self, year: int) -> YearProposals:
        """What may be planned for `year`, from the last year before it in which something stands."""
        with self._database() as session:
            rule = counting_rule(session)
            after = max((each for each in query.meeting_years(session) if each < year), default=None)
            standing = query.meetings_of_year(session, year, rule)
            closed = closed_days(session, year)
            out = _out_of_use(session)
            rows = [] if after is None else query.meetings_of_year(session, after, rule)
            found = [row for row in rows if row.id not in out]
            meetings = proposed(
                found,
                year,
                standing=standing,
                followed=_followed(session, [row.id for row in found]),
                closed=closed,
                ended=_ended(session, date(year, 1, 1)),
            )
            return YearProposals(year, after, tuple(meetings), tuple(standing), known_days.known_days(session, year))

    def series(self, series: Series) -> tuple[ProposedMeeting, ...]:
        """The days of a series, each as a meeting that may be planned; refused where none is left."""
        with self._database() as session:
            kind = existing(session, MeetingKind, series.kind_id)
            group = existing(session, WorkingGroup, series.working_group_id) if series.working_group_id else None
            days = _kept(session, series, _days(series))
            if not days:
                raise NoSuchDayError
            return tuple(
                ProposedMeeting(
                    new_id(),
                    kind.id,
                    house_words.meeting_kind(kind.label, kind.label_nl),
                    house_words.meeting_badge(kind.badge, kind.badge_nl),
                    kind.colour,
                    day,
                    starts_at=series.starts_at or kind.starts_at,
                    ends_at=series.ends_at or kind.ends_at,
                    working_group_id=group.id if group else None,
                    working_group=group.name if group else "",
                    title=series.title,
                )
                for day in days
            )

    def accept(self, meetings: Sequence[ProposedMeeting]) -> Written:
        """Plan these, with what the meetings that they follow knew (place, axis, partnership, public).

        What was planned in the meantime is not planned twice.
        """
        with self._database.begin(N_("Year opened"), after=Why.MASS) as session:
            known = _followed(session, [each.id for each in meetings])
            made = [plan_meeting(session, _new(session, each)) for each in meetings if each.id not in known]
            if not made:
                raise NothingChosenError
            return written(self._database, session, made[0].id)


def closed_days(session: Session, year: int) -> Mapping[date, str]:
    """Public holidays and the days on which the office is closed, with their names."""
    return known_days.closed_days(session, date(year, 1, 1), date(year, 12, 31)) | dict(public_holidays(year))


def _new(session: Session, meeting: ProposedMeeting) -> NewMeeting:
    before, kind = session.get(Meeting, meeting.id), existing(session, MeetingKind, meeting.kind_id)
    by_title = kind.behaviour in NAMED if before is None else bool(before.title)
    return NewMeeting(
        kind_id=meeting.kind_id,
        first_on=meeting.first_on,
        last_on=meeting.last_on,
        precision=meeting.precision,
        title=meeting.title if by_title else "",
        theme="" if by_title else meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        venue_id=before.venue_id if before else kind.venue_id,
        working_group_id=meeting.working_group_id,
        axis_id=before.axis_id if before else None,
        partnership_id=before.partnership_id if before else None,
        audience=before.audience if before else "",
        previous_id=before.id if before else None,
        edition=meeting.edition,
    )


def _followed(session: Session, keys: Sequence[UUID]) -> set[UUID]:
    """Those of `keys` that a later meeting follows."""
    found = session.scalars(
        select(Meeting.previous_id).where(Meeting.previous_id.in_(keys), Meeting.trashed_at.is_(None))
    )
    return {key for key in found if key is not None}


def _ended(session: Session, day: date) -> set[UUID]:
    """Groups and partnerships that are closed before that day, or in the trash."""
    found: set[UUID] = set()
    for entity in (WorkingGroup, Partnership):
        over = or_(entity.closed_on < day, entity.trashed_at.is_not(None))
        found.update(session.scalars(select(entity.id).where(over)))
    return found


def _out_of_use(session: Session) -> set[UUID]:
    """The meetings of kinds no longer in use, and those on an axis that is closed: they do not come again."""
    statement = (
        select(Meeting.id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(Axis, Axis.id == Meeting.axis_id)
        .where(or_(MeetingKind.active.is_(False), Axis.closed_on.is_not(None), Axis.trashed_at.is_not(None)))
    )
    return set(session.scalars(statement))


def _days(series: Series) -> list[date]:
    if series.every is not None:
        return weekly(series.day_of_week, series.every, series.first, series.last)
    return monthly(series.day_of_week, series.place, series.first, series.last)


def _kept(session: Session, series: Series, days: Sequence[date]) -> list[date]:
    """The days on which something may be held."""
    closed = {day for year in {day.year for day in days} for day in closed_days(session, year)}
    leaves = known_days.school_leaves(session, series.first, series.last) if series.without_leaves else ()
    return [
        day
        for day in days
        if day not in closed
        and not (series.without_summer and day.month in _SUMMER)
        and not any(each.first_on <= day <= each.last_on for each in leaves)
    ]
