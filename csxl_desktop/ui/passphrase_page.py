"""A page of its own for something that was chosen and waits for its passphrase: a meeting bag, a shared folder."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.passphrases import NotThePassphraseError
from csxl_desktop.i18n import _
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.room_for_pages import in_room
from csxl_desktop.ui.start_page import START_SIZE
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.passphrase_field import PassphraseField
from csxl_desktop.ui.widgets.text import Card, Title, label


@dataclass(frozen=True, slots=True)
class Asked:
    """How the page speaks of what was chosen; `topic` is its place in the manual."""

    title: str
    told: str
    field: str
    go: str
    icon: str
    topic: str


def asked_of_bag(bag: Path) -> Asked:
    """The file of a meeting bag."""
    return Asked(
        _("Meeting bag “{name}”").format(name=bag.stem),
        _("Opened here, it is your whole dossier. What you do comes into the dossier of the office when it is back."),
        _("Passphrase of the bag"),
        _("Open the bag"),
        "folder-open",
        "home/bags",
    )


def asked_of_folder(place: Path) -> Asked:
    """The folder that another computer shares."""
    return Asked(
        _("Shared folder “{name}”").format(name=place.name),
        _("The dossier on this computer is not encrypted by that: Home, History and trash, Protection does it."),
        _("Passphrase of the shared folder"),
        _("Join the shared folder"),
        "users",
        "home/shared",
    )


class PassphrasePage(QWidget):
    """`words_given(str)`; `left` is the way back to the first page. It is tried as often as one likes."""

    words_given = Signal(str)
    left = Signal()

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.setWindowTitle(_("CSXL – Coordination Sociale"))
        self.title = Title(asked.title)
        self.about = label("", "secondary", wrap=True)
        self.about.hide()
        self.notice = Notice(closable=False)
        self.words = PassphraseField(asked.field)
        self.words.edit.returnPressed.connect(self._give)
        self.go_button = primary_button(asked.go, asked.icon, self._give)
        self.other_button = button(_("Back to the first page"), "arrow-left", self.left.emit)
        self._build(asked.told)
        self.resize(*START_SIZE)
        self.words.setFocus()
        add_help_key(self, asked.topic)

    def _build(self, told: str) -> None:
        sizes = look().sizes
        card = Card(padding=sizes.px(28))
        card.box.setSpacing(sizes.between)
        parts: tuple[QWidget, ...] = (self.title, self.about, label(told, "secondary", wrap=True), self.notice)
        for each in (*parts, self.words, self.go_button):
            card.box.addWidget(each)
        foot = FlowLayout()
        foot.setSpacing(sizes.between)
        foot.addWidget(self.words.shown_button)
        foot.addWidget(self.other_button)
        card.box.addLayout(foot)
        card.setFixedWidth(sizes.px(620))
        content = QWidget()
        QGridLayout(content).addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(in_room(content))

    def tell(self, about: str) -> None:
        """What can be read without the passphrase."""
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def warn(self, error: Exception) -> None:
        """Why it would not open whatever is typed."""
        self.notice.say(sentence(error), "late" if isinstance(error, DomainError) else "wrong")

    def refuse(self, error: Exception, words: str) -> None:
        """Why it was not opened by `words`: the wrong ones are told below their field, and can be mended there."""
        self.words.edit.setText(words)
        if isinstance(error, NotThePassphraseError):
            self.words.show_refusal(" ".join(error.parts()))
        else:
            self.warn(error)
        self.words.edit.selectAll()

    def _give(self) -> None:
        if words := self.words.typed():
            self.go_button.setEnabled(False)
            self.words_given.emit(words)
