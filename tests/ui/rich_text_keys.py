"""Real key events for the text editor, letter by letter, and small ways to build and read texts."""

from collections.abc import Callable
from itertools import count
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def numbered_ids() -> Callable[[], UUID]:
    numbers = count(1)
    return lambda: UUID(int=next(numbers))


def press(
    editor: RichTextEditor,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    text: str = "",
) -> None:
    """One key down and up, as the keyboard sends it to the text."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(editor.edit, QKeyEvent(kind, key, modifiers, text))


def type_text(editor: RichTextEditor, text: str) -> None:
    """Each letter as a key event of its own; a line end is Enter."""
    for letter in text:
        if letter == "\n":
            press(editor, Qt.Key.Key_Return, text="\r")
        else:
            press(editor, Qt.Key.Key_unknown, text=letter)


def paragraph(name: str, text: str = "", **more: object) -> Block:
    return Block(name, runs=(Span(text),) if text else (), **more)  # type: ignore[arg-type]


def text_of(*blocks: Block) -> RichText:
    return RichText(blocks)


def put_cursor(editor: RichTextEditor, block: int, offset: int = 0) -> None:
    """Stand in the Qt block `block` (from 0), `offset` letters in; a negative one counts from its end."""
    found = editor.edit.document().findBlockByNumber(block)
    at = offset if offset >= 0 else found.length() + offset
    cursor = editor.edit.textCursor()
    cursor.setPosition(found.position() + at)
    editor.edit.setTextCursor(cursor)


def select(editor: RichTextEditor, start: int, end: int) -> None:
    cursor = editor.edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.edit.setTextCursor(cursor)


def lines(editor: RichTextEditor) -> list[str]:
    return editor.text().plain().split("\n")


def ids(editor: RichTextEditor) -> list[str]:
    return [block.id for block in editor.text().blocks]
