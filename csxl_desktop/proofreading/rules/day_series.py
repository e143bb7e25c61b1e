"""Days told in a row: “un mercredi : les 3, 10 et 18 mars”, “mardis 19 mars, 28 mai et 12 novembre 2024”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import MONTH, WEEKDAY, WEEKDAYS, dates_in, month_number
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Kind

_DAY = (
    rf"(?P<day>\d{{1,2}})(?:er)?(?: (?P<month>{MONTH})(?: (?P<year>(?:19|20)\d\d))?)?(?!\w|[ ]?(?:h|heures?)\b|[/.]\d)"
)
_ONE = re.compile(_DAY, re.IGNORECASE)
_BETWEEN = re.compile(r" et |, et |, puis | puis |, | et le |, le | et les ", re.IGNORECASE)
_OPENING = re.compile(
    rf"(?:\b(?:un|le) (?P<one>{WEEKDAY})(?: matin| midi| soir| après-midi)?,? ?:? (?:les |aux? )"
    rf"|(?<!tous les )\b(?P<several>{WEEKDAY})s (?:matin |midi |soir |après-midi )?(?:les |: )?)(?=\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY})")
_FEWEST = 3  # days of a row: of two, none is the odd one


@dataclass(frozen=True, slots=True)
class DayOfRow:
    """A day told in a row; its month and year may be printed behind a later one."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def on(self, year: int | None) -> date | None:
        meant = self.year or year
        try:
            return date(meant, self.month, self.day) if meant else None
        except ValueError:
            return None


def row_at(flat: str, start: int) -> tuple[DayOfRow, ...]:
    """The days that follow each other from `start` on; none where the last one names no month."""
    found: list[re.Match[str]] = []
    at = start
    while (each := _ONE.match(flat, at)) is not None:
        found.append(each)
        between = _BETWEEN.match(flat, each.end())
        if between is None or _ONE.match(flat, between.end()) is None:
            break
        at = between.end()
    days: list[DayOfRow] = []
    month, year = 0, None
    for each in reversed(found):
        month = month_number(each["month"]) if each["month"] else month
        year = int(each["year"]) if each["year"] else year
        if not month:
            return ()
        days.append(DayOfRow(each.start(), each.end(), int(each["day"]), month, year))
    return tuple(reversed(days))


def weekdays_of_rows(reading: Reading) -> Iterator[Remark]:
    """“Toujours un mercredi : les 25 février, 5 mai et 8 septembre”: the one day that is none."""
    text = reading.text
    for at, block in text.every(_WEEKDAY):
        for found in _OPENING.finditer(block.flat):
            row = row_at(block.flat, found.end())
            told = (found["one"] or found["several"]).lower()
            days = [(each, each.on(text.year)) for each in row]
            odd = [(each, day) for each, day in days if day is not None and WEEKDAYS[day.weekday()] != told]
            if len(row) < _FEWEST or not odd or len(odd) > len(row) // 2:
                continue
            for each, day in odd:
                if not _told_already(block.flat, found, each):
                    why = _("The days are told to be {name}s, but {date} is a {right}.").format(
                        name=told, date=short_date(day), right=WEEKDAYS[day.weekday()]
                    )
                    yield pointed(text, at, (each.start, each.end), why)


def _told_already(flat: str, found: re.Match[str], each: DayOfRow) -> bool:
    """`dates.every_weekday` reads “les mardis 19 mars” where each day has its month."""
    led = flat[max(0, found.start() - 4) : found.start()].lower() == "les "
    return bool(found["several"]) and led and any(day.start == each.start for day in dates_in(flat))


_MONTH_OF = re.compile(
    rf"\b(?:l'|la |cette |de |d')(?P<kind>réunion|séance|rencontre|plénière|assemblée|AG|visite|balade|marche)"
    rf"(?: plénière| générale)? (?:de |d')(?P<month>{MONTH})(?! \d| prochain| dernier)",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{MONTH})")
_HELD = re.compile(r"\b(?:réuni\w*|réunions?|séances?|rencontres?)\b", re.IGNORECASE)


def months_of_meetings(reading: Reading) -> Iterator[Remark]:
    """“Lors de la réunion d’octobre”, behind “il s’est réuni les 17 janvier, 16 mai et 8 novembre”."""
    text = reading.text
    for at, block in text.running(_MONTH):
        if block.kind is not Kind.PARAGRAPH:
            continue
        for found in _MONTH_OF.finditer(block.flat):
            before = block.flat[: found.start()]
            days = dates_in(before)
            months = {each.month for each in days}
            if found["kind"].lower() not in {"réunion", "séance", "rencontre"} or len(days) < _FEWEST:
                continue
            if _HELD.search(before) and month_number(found["month"]) not in months and _is_row(before, days):
                why = _("No day of {month} is among those told before.").format(month=found["month"].lower())
                yield pointed(text, at, found.span("month"), why)


def _is_row(flat: str, days: tuple[object, ...]) -> bool:
    """The days told stand in one sentence."""
    first, last = dates_in(flat)[0], dates_in(flat)[-1]
    return len(days) >= _FEWEST and not re.search(r"[.!?] ", flat[first.end : last.start])
