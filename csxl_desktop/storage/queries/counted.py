"""Who counts, in the words of the database: the conditions that `domain/counting` sets, for aggregates."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, TableValuedAlias, and_, func, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MeetingState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years, both included."""

    first: int
    last: int

    def of(self, column: Any) -> ColumnElement[bool]:
        """Whether a day lies in these years."""
        return and_(column >= date(self.first, 1, 1), column <= date(self.last, 12, 31))

    def __iter__(self) -> Any:
        return iter(range(self.first, self.last + 1))


def is_person(rule: CountingRule, line: Any = Attendance) -> ColumnElement[bool]:
    """A line that counts as a person present."""
    present: ColumnElement[bool] = line.state == AttendanceState.PRESENT
    return present if rule.staff_counted else and_(present, line.role != AttendanceRole.STAFF)


def person() -> ColumnElement[UUID | None]:
    """Whom a line counts, whatever records were merged since.

    No index serves it, so that the database begins with the meetings of the years asked for.
    """
    return func.coalesce(Attendance.counted_person_id, Attendance.person_id)


def is_of(known: ColumnElement[Any], line: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The two ways in which a line counts this person, each found by an index of its own."""
    return line.counted_person_id == known, and_(line.counted_person_id.is_(None), line.person_id == known)


def held_in(years: Years) -> ColumnElement[bool]:
    return and_(years.of(Meeting.first_on), held())


def held(meeting: Any = Meeting) -> ColumnElement[bool]:
    return and_(meeting.state == MeetingState.HELD, meeting.trashed_at.is_(None), meeting.stub.is_(False))


def given(keys: Iterable[str]) -> TableValuedAlias:
    """Keys as the rows of a table: there may be more of them than a statement takes values."""
    return func.json_each(json.dumps(list(keys))).table_valued("value")


def as_held(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """A key as the file holds it: ten thousand of them need not become objects to be compared."""
    return type_coerce(column, String).label(None)
