"""The whole year on one sheet: twelve months, a line for each activity."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import month_name
from csxl_desktop.ui.look import Look, look, paint_ring
from csxl_desktop.ui.meetings.columns import month_items
from csxl_desktop.ui.meetings.day_marks import day_marks
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.badges import Badge, badge_width, paint_badge
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.month_items import DayItem, each_once
from csxl_desktop.ui.widgets.month_moves import asked_step
from csxl_desktop.ui.widgets.scroll_place import ScrollMark

_COLUMNS = 3
_LEAVE = "leave"
_HEAD, _LINE, _GAP, _LEAST = 26, 21, 8, 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0}  # 0: into the framed one
_EDGE = 4  # pixels around the months, for the ring of the keyboard


class YearView(QWidget):
    """`item_activated(id)`: clicked or reached with the arrows; `item_moved(id, date)`: Alt with an arrow."""

    item_activated = Signal(object)
    item_moved = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._year = 0
        self.sheet = YearSheet()
        self.sheet.item_activated.connect(self.item_activated)
        self.sheet.item_moved.connect(self.item_moved)
        box = QVBoxLayout(self)
        side, edge = look().sizes.inside, look().sizes.px(_EDGE)
        box.setContentsMargins(side - edge, 0, side - edge, side)
        area = scrolled(self.sheet)
        self.scroll_mark = ScrollMark(area, (self.sheet,))
        box.addWidget(area)

    def set_rows(self, rows: list[MeetingRow]) -> None:
        self.sheet.set_items(month_items(rows, self._year))

    def show_year(self, year: int, known: KnownDays) -> None:
        """Its public holidays, closed days and school leaves, under the meetings that are set after."""
        self._year = year
        self.sheet.setAccessibleName(str(year))
        marks = [mark for mark in day_marks(known, year).items() if mark[0].year == year and mark[1].closed]
        closed = [DayItem(None, day, "", mark.name, "grey") for day, mark in marks]
        self.sheet.set_marks([*closed, *_leave_lines(known, year)])

    def choose(self, meeting_id: UUID) -> None:
        self.sheet.choose(meeting_id)


def _leave_lines(known: KnownDays, year: int) -> Iterator[DayItem]:
    """“FR → 01/03 · Détente” on the day that each school leave begins; on the first of January if it began before."""
    for leave in known.leaves:
        on = max(leave.first_on, date(year, 1, 1))
        if on.year == year and leave.last_on >= on:
            until = f"{leave.community} → {leave.last_on:%d/%m}"
            words = f"{until} · {leave.name}" if leave.name else until
            yield DayItem(None, on, "", words, _LEAVE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and where it is painted."""

    item: DayItem
    area: QRectF


