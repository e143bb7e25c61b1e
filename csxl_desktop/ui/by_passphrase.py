"""On the first page: something that was chosen, and its passphrase, become a dossier here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField


class ByPassphrase(QWidget):
    """A link that chooses; then the field of the passphrase shows, its button, and `note`.

    `chosen(Path of what was chosen, passphrase)`.
    """

    chosen = Signal(object, str)

    def __init__(self, link: str, icon: str, field: str, go: str, note: str = "") -> None:
        super().__init__()
        self._place: Path | None = None
        self.link = link_button(link, self._choose, icon)
        self.passphrase = TextField(field, required=True)
        self.passphrase.edit.returnPressed.connect(self._go)
        self.go_button = button(go, icon, self._go)
        self._asked: list[QWidget] = [self.passphrase, self.go_button]
        if note:
            self._asked.append(label(note, "small", wrap=True))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        for each in self._asked:
            box.addWidget(each)
            each.hide()

    def ask_passphrase(self, place: Path) -> None:
        """It is chosen: what opens it?"""
        self._place = place
        for each in self._asked:
            each.show()
        self.passphrase.setFocus()

    def begin(self, place: object) -> None:
        """Where it is known what is opened, only its passphrase is asked for."""
        if isinstance(place, Path):
            self.ask_passphrase(place)
        else:
            self._choose()

    def choose(self) -> str:
        """The path that somebody chose; nothing where nobody did."""
        raise NotImplementedError

    def _choose(self) -> None:
        if chosen := self.choose():
            self.ask_passphrase(Path(chosen))

    def _go(self) -> None:
        words = str(self.passphrase.value()).strip()
        if not words or self._place is None:
            self.passphrase.show_refusal(_("The passphrase is needed here."))
            return
        self.chosen.emit(self._place, words)


class BagOpening(ByPassphrase):
    """The file of a meeting bag."""

    def __init__(self) -> None:
        super().__init__(_("Open a meeting bag…"), "folder-open", _("Passphrase of the bag"), _("Open the bag"))

    def choose(self) -> str:
        return QFileDialog.getOpenFileName(self, _("Open a meeting bag…"))[0]


class Joining(ByPassphrase):
    """The folder that another computer shares."""

    def __init__(self) -> None:
        super().__init__(
            _("Join a shared folder…"),
            "users",
            _("Passphrase of the shared folder"),
            _("Join the shared folder"),
            _("The dossier on this computer is not encrypted by that: Home, History and trash, Protection does it."),
        )

    def choose(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Folder that the other computer shares"))
