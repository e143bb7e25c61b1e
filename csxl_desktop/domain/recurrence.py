"""Days that come again: the same weekday of each month, every so many weeks, the same place of the next year."""

from calendar import monthrange
from collections.abc import Container
from datetime import date, datetime, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

LAST = 5  # the last weekday of its kind in a month
_WEEK = timedelta(days=7)
_TRIED = 3  # weeks further on, where a day is closed


def place_in_month(day: date) -> int:
    """Which of its weekday in the month, from 1: the third Tuesday."""
    return (day.day - 1) // 7 + 1


def same_place(day: date, year: int) -> date:
    """The third Tuesday of March becomes that of another year; a fifth that does not come is the last one."""
    _weekday, length = monthrange(year, day.month)
    days = monthly(day.weekday(), 0, date(year, day.month, 1), date(year, day.month, length))
    return days[min(place_in_month(day), len(days)) - 1]


def monthly(day_of_week: int, place: int, first: date, last: date) -> list[date]:
    """The weekday (0 Monday) at its `place` (1–4, `LAST`; 0: each of them) in every month of the span."""
    wanted = weekday(day_of_week)
    chosen = wanted if place == 0 else wanted(-1 if place == LAST else place)
    return [each.date() for each in rrule(MONTHLY, byweekday=chosen, dtstart=_at(first), until=_at(last))]


def weekly(day_of_week: int, every: int, first: date, last: date) -> list[date]:
    """The weekday (0 Monday) every so many weeks, from the first one of the span."""
    start = first + timedelta(days=(day_of_week - first.weekday()) % 7)
    return [each.date() for each in rrule(WEEKLY, interval=every, dtstart=_at(start), until=_at(last))]


def opened(day: date, closed: Container[date]) -> date:
    """The day itself, or the same weekday of the next week that is not closed; the day where none is near."""
    weeks = (day + _WEEK * number for number in range(_TRIED + 1))
    return next((each for each in weeks if each not in closed), day)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, as rrule counts them
