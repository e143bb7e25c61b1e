"""What the pages of the tabs stand in: where large letters want more room than there is, it scrolls."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from csxl_desktop.ui.widgets.stack import Stack


def pages_in_room() -> tuple[Stack, QScrollArea]:
    """Pages, in an area that is no stop for Tab and has no edge."""
    pages = Stack()
    return pages, in_room(_Room(pages))


def in_room(content: QWidget) -> QScrollArea:
    """`content`, no smaller than it must be, in such an area."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setProperty("look", "room")
    return area


def stand_where(window: QWidget, before: QWidget | None) -> None:
    """A page that follows another window stands where that stood, and is as large; a dossier's window has its place."""
    if before is None or isinstance(window, QMainWindow):
        return
    window.setGeometry(before.geometry())
    if before.isMaximized():
        window.setWindowState(Qt.WindowState.WindowMaximized)


class _Room(QWidget):
    """Around the pages, without a layout: through one, the area would ask the height that the highest would like."""

    def __init__(self, pages: Stack) -> None:
        super().__init__()
        self._pages = pages
        pages.setParent(self)

    def minimumSizeHint(self) -> QSize:
        return self._pages.minimumSizeHint()

    def sizeHint(self) -> QSize:
        return self._pages.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
