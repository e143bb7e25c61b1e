"""Lines of a table that count the others: “TOTAL : 3”."""

import re

from csxl_desktop.exchange.heading_words import WORDS, Field
from csxl_desktop.exchange.mapping import Mapping
from csxl_desktop.exchange.table import Cell, Row, Sheet
from csxl_desktop.i18n import fold

_TOTAL = frozenset({"total", "totaux", "totale", "totaal", "totalen", "subtotal", "subtotaal"})
_COUNT = frozenset({"somme", "nombre", "som", "aantal", "sum", "count", "number", "nb", "nbre"})  # with a figure only
_BESIDE = frozenset(
    (
        *("sous", "sub", "grand", "general", "generale", "generaux", "algemeen", "eur", "euro", "euros"),
        *("de", "des", "du", "d", "l", "la", "le", "les", "van", "het", "of", "the", "au", "en", "et", "in"),
        *(part for field in (Field.ORGANISATION, Field.REPRESENTATIVE) for part in re.findall(r"\w+", WORDS[field])),
    )
)
_WORD = re.compile(r"\w+")
_TELLS = re.compile("tota|som|nombre|aantal|sum|count|number|nbr?e?", re.IGNORECASE)  # looked for first: it is quick
_LONGEST = 80
_PHONE = 8  # digits
_FORMULA = frozenset("=@+")  # what begins so is a name that somebody hopes a spreadsheet will carry out


def without_totals(sheet: Sheet, mapping: Mapping) -> tuple[list[Row], frozenset[int]]:
    """The rows below the headers that say something of their own, and the numbers of those that count them."""
    kept = [column.number for column in mapping.columns if column.field is not None]
    below = [row for row in sheet.rows if row.line > mapping.header_line]
    passed = frozenset(row.line for row in below if _counts_others(row, kept))
    return [row for row in below if row.line not in passed], passed


def _counts_others(row: Row, kept: list[int]) -> bool:
    """Whether the columns that are read say nothing but such a word and figures; the first name settles it."""
    for number in kept:
        cell = row.cell(number)
        if cell is not None and not _is_figure(cell) and not _words(cell):
            return False
    said = frozenset[str]().union(*(_words(cell) for cell in row.cells))
    return bool(said & _TOTAL) or (bool(said) and ("#" in said or any(map(_is_figure, row.cells))))


def _is_figure(cell: Cell) -> bool:
    """A sum or a count; a longer one is the number of a phone."""
    if isinstance(cell, str) and (len(cell) > _LONGEST or any(map(str.isalpha, cell))):
        return False
    return isinstance(cell, str | int | float) and 0 < sum(map(str.isdigit, str(cell))) < _PHONE


def _words(cell: Cell) -> frozenset[str]:
    """The words of a cell that tells a total, its figures as “#”; nothing where it tells anything else."""
    if not isinstance(cell, str) or len(cell) > _LONGEST or cell[:1] in _FORMULA or not _TELLS.search(cell):
        return frozenset()
    folded = fold(cell)
    label, colon, value = folded.partition(":")
    told = {"#" if word.isdigit() else word for word in _WORD.findall(folded)}
    if told & (_TOTAL | _COUNT) and told <= _TOTAL | _COUNT | _BESIDE | {"#"}:
        return frozenset(told)
    first = next(iter(_WORD.findall(label)), "")
    figures = bool(colon) and (not value.strip() or _is_figure(value))  # “Total présents : 12”
    return frozenset({first, "#"}) if figures and first in _TOTAL else frozenset()
