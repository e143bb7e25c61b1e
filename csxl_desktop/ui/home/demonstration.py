"""On Accueil of the demonstration: what it is, and the two ways out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label


class DemonstrationCard(Card):
    """`others_wanted`, `removal_wanted`; `put_away` where it is no longer wanted in sight."""

    others_wanted = Signal()
    removal_wanted = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.begin_button = primary_button(_("Begin your own dossier…"), "plus", self.others_wanted.emit)
        self.remove_button = button(_("Remove the demonstration"), "trash-2", self.removal_wanted.emit)
        self.hide_button = link_button(_("Hide"), self.put_away.emit)
        words = _("Everything here is invented: try whatever you like, nothing can be spoilt.")
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Demonstration")), 1)
        head.addWidget(self.hide_button)
        row = QHBoxLayout()
        row.setSpacing(look().sizes.inside)
        row.addWidget(label(words, "secondary", wrap=True), 1)
        row.addWidget(self.begin_button)
        row.addWidget(self.remove_button)
        self.box.addLayout(head)
        self.box.addLayout(row)
