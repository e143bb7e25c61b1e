"""Photographs of a meeting or a group: added from files, told in words, with the right to print them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import PictureRight
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.meeting_rows import PictureRow
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.services.files import CleanPicture, clean_picture
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, ComboBox, TextField

RIGHTS = {
    PictureRight.AGREED: N_("agreed on the sheet"),
    PictureRight.GENERAL_VIEW: N_("general view"),
    PictureRight.OWNER: N_("poster or logo of its owner"),
    PictureRight.UNKNOWN: N_("not known"),
}


class PictureOwner(Protocol):
    """The desk that holds the record whose pictures these are."""

    context: Context

    def save(self, field: Field, column: str, entity: type[Record], key: Callable[[], UUID]) -> object: ...

    def trash(self, entity: type[Record], record_id: UUID, text: str) -> object: ...

    def reorder(self, entity: type[Record], record_ids: list[UUID]) -> object: ...

    def add_picture(self, clean: CleanPicture) -> object: ...


class PictureEditor(RowEditor[PictureRow]):
    """A small view, caption, description, right."""

    def __init__(self, desk: PictureOwner, row_id: UUID) -> None:
        super().__init__(row_id)
        px = look().sizes.px
        self._desk = desk
        self._sha256 = ""
        self.view = label()
        self.view.setFixedSize(px(88), px(66))
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption = TextField("", placeholder=_("Caption")).called(_("Caption"))
        self.alt = TextField("", placeholder=_("What one sees (for those who do not)")).called(_("Description"))
        rights = [(right, _("Right: {word}").format(word=_(word))) for right, word in RIGHTS.items()]
        self.right = ChoiceField("", rights).called(_("Right to print"))
        self.right.combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.right.combo.setMinimumContentsLength(8)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        for field, name in ((self.caption, "caption"), (self.alt, "alt"), (self.right, "right")):
            desk.save(field, name, Picture, lambda: row_id)
            column.addWidget(field)
            self.watch(field.control)
        self.body.addWidget(self.view)
        self.body.addLayout(column, 1)
        self.setFocusProxy(self.caption.control)

    def show_row(self, row: PictureRow, _place: int, *, same: bool) -> None:
        self.caption.show_value(row.caption, same=same)
        self.alt.show_value(row.alt, same=same)
        self.right.show_value(row.right, same=same)
        self.view.setAccessibleName(row.alt or row.caption or _("Picture"))
        if row.sha256 != self._sha256:
            self._sha256 = row.sha256
            context, sha256 = self._desk.context, row.sha256
            context.jobs.ask(
                lambda: AgendaReads(context.services.database).file(sha256), self._show_picture, owner=self
            )

    def _show_picture(self, content: bytes | None) -> None:
        picture = QPixmap()
        if content is None or not picture.loadFromData(content):
            self.view.setText(_("Missing file"))
            return
        ratio = self.view.devicePixelRatio()
        scaled = picture.scaled(
            self.view.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.view.setPixmap(scaled)


class PicturesEditor(QWidget):
    """The pictures in their order, and the button that adds files."""

    def __init__(self, desk: PictureOwner) -> None:
        super().__init__()
        self._desk = desk
        self.pictures: RowStack[PictureRow] = RowStack(lambda key: PictureEditor(desk, key))
        self.add_button = button(_("Add pictures…"), "image-plus", self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(self.pictures)
        box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.pictures.removed.connect(lambda row: desk.trash(Picture, row.id, _("Picture moved to the trash")))
        self.pictures.reordered.connect(lambda keys: desk.reorder(Picture, keys))

    def show_pictures(self, rows: Sequence[PictureRow]) -> None:
        self.pictures.show_rows(rows)

    def add_files(self, paths: list[Path]) -> None:
        """Clean each file beside the window, then keep it."""
        context = self._desk.context
        for path in paths:
            context.jobs.compute(
                partial(_clean, path),
                self._desk.add_picture,
                context.errors.show,
                owner=self,
                label=_("Preparing pictures"),
            )

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _filter = QFileDialog.getOpenFileNames(
            self, _("Add pictures"), folder, _("Pictures (*.jpg *.jpeg *.png)")
        )
        self.add_files([Path(name) for name in chosen])


def _clean(path: Path) -> CleanPicture:
    return clean_picture(path.read_bytes(), path.name)
