"""Counts as they are typed or pasted from a spreadsheet; what does not fit is kept with its reason."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from csxl_desktop.domain.attendance_form import read_typed
from csxl_desktop.domain.choices import Quality
from csxl_desktop.i18n import _, fold, ngettext

_SHARE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))? ?%")
_GROUPED = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.'’]\d{3})+)(?![\d.])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOTALS = {"total", "totaux", "totaal", "total general", "somme", "ensemble", "sum"}
MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class CountTyped:
    """A number, or a share alone (0–100) where no number is known."""

    number: Decimal | None = None
    share: Decimal | None = None
    quality: Quality = Quality.EXACT

    @property
    def is_known(self) -> bool:
        return self.number is not None or self.share is not None


NO_COUNT = CountTyped()


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that does not fit: as it was, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PastedCounts:
    """`counts` are (label, year, count), a label alone has neither; `refused` come in their order.

    `header` is the first line where it names the years: what is left must keep it.
    """

    counts: tuple[tuple[str, int | None, CountTyped], ...]
    refused: tuple[Refused, ...]
    header: str = ""


@dataclass(frozen=True, slots=True)
class PastedTotal:
    """What is known of a year, or of the years from the first to the last."""

    first: int | None
    last: int
    number: Decimal
    number_to: Decimal | None
    quality: Quality
    source: str


def ungrouped(words: str) -> str:
    """“3.666” is 3666: a point before three digits groups them, for nothing here has three decimals."""
    return _GROUPED.sub(lambda found: re.sub(r"\D", "", found[1]), words)


def read_count(words: str) -> CountTyped | None:
    """`18`, `3 666`, `environ 15`, `plus de 170`, `12,5 %`; nothing where it is none of them."""
    text = " ".join(words.split())
    if found := _SHARE.fullmatch(text):
        share = Decimal(f"{found[1]}.{found[2] or 0}").normalize() + 0
        return CountTyped(share=share) if share <= 100 else None
    typed = read_typed(ungrouped(text))
    if typed is None or typed.quality is Quality.RANGE:
        return None
    return CountTyped(typed.number, quality=typed.quality)


def cells_of(text: str) -> list[tuple[str, list[str]]]:
    """The lines, each with its cells: tabs, else semicolons, else one cell; of one column the gaps stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    mark = "\t" if any("\t" in line for line in lines) else ";" if any(";" in line for line in lines) else ""
    if not mark:
        return [(line, [line.strip()]) for line in lines] if text.strip() else []
    return [(line, [cell.strip() for cell in _split(line, mark)]) for line in lines if line.strip(" \t;")]


