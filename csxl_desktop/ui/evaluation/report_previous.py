"""Last year's text under a fold: as it was, or word by word against this year's."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.text_diff import alignment, compare_texts, under_ids
from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.difference_view import DifferenceView
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice, field_values


class PreviousText(QWidget):
    """`current()` is what is on screen this year; `open_old()` asks for the file of an earlier report."""

    opened = Signal()

    def __init__(self, current: Callable[[], RichText], open_old: Callable[[], object]) -> None:
        super().__init__()
        self._current = current
        self._previous = RichText()
        self._values: Mapping[str, str] = {}
        self._images: Mapping[str, bytes] = {}
        self.fold = link_button("", lambda: self._open("text"), "chevron-right")
        self.compare = link_button("", lambda: self._open("changes"), "chevron-right")
        self.old = link_button(_("Earlier report…"), open_old, "folder-open")
        self.text = RichTextEditor("", attachments=lambda key: self._images.get(key))
        self.text.edit.setAccessibleName(_("Text of last year"))
        self.text.setReadOnly(True)
        self.changes = DifferenceView()
        for control in (self.text.edit, self.changes):
            control.setMinimumHeight(look().sizes.px(84))
        links = QHBoxLayout()
        links.setSpacing(look().sizes.around)
        links.addWidget(self.fold)
        links.addWidget(self.compare)
        links.addStretch()
        links.addWidget(self.old)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addLayout(links)
        box.addWidget(self.text, 1)
        box.addWidget(self.changes, 1)
        self._show("")

    def show_text(self, previous: RichText, year: int, *, same: bool) -> None:
        """Last year's text of the section; nothing is shown where there is none."""
        self._previous = previous
        self.text.show_value(previous, same=same)
        self.fold.setText(_("Text of {year}").format(year=year - 1))
        self.compare.setText(_("What changed since {year}").format(year=year - 1))
        self.fold.setVisible(bool(previous))
        self.compare.setVisible(bool(previous))
        if not previous:
            self._show("")
        elif not self.changes.isHidden():
            self._compare()

    def show_fields(self, fields: Sequence[FieldChoice]) -> None:
        self._values = field_values(fields)
        self.text.set_fields(fields)

    def show_images(self, images: Mapping[str, bytes]) -> None:
        self._images = images
        self.text.pictures_arrived()

    def _open(self, what: str) -> None:
        opened = self.text if what == "text" else self.changes
        self._show(what if opened.isHidden() else "")
        if not opened.isHidden():
            self.opened.emit()

    def close_fold(self) -> None:
        """Leave the room to another text."""
        self._show("")

    def _show(self, what: str) -> None:
        self.text.setVisible(what == "text")
        self.changes.setVisible(what == "changes")
        height = QSizePolicy.Policy.Expanding if what else QSizePolicy.Policy.Fixed  # closed: all room is the text's
        self.setSizePolicy(QSizePolicy.Policy.Expanding, height)
        if what == "changes":
            self._compare()
        for link, key in ((self.fold, "text"), (self.compare, "changes")):
            set_icon(link, "chevron-down" if key == what else "chevron-right", "accent")

    def _compare(self) -> None:
        """The live fields say the same on both sides: only what was written differs."""
        old, new = (text.with_fields(self._values) for text in (self._previous, self._current()))
        self.changes.show_blocks(compare_texts(under_ids(old, alignment(old, new)), new))
