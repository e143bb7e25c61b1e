"""Dates and times as they are printed and listed, in the current language."""

from datetime import date, time
from typing import Literal

from csxl_desktop.i18n.catalogue import current_language

NBSP = "\N{NO-BREAK SPACE}"
PRECISIONS = ("day", "month", "season", "year", "undated")
Width = Literal["abbreviated", "wide"]
WIDTHS: tuple[Width, ...] = ("wide", "abbreviated")
SEASONS: dict[str, tuple[str, str, str, str]] = {
    "fr": ("hiver", "printemps", "été", "automne"),
    "nl": ("winter", "lente", "zomer", "herfst"),
    "en": ("winter", "spring", "summer", "autumn"),
}
# As Babel has them (the tests ask it), whose whole knowledge of a language takes 6 MB and 30 ms of each process.
_MONTHS: dict[str, dict[Width, tuple[str, ...]]] = {
    "fr": {
        "wide": (
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
            "septembre", "octobre", "novembre", "décembre",
        ),
        "abbreviated": (
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août",
            "sept.", "oct.", "nov.", "déc.",
        ),
    },
    "nl": {
        "wide": (
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
            "september", "oktober", "november", "december",
        ),
        "abbreviated": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    },
    "en": {
        "wide": (
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ),
        "abbreviated": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
    },
}  # fmt: skip
_DAYS: dict[str, dict[Width, tuple[str, ...]]] = {
    "fr": {
        "wide": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        "abbreviated": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    },
    "nl": {
        "wide": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        "abbreviated": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    },
    "en": {
        "wide": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "abbreviated": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    },
}  # fmt: skip
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
    name = day_names(current_language(), "abbreviated")[day.weekday()]
    return f"{name} {_day_number(day)} {month_name(day.month)}"


def narrow_date(day: date) -> str:
    """“jeu. 2 avr.”, for a narrow column whose year is known."""
    name = day_names(current_language(), "abbreviated")[day.weekday()]
    return f"{name} {_day_number(day)} {month_short(day.month)}"


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


def clock_figure(moment: time) -> str:
    """The same in a field or a narrow place: “9 h 30”, “9.30”, “9:30”."""
    return clock_time(moment).removesuffix(f"{NBSP}uur")


def time_range(start: time | None, end: time | None = None) -> str:
    """“9 h 30 – 12 h 00”; one time alone where there is but one, nothing where there is none."""
    if start is None or end is None:
        only = start if end is None else end
        return "" if only is None else clock_time(only)
    return f"{clock_figure(start)} – {clock_time(end)}"


def month_name(month: int) -> str:
    """“avril” for 4; capitalised in English only."""
    return month_names(current_language())[month - 1]


def month_short(month: int) -> str:
    """“avr.” for 4: under a chart, over a narrow column."""
    return month_names(current_language(), "abbreviated")[month - 1]


def weekday_name(day: date) -> str:
    return day_names(current_language())[day.weekday()]


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


def month_names(language: str, width: Width = "wide") -> tuple[str, ...]:
    """The twelve of them."""
    return _MONTHS.get(language, _MONTHS["en"])[width]


def day_names(language: str, width: Width = "wide") -> tuple[str, ...]:
    """The seven of them, Monday first."""
    return _DAYS.get(language, _DAYS["en"])[width]
