"""A month whose lines go to another day: dragged there, or by Alt with an arrow."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.month import MonthCalendar
from csxl_desktop.ui.widgets.month_items import DayItem
from csxl_desktop.ui.widgets.month_sheet import WEEK

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


def asked_step(event: QKeyEvent) -> int | None:
    """The days that Alt with an arrow moves by; None for any other key."""
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return STEPS.get(Qt.Key(event.key())) if alt else None


class MovableMonth(MonthCalendar):
    """`item_moved(key, date)`: a line was dropped on another day, or sent there by key. Nothing has moved yet.

    What lasts several days moves as a whole, by whichever of its days it is held: the date is its first day.
    Esc lets go of what is dragged. What is struck (cancelled, put off) is not moved.
    """

    item_moved = Signal(object, object)

    _held: DayItem | None = None
    _from = QPointF()
    _target: date | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        self._held = item if item is not None and not item.cancelled else None
        self._from = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        far = (event.position() - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._target is None and not far:
            return
        self._target = self.day_at(event.position())
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        held, target = self._held, self._target
        self._let_go()
        if held is not None and target is not None:
            self._move(held, target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = asked_step(event)
        if days is not None:
            item = self._movable()
            if item is not None:
                self._move(item, item.on + timedelta(days=days))
        elif event.key() == Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is not None:
            now, painter = look(), QPainter(self)
            painter.setPen(QPen(now.color("accent"), now.tokens.focus_width, Qt.PenStyle.DashLine))
            painter.drawRect(self.area_of(self._target).adjusted(1, 1, -1, -1))
            painter.end()

    def _movable(self) -> DayItem | None:
        """The framed line of the marked day, else its first."""
        items = [item for item in self._items.get(self.day(), []) if not item.cancelled]
        return next((item for item in items if item.key == self._chosen), items[0] if items else None)

    def _move(self, item: DayItem, day: date) -> None:
        if day != item.on:
            self.choose_item(item.key)
            self.show_day(day)
            self.item_moved.emit(item.key, item.begins_if_on(day))

    def _let_go(self) -> None:
        self._held = self._target = None
        self.unsetCursor()
        self.update()
