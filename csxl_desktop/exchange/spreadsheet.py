"""Spreadsheets (XLSX, XLS, ODS) read through calamine, behind the gate."""

import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from csxl_desktop.exchange import sheet_scan
from csxl_desktop.exchange.errors import (
    CellTooLongError,
    DamagedFileError,
    ExchangeError,
    PasswordProtectedError,
    TooHeavyError,
    TooManyColumnsError,
    TooManyRowsError,
)
from csxl_desktop.exchange.table import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Notice,
    NoticeKind,
    Row,
    Sheet,
    Table,
    column_letter,
    trimmed,
)
from csxl_desktop.exchange.zip_gate import unpacked_parts


def read_spreadsheet(data: bytes, kind: str) -> Table:
    """The visible and hidden sheets of a spreadsheet in their order."""
    notices = _xlsx_notices(data) if kind == "xlsx" else {}
    by_position = _ods_notices(data) if kind == "ods" else {}
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = []
        for position, name in enumerate(workbook.sheet_names):
            found = workbook.get_sheet_by_index(position)
            extra = notices.get(name, ()) + by_position.get(position, ())
            sheets.append(_sheet(found, extra))
    except PasswordError as error:
        raise PasswordProtectedError from error
    except ExchangeError:
        raise
    except (CalamineError, ValueError, OSError) as error:
        raise DamagedFileError from error
    return Table(kind, tuple(sheets))


def _xlsx_notices(data: bytes) -> dict[str, tuple[Notice, ...]]:
    workbook = relations = b""
    found: dict[str, tuple[Notice, ...]] = {}
    for part in unpacked_parts(data):
        if part.name == "xl/workbook.xml":
            workbook = part.content
        elif part.name == "xl/_rels/workbook.xml.rels":
            relations = part.content
        elif part.name.startswith("xl/worksheets/") and part.name.endswith(".xml"):
            title = part.name.rpartition("/")[2].removesuffix(".xml")
            found[part.name] = sheet_scan.xlsx_notices(title, part.content)
    titles = sheet_scan.sheet_files(workbook, relations)
    return {titles[name]: notices for name, notices in found.items() if name in titles}


def _ods_notices(data: bytes) -> dict[int, tuple[Notice, ...]]:
    found: dict[int, tuple[Notice, ...]] = {}
    for part in unpacked_parts(data):
        if part.name == "content.xml":
            found = sheet_scan.ods_notices(part.content)
        elif part.name == "META-INF/manifest.xml" and b"encryption-data" in part.content:
            raise PasswordProtectedError
    return found


def _sheet(found: CalamineSheet, notices: tuple[Notice, ...]) -> Sheet:
    if found.total_height > MAX_ROWS:
        raise TooManyRowsError(sheet=found.name, line=found.total_height, limit=MAX_ROWS)
    if found.total_width > MAX_COLUMNS:
        column = column_letter(found.total_width)
        raise TooManyColumnsError(sheet=found.name, line=1, column=column, limit=MAX_COLUMNS)
    rows: list[Row] = []
    count = 0
    before: list[Cell] = [None] * (found.start[1] if found.start else 0)  # calamine leaves these columns out
    for line, raw in enumerate(found.iter_rows(), start=1):
        cells = trimmed([*before, *map(_cell, raw)])
        if not cells:
            continue
        count += len(cells)
        if count > MAX_CELLS:
            raise TooHeavyError
        _refuse_long(cells, line)
        rows.append(Row(line, cells))
    return Sheet(found.name, tuple(rows), (*notices, *_merged(found)))


def _cell(value: Any) -> Cell:
    """A plain value: whole numbers as such, the empty text as nothing, a time of day as such."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, timedelta):
        in_a_day = timedelta(0) <= value < timedelta(days=1)
        return (datetime.combine(date.min, time()) + value).time() if in_a_day else value / timedelta(days=1)
    return value if value is None or isinstance(value, bool | int | date | time) else str(value)


def _number(value: float) -> Cell:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _refuse_long(cells: Iterable[Cell], line: int) -> None:
    for number, cell in enumerate(cells, start=1):
        if isinstance(cell, str) and len(cell) > MAX_CELL:
            raise CellTooLongError(line=line, column=column_letter(number), length=len(cell), limit=MAX_CELL)


def _merged(found: CalamineSheet) -> tuple[Notice, ...]:
    ranges = found.merged_cell_ranges or []
    return tuple(Notice(NoticeKind.MERGED_CELLS, start[0] + 1, start[1] + 1, end[0] + 1) for start, end in ranges)
