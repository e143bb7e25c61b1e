"""The ring of the keyboard over what cannot wear it itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from csxl_desktop.ui.look import paint_ring


class Ring(QWidget):
    """Over the edges of `ringed` while the keyboard is on it.

    For cards that scroll, which a border would move, and for controls that Qt paints as if the keyboard were elsewhere.
    """

    def __init__(self, ringed: QWidget) -> None:
        super().__init__(ringed)
        self._ringed = ringed
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        ringed.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize}:
            self.setGeometry(self._ringed.rect())
            self.setVisible(self._ringed.hasFocus())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, self._ringed)
        painter.end()
