"""On the first page: a meeting bag and its passphrase become a dossier here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text_fields import TextField


class BagOpening(QWidget):
    """`chosen(Path of the bag, passphrase)`."""

    chosen = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._bag: Path | None = None
        self.link = link_button(_("Open a meeting bag…"), self._choose, "folder-open")
        self.passphrase = TextField(_("Passphrase of the bag"), required=True)
        self.passphrase.edit.returnPressed.connect(self._open)
        self.open_button = button(_("Open the bag"), "folder-open", self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        for each in (self.passphrase, self.open_button):
            box.addWidget(each)
            each.hide()

    def ask_passphrase(self, bag: Path) -> None:
        """The bag is chosen: what opens it?"""
        self._bag = bag
        self.passphrase.show()
        self.open_button.show()
        self.passphrase.setFocus()

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Open a meeting bag…"))
        if chosen:
            self.ask_passphrase(Path(chosen))

    def _open(self) -> None:
        words = str(self.passphrase.value()).strip()
        if not words or self._bag is None:
            self.passphrase.show_refusal(_("The passphrase is needed here."))
            return
        self.chosen.emit(self._bag, words)
