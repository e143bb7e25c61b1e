"""How the days of a year share the pages of its calendar: every word has its place, full days have more room."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.pdfbase.pdfmetrics import stringWidth

from csxl_desktop.documents.flowables import breakable
from csxl_desktop.documents.typefaces import Family
from csxl_desktop.domain.content.year_calendar import CalendarLine, YearCalendar

MONTHS = 12
BANDS = ("FR", "NL")  # behind the meetings of a day
_COLUMNS = (12, 6, 4, 3, 2)  # of a page, the first that has room for all
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)  # of the letters
# Parts of the size of the letters: a line, around a day, the name of a month, of a day, a band.
_LEADING, _PAD, _HEAD, _LABEL, _BAND = 1.16, 0.5, 2.2, 2.6, 0.36
_MOST = 0.45  # of an even day, that its letters may take
_DAYS = 31


@dataclass(frozen=True, slots=True)
class Told:
    """One printed line of a day; without a meeting it names what the day is."""

    words: str
    meeting: CalendarLine | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A day, or what did not fit of it in the column before."""

    day: date
    told: tuple[Told, ...]
    ground: CalendarLine | None
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """A month, or what did not fit of it in the column before."""

    month: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Columns of one width, letters of one size."""

    columns: tuple[Column, ...]
    wide: float
    size: float

    @property
    def head(self) -> float:
        return self.size * _HEAD

    @property
    def leading(self) -> float:
        return self.size * _LEADING

    @property
    def label(self) -> float:
        """The width of a day before its meetings."""
        return self.size * _LABEL

    @property
    def band(self) -> float:
        return self.size * _BAND


@dataclass(frozen=True, slots=True)
class _SetIn:
    """What the words of a day are set in, and how much room its lines have."""

    faces: Family
    size: float
    room: float

    def lines(self, words: str, *, bold: bool = False) -> list[str]:
        return wrapped(words, self.faces.face(bold=bold), self.size, self.room)


class _Days:
    """The days of the year written in letters of one size on columns of one width."""

    def __init__(self, content: YearCalendar, faces: Family, wide: float, size: float) -> None:
        self.size = size
        room = wide - 5 - size * (_LABEL + _BAND * len(BANDS))
        set_in = _SetIn(faces, size, room)
        closed, lines = dict(content.closed), dict[date, list[CalendarLine]]()
        for line in content.lines:
            lines.setdefault(line.on, []).append(line)
        self.months = [
            [_cell(day, closed.get(day, ""), lines.get(day, []), set_in) for day in _month(content.year, month)]
            for month in range(1, MONTHS + 1)
        ]

    def need(self, cell: Cell) -> float:
        return self.size * (_LEADING * max(1, len(cell.told)) + _PAD)

    def even(self, months: Sequence[int], height: float) -> list[Column] | None:
        """The months side by side, the same day at the same height in all of them."""
        rows = [
            max(self.need(self.months[month - 1][n]) for month in months if n < len(self.months[month - 1]))
            for n in range(_DAYS)
        ]
        more = (height - sum(rows)) / _DAYS
        heights = {n: row + more for n, row in enumerate(rows)}
        return None if more < 0 else [self._column(month, heights) for month in months]

    def apart(self, months: Sequence[int], height: float) -> list[Column] | None:
        """The months side by side, each with days of its own heights."""
        found = []
        for month in months:
            cells = self.months[month - 1]
            more = (height - sum(map(self.need, cells))) / len(cells)
            if more < 0:
                return None
            found.append(self._column(month, {n: self.need(cell) + more for n, cell in enumerate(cells)}))
        return found

    def flowing(self, height: float) -> Iterator[Column]:
        """The months one after the other, each going on in as many columns as it takes."""
        for month in range(1, MONTHS + 1):
            cells, left = list[Cell](), height
            for cell in self.months[month - 1]:
                for piece in self._pieces(cell, height):
                    if self.need(piece) > left:
                        yield Column(month, tuple(cells))
                        cells, left = [], height
                    cells.append(_high(piece, self.need(piece)))
                    left -= self.need(piece)
            yield Column(month, tuple(cells))

    def _pieces(self, cell: Cell, height: float) -> Iterator[Cell]:
        """A day that is higher than a whole column, in parts."""
        most = max(1, int((height / self.size - _PAD) / _LEADING))
        for start in range(0, max(1, len(cell.told)), most):
            yield Cell(cell.day, cell.told[start : start + most], cell.ground)

    def _column(self, month: int, heights: Mapping[int, float]) -> Column:
        return Column(month, tuple(_high(cell, heights[n]) for n, cell in enumerate(self.months[month - 1])))


def pages(content: YearCalendar, width: float, height: float, faces: Family) -> list[Page]:
    """The fewest pages that keep every word, then the largest letters; the days stand in rows where they can."""
    for count in _COLUMNS:
        wide = width / count
        groups = [range(first, first + count) for first in range(1, MONTHS + 1, count)]
        written = [_Days(content, faces, wide, size) for size in _SIZES if size <= _MOST * height / _DAYS] or [
            _Days(content, faces, wide, _SIZES[-1])
        ]
        for way in (_Days.even, _Days.apart):
            for days in written:
                found = [way(days, months, height - days.size * _HEAD) for months in groups]
                whole = [columns for columns in found if columns is not None]
                if len(whole) == len(found):
                    return [Page(tuple(columns), wide, days.size) for columns in whole]
    size, wide = _SIZES[-1], width / _COLUMNS[-1]
    columns = list(_Days(content, faces, wide, size).flowing(height - size * _HEAD))
    return [
        Page(tuple(columns[first : first + _COLUMNS[-1]]), wide, size) for first in range(0, len(columns), _COLUMNS[-1])
    ]


def _month(year: int, month: int) -> Iterator[date]:
    return (date(year, month, number) for number in range(1, calendar.monthrange(year, month)[1] + 1))


def _cell(day: date, closed: str, lines: Sequence[CalendarLine], set_in: _SetIn) -> Cell:
    told = [Told(words) for words in set_in.lines(closed)]
    for line in lines:
        told += [Told(words, line) for words in set_in.lines(f"{line.badge} {line.text}", bold=True)]
    return Cell(day, tuple(told), next((line for line in lines if not line.struck), None))


def _high(cell: Cell, height: float) -> Cell:
    return Cell(cell.day, cell.told, cell.ground, height)


def wrapped(words: str, face: str, size: float, room: float) -> list[str]:
    """The words on as many lines as they take; one that is wider than a line goes on in the next.

    What a no-break space holds together stays so, unless it is wider than a line itself.
    """
    lines = list[str]()
    for word in _words(words, face, size, room):
        rest = word
        if lines and stringWidth(f"{lines[-1]} {rest}", face, size) <= room:
            lines[-1] = f"{lines[-1]} {rest}"
            continue
        while stringWidth(rest, face, size) > room and len(rest) > 1:
            fits = max(1, sum(stringWidth(rest[: n + 1], face, size) <= room for n in range(len(rest))))
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return lines


def _words(words: str, face: str, size: float, room: float) -> Iterator[str]:
    for held in breakable(words):
        if stringWidth(held, face, size) <= room:
            yield held
        else:
            yield from held.split()
