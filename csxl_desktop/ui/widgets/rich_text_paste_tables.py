"""One pasted table: spans of cells made plain, rows made equal, tables of layout taken apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from csxl_desktop.domain.rich_text import Block, Span, merged
from csxl_desktop.ui.widgets.rich_text_clean import LINE

_WIDEST = 60  # columns; a wider one is a sheet, whose place is the import


@dataclass
class Cell:
    """What one cell holds: as lines, for a cell, and as blocks, in case the table was only for the layout."""

    spans: list[Span] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class TableWriter:
    """The rows and cells of one table, as they are read."""

    def __init__(self) -> None:
        self.header = False
        self.in_cell = False
        self._rows: list[list[Cell]] = []
        self._below: dict[int, int] = {}  # column: rows that a cell above still covers
        self._all_headings = True

    def open_row(self) -> None:
        self.in_cell = False
        if self._rows:
            self._cover()
        self._rows.append([])

    def open_cell(self, columns: str, rows: str, *, header: bool) -> None:
        if not self._rows:
            self.open_row()
        row = self._rows[-1]
        self._cover()
        if len(self._rows) == 1:
            self._all_headings &= header
        wide, high = _count(columns, _WIDEST), _count(rows, 1000)
        if len(row) < _WIDEST:
            for column in range(len(row), min(len(row) + wide, _WIDEST)):
                row.append(Cell())
                if high > 1:
                    self._below[column] = self._below.get(column, 0) + high - 1
            self._cell = len(row) - min(wide, len(row))
        self.in_cell = True

    def close_cell(self) -> None:
        self.in_cell = False

    def write(self, spans: Sequence[Span], blocks: Sequence[Block]) -> None:
        """Lines for the cell that is open."""
        cell = self._rows[-1][self._cell]
        if cell.spans:
            cell.spans.append(Span(LINE))
        cell.spans.extend(spans)
        cell.blocks.extend(blocks)

    def filled(self) -> Iterator[Cell]:
        """The cells that hold something, one after the other: what a table inside a cell becomes."""
        return (cell for row in self._rows for cell in row if cell.spans)

    def blocks(self) -> list[Block]:
        """The table; as paragraphs where it has one cell only, as mails use for their layout."""
        rows = [row for row in self._rows if any(cell.spans for cell in row)]
        width = max((len(row) for row in rows), default=0)
        used = [column for column in range(width) if any(_spans(row, column) for row in rows)]
        if len(used) * len(rows) <= 1:
            return [block for cell in self.filled() for block in cell.blocks]
        cells = [[_spans(row, column) for column in used] for row in rows]
        header = rows[0] is self._rows[0] and self._is_header(cells)
        if header:
            cells[0] = [[replace(s, marks=s.marks.replace("b", "")) for s in cell] for cell in cells[0]]
        return [Block("", "table", rows=tuple(tuple(merged(c) for c in row) for row in cells), header=header)]

    def _is_header(self, rows: Sequence[Sequence[Sequence[Span]]]) -> bool:
        bold = all("b" in span.marks for cell in rows[0] for span in cell if span.text.strip())
        return len(rows) > 1 and (self.header or self._all_headings or bold)

    def _cover(self) -> None:
        """Put an empty cell wherever one of an earlier row reaches down."""
        row = self._rows[-1]
        while self._below.get(len(row), 0) > 0 and len(row) < _WIDEST and len(self._rows) > 1:
            self._below[len(row)] -= 1
            row.append(Cell())


def _count(text: str, largest: int) -> int:
    text = text.strip()[:6]
    return min(max(int(text), 1), largest) if text.isascii() and text.isdigit() else 1


def _spans(row: Sequence[Cell], column: int) -> list[Span]:
    return row[column].spans if column < len(row) else []
