"""CSV as offices have it: any common encoding, semicolon, comma or tab, any line end."""

import codecs
import csv
import io
import re
from collections import Counter

from csxl_desktop.exchange.errors import (
    CellTooLongError,
    ForbiddenCharacterError,
    LoneQuoteError,
    TooManyColumnsError,
    TooManyRowsError,
    UnknownEncodingError,
)
from csxl_desktop.exchange.table import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Row,
    Sheet,
    Table,
    column_letter,
    trimmed,
)

DELIMITERS = (";", ",", "\t")
ENCODINGS = ("utf-8", "cp1252", "utf-16", "mac-roman", "cp850")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DECLARED = re.compile(r"sep=(.)\n", re.IGNORECASE)
_SAMPLE = 200  # lines looked at to find the delimiter
_ENOUGH = 0.3  # part of the lines that must agree
_GUESS = 40_000  # characters looked at to find the delimiter


def read_csv(data: bytes, *, encoding: str = "", delimiter: str = "") -> Table:
    """The one sheet of a CSV file; encoding and delimiter are found where they are not given."""
    text, encoding = _decoded(data, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    skipped = 0
    if declared := _DECLARED.match(text):
        text, skipped = text[declared.end() :], 1
        delimiter = delimiter or declared[1]
    _refuse_forbidden(text, skipped)
    delimiter = delimiter or _delimiter(text)
    return Table("csv", (Sheet("", _rows(text, delimiter, skipped)),), encoding, delimiter)


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    """Byte order mark, then strict UTF-8, then Windows' Western letters: never wrong on real files."""
    for mark, name, family in _BOMS:
        if data.startswith(mark) and encoding in {"", family}:
            return _strictly(data[len(mark) :], name), family
    if encoding:
        return _strictly(data, encoding), encoding
    if silent := _utf16_without_mark(data):
        return _strictly(data, silent), silent
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(data, "cp1252"), "cp1252"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore").replace("\r\n", "\n").replace("\r", "\n")
        line, column = _place(before, len(before), 0)
        raise UnknownEncodingError(line=line, column=column, encoding=encoding) from error


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 that lost its mark: every other byte of Western letters is zero."""
    sample = data[:2000]
    if len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else ""


def _refuse_forbidden(text: str, skipped: int) -> None:
    if found := _FORBIDDEN.search(text):
        line, column = _place(text, found.start(), skipped)
        raise ForbiddenCharacterError(line=line, column=column, code=f"{ord(found[0]):04X}")


def _place(text: str, position: int, skipped: int) -> tuple[int, str]:
    """Line and column letter of a position, by the delimiter the file seems to have."""
    start = text.rfind("\n", 0, position) + 1
    before = text[start:position]
    delimiter = _delimiter(text)
    return text.count("\n", 0, position) + 1 + skipped, column_letter(before.count(delimiter) + 1)


def _delimiter(text: str) -> str:
    """The one that cuts most lines into the same number of cells, more than one."""
    scores = [(_consistency(text[:_GUESS], candidate), candidate) for candidate in DELIMITERS]
    best = max(score for score, _candidate in scores)
    if best[0] < _ENOUGH:
        return DELIMITERS[0]  # one column alone, with a comma here and there
    return next(candidate for score, candidate in scores if score == best)


def _consistency(text: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader):
            if number >= _SAMPLE:
                break
            if cells:
                widths[len(cells)] += 1
    except csv.Error:
        pass  # what was cut before the fault still tells
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return round(count / widths.total(), 2), width


def _rows(text: str, delimiter: str, skipped: int) -> tuple[Row, ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = 1 + skipped
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _cause(text.split("\n"), line - skipped - 1, delimiter, line) from error
        if cells is None:
            return tuple(rows)
        _refuse_too_much(cells, line)
        if kept := trimmed([cell if cell.strip() else None for cell in cells]):
            rows.append(Row(line, kept))
        line = reader.line_num + 1 + skipped


def _refuse_too_much(cells: list[str], line: int) -> None:
    if line > MAX_ROWS and any(cell.strip() for cell in cells):
        raise TooManyRowsError(sheet="CSV", line=line, limit=MAX_ROWS)
    if len(cells) > MAX_COLUMNS:
        raise TooManyColumnsError(sheet="CSV", line=line, column=column_letter(len(cells)), limit=MAX_COLUMNS)
    for number, cell in enumerate(cells, start=1):
        if len(cell) > MAX_CELL:
            raise CellTooLongError(line=line, column=column_letter(number), length=len(cell), limit=MAX_CELL)


def _cause(lines: list[str], start: int, delimiter: str, line: int) -> LoneQuoteError | CellTooLongError:
    """Why the record beginning at `start` could not be cut: one endless field, or a quote left open."""
    cells = lines[start].split(delimiter)
    for number, cell in enumerate(cells, start=1):
        if len(cell) > MAX_CELL:
            return CellTooLongError(line=line, column=column_letter(number), length=len(cell), limit=MAX_CELL)
    opened = [number for number, cell in enumerate(cells, start=1) if cell.count('"') % 2]
    return LoneQuoteError(line=line, column=column_letter(opened[0] if opened else 1))
