"""The meetings for the calendars of others: one, several, a year, or all that is to come and was of late."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MeetingState, Precision
from csxl_desktop.domain.history import ChangeKind, HistoryChange
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.exchange.ics import CANCEL, PUBLISH, Appointment, calendar_file
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import meetings as query

# What guests must be told of (RFC 5546: a new SEQUENCE).
_MATERIAL = frozenset({"first_on", "last_on", "starts_at", "ends_at", "venue_id", "state", "precision"})


class CalendarService:
    """Each public method is one transaction and returns plain values. Names and addresses of people are never in it."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def chosen(self, meeting_ids: Collection[UUID]) -> bytes:
        """These meetings; a cancelled one alone as the message that takes it out of calendars."""
        with self._database() as session:
            rows = [row for key in meeting_ids if (row := query.meeting_row(session, key, None)) is not None]
            off = len(rows) == 1 and _is_off(rows[0])
            return self._file(session, rows, method=CANCEL if off else PUBLISH)

    def year(self, year: int) -> bytes:
        """Every dated meeting of the year."""
        with self._database() as session:
            return self._file(session, query.meetings_of_year(session, year, counting_rule(session)))

    def live(self) -> bytes:
        """What a calendar program follows: last year's meetings and all that come."""
        with self._database() as session:
            rule, since = counting_rule(session), self._today().year - 1
            years = [year for year in query.meeting_years(session) if year >= since]
            return self._file(session, [row for year in years for row in query.meetings_of_year(session, year, rule)])

    def _file(self, session: Session, rows: Collection[MeetingRow], *, method: str = PUBLISH) -> bytes:
        dated = [row for row in rows if row.precision is Precision.DAY]
        told = [appointment_of(session, row) for row in dated]
        return calendar_file(told, name=the_office(session).name, method=method)


def appointment_of(session: Session, row: MeetingRow, description: str = "") -> Appointment:
    """The event of a meeting. It is stamped with its last change, so that the same meeting gives the same file."""
    meeting = session.get_one(Meeting, row.id)
    changes = session.scalars(
        select(HistoryChange)
        .where(HistoryChange.record_id == row.id, HistoryChange.table_name == Meeting.__tablename__)
        .order_by(HistoryChange.at)
    ).all()
    material = sum(each.kind is not ChangeKind.INSERT and bool(_MATERIAL & _touched(each)) for each in changes)
    return Appointment(
        uid=meeting.calendar_uid or f"{row.id}@csxl",
        sequence=meeting.calendar_sequence + material,
        stamp=changes[-1].at if changes else datetime.combine(row.first_on, time.min, UTC),
        summary=" – ".join(part for part in (row.kind_label, row.subject) if part),
        first_on=row.first_on,
        last_on=row.last_on,
        starts=row.starts_at,
        ends=row.ends_at,
        location=", ".join(part for part in (row.venue, query.venue_address(session, row.id)) if part),
        description=description or meeting.state_reason,
        category=row.kind_label,
        cancelled=_is_off(row),
    )


def _touched(change: HistoryChange) -> set[str]:
    old, new = change.old or {}, change.new or {}
    return {key for key in {*old, *new} if old.get(key) != new.get(key)}


def _is_off(row: MeetingRow) -> bool:
    return row.state in {MeetingState.CANCELLED, MeetingState.POSTPONED}
