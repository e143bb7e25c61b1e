"""Pages in one place, one of them in front: they ask the room of that one; Qt asks the room of the largest of all."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QWidget


class Stack(QStackedWidget):
    """As narrow and as low as the page in front allows."""

    def __init__(self, place: QWidget | None = None) -> None:
        super().__init__(place)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        return _least(self.currentWidget())

    def hasHeightForWidth(self) -> bool:
        """Else the height that the highest page would like is what all of them get."""
        return False


class StackLayout(QStackedLayout):
    """The same where the holder is a widget of its own kind."""

    def __init__(self, holder: QWidget | None = None) -> None:
        super().__init__()
        if holder is not None:
            holder.setLayout(self)
        self.currentChanged.connect(lambda _place: self.invalidate())

    def minimumSize(self) -> QSize:
        return _least(self.currentWidget())

    def hasHeightForWidth(self) -> bool:
        return False


def _least(page: QWidget | None) -> QSize:
    return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize()
