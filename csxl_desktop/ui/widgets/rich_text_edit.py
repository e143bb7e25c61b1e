"""The text area under the fingers: keys, typing, live fields."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)

from csxl_desktop.domain.rich_text import LiveField, Run
from csxl_desktop.ui.widgets import rich_text_commands as commands
from csxl_desktop.ui.widgets.rich_text_agreement import ask_words, change_words
from csxl_desktop.ui.widgets.rich_text_area import RichTextArea
from csxl_desktop.ui.widgets.rich_text_completion import FieldCompletion
from csxl_desktop.ui.widgets.rich_text_format import block_of
from csxl_desktop.ui.widgets.rich_text_objects import Attachments, FieldChoice
from csxl_desktop.ui.widgets.rich_text_settle import settle
from csxl_desktop.ui.widgets.rich_text_shortcuts import command_of
from csxl_desktop.ui.widgets.rich_text_tables import step_cell
from csxl_desktop.ui.widgets.rich_text_typing import before_cursor, french, next_letter_format, opening

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RichTextEdit(RichTextArea):
    """Edits one document of text format v1; blocks keep their ids through every edit."""

    command_wanted = Signal(str)  # a shortcut of ours was pressed: the name of the command

    def __init__(self, new_id: Callable[[], UUID], attachments: Attachments) -> None:
        super().__init__(new_id, attachments)
        self.french_typography = False
        self.completion = FieldCompletion(self)
        self.completion.chosen.connect(self._insert_field)
        fields = self.objects.named
        self.completion.words_wanted.connect(lambda name: ask_words(self, fields(name), (), self._insert_field))
        self.object_opened.connect(lambda found: change_words(self, fields, found, self.insert_field))
        self._block_count = self.document().blockCount()

    def set_fields(self, fields: Iterable[FieldChoice]) -> None:
        """The live fields that `{` offers, with what each says at present."""
        super().set_fields(choices := tuple(fields))
        self.completion.set_choices(choices)

    def insert_field(self, name: str) -> None:
        self.insert_run(LiveField(name))

    def offer_fields(self) -> None:
        """Open the list of live fields at the cursor, as `{` does."""
        cursor = self.textCursor()
        commands.leave_object(cursor, self._new_id)
        cursor.insertText("{")
        self.setTextCursor(cursor)
        self.completion.update()

    def insert_run(self, run: Run) -> None:
        """Put a field, a footnote or a reference in place of the selection."""
        cursor = self.textCursor()
        commands.leave_object(cursor, self._new_id)
        commands.insert_run(cursor, run)
        self.setTextCursor(cursor)
        settle(self.document(), self._new_id)

    # Keys.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and command_of(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Tab moves list lines and goes from cell to cell; elsewhere it leaves the text."""
        if not self.isReadOnly() and (self.completion.is_open() or self._tab_is_ours()):
            return False
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self.completion.is_open() and self._complete(event):
            return
        if command := command_of(event):
            self.command_wanted.emit(command)
        elif not self._edit(event):
            self._type(event)
        self._settle()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and not self.isReadOnly():
            self._before_typing()
        super().inputMethodEvent(event)
        self._settle()

    def _complete(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self.completion.take()
            case Qt.Key.Key_Escape:
                self.completion.close()
            case Qt.Key.Key_Down:
                self.completion.step(+1)
            case Qt.Key.Key_Up:
                self.completion.step(-1)
            case _:
                return False
        return True

    def _edit(self, event: QKeyEvent) -> bool:
        """Enter, Backspace, Delete and Tab, where they do more than Qt's own."""
        cursor, plain = (
            self.textCursor(),
            event.modifiers()
            in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            },
        )
        key = event.key()
        if key in _ENTER and plain:
            commands.split(cursor, self._new_id)
        elif key == Qt.Key.Key_Backspace and plain:
            if not commands.soften(cursor) and not commands.remove_neighbour_object(cursor, before=True):
                return False
        elif key == Qt.Key.Key_Delete and plain:
            if not commands.remove_neighbour_object(cursor, before=False):
                return False
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._tab(cursor, +1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _tab_is_ours(self) -> bool:
        cursor = self.textCursor()
        shells = [block_of(block) for block in commands.selected_blocks(cursor)]
        return commands.in_cell(cursor) or any(shell is not None and shell.kind == "li" for shell in shells)

    def _tab(self, cursor: QTextCursor, step: int) -> None:
        table = cursor.currentTable()
        if table is None:
            commands.shift_level(cursor, step)
        else:
            step_cell(cursor, step)

    # Typing.

    def _type(self, event: QKeyEvent) -> None:
        text = event.text()
        printable = bool(text) and text.isprintable()
        if printable:
            self._before_typing()
            if self.french_typography and self._write_french(text):
                return
        super().keyPressEvent(event)
        if text == " ":
            self._open_block()
        elif text == "}":
            self._close_field()
        elif text == "{" or self.completion.is_open():
            self.completion.update()

    def _before_typing(self) -> None:
        """Words need a paragraph of their own, and do not lengthen a link from its end."""
        cursor = self.textCursor()
        commands.leave_object(cursor, self._new_id)
        style = next_letter_format(cursor)
        self.setTextCursor(cursor)
        if style is not None:
            self.setCurrentCharFormat(style)

    def _write_french(self, typed: str) -> bool:
        change = french(before_cursor(self.textCursor()), typed)
        if change is None:
            return False
        cursor = self.textCursor()
        with commands.one_step(cursor):
            for _n in range(change.back):
                cursor.deletePreviousChar()
            cursor.insertText(change.text)
        return True

    def _open_block(self) -> None:
        """“- ”, “1. ”, “# ” at the start of a paragraph: the signs go, the kind comes; undo brings them back."""
        cursor = self.textCursor()
        shell = block_of(cursor.block())
        found = opening(before_cursor(self.textCursor()).removesuffix(" "))
        if found is None or commands.in_cell(cursor) or (shell is not None and shell.kind != "p"):
            return
        with commands.one_step(cursor):
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            commands.reshape(cursor, self._new_id, *found)
        self.setTextCursor(cursor)

    def _close_field(self) -> None:
        name = before_cursor(self.textCursor()).rpartition("{")[2].removesuffix("}")
        if self.completion.known(name):
            self._replace_typed(len(name) + 2, name)
        self.completion.close()

    def _insert_field(self, name: str) -> None:
        typed = self.completion.typed()
        self._replace_typed(0 if typed is None else len(typed) + 1, name)

    def _replace_typed(self, length: int, name: str) -> None:
        cursor = self.textCursor()
        with commands.one_step(cursor):
            for _n in range(length):
                cursor.deletePreviousChar()
            commands.insert_run(cursor, LiveField(name))
        self.setTextCursor(cursor)
        self._settle()

    def _settle(self) -> None:
        count = self.document().blockCount()
        shell = block_of(self.textCursor().block())
        if count != self._block_count or shell is None or shell.kind not in {"p", "h", "li", "quote"}:
            settle(self.document(), self._new_id)
            self._block_count = self.document().blockCount()
