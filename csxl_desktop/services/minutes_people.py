"""Who stands in the minutes: every line of the list in one of five, and those who presented something."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MeetingState
from csxl_desktop.domain.content.minutes import Attendee, MinutesSpeaker
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.meeting_rows import AttendanceRow, MeetingRecord
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.i18n import _
from csxl_desktop.i18n.named import named

_APART = frozenset({AttendanceRole.GUEST, AttendanceRole.SPEAKER})


@dataclass(frozen=True, slots=True)
class PeopleOfMinutes:
    present: tuple[Attendee, ...]
    represented: tuple[Attendee, ...]
    excused: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    guests: tuple[Attendee, ...]


def people_of(session: Session, record: MeetingRecord) -> PeopleOfMinutes:
    """Everybody on the list of a meeting that took place; of one to come, those who answered."""
    notes = _notes(session, record)
    lists: defaultdict[str, list[Attendee]] = defaultdict(list)
    took_place = record.row.state is MeetingState.HELD or any(
        line.state is AttendanceState.PRESENT for line in record.attendances
    )
    for line in record.attendances:
        name = _list_of(line, took_place=took_place)
        if name:
            also = named(_("also for {names}"), names=", ".join(line.further)) if line.further else ""
            lists[name].append(_attendee(line, ", ".join(filter(None, (also, notes.get(line.id, ""))))))
    return PeopleOfMinutes(**{name: tuple(lists[name]) for name in PeopleOfMinutes.__slots__})


def speakers_of(session: Session, record: MeetingRecord) -> Mapping[UUID | None, tuple[MinutesSpeaker, ...]]:
    """Those who presented, by the item that they presented (nothing: the meeting as a whole)."""
    choices = {
        each.id: each
        for each in session.scalars(
            select(Speaker).where(Speaker.meeting_id == record.row.id, Speaker.trashed_at.is_(None))
        )
    }
    known = {item.id for item in record.items}
    functions = {line.person_id: line.function_title for line in record.attendances if line.person_id}
    found: defaultdict[UUID | None, list[MinutesSpeaker]] = defaultdict(list)
    for row in record.speakers:
        kept = choices[row.id]
        told = MinutesSpeaker(
            PersonName(row.civility, row.first_name, row.last_name),
            kept.function_title or (functions.get(row.person_id, "") if row.person_id else ""),
            kept.service if kept.service_printed else "",
            row.organisation,
            kept.email if kept.email_printed else "",
        )
        found[kept.agenda_item_id if kept.agenda_item_id in known else None].append(told)
    return {item: tuple(speakers) for item, speakers in found.items()}


def _list_of(line: AttendanceRow, *, took_place: bool) -> str:
    match line.state:
        case AttendanceState.PRESENT:
            return "guests" if line.role in _APART else "present"
        case AttendanceState.REPRESENTED:
            return "represented"
        case AttendanceState.EXCUSED:
            return "excused"
        case AttendanceState.ABSENT:
            return "absent"
    return "absent" if took_place else ""


def _attendee(line: AttendanceRow, note: str) -> Attendee:
    return Attendee(
        PersonName(line.civility, line.first_name, line.last_name),
        line.organisation,
        line.function_title,
        line.represented_by,
        note,
    )


def _notes(session: Session, record: MeetingRecord) -> Mapping[UUID, str]:
    """“arrive au point 3, part au point 5”, by line."""
    places: dict[UUID | None, int] = {item.id: place for place, item in enumerate(record.items, start=1)}
    moved = session.execute(
        select(Attendance.id, Attendance.arrived_item_id, Attendance.left_item_id).where(
            Attendance.meeting_id == record.row.id,
            Attendance.trashed_at.is_(None),
            Attendance.state == AttendanceState.PRESENT,
        )
    )
    return {line: ", ".join(_moves(arrived, left, places)) for line, arrived, left in moved}


def _moves(arrived: UUID | None, left: UUID | None, places: Mapping[UUID | None, int]) -> Iterator[str]:
    """An item that is no longer there has no number; that somebody came later or left is told all the same."""
    if arrived is not None:
        at = places.get(arrived)
        yield _("arrives at item {number}").format(number=at) if at else _("arrives later")
    if left is not None:
        at = places.get(left)
        yield _("leaves at item {number}").format(number=at) if at else _("leaves early")
