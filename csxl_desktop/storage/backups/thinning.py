"""Which backups stay: by their order of making; the clock only chooses among the old ones."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from csxl_desktop.storage.backups.kept import Backup, Why

ALL_FOR = timedelta(hours=48)
DAYS, WEEKS, MONTHS = 30, 12, 24
NEWEST = 10


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups that may go.

    Never one of the ten newest, nor one made for an approved report, nor one that says it comes from the future: a
    clock that was set back, or forth, lets nothing go that was made after what stays.
    """
    ordered = sorted(backups, key=lambda each: each.number)
    older = ordered[:-NEWEST]
    staying = {each.number for each in ordered[-NEWEST:]}
    staying |= {each.number for each in older if each.why is Why.REPORT or now - each.at <= ALL_FOR}
    for step, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        staying |= _last_of_each(ordered, step, most)
    return [each for each in older if each.number not in staying]


def _last_of_each(ordered: Sequence[Backup], step: Callable[[datetime], object], most: int) -> set[int]:
    """The last made of each day (week, month), for the newest `most` of them as they follow in the order of making."""
    chosen: list[Backup] = []
    seen: set[object] = set()
    for each in reversed(ordered):
        period = step(each.at)
        if period not in seen:
            seen.add(period)
            chosen.append(each)
        if len(chosen) == most:
            break
    return {each.number for each in chosen}


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return tuple(at.isocalendar())[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
