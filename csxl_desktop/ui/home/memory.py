"""History and trash of the whole office, opened from Accueil."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.acts import ActsView
from csxl_desktop.ui.home.trash import TrashView
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.text import Title, label

_ACTS, _TRASH = "acts", "trash"


class MemorySheet(QWidget):
    """What was done, what was thrown away; `left` is the way back."""

    left = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self.acts = ActsView(context, page)
        self.trash = TrashView(context, page)
        self.switch = SegmentedSwitch(_("What is shown"), [(_ACTS, _("History")), (_TRASH, _("Trash"))])
        self.back_button = button(_("Back to Home"), "arrow-left", self.left.emit)
        self._views = QStackedLayout()
        self._build()
        self.switch.changed.connect(lambda _key: self.reload())

    def _build(self) -> None:
        sizes = look().sizes
        words = label(_("Who did what, and when; each act can be taken back."), "secondary")
        head = QHBoxLayout()
        head.setSpacing(sizes.between)
        head.addWidget(column(Title(_("History and trash")), words, spacing=sizes.px(2)), 1)
        head.addWidget(self.switch)
        head.addWidget(self.back_button)
        for view in (self.acts, self.trash):
            self._views.addWidget(view)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        box.setSpacing(sizes.between)
        box.addLayout(head)
        box.addLayout(self._views, 1)

    def show_trash(self) -> None:
        """The second view in front."""
        self.switch.set_value(_TRASH)
        self.reload()

    def reload(self) -> None:
        view = self.trash if self.switch.value() == _TRASH else self.acts
        self._views.setCurrentWidget(view)
        view.reload()
