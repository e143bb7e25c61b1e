"""Attendance and headcounts, as counting and lists need them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.counting import CountedHeads
from csxl_desktop.domain.meeting_rows import AttendanceRow, HeadcountRow
from csxl_desktop.i18n import fold, sort_key
from csxl_desktop.system.identifiers import derived_id

_BY_NAME = UUID("7f5d1c52-6a0e-5d4c-9a55-0b6f2d0a9c11")
_CHUNK = 500  # keys in one statement: SQLite takes 999 variables


def partners_of(counted_as: UUID | None, body: UUID | None, name: str, further: Iterable[UUID]) -> tuple[UUID, ...]:
    """The organisations that a line counts for: its own, then the further ones."""
    own = counted_as or body or known_by_name(name)
    return ((own,) if own else ()) + tuple(further)


def counted_heads(session: Session, meeting_ids: Sequence[UUID]) -> Mapping[UUID, list[CountedHeads]]:
    heads: defaultdict[UUID, list[CountedHeads]] = defaultdict(list)
    for chunk in chunks(meeting_ids):
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
    return rows_of(session, meeting_id, attendance_lines(session, meeting_id))


def attendance_lines(session: Session, meeting_id: UUID, *further: InstrumentedAttribute[Any]) -> Sequence[Row[Any]]:
    """The columns that a row of the list is made of, and `further` ones: the list is read once, and nothing whole."""
    return session.execute(
        select(*_OF_A_ROW, *further).where(Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None))
    ).all()


def rows_of(session: Session, meeting_id: UUID, lines: Iterable[Row[Any]]) -> tuple[AttendanceRow, ...]:
    """The rows of `lines`, by organisation, then by name."""
    parts = [tuple(line)[: len(_OF_A_ROW)] for line in lines]
    names = {key: f"{first} {last}".strip() for key, _person, _body, _civility, first, last, *_rest in parts}
    also = _further_names(session, meeting_id)
    rows = [_row(part, names, also) for part in parts]
    return tuple(sorted(rows, key=lambda row: (row.sort_key, row.id)))


def _row(part: tuple[Any, ...], names: Mapping[UUID, str], also: Mapping[UUID, list[str]]) -> AttendanceRow:
    key, person_id, body_id, civility, first, last, function, body, state, role, walk_in, row, by, *answer = part
    answered_on, answer_note, meal, image_agreed = answer
    return AttendanceRow(
        key,
        person_id,
        body_id,
        civility,
        first,
        last,
        function,
        body,
        state,
        role,
        walk_in,
        row,
        names.get(by, "") if by else "",
        tuple(also.get(key, ())),
        f"{sort_key(body)}|{sort_key(last)}|{sort_key(first)}",
        fold(f"{first} {last} {body}"),
        answered_on=answered_on,
        answer_note=answer_note,
        meal=meal,
        image_agreed=image_agreed,
    )


_OF_A_ROW: tuple[InstrumentedAttribute[Any], ...] = (
    Attendance.id,
    Attendance.person_id,
    Attendance.organisation_id,
    Attendance.civility,
    Attendance.first_name,
    Attendance.last_name,
    Attendance.function_title,
    Attendance.organisation_name,
    Attendance.state,
    Attendance.role,
    Attendance.walk_in,
    Attendance.row,
    Attendance.represented_by_id,
    Attendance.answered_on,
    Attendance.answer_note,
    Attendance.meal,
    Attendance.image_agreed,
)


def headcount_rows(session: Session, meeting_id: UUID) -> tuple[HeadcountRow, ...]:
    heads = session.scalars(select(Headcount).where(Headcount.meeting_id == meeting_id, Headcount.trashed_at.is_(None)))
    return tuple(
        HeadcountRow(head.id, head.public, head.persons, head.persons_quality, head.partners, head.partners_quality)
        for head in sorted(heads, key=lambda head: (list(Public).index(head.public), head.id))
    )


def known_by_name(name: str) -> UUID | None:
    """The key of an organisation that stands on the sheet but not in the directory: one for each folded name."""
    folded = fold(name)
    return derived_id(_BY_NAME, folded) if folded else None


def further_partners(session: Session, meeting_ids: Iterable[UUID]) -> Mapping[UUID, list[UUID]]:
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


def chunks(keys: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    """The keys in parts that one statement takes."""
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
