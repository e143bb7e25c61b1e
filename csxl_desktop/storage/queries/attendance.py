"""Attendance and headcounts, as counting and lists need them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.counting import CountedHeads, CountedLine
from csxl_desktop.domain.meeting_rows import AttendanceRow, HeadcountRow
from csxl_desktop.i18n import fold, sort_key
from csxl_desktop.system.identifiers import derived_id

_BY_NAME = UUID("7f5d1c52-6a0e-5d4c-9a55-0b6f2d0a9c11")
_CHUNK = 500  # keys in one statement: SQLite takes 999 variables


def counted_lines(session: Session, meeting_ids: Sequence[UUID]) -> Mapping[UUID, list[CountedLine]]:
    """The attendance lines of each meeting, with the organisations that each counts for."""
    lines: defaultdict[UUID, list[CountedLine]] = defaultdict(list)
    for chunk in _chunks(meeting_ids):
        further = _further(session, chunk)
        rows = session.execute(
            select(
                Attendance.id,
                Attendance.meeting_id,
                Attendance.state,
                Attendance.role,
                Attendance.person_id,
                Attendance.counted_as_id,
                Attendance.organisation_id,
                Attendance.organisation_name,
            )
            .where(Attendance.meeting_id.in_(chunk), Attendance.trashed_at.is_(None))
            .order_by(Attendance.meeting_id, Attendance.id)
        )
        for line_id, meeting_id, state, role, person_id, counted_as_id, organisation_id, name in rows:
            own = counted_as_id or organisation_id or _known_by_name(name)
            partners = ((own,) if own else ()) + tuple(further.get(line_id, ()))
            lines[meeting_id].append(CountedLine(state, role, person_id, partners))
    return lines


def counted_heads(session: Session, meeting_ids: Sequence[UUID]) -> Mapping[UUID, list[CountedHeads]]:
    heads: defaultdict[UUID, list[CountedHeads]] = defaultdict(list)
    for chunk in _chunks(meeting_ids):
        rows = session.scalars(
            select(Headcount)
            .where(Headcount.meeting_id.in_(chunk), Headcount.trashed_at.is_(None))
            .order_by(Headcount.id)
        )
        for head in rows:
            heads[head.meeting_id].append(
                CountedHeads(
                    head.public,
                    head.persons,
                    head.persons_quality,
                    head.partners,
                    head.partners_quality,
                    head.persons_to,
                    head.partners_to,
                )
            )
    return heads


def attendance_rows(session: Session, meeting_id: UUID) -> tuple[AttendanceRow, ...]:
    """Everybody on the list of a meeting, by organisation, then by name."""
    lines = session.scalars(
        select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None))
    ).all()
    names = {line.id: f"{line.first_name} {line.last_name}".strip() for line in lines}
    further = _further_names(session, meeting_id)
    rows = [
        AttendanceRow(
            line.id,
            line.person_id,
            line.organisation_id,
            line.civility,
            line.first_name,
            line.last_name,
            line.function_title,
            line.organisation_name,
            line.state,
            line.role,
            line.walk_in,
            line.row,
            names.get(line.represented_by_id, "") if line.represented_by_id else "",
            tuple(further.get(line.id, ())),
            f"{sort_key(line.organisation_name)}|{sort_key(line.last_name)}|{sort_key(line.first_name)}",
            fold(f"{line.first_name} {line.last_name} {line.organisation_name}"),
            answered_on=line.answered_on,
            answer_note=line.answer_note,
            meal=line.meal,
            image_agreed=line.image_agreed,
        )
        for line in lines
    ]
    return tuple(sorted(rows, key=lambda row: (row.sort_key, row.id)))


def headcount_rows(session: Session, meeting_id: UUID) -> tuple[HeadcountRow, ...]:
    heads = session.scalars(select(Headcount).where(Headcount.meeting_id == meeting_id, Headcount.trashed_at.is_(None)))
    return tuple(
        HeadcountRow(head.id, head.public, head.persons, head.persons_quality, head.partners, head.partners_quality)
        for head in sorted(heads, key=lambda head: (list(Public).index(head.public), head.id))
    )


def _known_by_name(name: str) -> UUID | None:
    """The key of an organisation that stands on the sheet but not in the directory: one for each folded name."""
    folded = fold(name)
    return derived_id(_BY_NAME, folded) if folded else None


def _further(session: Session, meeting_ids: Iterable[UUID]) -> Mapping[UUID, list[UUID]]:
    further: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = session.execute(
        select(AttendancePartner.attendance_id, AttendancePartner.counted_as_id, AttendancePartner.organisation_id)
        .join(Attendance, Attendance.id == AttendancePartner.attendance_id)
        .where(Attendance.meeting_id.in_(meeting_ids), AttendancePartner.trashed_at.is_(None))
        .order_by(AttendancePartner.id)
    )
    for attendance_id, counted_as_id, organisation_id in rows:
        further[attendance_id].append(counted_as_id or organisation_id)
    return further


def _further_names(session: Session, meeting_id: UUID) -> Mapping[UUID, list[str]]:
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = session.execute(
        select(AttendancePartner.attendance_id, AttendancePartner.organisation_name)
        .join(Attendance, Attendance.id == AttendancePartner.attendance_id)
        .where(Attendance.meeting_id == meeting_id, AttendancePartner.trashed_at.is_(None))
        .order_by(AttendancePartner.id)
    )
    for attendance_id, name in rows:
        names[attendance_id].append(name)
    return names


def _chunks(keys: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
