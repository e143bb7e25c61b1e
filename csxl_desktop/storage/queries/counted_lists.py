"""Who counts on the lists of many meetings at once, for figures, groups and rows of lists."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, String, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.storage.queries.counted import Years, given, held, is_of, is_person, person

BY_NAME = "name:"  # what the key of a partner that stands in no directory begins with


class Listed(NamedTuple):
    """Who counts on a list: so many persons, the known ones among them, the partners; keys as the file holds them.

    A partner that stands in no directory is known by its name.
    """

    persons: int = 0
    known: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()


def counted_lists(session: Session, which: ColumnElement[bool], rule: CountingRule) -> Mapping[UUID, Listed]:
    """The lists of some meetings, one question for each: the database would else walk the lines of all years."""
    is_one, counts = is_person(rule), is_person(rule)
    if rule.represented_counted:
        counts = or_(is_one, Attendance.state == AttendanceState.REPRESENTED)
    known = func.json_group_array(person()).filter(is_one)
    found = of_each(session, which, counts, func.sum(is_one), known, *_partners())
    return {key: Listed(persons or 0, _keys(known), _keys(own, more)) for key, (persons, known, own, more) in found}


def excused_at(session: Session, which: ColumnElement[bool]) -> Mapping[UUID, frozenset[str]]:
    """The organisations that were excused from some meetings."""
    found = of_each(session, which, Attendance.state == AttendanceState.EXCUSED, *_partners())
    return {key: _keys(own, more) for key, (own, more) in found}


def of_each(
    session: Session, which: ColumnElement[bool], lines: ColumnElement[bool], *sums: ColumnElement[Any]
) -> Iterator[tuple[UUID, list[Any]]]:
    """Of each meeting what its `lines` of one kind sum to."""
    asked = select(func.json_array(*sums)).where(Attendance.meeting_id == Meeting.id, Attendance.trashed_at.is_(None))
    rows = session.execute(select(Meeting.id, asked.where(lines).scalar_subquery()).where(which)).all()
    return ((key, json.loads(found)) for key, found in rows)


def among(meeting_ids: Iterable[UUID]) -> ColumnElement[bool]:
    """These meetings, however many."""
    return Meeting.id.in_(select(given(each.hex for each in meeting_ids).c.value))


def first_timers(
    session: Session, years: Years, rule: CountingRule, known: Mapping[int, frozenset[str]]
) -> Mapping[int, frozenset[str]]:
    """Who of the `known` persons of each year was at nothing before it; not of the first year with names."""
    earliest = session.scalar(
        select(Meeting.first_on)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(held(), Attendance.trashed_at.is_(None), is_person(rule), person().is_not(None))
        .order_by(Meeting.first_on)
        .limit(1)
    )
    if earliest is None:
        return {}
    everyone = frozenset[str]().union(*known.values())
    came = set(_there_before(session, years.first, rule, everyone))
    found: dict[int, frozenset[str]] = {}
    for year in years:
        if year > earliest.year:
            found[year] = known[year] - came
        came |= known[year]
    return found


def _there_before(session: Session, year: int, rule: CountingRule, people: Iterable[str]) -> Iterable[str]:
    """Those of `people` who were at something held before a year."""
    asked = given(people)
    earlier = (
        select(Attendance.id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.trashed_at.is_(None), is_person(rule), held(), Meeting.first_on < date(year, 1, 1))
    )
    ways = (earlier.where(way).exists() for way in is_of(asked.c.value, Attendance))
    return session.scalars(select(asked.c.value).where(or_(*ways))).all()


def _keys(own: Iterable[str | None], further: str | None = None) -> frozenset[str]:
    keys = frozenset(each for each in own if each)
    return keys.union(further.split(",")) if further else keys


def _partners() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return func.json_group_array(_partner()), func.group_concat(_further())


def _partner() -> ColumnElement[str | None]:
    """The organisation of the line itself."""
    name = func.fold(Attendance.organisation_name)
    return func.coalesce(
        type_coerce(Attendance.counted_as_id, String),
        type_coerce(Attendance.organisation_id, String),
        case((name != "", type_coerce(BY_NAME, String).concat(name))),
    )


def _further() -> ColumnElement[str | None]:
    """The further organisations for which the same person came."""
    also = func.coalesce(AttendancePartner.counted_as_id, AttendancePartner.organisation_id)
    return (
        select(func.group_concat(also))
        .where(AttendancePartner.attendance_id == Attendance.id, AttendancePartner.trashed_at.is_(None))
        .scalar_subquery()
    )
