"""What changed between two texts: what came is underlined, what went is struck."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from csxl_desktop.domain.text_diff import BlockDifference, Change
from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look


class Titled(Protocol):
    """A part of the text with its title."""

    @property
    def title(self) -> str: ...

    @property
    def blocks(self) -> Sequence[BlockDifference]: ...


class DifferenceView(QTextEdit):
    """Told without colour too."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(_("What changed"))
        self.setMinimumHeight(look().sizes.px(150))

    def show_differences(self, items: Sequence[Titled]) -> None:
        """Only what changed, under the title of its part."""
        self.clear()
        cursor = self.textCursor()
        if not items:
            cursor.insertText(_("Nothing changed since."), _format(None))
        for place, item in enumerate(items):
            if place:
                cursor.insertBlock()
            cursor.insertText(item.title, _format(None, bold=True))
            for block in item.blocks:
                if block.change is not Change.SAME:
                    cursor.insertBlock()
                    _insert(cursor, block)
        self._to_start(cursor)

    def show_blocks(self, blocks: Sequence[BlockDifference]) -> None:
        """The whole text, what stayed too."""
        self.clear()
        cursor = self.textCursor()
        for place, block in enumerate(blocks):
            if place:
                cursor.insertBlock()
            _insert(cursor, block)
        self._to_start(cursor)

    def _to_start(self, cursor: QTextCursor) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)


def _insert(cursor: QTextCursor, block: BlockDifference) -> None:
    for part in block.parts:
        cursor.insertText(part.text, _format(part.change))


def _format(change: Change | None, *, bold: bool = False) -> QTextCharFormat:
    now = look()
    made = QTextCharFormat()
    made.setForeground(now.color("text"))
    if bold:
        made.setFontWeight(600)
    if change is Change.ADDED:
        made.setForeground(now.color("good"))
        made.setFontUnderline(True)
    if change is Change.REMOVED:
        made.setForeground(now.color("wrong"))
        made.setFontStrikeOut(True)
    return made
