"""French dates in running text: where they stand, and which day they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from csxl_desktop.i18n import fold

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_MONTH_NUMBERS = {fold(name): number for number, name in enumerate(MONTHS, start=1)}
MONTH = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_FIGURE = re.compile(r"\d")
_LONG = re.compile(
    rf"(?<![\w/.])(?P<day>\d{{1,2}})(?:er)? (?P<month>{MONTH})(?:,? (?P<year>(?:19|20)\d\d))?(?!\w)", re.IGNORECASE
)
_NUMERIC = re.compile(
    r"(?<![\w/.,-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)"
    r"(?![\w/]|[.,-]\d)"
)
_SHORT = re.compile(r"(?<![\w/.,-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/]|[.,-]\d)")


@dataclass(frozen=True, slots=True)
class DateInText:
    """Figures that name a day; `style` is `long`, `numeric`, `two_digits` or `no_year`; `year` may be None."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    style: str
    printed: str

    def on(self, year: int | None) -> date | None:
        """The day meant, in `year` where none is printed; None where no such day exists."""
        meant = self.year or year
        if meant is None:
            return None
        try:
            return date(meant, self.month, self.day)
        except ValueError:
            return None


@lru_cache(maxsize=20_000)
def dates_in(flat: str) -> tuple[DateInText, ...]:
    """Every date of a line, in its order; a dozen rules ask for those of each line."""
    if _FIGURE.search(flat) is None:
        return ()
    found = [*_long(flat), *_numeric(flat)]
    taken = {place for each in found for place in range(each.start, each.end)}
    found += [each for each in _short(flat) if each.start not in taken]
    return tuple(sorted(found, key=lambda each: each.start))


def full_year(figures: str) -> int:
    """“24” is 2024, “98” is 1998."""
    return int(figures) if len(figures) == 4 else int(figures) + (2000 if int(figures) < 70 else 1900)


def month_number(name: str) -> int:
    return _MONTH_NUMBERS[fold(name)]


def _long(flat: str) -> Iterator[DateInText]:
    for each in _LONG.finditer(flat):
        year = int(each["year"]) if each["year"] else None
        yield DateInText(
            each.start(), each.end(), int(each["day"]), month_number(each["month"]), year, "long", each.group()
        )


def _numeric(flat: str) -> Iterator[DateInText]:
    for each in _NUMERIC.finditer(flat):
        style = "numeric" if len(each["year"]) == 4 else "two_digits"
        if style == "two_digits" and each["mark"] == ".":
            continue  # 1.2.24 is a number of a chapter as well
        yield DateInText(
            each.start(), each.end(), int(each["day"]), int(each["month"]), full_year(each["year"]), style, each.group()
        )


def _short(flat: str) -> Iterator[DateInText]:
    """“7/04”: a month with two figures or a day above 12 tells it from a fraction."""
    for each in _SHORT.finditer(flat):
        if len(each["month"]) == 2 and 1 <= int(each["month"]) <= 12 and 1 <= int(each["day"]) <= 31:
            yield DateInText(
                each.start(), each.end(), int(each["day"]), int(each["month"]), None, "no_year", each.group()
            )
