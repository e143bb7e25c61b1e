"""Cards beside each other; below each other where large letters leave one of them too little room."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayoutItem

from csxl_desktop.ui.look import look

_Way = QBoxLayout.Direction


class SideBySide(QBoxLayout):
    """Parts in a row, by their stretch, while each has its least width; else one below the other.

    There none is lower than `least` pixels: what holds them scrolls.
    """

    def __init__(self, least: int = 0) -> None:
        super().__init__(_Way.LeftToRight)
        self._least = look().sizes.px(least) if least else 0
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(look().sizes.between)

    def minimumSize(self) -> QSize:
        """As narrow as the widest part alone."""
        sizes = [item.minimumSize() for item in self._parts()]
        width = max((size.width() for size in sizes), default=0)
        if self.direction() is _Way.LeftToRight:
            return QSize(width, super().minimumSize().height())
        return QSize(width, sum(max(size.height(), self._least) for size in sizes) + self._gaps(len(sizes)))

    def setGeometry(self, rect: QRect) -> None:
        way = _Way.LeftToRight if rect.width() >= self._beside() else _Way.TopToBottom
        if way is not self.direction():
            self.setDirection(way)
        super().setGeometry(rect)

    def _beside(self) -> int:
        """The pixels that the parts take in a row."""
        widths = [item.minimumSize().width() for item in self._parts()]
        return sum(widths) + self._gaps(len(widths))

    def _gaps(self, parts: int) -> int:
        return self.spacing() * max(0, parts - 1)

    def _parts(self) -> list[QLayoutItem]:
        items = (self.itemAt(place) for place in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]
