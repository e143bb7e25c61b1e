"""Captions of the tables in a text: printed above them with a number, named by references."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets import rich_text_commands as commands
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_tables import caption_of, set_caption
from csxl_desktop.ui.widgets.small_dialog import answered
from csxl_desktop.ui.widgets.text_fields import TextField


class CaptionDialog(QDialog):
    """Asks for the words; empty ones take the caption away."""

    def __init__(self, parent: QWidget, caption: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Table"))
        self.caption = TextField(_("Caption"), hint=_("Printed above the table; its number comes by itself."))
        self.caption.set_value(caption)
        answered(self, self.caption, wide=440)
        add_help_key(self, "report-text")

    def words(self) -> str:
        return str(self.caption.value()).strip()


class TableCaptions(QObject):
    """Follows one editor: the table menu of its bar asks for the caption."""

    def __init__(self, editor: RichTextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.toolbar.offer("caption")
        editor.caption_wanted.connect(self.ask)

    def ask(self) -> None:
        """The caption of the table that the cursor stands in; the table stays the one asked for."""
        cursor = self._editor.edit.textCursor()
        if not commands.in_cell(cursor):
            return
        asked_in, dialog = self._editor.record, CaptionDialog(self._editor, caption_of(cursor))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take() -> None:
            if asked_in == self._editor.record and commands.in_cell(cursor):
                set_caption(cursor, dialog.words())
                self._editor.edit.setFocus()

        dialog.accepted.connect(take)
        dialog.open()
