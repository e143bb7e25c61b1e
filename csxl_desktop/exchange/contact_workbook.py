"""A table for spreadsheets as XLSX, whose texts stay texts; apart, since openpyxl is large."""

import io
import re
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from csxl_desktop.exchange.contact_table import ContactTable, Value
from csxl_desktop.exchange.long_text import clean, escaped
from csxl_desktop.exchange.table import MAX_CELL
from csxl_desktop.exchange.workbook_write import FIXED, without_clock

_WIDEST = 46
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]\x00-\x1f]")


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
