"""A long text that an act changed: the places that differ, with the words around them, or the whole of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.text_diff import passages
from csxl_desktop.i18n import _
from csxl_desktop.services.history_values import FieldChange
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.difference_view import DifferenceView
from csxl_desktop.ui.widgets.text import label

_HIGHEST = 360  # pixels: beyond, the text scrolls by itself


class ChangedText(QWidget):
    """What came is underlined, what went is struck; `whole_button` shows all that stands beside it, and back."""

    def __init__(self, change: FieldChange) -> None:
        super().__init__()
        self._change, self._passages = change, passages(change.blocks)
        self._whole = False
        self.view = _View(_("What changed: {field}").format(field=change.field))
        self.whole_button = link_button("", self._turn, "file-text")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(2))
        box.addWidget(label(change.field, "secondary"))
        box.addWidget(self.view)
        box.addWidget(self.whole_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.whole_button.setVisible(self._passages != change.blocks)
        self._show()

    def _turn(self) -> None:
        self._whole = not self._whole
        self._show()

    def _show(self) -> None:
        self.view.show_blocks(self._change.blocks if self._whole else self._passages)
        words = _("Only what changed") if self._whole else _("Show the whole text")
        self.whole_button.setText(words)
        self.whole_button.setAccessibleName(f"{words}: {self._change.field}")
        self.view.fit()


class _View(DifferenceView):
    """As high as its words at its width, up to a point."""

    _resized = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        # Later: while a layout hands out widths, it does not hear of a new height.
        self._resized.connect(self.fit, Qt.ConnectionType.QueuedConnection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._resized.emit()

    def fit(self) -> None:
        wanted = round(self.document().size().height()) + 2 * self.frameWidth() + look().sizes.px(4)
        self.setFixedHeight(min(wanted, look().sizes.px(_HIGHEST)))
