"""Values of the model as cells of the exchange workbook, and back."""

import json
import math
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from csxl_desktop.exchange import cell_values
from csxl_desktop.exchange.long_text import clean
from csxl_desktop.exchange.rich_cells import dumped, rich_from_cells, rich_to_cells
from csxl_desktop.exchange.sheet_specs import ColumnSpec
from csxl_desktop.exchange.table import Cell
from csxl_desktop.i18n import N_, _, fold

_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets disagree
_EXACT = 2**53


class CellError(ValueError):
    """A cell that does not hold what its column wants; the message is a msgid."""


def to_cells(column: ColumnSpec, value: Any) -> tuple[Cell, str]:
    """The cell of a value, and the JSON that stands beside it (rich text alone has one)."""
    if value is None:
        return None, ""
    if column.kind == "rich":
        plain, raw = rich_to_cells(value)
        return plain or None, raw
    return _simple(column, value), ""


def _simple(column: ColumnSpec, value: Any) -> Cell:
    match column.kind:
        case "boolean":
            return _("yes") if value else _("no")
        case "choice":
            return next((label for code, label in column.choices if code == str(value)), str(value))
        case "json":
            return clean(dumped(value))
        case "integer" | "number":
            return _number_cell(value)
        case "date":
            return _time_cell(value.date() if isinstance(value, datetime) else value)
        case "datetime" | "time":
            return _time_cell(value)
    return clean(str(value)) or None


def _number_cell(value: Any) -> Cell:
    if isinstance(value, int):
        return value if abs(value) < _EXACT else str(value)
    read = float(value)
    if not math.isfinite(read):
        return None
    return int(read) if read.is_integer() and abs(read) < _EXACT else read


def _time_cell(value: date | time) -> Cell:
    """A real date or time where every spreadsheet agrees on it, else ISO text."""
    if isinstance(value, time):
        return value if value.microsecond == 0 and value.tzinfo is None else value.isoformat()
    if isinstance(value, datetime):
        exact = value.microsecond == 0 and value.tzinfo is None
        return value if exact and value.date() >= _FIRST_DAY else value.isoformat(sep=" ")
    return value if value >= _FIRST_DAY else value.isoformat()


def from_cells(column: ColumnSpec, plain: Sequence[Cell], raw: Sequence[Cell], today: date) -> Any:
    """The value that the cells of a column say (`plain` in order, then `raw` JSON); `None` where all are empty."""
    if column.kind in {"text", "reference", "json", "rich"}:
        text = clean("".join(cell_values.text_of(cell) or "" for cell in plain))
        if column.kind == "rich":
            return rich_from_cells(text, "".join(str(cell) for cell in raw if cell is not None))[0]
        return (_json(text) if column.kind == "json" else text) if text else None
    cell = plain[0] if plain else None
    if isinstance(cell, str) and not cell.strip():
        cell = None
    return None if cell is None else _read(column, cell, today)


def _read(column: ColumnSpec, cell: Cell, today: date) -> Any:
    match column.kind:
        case "integer":
            return _wanted(cell_values.whole_number(cell), N_("A whole number is expected."))
        case "number":
            return _wanted(cell_values.number(cell), N_("A number is expected."))
        case "boolean":
            return _wanted(cell_values.yes_or_no(cell), N_("“Yes” or “no” is expected."))
        case "date" | "datetime" | "time":
            return _read_time(column.kind, cell, today)
        case "choice":
            return _choice(column, str(cell))
    try:
        return UUID(str(cell).strip())
    except ValueError as error:
        raise CellError(N_("This is no identifier. Leave the cell empty for a new row.")) from error


def _read_time(kind: str, cell: Cell, today: date) -> date | time:
    read: date | time | None
    if kind == "date":
        read, reason = cell_values.whole_date(cell, today), N_("A date is expected, such as 03/04/2025.")
    elif kind == "datetime":
        read, reason = cell_values.moment(cell, today), N_("A date and time is expected, such as 03/04/2025 14:30.")
    else:
        read, reason = cell_values.time_of_day(cell), N_("A time is expected, such as 14:30.")
    if read is None:
        raise CellError(reason)
    return read


def _choice(column: ColumnSpec, typed: str) -> str:
    folded = fold(typed)
    for code, label in column.choices:
        if folded in {fold(code), fold(label)}:
            return code
    raise CellError(N_("This is not one of the choices: see the first sheet."))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CellError(N_("These technical data are damaged. Take them again from an export.")) from error


def _wanted(value: Any, reason: str) -> Any:
    if value is None:
        raise CellError(reason)
    return value
