"""The figures of tables: each table by itself, its line of totals, its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.text import Text

_FIGURE = re.compile(r"\d[\d.]*(?:,\d+)?")
_UNIT = re.compile(
    r"(?<=\d) ?(?:ETP|km|kg|h|heures?|min|minutes|participant(?:e?s)?|participations?|personnes?|présents?|membres?|"
    r"pages?|visiteurs?|colis|repas|familles?|séances?|réunions?|inscrits?)$"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of one table, its line of totals apart (None: it has none)."""

    rows: tuple[int, ...]
    total: int | None = None


def segments(text: Text) -> list[Segment]:
    """Tables that follow each other under one name, apart: a blank line or a line of totals ends one."""
    found: list[Segment] = []
    for rows in text.tables():
        run: list[int] = []
        for at in rows:
            line = text.blocks[at].line
            if run and line and line > text.blocks[run[-1]].line + 1:
                found.append(Segment(tuple(run)))
                run = []
            if is_total(text.blocks[at].cells) and run:
                found.append(Segment(tuple(run), at))
                run = []
            else:
                run.append(at)
        if run:
            found.append(Segment(tuple(run)))
    return found


class Tables:
    """The tables of a text by the part in which they stand."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self.all = segments(text)
        self._under: dict[int, list[Segment]] = {}
        for each in self.all:
            self._under.setdefault(id(text.heading_of(each.rows[0])), []).append(each)

    def beside(self, at: int) -> list[Segment]:
        """Those in the part of the block at `at`."""
        return self._under.get(id(self._text.heading_of(at)), [])


def is_total(cells: Sequence[str]) -> bool:
    return fold(" ".join(cells)).startswith(("total", "totaux"))


def figure(cell: str) -> float | None:
    """“1.086”, “15,44 %”, “4 500 €”; None where the cell is no figure."""
    bare = re.sub(r"[%€\s]|EUR\b", "", _UNIT.sub("", cell))
    if not _FIGURE.fullmatch(bare):
        return None
    try:
        return float(re.sub(r"\.(?=\d{3}(?:\D|$))", "", bare).replace(",", "."))
    except ValueError:
        return None


def column(text: Text, segment: Segment, place: int) -> list[tuple[int, float]]:
    """The figures of a column with their rows; no year over it."""
    found = []
    for at in segment.rows:
        cells = text.blocks[at].cells
        told = figure(cells[place]) if place < len(cells) else None
        if told is not None and not (at == segment.rows[0] and re.fullmatch(r"(?:19|20)\d\d", cells[place].strip())):
            found.append((at, told))
    return found


def cell_of(text: Text, at: int | None, place: int) -> str:
    cells = text.blocks[at].cells if at is not None else ()
    return cells[place].strip() if place < len(cells) else ""


def width(text: Text, segment: Segment) -> int:
    return max(len(text.blocks[at].cells) for at in segment.rows)


def totals(text: Text, segment: Segment) -> list[list[float]]:
    """The figures of each column that holds some, the first one (names, numbers) left out."""
    return [
        [told for _at, told in found]
        for place in range(1, width(text, segment))
        if (found := column(text, segment, place))
        and not any("%" in text.blocks[at].cells[place] for at, _told in found)
    ]
