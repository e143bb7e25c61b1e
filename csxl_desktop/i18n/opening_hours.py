"""Hours of the week as people type them — “lu-ve 9-12 13-17” — and as the window writes them back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import NamedTuple

from csxl_desktop.i18n.catalogue import _, current_language
from csxl_desktop.i18n.dates import NBSP, weekday_name
from csxl_desktop.i18n.folding import fold

_MONDAY = date(2024, 1, 1)
MIDNIGHT = time(23, 59)  # the end of a day: “24” is read so, and counts and prints as 24:00

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
_EVERY = re.compile(r"(?:tous les jours|elke dag|every day)", re.IGNORECASE)
_TO = frozenset({"a", "au", "tot", "to", "jusque", "jusqu'a"})
_PASSED = frozenset({"de", "du", "le", "et", "en", "and", "van", "from", "on", "op"})
_CLOSED = frozenset({"ferme", "fermee", "gesloten", "closed"})
_TOKEN = re.compile(
    r"\((?P<note>[^()\n]*)\)"
    r"|(?P<time>\d{1,2}\s*[:hu]\s*\d{2}(?!\d)|\d{1,2}\.\d{2}(?!\d)|\d{3,4}(?!\d)"
    r"|\d{1,2}(?!\d)(?:\s*(?:heures?|uur|[hu])(?![^\W\d]))?)"
    r"|(?P<dash>[-–—])"
    r"|(?P<word>[^\W\d_][\w'’]*\.?)"
    r"|(?P<end>[;\n])"
    r"|(?P<other>[^\s,/&+:])",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")


class WeekSlot(NamedTuple):
    """One opening of the week, Monday being 0."""

    weekday: int
    opens_at: time
    closes_at: time
    note: str = ""


class UnreadHoursError(ValueError):
    """What was typed is no timetable; `str(error)` says where, in the language of the window."""


def parse_hours(text: str) -> list[WeekSlot]:
    """The slots meant by `lu-ve 9-12 13-17`, `ma et je de 13h30 à 17h`, `sa 10-12 (sur rendez-vous); di fermé`…

    In the order typed, nothing checked but that each word, day and hour was understood.
    """
    reading = _Reading()
    for match in _TOKEN.finditer(_EVERY.sub(f"{_DAYS['fr'][0]}-{_DAYS['fr'][6]}", text)):
        kind = match.lastgroup or "other"
        reading.take(kind, match[kind])
    reading.finish()
    return reading.slots


@dataclass
class _Reading:
    """What was read so far."""

    slots: list[WeekSlot] = field(default_factory=list)
    _days: list[int] = field(default_factory=list)
    _spoken: bool = True  # the days named have their hours, or are said to be closed
    _dash: bool = False
    _opens: time | None = None
    _last: int = 0  # slots of the last range, for its note

    def take(self, kind: str, token: str) -> None:
        match kind:
            case "time":
                self._time(token)
            case "dash":
                self._dash = True
            case "word":
                self._word(token)
            case "note":
                self._note(token)
            case "end":
                self._end_range()
            case _other:
                raise UnreadHoursError(_("“{word}” was not understood.").format(word=token))

    def finish(self) -> None:
        self._end_range()
        if not self._spoken:
            raise UnreadHoursError(_("Hours are missing after {day}.").format(day=day_name(self._days[-1])))

    def _word(self, token: str) -> None:
        word = fold(token).rstrip(".")
        if word in _TO:
            self._dash = True
        elif word in _CLOSED:
            self._spoken = True
        elif word not in _PASSED:
            self._day(token, word)

    def _day(self, token: str, word: str) -> None:
        day = _weekday(word)
        if day is None:
            raise UnreadHoursError(_("“{word}” is neither a day nor an hour.").format(word=token))
        self._end_range()
        if self._spoken:
            self._days, self._spoken = [], False
        if self._dash and self._days:
            first = self._days[-1] + 1
            self._days += [each % 7 for each in range(first, day + 1 if day >= first - 1 else day + 8)]
        else:
            self._days.append(day)
        self._dash = False

    def _time(self, token: str) -> None:
        moment = _moment(token)
        if not self._days:
            raise UnreadHoursError(_("Say the day before the hours, like “mo-fr 9-12 13-17”."))
        if self._opens is None:
            self._opens, self._dash = moment, False
            return
        if not self._dash:
            raise UnreadHoursError(_("Until when after {time}? Type it like 9-12.").format(time=token))
        made = [WeekSlot(day, self._opens, moment) for day in dict.fromkeys(self._days)]
        self.slots += made
        self._last, self._opens, self._dash, self._spoken = len(made), None, False, True

    def _note(self, token: str) -> None:
        if not self._last:
            raise UnreadHoursError(_("A remark in brackets stands after its hours."))
        self.slots[-self._last :] = [slot._replace(note=token.strip()) for slot in self.slots[-self._last :]]

    def _end_range(self) -> None:
        if self._opens is not None:
            told = opening_time(self._opens)
            raise UnreadHoursError(_("Until when after {time}? Type it like 9-12.").format(time=told))


def _moment(token: str) -> time:
    figures = _FIGURES.findall(token)
    if len(figures) == 1 and len(figures[0]) > 2:
        figures = [figures[0][:-2], figures[0][-2:]]
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    if (hour, minute) == (24, 0):
        return MIDNIGHT
    if hour > 23 or minute > 59:
        raise UnreadHoursError(_("{time} is no hour of the day.").format(time=token))
    return time(hour, minute)


def _weekday(word: str) -> int | None:
    """The day that `word` begins, in the language of the window first: “ma” is Tuesday in French, Monday in Dutch."""
    if len(word) < 2:
        return None
    first = current_language()
    for language in sorted(_DAYS, key=lambda each: each != first):
        for number, name in enumerate(_DAYS[language]):
            if name.startswith(word):
                return number
    return None


# The way back.


def day_name(weekday: int) -> str:
    """“lundi” for 0."""
    return weekday_name(_MONDAY + timedelta(days=weekday))


def typed_hours(slots: Iterable[WeekSlot]) -> str:
    """The slots as `parse_hours` reads them, days of the same hours together: “lu-ve 9-12 13-17”, a line each."""
    of_day: dict[int, list[str]] = {}
    for slot in sorted(slots):
        note = f" ({slot.note.replace('(', '').replace(')', '')})" if slot.note else ""
        of_day.setdefault(slot.weekday, []).append(f"{_typed(slot.opens_at)}-{_typed(slot.closes_at)}{note}")
    alike: dict[str, list[int]] = {}
    for day, ranges in of_day.items():
        alike.setdefault(" ".join(ranges), []).append(day)
    return "\n".join(f"{_typed_days(days)} {ranges}" for ranges, days in alike.items())


def _typed(moment: time) -> str:
    if moment == MIDNIGHT:
        return "24"
    return f"{moment.hour}:{moment.minute:02}" if moment.minute else str(moment.hour)


def _typed_days(days: list[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words = [[_short_day(day) for day in run] for run in runs]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(run) for run in words)


def _short_day(day: int) -> str:
    return _DAYS[current_language() if current_language() in _DAYS else "en"][day][:2]


def opening_time(moment: time) -> str:
    """“9 h”, “9 h 30” in French, “9.30” in Dutch, “9:30” in English; the end of the day is 24."""
    hour, minute = (24, 0) if moment == MIDNIGHT else (moment.hour, moment.minute)
    match current_language():
        case "fr":
            return f"{hour}{NBSP}h{NBSP}{minute:02}" if minute else f"{hour}{NBSP}h"
        case "nl":
            return f"{hour}.{minute:02}"
        case _:
            return f"{hour}:{minute:02}"


def opening_range(slot: WeekSlot) -> str:
    """“9 h – 12 h 30”, its remark in brackets."""
    told = f"{opening_time(slot.opens_at)} – {opening_time(slot.closes_at)}"
    return f"{told} ({slot.note})" if slot.note else told


def duration(minutes: int) -> str:
    """“30 h 30” for 1830, “30 h” for 1800, “45 min” below an hour."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    unit = "u." if current_language() == "nl" else "h"
    return f"{hours}{NBSP}{unit}{NBSP}{rest:02}" if rest else f"{hours}{NBSP}{unit}"
