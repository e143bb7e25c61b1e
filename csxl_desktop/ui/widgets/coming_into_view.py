"""A part that opens out of sight: what scrolls goes to it once it has its place."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from csxl_desktop.ui.look import look


class ComingIntoView(QObject):
    """`begin()` when `part` was shown: layouts may move it several times; `end()`, or scrolling by hand, lets it be."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._comes = False
        self._area: QScrollArea | None = None

    def begin(self) -> None:
        if self._area is None and (area := _area(self._part)) is not None:
            self._area, bar = area, area.verticalScrollBar()
            bar.rangeChanged.connect(lambda _least, _most: self._soon())
            bar.actionTriggered.connect(lambda _action: self.end())
        self._comes = True
        self._soon()

    def end(self) -> None:
        """The part stands, or is shown no longer."""
        self._comes = False

    def _soon(self) -> None:
        if self._comes:
            QTimer.singleShot(0, self, self._come)

    def _come(self) -> None:
        if not self._comes or self._area is None or not self._part.isVisible():
            return
        bar, view = self._area.verticalScrollBar(), self._area.viewport()
        top = self._part.mapTo(view, QPoint(0, 0)).y()
        if not 0 <= top < view.height() // 2:
            bar.setValue(bar.value() + top - look().sizes.between)


def _area(part: QWidget) -> QScrollArea | None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
