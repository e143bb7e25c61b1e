"""Where a page is scrolled to: kept by the part of it that one sees first, for a window that is built anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from csxl_desktop.ui.look import look


@dataclass(frozen=True, slots=True)
class ScrollPlace:
    """What one sees first: the part by its number, and how much of its height is scrolled away."""

    part: int
    gone: float


class ScrollMark(QObject):
    """Knows where `area` stands by its `parts`, from above; scrolls there again while the page is still being filled.

    Whoever scrolls meanwhile stays where they are.
    """

    def __init__(self, area: QScrollArea, parts: Sequence[QWidget]) -> None:
        super().__init__(area)
        self._area, self._parts, self._bar = area, parts, area.verticalScrollBar()
        self._place: ScrollPlace | None = None
        self._seen: ScrollPlace | None = None
        self._sizes = look().sizes
        self._at = 0  # where it was scrolled to for the sake of that place
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._return)
        area.installEventFilter(self)
        self._bar.rangeChanged.connect(lambda _least, _most: self.page_changed())
        self._bar.actionTriggered.connect(lambda _action: self._let_go())
        self._bar.valueChanged.connect(self._moved)

    def place(self) -> ScrollPlace | None:
        """Where it stands, or is to stand; None at the very top."""
        self._see()
        return self._place or self._seen

    def _see(self) -> None:
        """Where it stands as the window was built: its letters grow or shrink before it makes place for another."""
        if isValid(self._bar) and look().sizes == self._sizes:
            self._seen = self._first_seen() if self._bar.value() else None

    def _first_seen(self) -> ScrollPlace:
        seen = self._bar.value()
        begun = [number for number, part in enumerate(self._parts) if self._top(part) <= seen]
        first = max(begun, key=lambda number: self._top(self._parts[number]), default=0)
        part = self._parts[first]
        return ScrollPlace(first, (seen - self._top(part)) / max(1, part.height()))

    def stand_at(self, place: ScrollPlace | None) -> None:
        """Scroll there again, now and as often as parts come or grow above it."""
        self._place, self._at = place, self._bar.value()
        self._wait()

    def holds(self) -> bool:
        """Whether it stands where another window did: nothing else is to be brought into view."""
        return self._place is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._wait()
        return super().eventFilter(watched, event)

    def _wait(self) -> None:
        if self._place is not None:
            self._timer.start()

    def _let_go(self) -> None:
        self._place = None

    def page_changed(self) -> None:
        """The page has grown or shrunk; a bar that is being taken away with it tells so, too."""
        if isValid(self._bar):
            self._see()
            self._wait()

    def _moved(self, value: int) -> None:
        if not isValid(self._bar):
            return
        self._see()
        if value not in {self._at, self._bar.maximum()}:  # there it is held back where the page grew shorter
            self._let_go()

    def _return(self) -> None:
        if self._place is None or not self._area.isVisible():
            return
        part = self._parts[self._place.part]
        self._at = min(self._top(part) + round(self._place.gone * part.height()), self._bar.maximum())
        self._bar.setValue(self._at)

    def _top(self, part: QWidget) -> int:
        """How far below the top of the page a part begins."""
        return part.mapTo(self._area.viewport(), QPoint(0, 0)).y() + self._bar.value()
