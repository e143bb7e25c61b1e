"""A text field as high as its words take at its width."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text_fields import MultilineField


class GrowingField(MultilineField):
    """`least` lines high, and with its words up to `most` of them; only beyond that does it scroll."""

    _resized = Signal()

    def __init__(self, name: str, *, least: int = 1, most: int = 6) -> None:
        self._least, self._most = least, most
        super().__init__(name, lines=least)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._fit)
        # Later: while a layout hands out widths, it does not hear of a new height.
        self._resized.connect(self._fit, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._resized.emit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        metrics, bar = QFontMetrics(self.font()), self.edit.verticalScrollBar()
        width = self.edit.viewport().width() + (bar.width() if bar.isVisible() else 0)
        area = QRect(0, 0, width - 2 * round(self.edit.document().documentMargin()), 0)
        wrapped = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, self.edit.toPlainText())
        wanted = max(self._least, round(wrapped.height() / metrics.lineSpacing()))
        lines = min(wanted, self._most)
        # A bar takes width: shown for a moment, it makes a line more, which needs it.
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.edit.setVerticalScrollBarPolicy(needed if wanted > lines else off)
        self.edit.setFixedHeight(metrics.lineSpacing() * lines + look().sizes.px(22))
