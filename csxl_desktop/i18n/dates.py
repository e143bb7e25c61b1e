"""Dates and times as they are printed and listed, in the current language."""

from datetime import date, time
from functools import cache
from typing import Literal

from csxl_desktop.i18n.catalogue import current_language
from csxl_desktop.i18n.locales import locale_code

NBSP = "\N{NO-BREAK SPACE}"
PRECISIONS = ("day", "month", "season", "year", "undated")
SEASONS: dict[str, tuple[str, str, str, str]] = {
    "fr": ("hiver", "printemps", "été", "automne"),
    "nl": ("winter", "lente", "zomer", "herfst"),
    "en": ("winter", "spring", "summer", "autumn"),
}
_UNDATED = {"fr": "sans date", "nl": "zonder datum", "en": "undated"}


def long_date(day: date, *, weekday: bool = True, year: bool = True) -> str:
    """“jeudi 3 avril 2025”, “1er avril 2025” without its weekday."""
    parts = [weekday_name(day)] if weekday else []
    parts += [_day_number(day), month_name(day.month)]
    return " ".join([*parts, str(day.year)] if year else parts)


def short_date(day: date) -> str:
    """“03/04/2025”, for tables, in every language."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def list_date(day: date) -> str:
    """“jeu. 2 avril”, for the lines of a list whose year is known."""
    name = _day_names(locale_code(), "abbreviated")[day.weekday()]
    return f"{name} {_day_number(day)} {month_name(day.month)}"


def date_range(first: date, last: date | None = None, *, weekday: bool = False) -> str:
    """“du 3 au 5 avril 2025”; the long date where there is one day only."""
    if last is None or last == first:
        return long_date(first, weekday=weekday)
    same_year = first.year == last.year
    if same_year and first.month == last.month:
        start = f"{weekday_name(first)} {_day_number(first)}" if weekday else _day_number(first)
    else:
        start = long_date(first, weekday=weekday, year=not same_year)
    end = long_date(last, weekday=weekday)
    match current_language():
        case "fr":
            return f"du {start} au {end}"
        case "nl":
            return f"van {start} tot {end}"
        case _:
            return f"{start} to {end}"


def clock_time(moment: time) -> str:
    """“9 h 30” in French, “9.30 uur” in Dutch, “9:30” in English."""
    minutes = f"{moment.minute:02}"
    match current_language():
        case "fr":
            return f"{moment.hour}{NBSP}h{NBSP}{minutes}"
        case "nl":
            return f"{moment.hour}.{minutes}{NBSP}uur"
        case _:
            return f"{moment.hour}:{minutes}"


def time_range(start: time | None, end: time | None = None) -> str:
    """“9 h 30 – 12 h 00”; one time alone where there is but one, nothing where there is none."""
    if start is None or end is None:
        only = start if end is None else end
        return "" if only is None else clock_time(only)
    first = clock_time(start).removesuffix(f"{NBSP}uur")
    return f"{first} – {clock_time(end)}"


def month_name(month: int) -> str:
    """“avril” for 4; capitalised in English only."""
    return _month_names(locale_code())[month - 1]


def month_short(month: int) -> str:
    """“avr.” for 4: under a chart, over a narrow column."""
    return _month_names(locale_code(), "abbreviated")[month - 1]


def weekday_name(day: date) -> str:
    return _day_names(locale_code(), "wide")[day.weekday()]


def month_and_year(day: date) -> str:
    return f"{month_name(day.month)} {day.year}"


def season_name(day: date) -> str:
    """The season of the day's month; December to February are winter."""
    return SEASONS.get(current_language(), SEASONS["en"])[day.month % 12 // 3]


def fuzzy_date(day: date | None, precision: str, *, weekday: bool = True) -> str:
    """The day as precisely as it is known: `precision` is one of `PRECISIONS`."""
    if day is None or precision == "undated":
        return _UNDATED.get(current_language(), _UNDATED["en"])
    match precision:
        case "year":
            return str(day.year)
        case "season":
            return f"{season_name(day)} {day.year}"
        case "month":
            return month_and_year(day)
        case _:
            return long_date(day, weekday=weekday)


def _day_number(day: date) -> str:
    # CLDR writes “1 avril”: the first of the month is an ordinal in French.
    return "1er" if day.day == 1 and current_language() == "fr" else str(day.day)


@cache
def _month_names(locale: str, width: Literal["abbreviated", "wide"] = "wide") -> tuple[str, ...]:
    from babel.dates import get_month_names  # kept out of start-up

    names = get_month_names(width, context="format", locale=locale)
    return tuple(str(names[number]) for number in range(1, 13))


@cache
def _day_names(locale: str, width: str) -> tuple[str, ...]:
    from babel.dates import get_day_names  # kept out of start-up

    names = get_day_names("wide" if width == "wide" else "abbreviated", context="format", locale=locale)
    return tuple(str(names[number]) for number in range(7))
