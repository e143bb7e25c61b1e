"""A week with its hours: meetings as blocks, moved by dragging or by Alt with an arrow."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.ui.look import look, paint_ring
from csxl_desktop.ui.widgets.day_sheet import DaySheet
from csxl_desktop.ui.widgets.month_items import DayItem, each_once
from csxl_desktop.ui.widgets.week_layout import HOUR, STEP, WEEK, WeekLayout, hour_of, minutes
from csxl_desktop.ui.widgets.week_sheet import WeekSheet

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WEEKS = {Qt.Key.Key_PageUp: -WEEK, Qt.Key.Key_PageDown: WEEK}
_LOWEST = 320  # pixels in which the hours can still be read


class WeekCalendar(DaySheet):
    """Left and Right move the day, Up and Down go through the week's meetings, Page Up/Down change the week.

    - `item_activated(key)`: clicked, or reached by key; `day_activated(date)`: double click or Enter on a free day
    - `item_moved(key, date, time)`: dropped elsewhere, or sent there by Alt with an arrow (Up and Down: half an
      hour); the time is None where only the day changes. Nothing has moved yet. What is struck is not moved; what
      lasts several days moves as a whole, by whichever of its days it is held: the date is its first day.
    - `week_changed()`: another week is shown
    """

    item_moved = Signal(object, object, object)
    week_changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._items: list[DayItem] = []
        self._held: DayItem | None = None
        self._from = QPointF()
        self._target: tuple[date, int | None] | None = None
        self._say()

    # What pages call.

    def set_items(self, items: Sequence[DayItem]) -> None:
        """All that may be seen (a whole year is fine)."""
        self._items = list(items)
        self._say()
        self.update()

    def monday(self) -> date:
        return self._day - timedelta(days=self._day.weekday())

    def show_day(self, day: date) -> None:
        """Go to `day`; the week follows."""
        before = self.monday()
        self._day = day
        self._say()
        self.update()
        if self.monday() != before:
            self.week_changed.emit()

    def layout_now(self) -> WeekLayout:
        """Where everything of the shown week stands."""
        return WeekLayout(self.monday(), self._items, self.width(), self.height(), look())

    def area_of(self, key: Any) -> QRectF:
        """Where a meeting is painted; empty where it is not in the week."""
        return next((placed.area for placed in self.layout_now().placed() if placed.item.key == key), QRectF())

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(460), look().sizes.px(480))

    def minimumSizeHint(self) -> QSize:
        """The hours stand below each other: what holds the week scrolls."""
        return QSize(0, look().sizes.px(_LOWEST))

    # Gestures.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self.layout_now()
        day, item = layout.day_at(event.position()), self._item_at(event.position())
        if day is not None:
            self.show_day(day)
        self._held = item if item is not None and not item.cancelled else None
        self._from = event.position()
        if item is not None:
            self._take(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position() - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._held is None or (self._target is None and not far):
            return
        layout = self.layout_now()
        day = layout.day_at(event.position())
        self._target = (day, self._dropped(layout, event.position())) if day is not None else None
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        held, target = self._held, self._target
        self._let_go()
        if held is not None and target is not None:
            day, begin = target
            self._move(held, day, hour_of(begin) if begin is not None else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day, item = self.layout_now().day_at(event.position()), self._item_at(event.position())
        if item is not None:
            self.item_opened.emit(item.key)
        elif day is not None:
            self.day_activated.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in {*_DAYS, *_LINES}:
            self._send(_DAYS.get(key, 0), _LINES.get(key, 0) * STEP)
        elif key in _DAYS or key in _WEEKS:
            self.show_day(self._day + timedelta(days=_DAYS.get(key, 0) + _WEEKS.get(key, 0)))
        elif key in _LINES:
            self._step(_LINES[key])
        elif key == Qt.Key.Key_Home:
            self.show_day(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate()
        elif key == Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, layout = QPainter(self), self.layout_now()
        sheet = WeekSheet(painter, look(), layout, self._chosen)
        for day in layout.days:
            sheet.paint_day(day, self._marks.get(day), today=day == self._today, marked=day == self._day)
        sheet.paint_hours()
        for placed in layout.placed():
            sheet.paint_block(placed)
        if self._held is not None and self._target is not None:
            day, begin = self._target
            area = layout.column(day) if begin is None else layout.block(day, begin, begin + _length(self._held))
            sheet.paint_target(area.adjusted(1, 1, -1, -1))
        paint_ring(painter, self)
        painter.end()

    # Within.

    def _item_at(self, point: QPointF) -> DayItem | None:
        return next((placed.item for placed in self.layout_now().placed() if placed.area.contains(point)), None)

    def _dropped(self, layout: WeekLayout, point: QPointF) -> int | None:
        """Where it would begin: it is held where it was taken."""
        now, then = layout.minute_at(point), layout.minute_at(self._from)
        if now is None or self._held is None:
            return None
        begin = now
        if self._held.starts is not None and then is not None:
            begin = minutes(self._held.starts) + now - then
        return min(max(round(begin / STEP) * STEP, 0), 24 * HOUR - STEP)

    def _take(self, item: DayItem) -> None:
        self.choose_item(item.key)
        self._day = item.on
        self._say()
        self.item_activated.emit(item.key)

    def _step(self, step: int) -> None:
        """To the next or the last meeting of the week."""
        items = each_once(placed.item for placed in self.layout_now().placed())
        if not items:
            return
        keys = [item.key for item in items]
        place = keys.index(self._chosen) + step if self._chosen in keys else 0
        if 0 <= place < len(items):
            self._take(items[place])

    def _activate(self) -> None:
        items = [item for item in self._items if item.on == self._day]
        if any(item.key == self._chosen for item in items):
            self.item_opened.emit(self._chosen)
        elif items:
            self._take(items[0])
        else:
            self.day_activated.emit(self._day)

    def _send(self, days: int, later: int) -> None:
        """The framed meeting some days or minutes on."""
        items = [item for item in self._items if item.key == self._chosen and not item.cancelled]
        item = next((item for item in items if item.on == self._day), items[0] if items else None)
        if item is None or (later and item.starts is None):
            return
        starts = hour_of(minutes(item.starts) + later) if later and item.starts is not None else None
        self._move(item, item.on + timedelta(days=days), starts)

    def _move(self, item: DayItem, day: date, starts: time | None) -> None:
        if day != item.on or (starts is not None and starts != item.starts):
            self.choose_item(item.key)
            self.show_day(day)
            self.item_moved.emit(item.key, item.begins_if_on(day), starts if starts != item.starts else None)

    def _let_go(self) -> None:
        self._held = self._target = None
        self.unsetCursor()
        self.update()

    def _say(self) -> None:
        items = [item for item in self._items if item.on == self._day]
        count = ngettext("{n} activity", "{n} activities", len(items)).format(n=len(items))
        self.setAccessibleName(_("{day}, {count}").format(day=long_date(self._day), count=count))
        self.setAccessibleDescription("; ".join(f"{item.letters} {item.words}" for item in items))


def _length(item: DayItem) -> int:
    if item.starts is None or item.ends is None:
        return HOUR
    return max(minutes(item.ends) - minutes(item.starts), STEP)
