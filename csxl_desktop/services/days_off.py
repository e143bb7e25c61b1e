"""The days off that the office keeps: when it is closed, and the school leaves of both communities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.closed_days import ClosedDay
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.school_holidays import SchoolHoliday, SchoolLeave
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.known_days import closed_days
from csxl_desktop.services.official_leaves import missing_leaves, note_leaves, official_leaves
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.storage.database import Database

# The days on which public services of Brussels often close, beside the public holidays.
USUAL = (
    (5, 8, N_("Iris Day")),
    (7, 11, N_("Day of the Flemish Community")),
    (9, 27, N_("Day of the French Community")),
    (11, 15, N_("King's Feast")),
)


class NoDayError(DomainError):
    template = N_("A day is needed here.")


class NothingLeftError(DomainError):
    template = N_("These days of {year} are all noted already.")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A line of a list; a closed day has one day and no community."""

    id: UUID
    name: str
    first_on: date
    last_on: date
    community: str = ""


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Of a year; `official` are the published school leaves that are not noted yet, `sources` who published them."""

    closed: tuple[DayOff, ...]
    leaves: tuple[DayOff, ...]
    official: tuple[SchoolLeave, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


class DaysOffService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_year(self, year: int) -> DaysOff:
        """What touches the year, by day."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        with self._database() as session:
            closed = session.scalars(
                select(ClosedDay)
                .where(ClosedDay.trashed_at.is_(None), ClosedDay.closed_on.between(first, last))
                .order_by(ClosedDay.closed_on, ClosedDay.id)
            )
            leaves = session.scalars(
                select(SchoolHoliday)
                .where(SchoolHoliday.trashed_at.is_(None))
                .where(SchoolHoliday.first_on <= last, SchoolHoliday.last_on >= first)
                .order_by(SchoolHoliday.first_on, SchoolHoliday.id)
            )
            return DaysOff(
                tuple(DayOff(each.id, each.name, each.closed_on, each.closed_on) for each in closed),
                tuple(DayOff(each.id, each.name, each.first_on, each.last_on, each.community) for each in leaves),
                missing_leaves(session, year),
                official_leaves().sources,
            )

    def close(self, day: date | None, name: str) -> Written:
        """The office is closed on a day."""
        if day is None:
            raise NoDayError
        with self._database.begin(N_("Closed day noted")) as session:
            made = add(session, ClosedDay, {"closed_on": day, "name": name})
            return written(self._database, session, made.id)

    def close_usual(self, year: int) -> Written:
        """Close the office on the usual days of the year; those that are there already stay as they are."""
        with self._database.begin(N_("Closed days noted")) as session:
            known = closed_days(session, date(year, 1, 1), date(year, 12, 31))
            wanted = [(date(year, month, day), name) for month, day, name in USUAL]
            made = [
                add(session, ClosedDay, {"closed_on": day, "name": _(name)}) for day, name in wanted if day not in known
            ]
            if not made:
                raise NothingLeftError(year=year)
            return written(self._database, session, made[0].id)

    def take_official(self, year: int) -> Written:
        """Note the published school leaves of the year that are not noted yet."""
        with self._database.begin(N_("School leaves noted")) as session:
            made = note_leaves(session, missing_leaves(session, year))
            if not made:
                raise NothingLeftError(year=year)
            return written(self._database, session, made[0].id)

    def leave(self, community: str, name: str, first_on: date | None, last_on: date | None) -> Written:
        """A school leave of a community; without a last day it is one day long."""
        if first_on is None:
            raise NoDayError
        values = {"community": community, "name": name, "first_on": first_on, "last_on": last_on or first_on}
        with self._database.begin(N_("School leave noted")) as session:
            made = add(session, SchoolHoliday, values)
            return written(self._database, session, made.id)
