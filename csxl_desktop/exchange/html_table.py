"""The table in what Word, Excel or a web page put on the clipboard: its text alone, as a table of tabs and lines."""

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from csxl_desktop.exchange.errors import TooLargeError

MAX_HTML = 10_000_000
_BREAKS = frozenset({"br", "p", "div", "li"})
_SILENT = frozenset({"style", "script", "head", "title", "xml"})
_SPACES = re.compile(r"\s+")
_WIDEST = 50  # columns or lines that one cell may span


def has_table(html: str) -> bool:
    return "<table" in html[:MAX_HTML].lower()


def tabbed(html: str) -> str:
    """The first table of `html` that has several cells, its cells apart by tabs, quoted where they hold one."""
    if len(html) > MAX_HTML:
        raise TooLargeError(size=len(html) // 1_000_000, limit=MAX_HTML // 1_000_000)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    rows = next((table for table in reader.tables if sum(map(len, table)) > 1), [])
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(_laid_out(rows))
    return out.getvalue()


_Cell = tuple[str, int, int]  # text, columns, lines


def _laid_out(rows: list[list[_Cell]]) -> Iterator[list[str]]:
    """Each line whole: a cell that reaches down says the same on every line, one that reaches right leaves blanks."""
    reaching: dict[int, tuple[str, int]] = {}
    for row in rows:
        line: list[str] = []
        waiting = iter(row)
        while True:
            if (above := reaching.get(len(line))) is not None and above[1] > 0:
                reaching[len(line)] = (above[0], above[1] - 1)
                line.append(above[0])
                continue
            cell = next(waiting, None)
            if cell is None:
                break
            text, across, down = cell
            for offset in range(across):
                reaching[len(line)] = (text if not offset else "", down - 1)
                line.append(text if not offset else "")
        yield line


class _Reader(HTMLParser):
    """Collects the outermost tables; a table inside a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[_Cell]]] = []
        self._depth = 0
        self._silent = 0
        self._cell: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].append([])
        elif self._depth == 1 and tag in {"td", "th"}:
            self._end_cell()
            told = dict(attrs)
            self._cell, self._spans = [], (_number(told.get("colspan")), _number(told.get("rowspan")))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
            self._depth -= 1
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(_SPACES.sub(" ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        text = "\n".join(line for line in lines if line)
        self._cell = None
        if not self.tables[-1]:
            self.tables[-1].append([])
        self.tables[-1][-1].append((text, *self._spans))


def _number(raw: str | None) -> int:
    try:
        return min(max(int(raw or 1), 1), _WIDEST)
    except ValueError:
        return 1
