"""Pictures inside a text: from a file, with the words under it and those for who does not see it."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.rich_text import Block
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.files import CleanPicture, FileService, clean_picture
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets import rich_text_commands as commands
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.small_dialog import answered
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_WIDTHS = (0.33, 0.5, 0.75, 1.0)


class PictureDialog(QDialog):
    """The words of a picture and how wide it is printed."""

    def __init__(self, parent: QWidget, block: Block) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Picture"))
        self._block = block
        self.caption = TextField(_("Caption"))
        self.caption.set_value(block.caption)
        self.alt = TextField(_("What one sees (for those who do not)"))
        self.alt.set_value(block.alt)
        words = (_("a third of the text"), _("half the text"), _("three quarters of the text"), _("the whole text"))
        self.width_field = ChoiceField(_("As wide as"), list(zip(_WIDTHS, words, strict=True)))
        self.width_field.set_value(min(_WIDTHS, key=lambda width: abs(width - block.width)))
        self.beside = ChoiceField(
            _("Placed"),
            [(False, _("in the text")), (True, _("on the right of the text that follows"))],
            hint=_("On the right, it takes half the text at the most."),
        )
        self.beside.set_value(block.beside)
        answered(self, self.caption, self.alt, self.width_field, self.beside, wide=440)
        add_help_key(self, "report-text")

    def block(self) -> Block:
        caption, alt = str(self.caption.value()).strip(), str(self.alt.value()).strip()
        width, beside = float(self.width_field.value()), bool(self.beside.value())
        return replace(self._block, caption=caption, alt=alt, width=width, beside=beside)


class OtherTextError(DomainError):
    template = N_(
        "Another text has come on screen meanwhile: the picture was not put into it. Add it again to its own."
    )


class TextPictures(QObject):
    """Follows one editor; `keep(key, content)` is told of a picture before the texts are read again.

    A picture goes into the text for which it was wanted; where another one has come on screen, that is said.
    """

    def __init__(self, context: Context, editor: RichTextEditor, keep: Callable[[str, bytes], None]) -> None:
        super().__init__(editor)
        self._context, self._editor, self._keep = context, editor, keep
        editor.picture_wanted.connect(self.choose)
        editor.edit.object_opened.connect(self._change)

    def choose(self) -> None:
        """Ask for a file."""
        wanted_in = self._editor.record
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        name, _filter = QFileDialog.getOpenFileName(
            self._editor, _("Add a picture"), folder, _("Pictures (*.jpg *.jpeg *.png)")
        )
        if name:
            self._add_file(Path(name), wanted_in)

    def _add_file(self, path: Path, wanted_in: int) -> None:
        """Clean it beside the window, keep it, ask for its words."""
        self._context.jobs.compute(
            lambda: clean_picture(path.read_bytes(), path.name),
            lambda clean: self._store(clean, wanted_in),
            self._context.errors.show,
            owner=self,
            label=_("Preparing pictures"),
        )

    def _store(self, clean: CleanPicture, wanted_in: int) -> None:
        context = self._context
        if not self._is_shown(wanted_in):
            return
        context.jobs.save(
            lambda: FileService(context.services.database).add(clean.content, clean.name, clean.media_type),
            lambda _attachment: self._place(clean.content, wanted_in),
            context.errors.show,
            owner=self,
        )

    def _place(self, content: bytes, wanted_in: int) -> None:
        if not self._is_shown(wanted_in):
            return
        key = hashlib.sha256(content).hexdigest()  # by it texts name their pictures
        self._keep(key, content)
        self._ask(Block(str(new_id()), "image", attachment=key), self._insert)

    def _is_shown(self, wanted_in: int) -> bool:
        """Whether the text on screen still is the one that wanted the picture; said where it is not."""
        if wanted_in == self._editor.record:
            return True
        self._context.errors.show(OtherTextError())
        return False

    def _insert(self, block: Block) -> None:
        self._editor.edit.insert([block])

    def _change(self, found: object) -> None:
        if isinstance(found, Block) and found.kind == "image":
            self._ask(found, self._replace)

    def _replace(self, block: Block) -> None:
        cursor = self._editor.edit.textCursor()
        commands.replace_block_object(cursor, block)
        self._editor.edit.lay_out_again()

    def _ask(self, block: Block, take: Callable[[Block], None]) -> None:
        dialog, asked_in = PictureDialog(self._editor, block), self._editor.record
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def accepted() -> None:
            if self._is_shown(asked_in):
                take(dialog.block())
                self._editor.edit.setFocus()

        dialog.accepted.connect(accepted)
        dialog.open()
