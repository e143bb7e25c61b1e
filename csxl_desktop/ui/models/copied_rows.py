"""Rows of a list as a spreadsheet takes them from the clipboard: tab text, and a table whose cells are texts."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData

from csxl_desktop.i18n import _
from csxl_desktop.ui.models.rows import Column

# Excel reads this style: a phone keeps its first 0, a date stays as it was written, `=1+1` is no sum.
_TEXT_CELL = r"mso-number-format:'\@'"
_SAME_CELL = "<br style='mso-data-placement:same-cell'>"


def copied_rows(columns: Sequence[Column[Any]], rows: Iterable[Any]) -> QMimeData:
    """The rows under the headers of `columns`."""
    headers = [_(column.header) if column.header else "" for column in columns]
    lines = [[_words(column, row) for column in columns] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_one_line, line)) for line in [headers, *lines]) + "\n")
    body = "".join(f"<tr>{''.join(_cell('td', text) for text in line)}</tr>" for line in lines)
    head = "".join(_cell("th", header) for header in headers)
    data.setHtml(f'<html><head><meta charset="utf-8"></head><body><table><tr>{head}</tr>{body}</table></body></html>')
    return data


def _words(column: Column[Any], row: Any) -> str:
    """What the cell says: its text, else its pill or its badge."""
    text = column.text(row)
    if column.secondary is not None and (more := column.secondary(row)):
        text = f"{text} ({more})" if text else more
    for mark in (column.state, column.badge):
        if not text and mark is not None and (found := mark(row)):
            text = found[0]
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(tag: str, text: str) -> str:
    inside = _SAME_CELL.join(escape(line) for line in text.splitlines())
    return f'<{tag} style="{_TEXT_CELL}">{inside}</{tag}>'
