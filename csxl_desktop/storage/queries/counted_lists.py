"""Who counts on the lists of the activities held, read once for all figures of the years asked for."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, String, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.storage.queries.counted import Years, given, held, held_in, is_of, is_person, person

BY_NAME = "name:"  # what the key of a partner that stands in no directory begins with


class Listed(NamedTuple):
    """Who counts on a list: so many persons, the known ones among them, the partners; keys as the file holds them.

    A partner that stands in no directory is known by its name.
    """

    persons: int = 0
    known: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()


def counted_lists(session: Session, years: Years, rule: CountingRule) -> Mapping[UUID, Listed]:
    """The lists of all activities held, one question for each: the database would else walk the lines of all years."""
    lines = (
        select(func.json_group_array(func.json_array(is_person(rule), person(), _partner(), _further())))
        .where(Attendance.meeting_id == Meeting.id, Attendance.trashed_at.is_(None), _counts(rule))
        .scalar_subquery()
    )
    return {
        key: _listed(json.loads(found))
        for key, found in session.execute(select(Meeting.id, lines).where(held_in(years)))
    }


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
    came = set(_there_before(session, years.first, rule, frozenset().union(*known.values())))
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
    return session.scalars(select(asked.c.value).where(or_(*ways)))


def _listed(lines: list[tuple[int, str | None, str | None, str | None]]) -> Listed:
    partners = {partner for _is_one, _who, partner, _more in lines if partner}
    for *_line, further in lines:
        if further:
            partners.update(further.split(","))
    return Listed(
        sum(is_one for is_one, *_line in lines),
        frozenset(who for is_one, who, *_line in lines if is_one and who),
        frozenset(partners),
    )


def _counts(rule: CountingRule) -> ColumnElement[bool]:
    """A line that counts as a person, or at least for a partner."""
    if not rule.represented_counted:
        return is_person(rule)
    return or_(is_person(rule), Attendance.state == AttendanceState.REPRESENTED)


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