class YearSheet(QWidget):
    """The strokes and the gestures of the year. `item_opened(key)`: double click, or Enter on the framed line."""

    item_activated = Signal(object)
    item_opened = Signal(object)
    item_moved = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._months: dict[int, list[DayItem]] = {}
        self._items: list[DayItem] = []
        self._marks: list[DayItem] = []
        self._chosen: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.List)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setMouseTracking(True)

    def set_items(self, items: list[DayItem]) -> None:
        """The lines of the year, by day."""
        self._items, count = items, len({item.key for item in items})
        self._arrange()
        self.setAccessibleDescription(
            ngettext("{n} activity", "{n} activities", count).format(n=count),
        )

    def set_marks(self, marks: list[DayItem]) -> None:
        """Days that are no meetings (their key is None): public holidays, closed days, school leaves."""
        self._marks = marks
        self._arrange()

    def choose(self, key: object) -> None:
        self._chosen = key
        self.update()

    def lines(self) -> list[_Line]:
        """The line of every meeting, in the order of the year."""
        return [line for line in self._lines(look()) if line.item.key is not None]

    def marks(self) -> list[DayItem]:
        """The days that are no meetings."""
        return self._marks

    def minimumSizeHint(self) -> QSize:
        now = look()
        return QSize(now.sizes.px(330), round(sum(self._heights(now))))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (found := self._item_at(event.position())) is not None:
            self._take(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (found := self._item_at(event.position())) is not None:
            self.item_opened.emit(found.key)

    def _item_at(self, point: QPointF) -> DayItem | None:
        return next((line.item for line in self.lines() if line.area.contains(point)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = asked_step(event)
        if days is not None:
            self._move(days)
            return
        step = _STEPS.get(Qt.Key(event.key()))
        items = each_once(line.item for line in self.lines())
        if step is None or not items:
            super().keyPressEvent(event)
            return
        keys = [item.key for item in items]
        if step == 0:
            if self._chosen in keys:
                self.item_opened.emit(self._chosen)
            return
        place = keys.index(self._chosen) + step if self._chosen in keys else 0
        if 0 <= place < len(items):
            self._take(items[place])

    def _move(self, days: int) -> None:
        """Ask that the chosen line goes some days on or back; what is struck stays."""
        item = next((line.item for line in self.lines() if line.item.key == self._chosen), None)
        if item is not None and not item.cancelled:
            self.item_moved.emit(item.key, item.begins_if_on(item.on) + timedelta(days=days))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        for month in range(1, 13):
            area = self._area(now, month)
            painter.setFont(now.font(now.sizes.section, QFont.Weight.DemiBold))
            painter.setPen(now.color("text" if month in self._months else "secondary"))
            head = QRectF(area.left(), area.top(), area.width(), now.sizes.px(_HEAD - 4))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, month_name(month).capitalize())
            painter.setPen(now.color("line"))
            painter.drawLine(head.bottomLeft(), head.bottomRight())
        for line in self._lines(now):
            self._paint(painter, now, line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, self)
        painter.end()

    def _paint(self, painter: QPainter, now: Look, line: _Line) -> None:
        item, area = line.item, line.area
        if item.key is not None and item.key == self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("accent_soft"))
            painter.drawRoundedRect(area, now.sizes.px(4), now.sizes.px(4))
        font = QFont(now.font(now.sizes.small))
        font.setStrikeOut(item.cancelled)
        metrics, middle = QFontMetrics(font), area.center().y()
        days = str(item.on.day) if item.until is None else f"{item.on.day}–{item.until.day}"
        number = metrics.horizontalAdvance(max("30", days, key=len)) + now.sizes.px(4)
        painter.setFont(now.font(now.sizes.small))
        painter.setPen(now.color("secondary"))
        day = QRectF(area.left(), area.top(), number, area.height())
        painter.drawText(day, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, days)
        left = day.right() + now.sizes.px(6)
        if item.key is not None:
            badge = Badge(item.letters, item.color)
            paint_badge(painter, now, badge, left, middle)
            left += badge_width(now, badge) + now.sizes.px(6)
        room = QRectF(left, area.top(), max(0.0, area.right() - left), area.height())
        painter.setFont(font)
        painter.setPen(now.color(_ink(item)))
        text = metrics.elidedText(item.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _take(self, item: DayItem) -> None:
        self.choose(item.key)
        self.setAccessibleDescription(_("{letters} {text}").format(letters=item.letters, text=item.words))
        self.item_activated.emit(item.key)

    def _arrange(self) -> None:
        self._months = {}
        for item in sorted([*self._marks, *self._items], key=lambda item: item.on):
            self._months.setdefault(item.on.month, []).append(item)
        self.updateGeometry()
        self.update()

    def _heights(self, now: Look) -> list[float]:
        """The height of each row of months: as high as its fullest month."""
        heights = []
        for first in range(1, 13, _COLUMNS):
            most = max(len(self._months.get(month, [])) for month in range(first, first + _COLUMNS))
            heights.append(now.sizes.px(_HEAD + _LINE * max(_LEAST, most) + _GAP))
        return [float(height) for height in heights]

    def _area(self, now: Look, month: int) -> QRectF:
        row, column = divmod(month - 1, _COLUMNS)
        heights, gap, edge = self._heights(now), now.sizes.px(14), now.sizes.px(_EDGE)
        width = (self.width() - 2 * edge - gap * (_COLUMNS - 1)) / _COLUMNS
        return QRectF(edge + column * (width + gap), sum(heights[:row]), width, heights[row])

    def _lines(self, now: Look) -> Iterator[_Line]:
        for month, items in sorted(self._months.items()):
            area = self._area(now, month)
            for place, item in enumerate(items):
                top = area.top() + now.sizes.px(_HEAD) + place * now.sizes.px(_LINE)
                yield _Line(item, QRectF(area.left(), top, area.width(), now.sizes.px(_LINE - 1)))

    def point_of(self, key: object) -> QPointF:
        """The middle of a line, where one would click."""
        return next(line.area.center() for line in self.lines() if line.item.key == key)


def _ink(item: DayItem) -> str:
    """A holiday and a closed day stand out, a leave and what is off stand back."""
    if item.key is None and item.color != _LEAVE:
        return "late"
    return "secondary" if item.key is None or item.cancelled else "text"
