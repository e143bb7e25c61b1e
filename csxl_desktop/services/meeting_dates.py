"""A meeting that changes its day, waits for another, or does not take place: one record, one story."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import Select, exists, or_, select

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, MeetingState, Precision
from csxl_desktop.domain.day_remarks import shifted_end
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.domain.sheets import SheetPrint
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage.database import Database

_TO_COME = frozenset({MeetingState.PLANNED, MeetingState.POSTPONED})


class NoReasonError(DomainError):
    template = N_("Say why in a few words: the report and those invited will ask.")


class HeldAlreadyError(DomainError):
    template = N_("“{title}” was held already.")


class MeetingDates:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_known_outside(self, meeting_id: UUID) -> bool:
        """Whether others were told of a meeting that is still to come: something was sent, answered or printed."""
        with self._database() as session:
            meeting = existing(session, Meeting, meeting_id)
            return meeting.state in _TO_COME and any(session.scalar(each) for each in _traces(meeting_id))

    def move(self, meeting_id: UUID, day: date, starts_at: time | None = None) -> Written:
        """Another day, perhaps another hour; it stays as long as it was. Nobody was told yet: no reason is asked."""
        with self._database.begin(N_("Meeting moved")) as session:
            meeting = existing(session, Meeting, meeting_id)
            moved = {"first_on", "last_on"} if starts_at is None else {"first_on", "last_on", "starts_at", "ends_at"}
            rules.check_change(session, meeting, frozenset(moved))
            _put_on(meeting, day)
            if starts_at is not None:
                meeting.ends_at = shifted_end(meeting.starts_at, meeting.ends_at, starts_at)
                meeting.starts_at = starts_at
            rules.check(session, meeting, frozenset(moved))
            return written(self._database, session, meeting.id)

    def postpone(self, meeting_id: UUID, reason: str, day: date | None = None) -> Written:
        """Put off: to a day that is known, where it is planned again and says from when; else until one is found."""
        with self._database.begin(N_("Meeting postponed")) as session:
            meeting = existing(session, Meeting, meeting_id)
            rules.check_change(session, meeting, frozenset({"state", "first_on"}))
            _require_open(meeting, reason)
            meeting.postponed_from_on = meeting.postponed_from_on or meeting.first_on
            meeting.state_reason = reason.strip()
            meeting.state = MeetingState.PLANNED if day else MeetingState.POSTPONED
            if day is not None:
                _put_on(meeting, day)
            rules.check(session, meeting, frozenset({"state", "first_on"}))
            return written(self._database, session, meeting.id)

    def cancel(self, meeting_id: UUID, reason: str) -> Written:
        """It does not take place; it stays in the year, with its reason."""
        with self._database.begin(N_("Meeting cancelled")) as session:
            meeting = existing(session, Meeting, meeting_id)
            rules.check_change(session, meeting, frozenset({"state"}))
            _require_open(meeting, reason)
            meeting.state, meeting.state_reason = MeetingState.CANCELLED, reason.strip()
            return written(self._database, session, meeting.id)


def _traces(meeting_id: UUID) -> tuple[Select[tuple[bool]], ...]:
    """Questions whose yes means that somebody outside expects the meeting."""
    answered = or_(Attendance.answered_on.is_not(None), Attendance.state != AttendanceState.INVITED)
    wanted = (
        (Mailing.meeting_id == meeting_id, Mailing.trashed_at.is_(None)),
        (Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None), answered),
        (SheetPrint.meeting_id == meeting_id, SheetPrint.trashed_at.is_(None)),
    )
    return tuple(select(exists().where(*conditions)) for conditions in wanted)


def _require_open(meeting: Meeting, reason: str) -> None:
    if not reason.strip():
        raise NoReasonError
    if meeting.state is MeetingState.HELD:
        raise HeldAlreadyError(title=rules.meeting_name(meeting))


def _put_on(meeting: Meeting, day: date) -> None:
    length = (meeting.last_on - meeting.first_on) if meeting.last_on else None
    meeting.first_on, meeting.precision = day, Precision.DAY
    meeting.last_on = day + length if length is not None else None
