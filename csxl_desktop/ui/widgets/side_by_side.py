"""Cards beside each other; below each other where large letters leave one of them too little room."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QWidget

from csxl_desktop.ui.look import look

_Way = QBoxLayout.Direction
_ENDLESS = (1 << 24) - 1  # pixels that Qt knows as no limit


class SideBySide(QBoxLayout):
    """Parts in a row, by their stretch, while each has its least width; else one below the other.

    There none is lower than `least` pixels: what holds them scrolls.
    """

    def __init__(self, least: int = 0) -> None:
        super().__init__(_Way.LeftToRight)
        self._least = look().sizes.px(least) if least else 0
        self._fixed: dict[QWidget, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(look().sizes.between)

    def add_fixed(self, widget: QWidget, wide: int) -> None:
        """`widget` at the end: `wide` pixels across beside the others, as wide as they are below them."""
        self._fixed[widget] = look().sizes.px(wide)
        widget.setFixedWidth(self._fixed[widget])
        self.addWidget(widget)

    def minimumSize(self) -> QSize:
        """As narrow as the widest part alone."""
        sizes = [self._narrowest(item) for item in self._parts()]
        width = max((size.width() for size in sizes), default=0)
        if self.direction() is _Way.LeftToRight:
            return QSize(width, super().minimumSize().height())
        return QSize(width, sum(max(size.height(), self._least) for size in sizes) + self._gaps(len(sizes)))

    def setGeometry(self, rect: QRect) -> None:
        way = _Way.LeftToRight if rect.width() >= self._beside() else _Way.TopToBottom
        if way is not self.direction():
            self.setDirection(way)
            for widget, wide in self._fixed.items():
                widget.setMinimumWidth(wide if way is _Way.LeftToRight else 0)
                widget.setMaximumWidth(wide if way is _Way.LeftToRight else _ENDLESS)
        super().setGeometry(rect)

    def _beside(self) -> int:
        """The pixels that the parts take in a row."""
        widths = [self._across(item) for item in self._parts()]
        return sum(widths) + self._gaps(len(widths))

    def _across(self, item: QLayoutItem) -> int:
        widget = item.widget()
        return self._fixed.get(widget, item.minimumSize().width()) if widget is not None else item.minimumSize().width()

    def _narrowest(self, item: QLayoutItem) -> QSize:
        """What a part must have below the others."""
        widget = item.widget()
        if widget is None or widget not in self._fixed:
            return item.minimumSize()
        return QSize(widget.minimumSizeHint().width(), item.minimumSize().height())

    def _gaps(self, parts: int) -> int:
        return self.spacing() * max(0, parts - 1)

    def _parts(self) -> list[QLayoutItem]:
        items = (self.itemAt(place) for place in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]
