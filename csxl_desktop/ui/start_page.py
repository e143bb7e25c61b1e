"""The first page: what to open, and why the last dossier did not open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.beginning import Beginning, laid_ways
from csxl_desktop.ui.first_page_links import FirstPageLinks
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key, open_manual
from csxl_desktop.ui.rescue import Rescue
from csxl_desktop.ui.room_for_pages import in_room
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.language_button import LanguageButton
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.tab_order import ReadingOrder
from csxl_desktop.ui.widgets.text import Card, Title, hairline, label

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.safety.offering import Offer

START_SIZE = (1180, 680)
CARRIED = ".dossier"


class StartPage(ReadingOrder, QWidget):
    """`open_chosen(Path)`, `new_chosen(Path, office name)`, `demo_chosen(Path)`.

    Where the last dossier did not open, `restore_chosen` and `look_chosen(Path, name of the backup)`;
    `copy_chosen(Path where it lies, Path)`: it comes to this computer;
    `backups_chosen(Path of the dossier, Path of a place of backups | None)`.
    `table_chosen(Path, office name, Path of a table)`: the new dossier begins with the import of the table;
    `carried_chosen(Path of a dossier that was taken along, Path)`: it goes on here;
    `bag_chosen(Path of the bag)`: it is opened as a dossier, once its passphrase is known;
    `join_chosen(Path of the shared folder)`: so its dossier comes to this computer.
    `language_chosen(code)`: the window shall speak another language.
    """

    join_chosen = Signal(object)
    language_chosen = Signal(str)
    restore_chosen = Signal(object, str)
    look_chosen = Signal(object, str)
    backups_chosen = Signal(object, object)
    open_chosen = Signal(object)
    copy_chosen = Signal(object, object)
    new_chosen = Signal(object, str)
    demo_chosen = Signal(object)
    table_chosen = Signal(object, str, object)
    carried_chosen = Signal(object, object)
    bag_chosen = Signal(object)

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
        self.rescue.again_chosen.connect(self.open_chosen)
        self.rescue.copy_chosen.connect(lambda folder: self.copy_chosen.emit(folder, self._free_folder(folder.name)))
        card.box.addWidget(self.rescue)
        self._add_ways(card)
        self._add_links(card)
        self._hold_back(refused=bool(refusal))
        card.setFixedWidth(sizes.px(620))
        content = QWidget()
        box = QGridLayout(content)
        box.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self.manual_button = link_button(_("Manual (F1)"), lambda: open_manual(self, "start"), "circle-help")
        foot = QHBoxLayout()
        foot.addWidget(self.manual_button)
        foot.addStretch()
        foot.addWidget(self._language())
        box.addLayout(foot, 1, 0)
        box.setRowStretch(0, 1)
        self._card = card
        self._fit()
        card.installEventFilter(self)
        _fill(self, content)
        add_help_key(self, "start")

    def _add_ways(self, card: Card) -> None:
        """To begin above, to go on below; beside each button what happens then."""
        self.beginning = Beginning()
        self.beginning.new_chosen.connect(lambda name: self.new_chosen.emit(self._free_folder(name), name))
        self.beginning.table_chosen.connect(
            lambda name, table: self.table_chosen.emit(self._free_folder(name), name, table)
        )
        self.name, self.new_button = self.beginning.name, self.beginning.new_button
        self.table_button = self.beginning.table_button
        self.demo_button = button(_("Look at the demonstration"), "eye", self._demo)
        self.open_button = button(_("Open a dossier…"), "folder-open", self._open)
        self.carried_button = button(_("Take over a dossier…"), "download", self._take_over)
        self.stick_button = button(_("Restore a backup…"), "archive-restore", self._from_stick)
        card.box.addWidget(self.beginning)
        card.box.addLayout(
            laid_ways(
                (self.demo_button, _("invented years, to try everything")),
                (self.open_button, _("one that is on this computer")),
                (self.carried_button, _("taken along from another computer")),
                (self.stick_button, _("from a stick or a share")),
            )
        )
        card.box.addWidget(hairline())

    def _language(self) -> LanguageButton:
        self.language = LanguageButton(whole=True)
        self.language.setProperty("look", "link")
        self.language.chosen.connect(self.language_chosen)
        return self.language

    def _add_links(self, card: Card) -> None:
        """What opens a meeting bag, what joins a shared folder."""
        self.links = FirstPageLinks()
        self.links.begin_wanted.connect(self._begin_anew)
        self.links.bag_chosen.connect(self.bag_chosen)
        self.links.join_chosen.connect(self.join_chosen)
        self.rescue.bag_wanted.connect(self.links.choose_bag)
        self.rescue.join_wanted.connect(self.links.join_there)
        card.box.addWidget(self.links)

    def _hold_back(self, *, refused: bool) -> None:
        """Where a dossier did not open, one does not come to begin another: that stands behind a link."""
        self.beginning.setVisible(not refused)
        self.links.begin.setVisible(refused)

    def _begin_anew(self) -> None:
        self._hold_back(refused=False)
        self.name.setFocus()

    def say(self, refusal: str) -> None:
        """Why nothing was opened."""
        self.notice.say(refusal, "late")

    def tell(self, words: str, action: str, clicked: Callable[[], object]) -> None:
        """What was done, with the way back."""
        self.notice.say(words, "good")
        self.notice.offer(action, clicked)

    def offer(self, offer: "Offer | None") -> None:
        """What a backup can do for the dossier that was refused."""
        if offer is not None:
            self._hold_back(refused=True)
            self.beginning.step_back()
            self.rescue.show_offer(offer)
            # Where the same two ways stand above, the links make no second pair.
            for link in (self.links.bag, self.links.join):
                link.setVisible(not self.rescue.join_button.isVisibleTo(self.rescue))

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

    def _take_over(self) -> None:
        kinds = _("Dossier taken along (*{suffix})").format(suffix=CARRIED)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("The dossier that was taken along"), "", kinds)
        if chosen:
            self.take_over(Path(chosen))

    def take_over(self, file: Path) -> None:
        """Go on here with the dossier in `file`."""
        self.carried_chosen.emit(file, self._free_folder(file.stem))

    def _open(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Open a dossier…"), str(self._dossiers))
        if chosen:
            self.open_chosen.emit(Path(chosen))

    def _demo(self) -> None:
        self.demo_chosen.emit(self._dossiers / _("demonstration"))

    def _free_folder(self, name: str) -> Path:
        return free_folder(self._dossiers, name)


def _fill(page: QWidget, content: QWidget) -> None:
    """`content` scrolls where letters are large; the page is no larger than the screen."""
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(in_room(content))
    wish = QSize(look().sizes.px(900), look().sizes.px(600))
    page.resize(wish.boundedTo(page.screen().availableGeometry().size()))


def free_folder(dossiers: Path, name: str) -> Path:
    """Where a dossier of that name may be made."""
    plain = "".join(char if char.isalnum() or char in " -_" else "-" for char in name).strip() or "dossier"
    folder, number = dossiers / plain, 2
    while _is_taken(folder):
        folder, number = dossiers / f"{plain} {number}", number + 1
    return folder


def _is_taken(folder: Path) -> bool:
    """An empty folder is what a refused passphrase left: the next trial takes it."""
    return folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))
