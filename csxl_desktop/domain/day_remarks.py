"""What to know of a day before one chooses it: holidays, school leaves, closed days, what else is then or there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from uuid import UUID

from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.school_holidays import SchoolLeave
from csxl_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Occupied:
    """A meeting as it takes up time and a place; `label` is how it is called: “GT Logement”."""

    key: UUID | None
    label: str
    on: date
    last_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    venue_id: UUID | None = None

    @property
    def last(self) -> date:
        return self.last_on or self.on

    def moved(self, on: date, starts_at: time | None = None) -> "Occupied":
        """The same on another day, and from another hour on: as long as it was."""
        last, begins, ends = self.last_on, self.starts_at, self.ends_at
        if starts_at is not None:
            begins, ends = starts_at, shifted_end(self.starts_at, self.ends_at, starts_at)
        return replace(self, on=on, last_on=on + (last - self.on) if last else None, starts_at=begins, ends_at=ends)


@dataclass(frozen=True, slots=True)
class KnownDays:
    """All that a day is judged by, whatever its year."""

    meetings: tuple[Occupied, ...] = ()
    leaves: tuple[SchoolLeave, ...] = ()
    closed: Mapping[date, str] = field(default_factory=dict)

    def closed_as(self, day: date) -> str:
        """The public holiday, or why the office is closed; empty on a working day."""
        return public_holidays(day.year).get(day, "") or (
            _("office closed: {why}").format(why=self.closed[day] or "—") if day in self.closed else ""
        )

    def leaves_on(self, day: date) -> tuple[SchoolLeave, ...]:
        return tuple(leave for leave in self.leaves if leave.first_on <= day <= leave.last_on)


def shifted_end(starts: time | None, ends: time | None, new_start: time) -> time | None:
    """When a meeting ends that begins at another hour: it lasts as long as before, to midnight at most."""
    if starts is None or ends is None:
        return ends
    day = date.min
    end = datetime.combine(day, new_start) + (datetime.combine(day, ends) - datetime.combine(day, starts))
    return end.time() if end.date() == day else time(23, 59)


def remarks(wanted: Occupied, known: KnownDays) -> tuple[str, ...]:
    """The reasons to look twice at when and where `wanted` would be: what closes the day first, then what clashes."""
    words = [known.closed_as(wanted.on)]
    words += [f"{leave.name} ({leave.community})" for leave in known.leaves_on(wanted.on)]
    words += [
        _clash(wanted, other)
        for other in known.meetings
        if (other.key is None or other.key != wanted.key) and other.on <= wanted.last and wanted.on <= other.last
    ]
    return tuple(word for word in words if word)


def _clash(wanted: Occupied, other: Occupied) -> str:
    at_once = _overlap(wanted, other)
    if at_once and wanted.venue_id is not None and wanted.venue_id == other.venue_id:
        return _("same place, same hours: {other}").format(other=other.label)
    if at_once:
        return _("same hours: {other}").format(other=other.label)
    return _("that day too: {other}").format(other=other.label)


def _overlap(one: Occupied, other: Occupied) -> bool:
    """Whether their hours are known and meet; one without an end ends as it begins."""
    if one.starts_at is None or other.starts_at is None:
        return False
    ends, other_ends = one.ends_at or one.starts_at, other.ends_at or other.starts_at
    if one.starts_at == other.starts_at:
        return True
    return one.starts_at < other_ends and other.starts_at < ends
