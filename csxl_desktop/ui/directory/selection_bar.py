"""The strip that appears under a list once several rows are marked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.directory.selection_words import COPY, MAIL, entries
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, icon_button, menu_button
from csxl_desktop.ui.widgets.text import label

LEAST = 2  # one marked row is the record that is open


class SelectionBar(QFrame):
    """`wanted(place)`: something is to be done with the marked rows; `cleared`: mark none of them."""

    wanted = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "soft")
        sizes = look().sizes
        self.count = label("", "strong")
        self.copy_button = button(_("Copy the addresses"), "copy", lambda: self.wanted.emit(COPY))
        self.mail_button = button(_("Mail…"), "mail", lambda: self.wanted.emit(MAIL))
        self.menu = menu_button(_("More"), "ellipsis", entries(self.wanted.emit))
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.between, sizes.px(6), sizes.px(6), sizes.px(6))
        row.setSpacing(sizes.inside)
        row.addWidget(self.count, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.mail_button)
        row.addWidget(self.menu)
        row.addWidget(icon_button("x", _("Mark none"), self.cleared.emit))
        self.hide()

    def show_count(self, count: int) -> None:
        """How many rows are marked; below two the strip is not there."""
        self.count.setText(ngettext("{count} marked", "{count} marked", count).format(count=count))
        self.setVisible(count >= LEAST)
