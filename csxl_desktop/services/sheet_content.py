"""What a sign-in sheet prints, read from the list of the meeting: who is expected, with which number."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, ChannelKind
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet, ExpectedPerson
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import AttendanceRow, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.domain.sheet_numbers import Plan, Printed, plan
from csxl_desktop.domain.sheet_options import LEAST_BLANKS, SheetOptions
from csxl_desktop.domain.sheets import SheetPrint
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.storage.queries.attendance import attendance_rows
from csxl_desktop.storage.queries.meetings import meeting_row, venue_address

TALLIED = (N_("Citizens"), N_("Older people"), N_("Children"), N_("Professionals"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet ready to be printed: its content, and the numbers that printing it would give."""

    row: MeetingRow
    content: AttendanceSheet
    plan: Plan
    printed: bool  # whether some paper exists


def options_of(session: Session, meeting_id: UUID) -> SheetOptions:
    """The choices of the meeting, else those of its kind, else the house's."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise RecordNotFoundError
    if meeting.sheet_options is not None:
        return SheetOptions.from_json(meeting.sheet_options)
    return SheetOptions.from_json(session.get_one(MeetingKind, meeting.kind_id).sheet_options)


def prints_of(session: Session, meeting_id: UUID) -> list[SheetPrint]:
    """The papers of a meeting, in the order in which they were printed."""
    return list(
        session.scalars(
            select(SheetPrint)
            .where(SheetPrint.meeting_id == meeting_id, SheetPrint.trashed_at.is_(None))
            .order_by(SheetPrint.number, SheetPrint.id)
        )
    )


def sheet_of(
    session: Session,
    office: Office,
    annexes: Path,
    meeting_id: UUID,
    *,
    options: SheetOptions | None = None,
    only_new: bool = False,
    language: str = "fr",
) -> Sheet:
    """The sheet as it would be printed now."""
    language, _between, beside = language.partition("-")  # “fr-nl”: both on the same lines
    # The list of the meeting is all that a sheet needs of it: its page is not read whole, nobody counted.
    with speaking(language):
        row = meeting_row(session, meeting_id, rule=None)
    if row is None:
        raise RecordNotFoundError
    wanted = options or options_of(session, meeting_id)
    prints = prints_of(session, meeting_id)
    lines = {line.id: line for line in attendance_rows(session, meeting_id) if _on_sheet(line)}
    with speaking(language):
        content = AttendanceSheet(
            office=parts.identity(session, office, annexes),
            meeting=parts.facts(row, address=venue_address(session, meeting_id)),
            people=tuple(_expected(session, line, emails=wanted.emails) for line in lines.values()),
            order=wanted.order,
            emails=wanted.emails,
            columns=wanted.columns,
            image_right=wanted.image_right,
            tally=tuple(_(word) for word in TALLIED) if wanted.tally else (),
            language=language,
            beside=beside,
            kind_beside=_kind_said(session, row.kind_id, beside),
        )
    numbered = _plan(session, meeting_id, content, lines, prints, wanted)
    shown = numbered.only_new() if only_new else numbered.printed
    by_key = dict(zip(lines, content.people, strict=True))
    people = tuple(replace(by_key[key], number=number) for number, key in sorted(shown.lines.items()))
    content = replace(content, people=people, blanks=shown.blank, only_new=only_new)
    return Sheet(row, content, numbered, printed=bool(prints))


def _kind_said(session: Session, kind_id: UUID, language: str) -> str:
    """What the kind of the meeting is called in the other language; nothing where there is none."""
    if not language:
        return ""
    kind = session.get_one(MeetingKind, kind_id)
    with speaking(language):
        return house_words.meeting_kind(kind.label, kind.label_nl)


def _plan(
    session: Session,
    meeting_id: UUID,
    content: AttendanceSheet,
    lines: dict[UUID, AttendanceRow],
    prints: list[SheetPrint],
    wanted: SheetOptions,
) -> Plan:
    keys = {id(person): key for person, key in zip(content.people, lines, strict=True)}
    ordered = [keys[id(person)] for person in content.ordered_people()]
    others = session.execute(
        select(Attendance.id, Attendance.row).where(Attendance.meeting_id == meeting_id, Attendance.row.is_not(None))
    )
    return plan(
        [(key, lines[key].row) for key in ordered],
        [Printed.from_json(each.rows) for each in prints],
        blank_rows=0 if wanted.tally else LEAST_BLANKS if wanted.blank_rows is None else wanted.blank_rows,
        taken=[number for key, number in others if number is not None and key not in lines],
    )


def _on_sheet(line: AttendanceRow) -> bool:
    """Who signs: everybody expected; a walk-in signed on a blank row."""
    return not line.walk_in and line.state is not AttendanceState.EXCUSED and line.role is not AttendanceRole.STAFF


def _expected(session: Session, line: AttendanceRow, *, emails: bool) -> ExpectedPerson:
    address = ""
    if emails and line.person_id is not None:
        from csxl_desktop.domain.contacts import ContactChannel  # maps a table that most sheets do without

        address = (
            session.scalar(
                select(ContactChannel.value)
                .where(ContactChannel.person_id == line.person_id, ContactChannel.kind == ChannelKind.EMAIL)
                .where(ContactChannel.trashed_at.is_(None))
                .order_by(ContactChannel.position, ContactChannel.id)
                .limit(1)
            )
            or ""
        )
    name = PersonName(line.civility, line.first_name, line.last_name)
    return ExpectedPerson(name, line.organisation, line.function_title, address)
