"""Text blocks in an editor: its bar and Ctrl+Shift+B open their menu; Ctrl+Z takes out what came in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from csxl_desktop.i18n import _
from csxl_desktop.services.text_blocks import TextBlockRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import literal


class TextBlockMenu(QObject):
    """Follows one editor; the blocks are read each time the menu is wanted."""

    def __init__(self, context: Context, editor: RichTextEditor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        editor.toolbar.command_button("block").show()
        editor.block_wanted.connect(self.ask)

    def ask(self) -> None:
        """Read the blocks, then offer them."""
        context = self._context
        context.jobs.ask(
            lambda: context.services.text_blocks.rows(), self._offer, context.errors.show, owner=self, latest="blocks"
        )

    def menu(self, rows: Sequence[TextBlockRow]) -> QMenu:
        """The blocks by their names; a letter typed goes to the next that begins with it."""
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in rows:
            words = row.name if row.language == "fr" else f"{row.name} ({row.language.upper()})"
            menu.addAction(literal(words)).triggered.connect(self._putting(row))
        if not rows:
            menu.addAction(_("No text block yet: they are written in the Agenda, Tools, Text blocks.")).setEnabled(
                False
            )
        return menu

    def _putting(self, row: TextBlockRow) -> Callable[[bool], None]:
        return lambda _checked: self._editor.insert_text(row.text)

    def _offer(self, rows: Sequence[TextBlockRow]) -> None:
        edit = self._editor.edit
        if edit.isReadOnly():
            return
        menu = self.menu(rows)
        menu.popup(edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft()))
        if rows:
            menu.setActiveAction(menu.actions()[0])
