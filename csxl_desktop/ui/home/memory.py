"""What the whole dossier remembers, what leaves with the laptop: opened from Accueil."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.acts import ActsView
from csxl_desktop.ui.home.bags import BagView
from csxl_desktop.ui.home.protection import ProtectionView
from csxl_desktop.ui.home.retention import RetentionView
from csxl_desktop.ui.home.shared import SharedView
from csxl_desktop.ui.home.trash import TrashView
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import BAG, HISTORY, PROTECTION, SHARED, Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.stack import StackLayout
from csxl_desktop.ui.widgets.text import Title, label

_ACTS, _TRASH, _KEPT, _BAGS, _SHARED = "acts", "trash", "kept", "bags", "shared"
_LOCK = "protection"

TITLES = {
    _ACTS: N_("History"),
    _TRASH: N_("Trash"),
    _KEPT: N_("Personal data"),
    _BAGS: N_("Meeting bag"),
    _SHARED: N_("Shared folder"),
    _LOCK: N_("Protection"),
}
_SUBTITLES = {
    _ACTS: N_("Who did what, and when; each act can be taken back."),
    _TRASH: N_("What was thrown away stays here, and can be taken out again with all that belonged to it."),
    _KEPT: N_("Whom the dossier holds without a role, and the register that says what is held and why."),
    _BAGS: N_("The dossier leaves with the laptop, and what was done on the way comes back into it."),
    _SHARED: N_("Two computers, each with its own dossier: both write, and each takes in what the other did."),
    _LOCK: N_("Encrypted, the dossier says nothing to whoever finds the computer, a stick or a backup."),
}


class MemorySheet(QWidget):
    """What was done, what was thrown away, what is held of people, what is on the way; `left` is the way back."""

    left = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self.acts = ActsView(context, page)
        self.trash = TrashView(context, page)
        self.kept = RetentionView(context, page)
        self.bags = BagView(context, page)
        self.shared = SharedView(context, page)
        self.protection = ProtectionView(context)
        self._by_key: dict[str, ActsView | TrashView | RetentionView | BagView | SharedView | ProtectionView] = {
            _ACTS: self.acts,
            _TRASH: self.trash,
            _KEPT: self.kept,
            _BAGS: self.bags,
            _SHARED: self.shared,
            _LOCK: self.protection,
        }
        self.switch = SegmentedSwitch(_("What is shown"), [(key, _(words)) for key, words in TITLES.items()])
        self.back_button = button(_("Back to Home"), "arrow-left", self.left.emit)
        self._views = StackLayout()
        self._title, self._words = Title(), label("", "secondary", wrap=True)
        self._build()
        self.switch.changed.connect(lambda _key: self.reload())

    def _build(self) -> None:
        sizes = look().sizes
        head = HeadLayout()
        head.addWidget(column(self._title, self._words, spacing=sizes.px(2)))
        head.addWidget(self.back_button)
        for view in self._by_key.values():
            self._views.addWidget(view)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        box.setSpacing(sizes.between)
        box.addLayout(head)
        box.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(self._views, 1)

    def topic(self) -> str:
        """Which view is in front."""
        return self.switch.value()

    def open_place(self, kind: str, key: object) -> None:
        """What another tab asks for by its kind; of the history the acts upon the record `key`."""
        if kind == HISTORY and isinstance(key, UUID):
            self.acts.show_record(key)
        elif kind == SHARED:
            self.show_shared()
        elif kind == BAG and isinstance(key, Path):
            self.show_bags()
            self.bags.choose(key)
        elif kind == PROTECTION:
            self.show_protection()

    def show_acts(self) -> None:
        """The first view in front, of the whole dossier."""
        self.switch.set_value(_ACTS)
        self.acts.filter.show_subject(None)
        self.reload()

    def show_trash(self) -> None:
        """The second view in front."""
        self.switch.set_value(_TRASH)
        self.reload()

    def show_personal_data(self) -> None:
        """The third view in front."""
        self.switch.set_value(_KEPT)
        self.reload()

    def show_bags(self) -> None:
        """The fourth view in front."""
        self.switch.set_value(_BAGS)
        self.reload()

    def show_shared(self) -> None:
        """The fifth view in front."""
        self.switch.set_value(_SHARED)
        self.reload()

    def show_protection(self) -> None:
        """The sixth view in front."""
        self.switch.set_value(_LOCK)
        self.reload()

    def reload(self) -> None:
        view = self._by_key[self.switch.value()]
        self._views.setCurrentWidget(view)
        self._title.setText(_(TITLES[self.switch.value()]))
        self._words.setText(_(_SUBTITLES[self.switch.value()]))
        view.reload()
