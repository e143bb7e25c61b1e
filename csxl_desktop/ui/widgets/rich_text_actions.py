"""The commands of the text editor by name: what the bar, its menus and the keys call."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog

from csxl_desktop.domain.rich_text import Block
from csxl_desktop.ui.widgets import rich_text_commands as commands
from csxl_desktop.ui.widgets import rich_text_tables as tables
from csxl_desktop.ui.widgets.rich_text_edit import RichTextEdit
from csxl_desktop.ui.widgets.rich_text_link import LinkDialog
from csxl_desktop.ui.widgets.rich_text_settle import NewId

MARK_COMMANDS = {"bold": "b", "italic": "i", "underline": "u", "strike": "s", "raised": "^"}
SHAPES = {
    "paragraph": ("p", 0),
    "heading-1": ("h", 1),
    "heading-2": ("h", 2),
    "heading-3": ("h", 3),
    "quote": ("quote", 0),
}
_TABLE_STEPS: dict[str, Callable[[QTextCursor], None]] = {
    "row": tables.add_row,
    "column": tables.add_column,
    "header": tables.toggle_header,
    "drop-row": tables.remove_row,
    "drop-column": tables.remove_column,
    "drop-table": tables.remove_table,
}


def perform(edit: RichTextEdit, command: str, new_id: NewId) -> None:
    """Do `command` to the selection of `edit` or at its cursor."""
    cursor = edit.textCursor()
    table_step = _TABLE_STEPS.get(command)
    if command in MARK_COMMANDS:
        commands.toggle_mark(cursor, MARK_COMMANDS[command])
        edit.setTextCursor(cursor)
    elif command in SHAPES:
        commands.reshape(cursor, new_id, *SHAPES[command])
    elif command.startswith("align-"):
        commands.align(cursor, new_id, command.removeprefix("align-"))
    elif table_step is not None:
        if commands.in_cell(cursor):
            table_step(cursor)
    else:
        _perform_other(edit, cursor, command, new_id)


def _perform_other(edit: RichTextEdit, cursor: QTextCursor, command: str, new_id: NewId) -> None:
    match command:
        case "bullets" | "numbers":
            commands.toggle_list(cursor, new_id, "bullet" if command == "bullets" else "number")
        case "indent" | "outdent":
            commands.shift_level(cursor, 1 if command == "indent" else -1)
        case "plain":
            commands.clear_marks(cursor)
            edit.setTextCursor(cursor)
        case "table" if not commands.in_cell(cursor):
            _insert_table(edit, new_id)
        case "pagebreak" if not commands.in_cell(cursor):
            edit.insert([Block(str(new_id()), "pagebreak")])
        case "field":
            edit.offer_fields()
        case "change":
            edit.open_object()
        case "link":
            _ask_link(edit, cursor)


def _insert_table(edit: RichTextEdit, new_id: NewId) -> None:
    edit.insert([tables.empty_table(new_id)])
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    table = cursor.currentTable()
    if table is not None:
        edit.setTextCursor(table.cellAt(0, 0).firstCursorPosition())


def _ask_link(edit: RichTextEdit, cursor: QTextCursor) -> None:
    commands.select_link(cursor)
    url = commands.link_at(cursor)
    dialog = LinkDialog(edit, url, cursor.selectedText(), qr=url in edit.qr_links if edit.offers_qr else None)
    if dialog.exec() == QDialog.DialogCode.Accepted.value:
        edit.qr_links = (edit.qr_links - {url, dialog.url()}) | ({dialog.url()} if dialog.qr.isChecked() else set())
        words = dialog.words.text()
        commands.set_link(cursor, dialog.url(), "" if words == cursor.selectedText() else words)
        edit.setTextCursor(cursor)
