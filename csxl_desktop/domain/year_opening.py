"""What the opening of a year proposes: the rhythm of the year before, on the days of the new one."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from csxl_desktop.domain.choices import BasicKind, MeetingState, Precision
from csxl_desktop.domain.day_remarks import Occupied
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.recurrence import opened, same_place
from csxl_desktop.i18n import fold

# What is told by its title comes again under it; the others get a new theme each time.
NAMED = frozenset({BasicKind.EVENT, BasicKind.OUTSIDE, BasicKind.TEAM})
_STANDING = frozenset({MeetingState.PLANNED, MeetingState.HELD, MeetingState.POSTPONED})


@dataclass(frozen=True, slots=True)
class ProposedMeeting:
    """A meeting that may be planned. `id` is the one that it follows, or a key of its own in a series.

    `moved_from`: the day it would have been, were it not closed. `taken`: it stands in the year already.
    """

    id: UUID
    kind_id: UUID
    kind_label: str
    badge: str
    colour: str
    first_on: date
    precision: Precision = Precision.DAY
    last_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    working_group_id: UUID | None = None
    working_group: str = ""
    title: str = ""
    edition: int | None = None
    followed_on: date | None = None
    moved_from: date | None = None
    taken: bool = False
    chosen: bool = True

    def occupied(self, on: date) -> Occupied:
        """What it would take up on that day."""
        label = f"{self.badge} {self.working_group or self.title or self.kind_label}"
        last = on + (self.last_on - self.first_on) if self.last_on else None
        return Occupied(self.id, label, on, last, self.starts_at, self.ends_at)


def proposed(
    rows: Iterable[MeetingRow],
    year: int,
    *,
    standing: Iterable[MeetingRow],
    followed: Container[UUID],
    closed: Container[date],
    ended: Container[UUID],
) -> list[ProposedMeeting]:
    """What the meetings `rows` of an earlier year propose for `year`, by day.

    `standing` are those of the new year, `followed` the keys of those that one of them follows, `closed` the days on
    which nothing is held, `ended` the groups and partnerships that are over.
    """
    there = list(standing)
    days = {(row.kind_id, row.working_group_id, row.first_on) for row in there}
    names = {(row.kind_id, fold(_name(row))) for row in there}
    found: list[ProposedMeeting] = []
    for row in rows:
        if row.state not in _STANDING or row.working_group_id in ended or row.partnership_id in ended:
            continue
        made = _follower(row, year, closed)
        taken = (
            row.id in followed
            or (made.kind_id, made.working_group_id, made.first_on) in days
            or bool(made.title and (made.kind_id, fold(made.title)) in names)
        )
        found.append(replace(made, taken=taken, chosen=made.chosen and not taken))
    return sorted(found, key=lambda each: (each.precision is Precision.UNDATED, each.first_on, each.badge))


def _name(row: MeetingRow) -> str:
    return row.title or row.theme


def _follower(row: MeetingRow, year: int, closed: Container[date]) -> ProposedMeeting:
    """The meeting that comes again in `year`; an event without edition came perhaps only once."""
    exact = row.precision is Precision.DAY
    day = same_place(row.first_on, year) if exact else row.first_on.replace(year=year, day=1)
    first_on = opened(day, closed) if exact else day
    named = row.behaviour in NAMED or row.edition is not None
    return ProposedMeeting(
        row.id,
        row.kind_id,
        row.kind_label,
        row.badge,
        row.colour,
        first_on,
        row.precision,
        first_on + (row.last_on - row.first_on) if row.last_on and exact else None,
        row.starts_at,
        row.ends_at,
        row.working_group_id,
        row.working_group,
        _name(row) if named else "",
        row.edition + 1 if row.edition is not None else None,
        row.first_on,
        day if first_on != day else None,
        chosen=row.behaviour is not BasicKind.EVENT or row.edition is not None,
    )
