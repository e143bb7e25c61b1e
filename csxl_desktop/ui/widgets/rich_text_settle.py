"""Puts a document in order after each edit: one id a block, pictures alone on their line, no nameless words.

Qt copies a block's properties when it is split and merges blocks as it likes; what follows from that is mended in
the same undo step.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from csxl_desktop.domain.rich_text import Block
from csxl_desktop.ui.widgets.rich_text_format import (
    SHELL,
    block_of,
    decode_block,
    is_text,
    object_format,
    shell_of,
)
from csxl_desktop.ui.widgets.rich_text_from_qt import block_objects, top_level
from csxl_desktop.ui.widgets.rich_text_look import block_format

NewId = Callable[[], UUID]
_Repair = Callable[[QTextCursor], None]


def settle(document: QTextDocument, new_id: NewId) -> bool:
    """Mend `document`; whether anything had to be."""
    breaks = [position for item in _blocks(document) for position in _missing_breaks(item)]
    if breaks:
        _apply(document, [_break_at(position) for position in reversed(breaks)])
    repairs = _repairs(document, new_id)
    _apply(document, repairs)
    return bool(breaks or repairs)


def set_shell(block: QTextBlock, shell: Block | None) -> None:
    """Make a Qt block stand for `shell`."""
    QTextCursor(block).setBlockFormat(block_format(shell))


def _apply(document: QTextDocument, repairs: list[_Repair]) -> None:
    if not repairs:
        return
    cursor = QTextCursor(document)
    if document.isUndoAvailable():
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    for repair in repairs:
        repair(cursor)
    cursor.endEditBlock()


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    return [item for item in top_level(document) if isinstance(item, QTextBlock)]


def _missing_breaks(item: QTextBlock) -> list[int]:
    """Where a line must end so that each picture stands alone."""
    start, end = item.position(), item.position() + item.length() - 1
    found: set[int] = set()
    for position, _block in block_objects(item):
        found |= {position, position + 1}
    return sorted(position for position in found if start < position < end)


def _break_at(position: int) -> _Repair:
    def repair(cursor: QTextCursor) -> None:
        cursor.setPosition(position)
        cursor.insertBlock()

    return repair


def _repairs(document: QTextDocument, new_id: NewId) -> list[_Repair]:
    seen: set[str] = set()
    repairs: list[_Repair] = []
    for item in top_level(document):
        if isinstance(item, QTextTable):
            repairs += _table_repairs(item, seen, new_id)
        else:
            repairs += _block_repairs(item, seen, new_id)
    return repairs


def _table_repairs(table: QTextTable, seen: set[str], new_id: NewId) -> list[_Repair]:
    shell = table.format().stringProperty(SHELL)
    block = decode_block(shell) if shell else None
    if block is not None and block.id not in seen:
        seen.add(block.id)
        return []
    named = replace(block, id=str(new_id()), extra={}) if block else Block(str(new_id()), "table")
    seen.add(named.id)

    def repair(_cursor: QTextCursor) -> None:
        look = table.format()
        look.setProperty(SHELL, shell_of(named))
        table.setFormat(look)

    return [repair]


def _block_repairs(item: QTextBlock, seen: set[str], new_id: NewId) -> list[_Repair]:
    shell = block_of(item)
    objects = list(block_objects(item))
    wanted = objects[0][1] if objects else shell
    if wanted is None:
        wanted = Block(str(new_id())) if item.length() > 1 else None
    elif not objects and not is_text(wanted):
        wanted = Block(str(new_id()))
    elif wanted.id in seen:
        wanted = replace(wanted, id=str(new_id()), extra={} if is_text(wanted) else wanted.extra)
    if wanted is None:
        return []
    seen.add(wanted.id)
    position, repairs = item.position(), list[_Repair]()
    if objects and wanted != objects[0][1]:
        repairs.append(lambda cursor: _rename_object(cursor, position, wanted))
    if shell != wanted:
        repairs.append(lambda cursor: set_shell(cursor.document().findBlock(position), wanted))
    return repairs


def _rename_object(cursor: QTextCursor, position: int, block: Block) -> None:
    cursor.setPosition(position)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(object_format(block))
