"""Dates and times as people type them, in French, Dutch or English, whatever language the window speaks."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cache

from csxl_desktop.i18n.catalogue import LANGUAGES
from csxl_desktop.i18n.dates import SEASONS, WIDTHS, Width, day_names, month_names
from csxl_desktop.i18n.folding import fold

_NUMERIC = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?\.?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_WORDED = re.compile(
    r"(\d{1,2})(?:(?:er|e|de|ste|st|nd|rd|th)(?![a-z]))?\.?(?: (?:de|of) | ?)([a-z]+)\.?,?(?: (\d{4}|\d{2}))?"
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}|\d{2}))?")
_OFFSET = re.compile(r"(?:(?:dans|over|in) (\d{1,3}) (jours?|dag(?:en)?|days?|semaines?|weken|week|weeks)|\+(\d{1,3}))")
_PERIOD = re.compile(r"([a-z]+)\.?(?: (?:de|van|of))? ?([1-9]\d{3})")
_CLOCK = re.compile(
    r"(\d{1,2})(?: ?(?:heures?|hrs?|h|uur|u|:|\.) ?(\d{2})?)?(?: ?(?:min|uur|h|u))?(?: ?([ap])\.?m\.?)?"
)
_BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})")

_RELATIVE = {
    "avant-hier": -2, "eergisteren": -2, "hier": -1, "gisteren": -1, "yesterday": -1,
    "aujourd'hui": 0, "aujourdhui": 0, "vandaag": 0, "today": 0, "auj": 0,
    "demain": 1, "morgen": 1, "tomorrow": 1, "apres-demain": 2, "apres demain": 2, "overmorgen": 2,
}  # fmt: skip
_NEXT = frozenset({"prochain", "prochaine", "volgende", "next", "komende"})
_LAST = frozenset({"dernier", "derniere", "vorige", "last", "passe", "afgelopen"})
_FILLERS = frozenset({"le", "la", "les", "op", "on", "the", "de", "ce", "this", "deze"})


def parse_date(text: str, today: date) -> date | None:
    """The day meant by `3/4/25`, `3/4`, `3 avril 2025`, `2025-04-03`, `jeudi prochain`, `demain`…

    The day stands before the month, in English too. Without a year it is the year of `today`;
    a weekday alone is its next occurrence, today included; before a date it is passed over.
    `None` where nothing is understood or no such day exists.
    """
    words = _without_fillers(fold(text))
    if not words:
        return None
    first, _space, rest = words.partition(" ")
    if first.rstrip(".") in _weekdays() and any(char.isdigit() for char in rest):
        words = rest.lstrip()
    return _spoken_day(words, today) or _calendar_day(words, today)


def is_written_day(text: str) -> bool:
    """Whether `text` has the form of a day, though no calendar may have it: `31/02/2027`, `30 février`."""
    words = _without_fillers(fold(text))
    first, _space, rest = words.partition(" ")
    if first.rstrip(".") in _weekdays():
        words = rest.lstrip()
    if any(form.fullmatch(words) for form in (_ISO, _NUMERIC, _COMPACT)):
        return True
    worded = _WORDED.fullmatch(words)
    return worded is not None and worded[2] in _months()


def parse_fuzzy_date(text: str, today: date) -> tuple[date, str] | None:
    """A day with its precision: `avril 2025`, `printemps 2025`, `2025` too; the first day stands for all."""
    words = _without_fillers(fold(text))
    if re.fullmatch(r"(?:19|20)\d\d", words):
        return date(int(words), 1, 1), "year"
    if found := _PERIOD.fullmatch(words):
        year = int(found[2])
        if month := _months().get(found[1]):
            return date(year, month, 1), "month"
        for names in SEASONS.values():
            for number, name in enumerate(names):
                if fold(name) == found[1]:
                    return date(year, number * 3 or 1, 1), "season"
    day = parse_date(text, today)
    return None if day is None else (day, "day")


def parse_time(text: str) -> time | None:
    """The time meant by `9h30`, `9 h 30`, `9:30`, `9.30`, `930`, `9h`, `14u30`, `2:30 pm` or `midi`."""
    words = fold(text)
    if words in {"midi", "middag", "noon"}:
        return time(12)
    if found := _BARE_CLOCK.fullmatch(words) if words.isdigit() and len(words) > 2 else None:
        return _time(int(found[1]), int(found[2]))
    if found := _CLOCK.fullmatch(words):
        hour = int(found[1])
        if found[3] and not 1 <= hour <= 12:
            return None
        if found[3]:
            hour = hour % 12 + (12 if found[3] == "p" else 0)
        return _time(hour, int(found[2] or 0))
    return None


def _without_fillers(words: str) -> str:
    kept = words.replace(",", " ").split()
    while kept and kept[0] in _FILLERS:
        kept.pop(0)
    return " ".join(kept)


def _spoken_day(words: str, today: date) -> date | None:
    """A day told from today: `demain`, `dans 3 jours`, `+7`, `jeudi prochain`."""
    if words in _RELATIVE:
        return _moved(today, _RELATIVE[words])
    if found := _OFFSET.fullmatch(words):
        count = int(found[1] or found[3])
        return _moved(today, count * 7 if found[2] and found[2][0] in "sw" else count)
    return _weekday(words, today)


def _weekday(words: str, today: date) -> date | None:
    parts = [part.rstrip(".") for part in words.split()]
    named = [_weekdays()[part] for part in parts if part in _weekdays()]
    others = {part for part in parts if part not in _weekdays()}
    if len(named) != 1 or not others <= _NEXT | _LAST or len(others) > 1:
        return None
    ahead = (named[0] - today.weekday()) % 7
    if others & _LAST:
        return _moved(today, ahead - 7)
    return _moved(today, ahead or 7 if others else ahead)


def _calendar_day(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(words) or _COMPACT.fullmatch(words):
        return _day(_year(found[3], today), int(found[2]), int(found[1]))
    if found := _WORDED.fullmatch(words):
        return _day(_year(found[3], today), _months().get(found[2], 0), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(words):
        return _day(_year(found[3], today), _months().get(found[1], 0), int(found[2]))
    return None


def _year(text: str | None, today: date) -> int:
    """Four figures as they are; two are the century that puts them at most twenty years ahead."""
    if not text:
        return today.year
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year - 100 if year > today.year + 20 else year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


@cache
def _months() -> dict[str, int]:
    """Every name and abbreviation of a month, folded, in the three languages."""
    return {"sept": 9, "maa": 3} | {name: place + 1 for name, place in _places(month_names).items()}


@cache
def _weekdays() -> dict[str, int]:
    """Every name and abbreviation of a weekday, folded; Monday is 0."""
    return _places(day_names)


def _places(names: Callable[[str, Width], tuple[str, ...]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for place, both in enumerate(zip(*(names(language, width) for width in WIDTHS), strict=True)):
            for name in both:
                found.setdefault(fold(name).rstrip("."), place)
    return found
