"""Any table file into rows of plain cells: CSV, XLSX, XLS, ODS, told apart by content."""

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import EmptyFileError, TooLargeError
from csxl_desktop.exchange.table import MAX_FILE, Table
from csxl_desktop.exchange.wire import table_from_json


def read_table(data: bytes, *, encoding: str = "", delimiter: str = "") -> Table:
    """The table in `data`; raises an `ExchangeError` that says what is wrong, where, and what to do.

    `encoding` (one of `csv_text.ENCODINGS`) and `delimiter` overrule what is found in a CSV file.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyFileError
    if len(data) > MAX_FILE:
        raise TooLargeError(size=len(data) // 1_000_000, limit=MAX_FILE // 1_000_000)
    return table_from_json(told_by_child(data, "table", encoding, delimiter))
