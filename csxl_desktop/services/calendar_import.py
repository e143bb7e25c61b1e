"""A calendar of others taken in: each event once, however often it comes; the window shows first what it would do."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ApprovalRule, BasicKind, MeetingState, MinutesKind
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import MeetingKind, Venue
from csxl_desktop.exchange.events import EventTable, IncomingEvent
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services import rules
from csxl_desktop.services.exchange.import_batch import ImportOrigin, keep_batch, writes
from csxl_desktop.services.exchange.report import (
    FieldChange,
    ImportLine,
    ImportReport,
    NothingWrittenError,
    Outcome,
    stop_where,
)
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database

MEETING = "meeting"
_OWN = "@csxl"


@dataclass(frozen=True, slots=True)
class CalendarPreview:
    """What the file would do on the dossier as it is; new events become meetings of the kind `kind_id`."""

    table: EventTable
    kind_id: UUID | None
    report: ImportReport
    origin: ImportOrigin = field(default_factory=ImportOrigin)


class CalendarImport:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def preview(self, table: EventTable, kind_id: UUID | None = None, file_name: str = "") -> CalendarPreview:
        """What `apply` would do; nothing is written. Without a kind, events are those of outside bodies."""
        preview = CalendarPreview(table, kind_id, ImportReport((), written=False), ImportOrigin(file_name))
        with self._database() as session:
            return replace(preview, report=_Intake(session, table, kind_id).judge(write=False))

    def apply(self, preview: CalendarPreview) -> ImportReport:
        """Write every event that can be; one that is refused stops none: it is told."""
        report = ImportReport((), written=False)
        try:
            with self._database.begin(N_("Calendar taken in"), after=Why.IMPORT) as session:
                report = _Intake(session, preview.table, preview.kind_id).judge(write=True)
                stop_where(not writes(report))
                keep_batch(session, self._database, preview.origin, None, report)
        except NothingWrittenError:
            return report
        return replace(report, written=True)


class _Intake:
    """One file on its way."""

    def __init__(self, session: Session, table: EventTable, kind_id: UUID | None) -> None:
        self._session, self._table = session, table
        self._kind = self._kind_of(kind_id)
        known = session.scalars(select(Meeting).where(Meeting.trashed_at.is_(None), Meeting.stub.is_(False))).all()
        self._by_uid = {each.calendar_uid: each for each in known if each.calendar_uid}
        self._by_uid |= {f"{each.id}{_OWN}": each for each in known}
        named = ((each, name) for each in known for name in (each.title, each.theme) if name)
        self._by_day = {(each.first_on, fold(name)): each for each, name in named}
        venues = session.scalars(select(Venue).where(Venue.trashed_at.is_(None)))
        self._venues = {fold(each.name): each for each in venues}
        self._names = {each.id: each.name for each in self._venues.values()}

    def judge(self, *, write: bool) -> ImportReport:
        """The outcome of each event, in the order of the file; written too where `write` says so."""
        lines = [ImportLine(each.line, MEETING, "", Outcome.REFUSED, (), each.reason) for each in self._table.problems]
        lines += [self._take(event, write=write) for event in self._table.events]
        return ImportReport(tuple(sorted(lines, key=lambda line: line.line)), written=False)

    def _take(self, event: IncomingEvent, *, write: bool) -> ImportLine:
        name = " · ".join(filter(None, (short_date(event.first_on), event.summary)))
        known = self._by_uid.get(event.uid) or self._by_day.get((event.first_on, fold(event.summary)))
        if known is None:
            if event.cancelled:
                return ImportLine(event.line, MEETING, name, Outcome.UNCHANGED, (), _("Cancelled, and not known here."))
            made = self._made(event, write=write)
            return ImportLine(event.line, MEETING, name, Outcome.CREATED, record_id=made.id)
        if event.uid and known.calendar_uid == event.uid and event.sequence < known.calendar_sequence:
            return ImportLine(event.line, MEETING, name, Outcome.UNCHANGED, (), _("Older than what stands here."))
        changes = self._changes(known, event)
        try:
            if changes:
                rules.check_change(self._session, known, frozenset({"first_on", "state"}))
            if write and changes:
                self._write(known, event)
        except DomainError as error:
            return ImportLine(event.line, MEETING, name, Outcome.REFUSED, (), error.user_message, record_id=known.id)
        outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
        return ImportLine(event.line, MEETING, name, outcome, changes, record_id=known.id)

    def _changes(self, meeting: Meeting, event: IncomingEvent) -> tuple[FieldChange, ...]:
        venue = self._names.get(meeting.venue_id, "") if meeting.venue_id else ""
        now_off = meeting.state is MeetingState.CANCELLED
        pairs = (
            ("first_on", _told(meeting.first_on), _told(event.first_on)),
            ("last_on", _told(meeting.last_on), _told(event.last_on)),
            ("starts_at", _told(meeting.starts_at), _told(event.starts)),
            ("ends_at", _told(meeting.ends_at), _told(event.ends)),
            ("venue", venue, event.location or venue),
            ("state", _("cancelled") if now_off else "", _("cancelled") if event.cancelled or now_off else ""),
        )
        return tuple(FieldChange(key, old, new) for key, old, new in pairs if old != new)

    def _made(self, event: IncomingEvent, *, write: bool) -> Meeting:
        meeting = Meeting(kind_id=self._kind.id, first_on=event.first_on, title=event.summary)
        meeting.calendar_uid, meeting.private_notes = event.uid, event.description
        if write:
            self._session.add(meeting)
            if self._kind.approval is not ApprovalRule.NO_MINUTES:
                following = self._kind.approval is ApprovalRule.NEXT_MEETING
                kind = MinutesKind.MINUTES if following else MinutesKind.REPORT
                self._session.add(Minutes(meeting_id=meeting.id, kind=kind))
            self._write(meeting, event)
            self._session.flush()
        if event.uid:
            self._by_uid[event.uid] = meeting
        self._by_day[event.first_on, fold(event.summary)] = meeting
        return meeting

    def _write(self, meeting: Meeting, event: IncomingEvent) -> None:
        meeting.first_on, meeting.last_on = event.first_on, event.last_on
        meeting.starts_at, meeting.ends_at = event.starts, event.ends
        if meeting.calendar_uid == event.uid:
            meeting.calendar_sequence = event.sequence
        if event.location:
            meeting.venue_id = self._venue(event.location).id
        if event.cancelled:
            meeting.state = MeetingState.CANCELLED

    def _venue(self, name: str) -> Venue:
        if fold(name) not in self._venues:
            made = self._venues[fold(name)] = Venue(name=name)
            self._names[made.id] = name
            self._session.add(made)
        return self._venues[fold(name)]

    def _kind_of(self, kind_id: UUID | None) -> MeetingKind:
        if kind_id is not None:
            return self._session.get_one(MeetingKind, kind_id)
        kinds = select(MeetingKind).where(MeetingKind.trashed_at.is_(None), MeetingKind.behaviour == BasicKind.OUTSIDE)
        return self._session.scalars(kinds.order_by(MeetingKind.position)).one()


def _told(value: object) -> str:
    if isinstance(value, date):
        return short_date(value)
    return "" if value is None else str(value)[:5]
