"""The first page: what to open, and why the last dossier did not open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.joining import Joining
from csxl_desktop.ui.look import look
from csxl_desktop.ui.rescue import Rescue
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.tab_order import ReadingOrder
from csxl_desktop.ui.widgets.text import Card, Title, label, set_look
from csxl_desktop.ui.widgets.text_fields import TextField

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.safety.restoring import Offer

START_SIZE = (1180, 680)


class StartPage(ReadingOrder, QWidget):
    """`open_chosen(Path)`, `new_chosen(Path, office name)`, `demo_chosen(Path)`.

    Where the last dossier did not open, `restore_chosen` and `look_chosen(Path, name of the backup)`;
    `backups_chosen(Path of the dossier, Path of a place of backups | None)`.
    `bag_chosen(Path of the bag, passphrase, Path)`: it is opened as a dossier;
    `join_chosen(Path of the shared folder, passphrase, Path)`: its dossier comes to this computer.
    """

    join_chosen = Signal(object, str, object)
    restore_chosen = Signal(object, str)
    look_chosen = Signal(object, str)
    backups_chosen = Signal(object, object)
    open_chosen = Signal(object)
    new_chosen = Signal(object, str)
    demo_chosen = Signal(object)
    bag_chosen = Signal(object, str, object)  # the file, its passphrase, the folder of the dossier

    def __init__(self, dossiers: Path, refusal: str = "") -> None:
        super().__init__()
        self._dossiers = dossiers
        self.setWindowTitle(_("CSXL – Coordination Sociale"))
        sizes = look().sizes
        card = Card(padding=sizes.px(28))
        self.notice = Notice(closable=False)
        if refusal:
            self.notice.say(refusal, "late")
        card.box.setSpacing(sizes.between)
        card.box.addWidget(Title(_("Welcome")))
        card.box.addWidget(
            label(
                _("One dossier holds all the years of your office, on this computer. Nothing is sent anywhere."),
                "secondary",
                wrap=True,
            )
        )
        card.box.addWidget(self.notice)
        self.rescue = Rescue()
        self.rescue.restore_chosen.connect(self.restore_chosen)
        self.rescue.look_chosen.connect(self.look_chosen)
        self.rescue.backups_chosen.connect(self.backups_chosen)
        card.box.addWidget(self.rescue)
        self._name = TextField(_("Name of your office"), required=True)
        self._name.edit.returnPressed.connect(self._new)
        self.new_button = primary_button(_("New dossier"), "plus", self._new)
        card.box.addWidget(self._name)
        card.box.addWidget(self.new_button)
        row = QHBoxLayout()
        self.open_button = button(_("Open a dossier…"), "folder-open", self._open)
        self.demo_button = button(_("Look at the demonstration"), "eye", self._demo)
        row.addWidget(self.open_button)
        row.addWidget(self.demo_button)
        card.box.addLayout(row)
        self.stick_button = link_button(_("Restore from a stick or a share…"), self._from_stick, "archive-restore")
        card.box.addWidget(self.stick_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._add_bag(card)
        card.setFixedWidth(sizes.px(560))
        box = QGridLayout(self)
        box.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._card = card
        self._fit()
        card.installEventFilter(self)
        self.resize(sizes.px(900), sizes.px(600))

    def _add_bag(self, card: Card) -> None:
        """What opens a meeting bag: the passphrase is asked once the file is chosen."""
        self._bag: Path | None = None
        self.bag_button = link_button(_("Open a meeting bag…"), self._choose_bag, "folder-open")
        card.box.addWidget(self.bag_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.passphrase = TextField(_("Passphrase of the bag"), required=True)
        self.passphrase.edit.returnPressed.connect(self._open_bag)
        self.open_bag_button = button(_("Open the bag"), "folder-open", self._open_bag)
        for each in (self.passphrase, self.open_bag_button):
            card.box.addWidget(each)
            each.hide()
        self.joining = Joining()
        self.joining.chosen.connect(
            lambda place, words: self.join_chosen.emit(place, words, self._free_folder(place.name))
        )
        card.box.addWidget(self.joining)

    def say(self, refusal: str) -> None:
        """Why nothing was opened."""
        self.notice.say(refusal, "late")

    def offer(self, offer: "Offer | None") -> None:
        """What a backup can do for the dossier that was refused."""
        if offer is not None:
            set_icon(self.new_button, "plus")
            set_look(self.new_button, "")  # the one thing that one comes here to do is another now
            self.rescue.show_offer(offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as the words need at this width, and no higher."""
        self._card.box.activate()
        self._card.setFixedHeight(self._card.box.totalHeightForWidth(self._card.width()))

    def _from_stick(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder that holds the backups"))
        if chosen:
            place = Path(chosen)
            self.backups_chosen.emit(self._free_folder(place.name.removeprefix("CSXL ")), place)

    def _new(self) -> None:
        name = str(self._name.value()).strip()
        if not name:
            self._name.show_refusal(_("A name is needed here."))
            self._name.setFocus()
            return
        self.new_chosen.emit(self._free_folder(name), name)

    def _open(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Open a dossier…"), str(self._dossiers))
        if chosen:
            self.open_chosen.emit(Path(chosen))

    def _choose_bag(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Open a meeting bag…"))
        if chosen:
            self.ask_passphrase(Path(chosen))

    def ask_passphrase(self, bag: Path) -> None:
        """The bag is chosen: what opens it?"""
        self._bag = bag
        self.passphrase.show()
        self.open_bag_button.show()
        self.passphrase.setFocus()

    def _open_bag(self) -> None:
        words = str(self.passphrase.value()).strip()
        if not words or self._bag is None:
            self.passphrase.show_refusal(_("The passphrase is needed here."))
            return
        self.bag_chosen.emit(self._bag, words, self._free_folder(self._bag.stem))

    def _demo(self) -> None:
        self.demo_chosen.emit(self._dossiers / _("demonstration"))

    def _free_folder(self, name: str) -> Path:
        plain = "".join(char if char.isalnum() or char in " -_" else "-" for char in name).strip() or "dossier"
        folder, number = self._dossiers / plain, 2
        while _is_taken(folder):
            folder, number = self._dossiers / f"{plain} {number}", number + 1
        return folder


def _is_taken(folder: Path) -> bool:
    """An empty folder is what a refused passphrase left: the next trial takes it."""
    return folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))
