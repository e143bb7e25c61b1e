"""The exchange workbook: what goes out comes back equal."""

from csxl_desktop.exchange.sheet_specs import ColumnKind, ColumnSpec, SheetSpec, WorkbookContent, WorkbookRow
from csxl_desktop.exchange.workbook_read import read
from csxl_desktop.exchange.workbook_write import write

__all__ = ["ColumnKind", "ColumnSpec", "SheetSpec", "WorkbookContent", "WorkbookRow", "read", "write"]
