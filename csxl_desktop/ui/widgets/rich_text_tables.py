"""Tables in a text: a new one, rows and columns, the way from cell to cell."""

from dataclasses import replace

from PySide6.QtGui import QTextCursor, QTextTable

from csxl_desktop.domain.rich_text import Block
from csxl_desktop.ui.widgets.rich_text_format import SHELL, decode_block, shell_of
from csxl_desktop.ui.widgets.rich_text_look import room_above, share_columns
from csxl_desktop.ui.widgets.rich_text_settle import NewId


def empty_table(new_id: NewId, rows: int = 3, columns: int = 3) -> Block:
    """A table to be filled, its first row a heading."""
    return Block(str(new_id()), "table", rows=(((),) * columns,) * rows, header=True)


def step_cell(cursor: QTextCursor, step: int) -> None:
    """Go to the next (+1) or previous (-1) cell and select it; behind the last cell a row is added."""
    table = cursor.currentTable()
    cell = table.cellAt(cursor)
    at = max(cell.row() * table.columns() + cell.column() + step, 0)
    if at >= table.rows() * table.columns():
        add_row(cursor)
    target = table.cellAt(at // table.columns(), at % table.columns())
    cursor.setPosition(target.firstCursorPosition().position())
    cursor.setPosition(target.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)


def add_row(cursor: QTextCursor) -> None:
    """A row below the cursor's."""
    table = cursor.currentTable()
    table.insertRows(table.cellAt(cursor).row() + 1, 1)


def add_column(cursor: QTextCursor) -> None:
    """A column on the right of the cursor's."""
    table = cursor.currentTable()
    cursor.beginEditBlock()
    table.insertColumns(table.cellAt(cursor).column() + 1, 1)
    _share(table)
    cursor.endEditBlock()


def remove_row(cursor: QTextCursor) -> None:
    """The cursor's row goes; with the last one the table."""
    table = cursor.currentTable()
    table.removeRows(table.cellAt(cursor).row(), 1)


def remove_column(cursor: QTextCursor) -> None:
    """The cursor's column goes; with the last one the table."""
    table = cursor.currentTable()
    last = table.columns() == 1
    cursor.beginEditBlock()
    table.removeColumns(table.cellAt(cursor).column(), 1)
    if not last:
        _share(table)
    cursor.endEditBlock()


def remove_table(cursor: QTextCursor) -> None:
    table = cursor.currentTable()
    table.removeRows(0, table.rows())


def toggle_header(cursor: QTextCursor) -> None:
    """The first row becomes a heading, or stops being one."""
    table = cursor.currentTable()
    look = table.format()
    shell = decode_block(look.stringProperty(SHELL))
    look.setProperty(SHELL, shell_of(replace(shell, header=not shell.header)))
    table.setFormat(look)


def caption_of(cursor: QTextCursor) -> str:
    """The words above the cursor's table."""
    return decode_block(cursor.currentTable().format().stringProperty(SHELL)).caption


def set_caption(cursor: QTextCursor, caption: str) -> None:
    """Other words above it, or none."""
    table = cursor.currentTable()
    look = table.format()
    shell = decode_block(look.stringProperty(SHELL))
    look.setProperty(SHELL, shell_of(replace(shell, caption=caption)))
    look.setTopMargin(room_above(caption))
    table.setFormat(look)


def _share(table: QTextTable) -> None:
    look = table.format()
    share_columns(look, table.columns())
    table.setFormat(look)