def _split(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return line.split(mark)


def read_categories(text: str, year: int, labels: Sequence[str]) -> PastedCounts:
    """Labels with their counts of `year`, or of the years that the first line names; numbers alone in their order."""
    lines = cells_of(text)
    if lines and max(len(cells) for _line, cells in lines) == 1:
        return _one_column(lines, year, labels)
    years, rest = _years_of(lines, year)
    counts: list[tuple[str, int | None, CountTyped]] = []
    refused: list[Refused] = []
    seen: set[str] = set()
    for place, (line, cells) in enumerate(rest):
        label, values = cells[0], [read_count(cell) for cell in cells[1 : len(years) + 1]]
        reason = _too_many(place) or _of_label(label, seen) or _of_cells(cells[1:], values, len(years))
        if reason:
            refused.append(Refused(line, reason))
            continue
        seen.add(fold(label))
        told = [(label, each, count) for each, count in zip(years, values, strict=False) if count and count.is_known]
        counts += told or [(label, None, NO_COUNT)]
    return PastedCounts(tuple(counts), tuple(refused), lines[0][0] if len(rest) < len(lines) else "")


def _one_column(lines: list[tuple[str, list[str]]], year: int, labels: Sequence[str]) -> PastedCounts:
    """All numbers: the counts of the lines that stand, from the first on; else labels."""
    values = [read_count(cells[0]) for _line, cells in lines]
    if not all(value is not None for value in values):
        counts: list[tuple[str, int | None, CountTyped]] = []
        refused: list[Refused] = []
        seen: set[str] = set()
        for place, (line, cells) in enumerate(each for each in lines if each[1][0]):
            if reason := _too_many(place) or _of_label(cells[0], seen):
                refused.append(Refused(line, reason))
                continue
            seen.add(fold(cells[0]))
            counts.append((cells[0], None, NO_COUNT))
        return PastedCounts(tuple(counts), tuple(refused))
    pairs = zip(labels, values, strict=False)
    known = [(label, year, value) for label, value in pairs if value is not None and value.is_known]
    reason = ngettext(
        "The table has only {count} line from here: give this number its category.",
        "The table has only {count} lines from here: give this number its category.",
        len(labels),
    ).format(count=len(labels))
    beyond = tuple(Refused(line, reason) for line, _cells in lines[len(labels) :] if line.strip())
    return PastedCounts(tuple(known), beyond)


def _years_of(lines: list[tuple[str, list[str]]], year: int) -> tuple[list[int], list[tuple[str, list[str]]]]:
    """The years that the first line names, and what follows it."""
    first = lines[0][1] if lines else []
    named = [int(cell) for cell in first[1:] if _YEAR.fullmatch(cell)]
    sure = len(named) > 1 or (first and not first[0]) or named in ([year], [year - 1])
    if named and len(named) == len(first) - 1 == len(set(named)) and sure:
        return named, lines[1:]
    return [year], lines


def _too_many(place: int) -> str:
    return _("Only {count} lines are taken at a time.").format(count=MOST_LINES) if place >= MOST_LINES else ""


def _of_label(label: str, seen: set[str]) -> str:
    if not label:
        return _("The category has no name.")
    if len(label) > 300:
        return _("The name of the category is too long.")
    if fold(label) in _TOTALS:
        return _("The total is computed: it is never typed.")
    return _("This category stands twice.") if fold(label) in seen else ""


def _of_cells(cells: Sequence[str], values: Sequence[CountTyped | None], room: int) -> str:
    wrong = next((cell for cell, value in zip(cells, values, strict=False) if value is None), None)
    if wrong is not None:
        return _("“{text}” is not a number.").format(text=wrong)
    return _("There are more columns than years.") if any(cells[room:]) else ""


_YEARS = re.compile(r"((?:19|20)\d\d)(?: ?(?:-|–|a|et|tot|en|to|/) ?((?:19|20)\d\d))?")


def read_totals(text: str) -> tuple[tuple[PastedTotal, ...], tuple[Refused, ...]]:
    """Lines “2019; 139; source” or “2004–2018; environ 950; source”; a first line of words is refused as any other."""
    totals: list[PastedTotal] = []
    refused: list[Refused] = []
    for place, (line, cells) in enumerate(each for each in cells_of(text) if each[0].strip()):
        years = _YEARS.fullmatch(fold(cells[0]))
        typed = read_typed(ungrouped(cells[1])) if len(cells) > 1 else None
        reason = _too_many(place)
        if not reason and (years is None or (years[2] and int(years[2]) <= int(years[1]))):
            reason = _("“{text}” is neither a year nor years such as 2004–2018.").format(text=cells[0])
        if not reason and (typed is None or typed.number is None):
            reason = _("“{text}” is not a number.").format(text=cells[1] if len(cells) > 1 else "")
        if reason or years is None or typed is None or typed.number is None:
            refused.append(Refused(line, reason))
            continue
        first, last = (int(years[1]), int(years[2])) if years[2] else (None, int(years[1]))
        source = " ".join(cell for cell in cells[2:] if cell)[:300]
        totals.append(PastedTotal(first, last, typed.number, typed.number_to, typed.quality, source))
    return tuple(totals), tuple(refused)
