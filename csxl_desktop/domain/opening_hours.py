"""The rules of opening hours: what a slot of the week may be, how long a week is, one set of hours after another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.opening_hours import MIDNIGHT, WeekSlot, day_name, opening_time

Span = tuple[date | None, date | None]  # the first and the last day, both included; None is open
_DAY = timedelta(days=1)


class HoursBackwardsError(DomainError):
    template = N_("On {day}, it closes ({end}) before it opens ({start}). A night is typed in two: 20-24, then 0-8.")


class HoursOverlapError(DomainError):
    template = N_("On {day}, the hours from {start} overlap those before, which end at {end}.")


@dataclass(frozen=True, slots=True)
class Opening:
    """A slot of the week with the days from and to which it holds, both included; None is open."""

    weekday: int
    opens_at: time
    closes_at: time
    from_on: date | None = None
    to_on: date | None = None
    note: str = ""
    site: UUID | None = None  # the address, where it is not the main one

    @property
    def slot(self) -> WeekSlot:
        return WeekSlot(self.weekday, self.opens_at, self.closes_at, self.note)


@dataclass(frozen=True, slots=True)
class HoursPeriod:
    """The hours of the week from one day to another; `holds` today, and how long they make a week."""

    from_on: date | None
    to_on: date | None
    slots: tuple[WeekSlot, ...]
    minutes: int
    holds: bool
    site: UUID | None = None


def minutes_of(opens_at: time, closes_at: time) -> int:
    """How long a slot lasts; one that closes at the end of the day reaches midnight."""
    end = 24 * 60 if closes_at == MIDNIGHT else closes_at.hour * 60 + closes_at.minute
    return end - opens_at.hour * 60 - opens_at.minute


def minutes_a_week(slots: Iterable[Opening], on: date) -> int:
    """How long it is open in a week, by the slots that hold on a day."""
    return sum(minutes_of(each.opens_at, each.closes_at) for each in slots if overlaps(each.from_on, each.to_on, on))


def open_on(slots: Iterable[Opening], day: date) -> list[Opening]:
    """The slots of that very day, by hour."""
    held = [each for each in slots if each.weekday == day.weekday() and overlaps(each.from_on, each.to_on, day)]
    return sorted(held, key=lambda each: each.opens_at)


def check_week(slots: Iterable[WeekSlot]) -> None:
    """Refuse a slot that ends before it begins, and two that overlap."""
    before: WeekSlot | None = None
    for slot in sorted(slots):
        if slot.closes_at <= slot.opens_at:
            start, end = opening_time(slot.opens_at), opening_time(slot.closes_at)
            raise HoursBackwardsError(day=day_name(slot.weekday), start=start, end=end)
        if before is not None and before.weekday == slot.weekday and slot.opens_at < before.closes_at:
            start, end = opening_time(slot.opens_at), opening_time(before.closes_at)
            raise HoursOverlapError(day=day_name(slot.weekday), start=start, end=end)
        before = slot


def periods(openings: Iterable[Opening], today: date) -> tuple[HoursPeriod, ...]:
    """The slots gathered by site and by the days on which they hold: the main address first, then the earliest."""
    together: dict[tuple[UUID | None, Span], list[WeekSlot]] = {}
    for each in openings:
        together.setdefault((each.site, (each.from_on, each.to_on)), []).append(each.slot)
    ordered = sorted(
        together, key=lambda key: (key[0] is not None, str(key[0]), key[1][0] or date.min, key[1][1] or date.max)
    )
    return tuple(
        HoursPeriod(
            *span,
            tuple(sorted(together[site, span])),
            sum(minutes_of(slot.opens_at, slot.closes_at) for slot in together[site, span]),
            overlaps(*span, today),
            site,
        )
        for site, span in ordered
    )


def around(span: Span, other: Span) -> list[Span]:
    """What is left of `span` before and after `other`: none, one or two spans; itself where they never meet."""
    if not meet(span, other):
        return [span]
    left: list[Span] = []
    if other[0] is not None and (span[0] is None or span[0] < other[0]):
        left.append((span[0], other[0] - _DAY))
    if other[1] is not None and (span[1] is None or span[1] > other[1]):
        left.append((other[1] + _DAY, span[1]))
    return left


def meet(span: Span, other: Span) -> bool:
    """Whether the two have a day in common."""
    starts_in_time = other[1] is None or span[0] is None or span[0] <= other[1]
    return starts_in_time and (other[0] is None or span[1] is None or other[0] <= span[1])
