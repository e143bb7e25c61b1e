"""A name that opens its record: it gives way where there is no room, and says itself whole when asked."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import PushButton
from csxl_desktop.ui.widgets.text import set_tip


class RecordLink(PushButton):
    def __init__(self, text: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("look", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look().sizes.px(48))
        self.clicked.connect(lambda _checked: clicked())
        self.setText(text)

    def whole_text(self) -> str:
        """The words, cut or not."""
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + look().sizes.px(12)
        return QSize(wanted, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().sizes.px(48), super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - look().sizes.px(10)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        set_tip(self, self._whole if shown != self._whole else "")
