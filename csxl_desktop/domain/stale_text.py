"""What a text carried over from last year says that may hold no longer: years, days, periods, names. Pure.

A year or a day is doubted only where last year's version of the passage says it too; a period that is over and a name
that is no longer right are doubted wherever they stand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from csxl_desktop.i18n import _

_MONTH = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
)
_DAY = re.compile(rf"\b\d{{1,2}}(?:er)?[\s\u00a0]+{_MONTH}\b(?:[\s\u00a0]+(?P<year>(?:19|20)\d\d))?", re.IGNORECASE)
_NUMBERED_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?P<year>(?:19|20)\d\d)\b")
_PERIOD = re.compile(r"\b(?:19|20)\d\d\s?(?:[-–/]|à|tot)\s?(?P<year>(?:19|20)\d\d)\b")
_UNTIL = re.compile(
    r"\b(?:jusqu[’'](?:en|au|à)|tot|valables? en|geldig in)\b[^.;!?\d]{0,30}"
    rf"(?:\d{{1,2}}(?:er)?\s)?(?:{_MONTH}\s)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)\b(?![/.-]\d)")
_SINCE = re.compile(
    r"\b(?:depuis|dès|né\w*|fond\w+|cré\w+|début\w*|lanc\w+|à partir de|sinds|vanaf|opgericht|gestart)\b[^.;!?]{0,30}$",
    re.IGNORECASE,
)
_NAME_EDGE = r"[\w’'-]"


@dataclass(frozen=True, slots=True)
class StaleMark:
    """Letters of a line that may hold no longer, and why."""

    start: int
    length: int
    why: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A name that is no longer right from a day on, and what to say of it."""

    name: str
    why: str


class StaleNames:
    """The names that are no longer right, ready to be looked for."""

    def __init__(self, gone: Iterable[Gone]) -> None:
        self._why: Mapping[str, str] = {each.name.casefold(): each.why for each in gone if each.name.strip()}
        longest_first = sorted(self._why, key=len, reverse=True)
        words = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<!{_NAME_EDGE})(?:{words})(?![\w-])", re.IGNORECASE) if words else None

    def marks(self, line: str) -> Iterator[StaleMark]:
        for found in self._pattern.finditer(line) if self._pattern else ():
            yield StaleMark(found.start(), len(found[0]), self._why.get(found[0].casefold(), ""))


def stale_marks(line: str, carried: str, year: int, names: StaleNames) -> tuple[StaleMark, ...]:
    """What to look at again in `line`, in its order; `carried` is last year's version of it, or nothing."""
    found: list[StaleMark] = [*names.marks(line), *_over(line, year), *_carried(line, carried, year)]
    kept: list[StaleMark] = []
    for mark in sorted(found, key=lambda each: (each.start, -each.length)):
        if not kept or mark.start >= kept[-1].start + kept[-1].length:
            kept.append(mark)
    return tuple(kept)


def _over(line: str, year: int) -> Iterator[StaleMark]:
    """Periods and terms that ended before the year told."""
    for pattern in (_UNTIL, _PERIOD):
        for found in pattern.finditer(line):
            if int(found["year"]) < year:
                yield _mark(found, _("This ended in {year}: is there anything newer?").format(year=found["year"]))


def _carried(line: str, carried: str, year: int) -> Iterator[StaleMark]:
    for pattern in (_DAY, _NUMBERED_DAY):
        for found in pattern.finditer(line):
            told = found["year"]
            if found[0] in carried and (told is None or int(told) >= year - 1):
                yield _mark(found, _("This day was told last year already."))
    for found in _YEAR.finditer(line):
        told_year = int(found["year"])
        if found[0] in carried and told_year in {year - 1, year} and not _SINCE.search(line[: found.start()]):
            yield _mark(found, _year_words(told_year, year).format(year=told_year))


def _year_words(told: int, year: int) -> str:
    return (
        _("{year} was still to come when this was written.")
        if told == year
        else _("Last year's report was about {year}.")
    )


def _mark(found: re.Match[str], why: str) -> StaleMark:
    return StaleMark(found.start(), found.end() - found.start(), why)
