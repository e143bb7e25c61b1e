"""A table for spreadsheets: CSV whose cells run nothing, XLSX whose texts stay texts."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from csxl_desktop.exchange.long_text import clean, escaped
from csxl_desktop.exchange.table import MAX_CELL
from csxl_desktop.exchange.workbook_write import FIXED, without_clock

Value = str | date | None
_GUARD = "'"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", _GUARD)
_WIDEST = 46
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class ContactTable:
    """Headers in words, and rows of texts and days."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return _GUARD + text if text.startswith(_DANGEROUS) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith(_GUARD) else cell


def write_csv(table: ContactTable) -> bytes:
    """Semicolons and UTF-8 with its mark, as Excel opens it with a double click; days as 2026-11-21."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(header) for header in table.headers])
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(table: ContactTable) -> bytes:
    """Every text typed as text (a phone keeps its 0, `=1+1` stays what it is), days as days; the same bytes again."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "CSXL Desktop"
    workbook.properties.created = FIXED
    sheet = workbook.create_sheet(_NOT_IN_TITLES.sub(" ", table.title)[:31].strip(" '") or None)
    sheet.freeze_panes = "A2"
    for number, header in enumerate(table.headers, start=1):
        texts = [header, *(str(row[number - 1] or "") for row in table.rows[:500])]
        sheet.column_dimensions[get_column_letter(number)].width = min(max(map(len, texts)) + 3, _WIDEST)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.headers))}{len(table.rows) + 1}"
    sheet.append([_cell(sheet, header, bold=True) for header in table.headers])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    workbook.save(stream)
    return without_clock(stream.getvalue())


def _csv_cell(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else guarded(clean(value or ""))


def _cell(sheet: Any, value: Value, *, bold: bool = False) -> Any:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet)
        cell.value = value
        cell.number_format = "DD/MM/YYYY"
        return cell
    text = clean(value or "")[:MAX_CELL]
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=escaped(text))
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
