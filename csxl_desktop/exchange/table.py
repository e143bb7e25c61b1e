"""A table read from a file: sheets of rows of plain cells, each row with its line number."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | time | None

MAX_FILE = 50_000_000
MAX_ROWS = 100_001  # a line of headers above a hundred thousand
MAX_COLUMNS = 1_000
MAX_CELL = 32_767
MAX_CELLS = 2_000_000


class NoticeKind(StrEnum):
    HIDDEN_ROW = "hidden_row"
    MERGED_CELLS = "merged_cells"
    FORMULA_WITHOUT_RESULT = "formula_without_result"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something of a sheet that a plain table cannot show. `until` is the last line of merged cells."""

    kind: NoticeKind
    line: int
    column: int = 0
    until: int = 0


class Row(NamedTuple):
    """One line that holds something: its 1-based number and its cells, empty ones `None`, none at the end.

    A tuple, since a hundred thousand are made: that takes a third of the time.
    """

    line: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a 1-based column; `None` beyond the end."""
        return self.cells[column - 1] if 0 < column <= len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet that hold something, in order."""

    name: str
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. `kind` is csv, xlsx, xls or ods; encoding and delimiter belong to csv."""

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""


def column_letter(column: int) -> str:
    """The name a spreadsheet gives to a 1-based column: A, B … Z, AA …"""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The 1-based column that `letters` name."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """The cells without the empty ones at the end."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return tuple(cells[:end])
