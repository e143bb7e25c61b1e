"""A month on one sheet: its meetings as coloured lines, today, holidays."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.day_sheet import DaySheet
from csxl_desktop.ui.widgets.month_items import DayItem, DayMark
from csxl_desktop.ui.widgets.month_sheet import WEEK, DayPlan, MonthSheet

__all__ = ["DayItem", "DayMark", "MonthCalendar"]

_HEAD = 26  # pixels of the names of the days
_LEAST = 48  # of a day, for its number and one line
_WEEKS = 6  # in the longest month


class MonthCalendar(DaySheet):
    """A month. Arrows move the day, Page Up/Down the month, Enter opens the day's first line, else the day itself.

    - `day_activated(date)`: double click or Enter on an empty day (a new meeting there)
    - `item_activated(key)`: click on a line, or Enter; `item_opened(key)`: double click, or Enter on the day's only one
    - `day_chosen(date)`: the marked day changed; `month_changed(date)`: its first day, when the month did
    """

    day_chosen = Signal(object)
    month_changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(today, parent)
        self._items: dict[date, list[DayItem]] = {}
        self._say()

    # What pages call.

    def set_items(self, items: Sequence[DayItem]) -> None:
        """All lines that may be seen (a whole year is fine)."""
        self._items = {}
        for item in items:
            self._items.setdefault(item.on, []).append(item)
        for lines in self._items.values():
            lines.sort(key=lambda item: item.parts == 1)  # what goes on from day to day keeps its height
        self._say()
        self.update()

    def show_day(self, day: date) -> None:
        """Go to `day`; the month follows."""
        before, self._day = self._day, day
        self._say()
        self.update()
        if day != before:
            self.day_chosen.emit(day)
        if (day.year, day.month) != (before.year, before.month):
            self.month_changed.emit(day.replace(day=1))

    def step_month(self, months: int) -> None:
        """Forward or backward, on the same day of the month where there is one."""
        count = self._day.year * 12 + self._day.month - 1 + months
        year, month = divmod(count, 12)
        last = calendar.monthrange(year, month + 1)[1]
        self.show_day(date(year, month + 1, min(self._day.day, last)))

    def weeks(self) -> list[list[date]]:
        """The weeks on the sheet, Monday first."""
        return calendar.Calendar(0).monthdatescalendar(self._day.year, self._day.month)

    def item_at(self, point: QPointF) -> DayItem | None:
        """The line painted at `point`."""
        day = self.day_at(point)
        if day is None:
            return None
        area = self.area_of(day)
        for place, item in enumerate(self._fitting(day, area)):
            if self._line(area, place).contains(point):
                return item
        return None

    def day_at(self, point: QPointF) -> date | None:
        return next((day for week in self.weeks() for day in week if self.area_of(day).contains(point)), None)

    def area_of(self, day: date) -> QRectF:
        """Where `day` is painted; empty if it is not on the sheet."""
        head = look().sizes.px(_HEAD)
        weeks = self.weeks()
        width, height = self.width() / WEEK, (self.height() - head) / len(weeks)
        for row, week in enumerate(weeks):
            if day in week:
                return QRectF(week.index(day) * width, head + row * height, width, height)
        return QRectF()

    # Gestures.

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(460), look().sizes.px(480))

    def minimumSizeHint(self) -> QSize:
        """Each day keeps its number and a line below it: what holds the month scrolls."""
        return QSize(0, look().sizes.px(_HEAD + _LEAST * _WEEKS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item, day = self.item_at(event.position()), self.day_at(event.position())
        if day is not None:
            self.show_day(day)
        if item is not None:
            self.choose_item(item.key)
            self.item_activated.emit(item.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day, item = self.day_at(event.position()), self.item_at(event.position())
        if item is not None:
            self.item_opened.emit(item.key)
        elif day is not None:
            self.day_activated.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.show_day(self._day + timedelta(days=days[Qt.Key(event.key())]))
            case Qt.Key.Key_PageUp:
                self.step_month(-1)
            case Qt.Key.Key_PageDown:
                self.step_month(1)
            case Qt.Key.Key_Home:
                self.show_day(self._today)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._activate()
            case _other:
                super().keyPressEvent(event)

    def _activate(self) -> None:
        items = self._items.get(self._day, [])
        if not items:
            self.day_activated.emit(self._day)
            return
        keys = [item.key for item in items]
        if keys == [self._chosen]:
            self.item_opened.emit(self._chosen)
            return
        # Enter again goes on to the next line of the same day.
        place = (keys.index(self._chosen) + 1) % len(keys) if self._chosen in keys else 0
        self.choose_item(keys[place])
        self.item_activated.emit(keys[place])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = MonthSheet(painter, look(), self._today, self._chosen)
        sheet.paint_head(self.width())
        for week in self.weeks():
            for day in week:
                sheet.paint_day(self._plan(day))
        painter.end()

    def _plan(self, day: date) -> DayPlan:
        area = self.area_of(day)
        fitting = self._fitting(day, area)
        rest = len(self._items.get(day, [])) - len(fitting)
        return DayPlan(
            day,
            area,
            self._marks.get(day),
            day.month != self._day.month,
            day == self._day,
            self.hasFocus(),
            [(item, self._line(area, place)) for place, item in enumerate(fitting)],
            rest,
            self._line(area, len(fitting)),
        )

    def _fitting(self, day: date, area: QRectF) -> list[DayItem]:
        items = self._items.get(day, [])
        room = int((area.height() - look().sizes.px(27)) // look().sizes.px(20))
        return items if len(items) <= room else items[: max(0, room - 1)]

    def _line(self, area: QRectF, place: int) -> QRectF:
        px = look().sizes.px
        top = area.top() + px(26) + place * px(20)
        return QRectF(area.left() + px(3), top, area.width() - px(6), px(18))

    def _say(self) -> None:
        items = self._items.get(self._day, [])
        words = QLocale().toString(QDate(self._day.year, self._day.month, self._day.day), QLocale.FormatType.LongFormat)
        count = ngettext("{n} activity", "{n} activities", len(items)).format(n=len(items))
        names = "; ".join(f"{item.letters} {item.words}" for item in items)
        self.setAccessibleName(_("{day}, {count}").format(day=words, count=count))
        self.setAccessibleDescription(names)
