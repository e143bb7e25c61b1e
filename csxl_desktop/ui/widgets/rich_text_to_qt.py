"""Text format v1 written into a QTextDocument."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from csxl_desktop.domain.rich_text import Block, RichText, Run, Span
from csxl_desktop.ui.widgets.rich_text_clean import OBJECT_CHAR, clean
from csxl_desktop.ui.widgets.rich_text_format import (
    SHELL,
    is_text,
    object_format,
    run_format,
    shell_of,
)
from csxl_desktop.ui.widgets.rich_text_look import block_format, table_format


class OfflineDocument(QTextDocument):
    """A document that never opens what a text names: no file, no address, no shared folder."""

    def loadResource(self, kind: int, name: object) -> None:
        """Nothing: pictures are drawn from the dossier's attachments, never by Qt."""


def fill(document: QTextDocument, text: RichText) -> None:
    """Replace all of `document`; the undo stack starts anew."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(block_format(None))
    write_blocks(cursor, text.blocks, fresh=True)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def write_blocks(cursor: QTextCursor, blocks: Sequence[Block], *, fresh: bool) -> None:
    """Write `blocks` from the cursor on, which stays behind the last; `fresh`: the empty block it is in may go.

    Qt wants a line before a first table, between two tables and after the last: such a line carries no block
    and counts as nothing while it is empty.
    """
    for block in blocks:
        if _is_table(block):
            _write_table(cursor, block)
            fresh = True
            continue
        if fresh:
            cursor.setBlockFormat(block_format(block))
            cursor.setBlockCharFormat(QTextCharFormat())
        else:
            cursor.insertBlock(block_format(block), QTextCharFormat())
        fresh = False
        if is_text(block):
            write_runs(cursor, block.runs)
        else:
            cursor.insertText(OBJECT_CHAR, object_format(block))


def write_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Write `runs` at the cursor, inside its block or its cell."""
    for run in runs:
        if isinstance(run, Span):
            cursor.insertText(clean(run.text), run_format(run))
        else:
            cursor.insertText(OBJECT_CHAR, run_format(run))


def _is_table(block: Block) -> bool:
    return block.kind == "table" and bool(block.rows) and all(block.rows)


def _write_table(cursor: QTextCursor, block: Block) -> None:
    columns = max(len(row) for row in block.rows)
    look = table_format(columns, block.caption)
    look.setProperty(SHELL, shell_of(block))
    if block.header:
        look.setHeaderRowCount(1)
    table = cursor.insertTable(len(block.rows), columns, look)
    for r, row in enumerate(block.rows):
        for c, cell in enumerate(row):
            write_runs(table.cellAt(r, c).firstCursorPosition(), cell)
    _step_behind(cursor, table)


def _step_behind(cursor: QTextCursor, table: QTextTable) -> None:
    cursor.setPosition(table.lastPosition() + 1)
    cursor.setBlockFormat(block_format(None))
    cursor.setBlockCharFormat(QTextCharFormat())
