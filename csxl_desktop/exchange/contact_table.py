"""A table for spreadsheets, as CSV whose cells run nothing."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from csxl_desktop.exchange.long_text import clean

Value = str | date | None
_GUARD = "'"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", _GUARD)


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


def _csv_cell(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else guarded(clean(value or ""))
