"""On the first page: the folder that another computer shares, and its passphrase, become a dossier here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField


class Joining(QWidget):
    """`chosen(Path of the shared folder, passphrase)`."""

    chosen = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._place: Path | None = None
        self.link = link_button(_("Join a shared folder…"), self._choose, "users")
        self.passphrase = TextField(_("Passphrase of the shared folder"), required=True)
        self.passphrase.edit.returnPressed.connect(self._join)
        self.join_button = button(_("Join the shared folder"), "users", self._join)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        self._told = label(
            _("The dossier on this computer is not encrypted by that: Home, History and trash, Protection does it."),
            "small",
            wrap=True,
        )
        for each in (self.passphrase, self.join_button, self._told):
            box.addWidget(each)
            each.hide()

    def ask_passphrase(self, place: Path) -> None:
        """The folder is chosen: what opens it?"""
        self._place = place
        self.passphrase.show()
        self.join_button.show()
        self._told.show()
        self.passphrase.setFocus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder that the other computer shares"))
        if chosen:
            self.ask_passphrase(Path(chosen))

    def _join(self) -> None:
        words = str(self.passphrase.value()).strip()
        if not words or self._place is None:
            self.passphrase.show_refusal(_("The passphrase is needed here."))
            return
        self.chosen.emit(self._place, words)
