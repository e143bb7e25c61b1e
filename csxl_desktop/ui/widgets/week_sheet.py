"""The strokes of a week: heads of the days, hours, blocks in the colour of their kind."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from csxl_desktop.i18n.dates import clock_figure
from csxl_desktop.ui.look import Look
from csxl_desktop.ui.widgets.badges import BADGE_COLORS
from csxl_desktop.ui.widgets.month_items import DayMark
from csxl_desktop.ui.widgets.week_layout import HOUR, WEEK, Placed, WeekLayout


class WeekSheet:
    """Paints one layout with one painter in one look."""

    def __init__(self, painter: QPainter, now: Look, layout: WeekLayout, chosen: Any) -> None:
        self._painter, self._now, self._layout, self._chosen = painter, now, layout, chosen

    def paint_day(self, day: date, mark: DayMark | None, *, today: bool, marked: bool) -> None:
        """Its ground, its name and number, what it is."""
        now, painter, area = self._now, self._painter, self._layout.column(day)
        if (mark is not None and mark.closed) or day.isoweekday() > WEEK - 2:
            painter.fillRect(area, now.color("background"))
        if marked:
            painter.fillRect(QRectF(area.left(), 0, area.width(), self._layout.head), now.color("accent_soft"))
        painter.setPen(QPen(now.color("line"), 1))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        name = QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        painter.setFont(now.font(now.sizes.small, QFont.Weight.DemiBold))
        painter.setPen(now.color("accent" if today else "text"))
        line = now.sizes.px(20)
        head = QRectF(area.left() + 4, 2, area.width() - 6, line)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self._elided(f"{name} {day.day}", head.width()))
        if mark is not None:
            painter.setFont(now.font(now.sizes.px(11)))
            painter.setPen(now.color("late" if mark.closed else "secondary"))
            below = head.translated(0, line - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._elided(mark.name, below.width()))

    def paint_hours(self) -> None:
        """A hairline for each hour, its number on the left."""
        now, painter, layout = self._now, self._painter, self._layout
        painter.setFont(now.font(now.sizes.px(11)))
        for minute in range(layout.first, layout.last + 1, HOUR):
            y = layout.y_of(minute)
            painter.setPen(QPen(now.color("line"), 1))
            painter.drawLine(layout.gutter, round(y), round(layout.width), round(y))
            if minute < layout.last:
                painter.setPen(now.color("secondary"))
                room = QRectF(0, y, layout.gutter - 6, now.sizes.px(16))
                hour = clock_figure(time(minute // HOUR))
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hour)

    def paint_block(self, placed: Placed) -> None:
        """Its letters, its hours, its words, as many as there is room for."""
        now, painter, item, area = self._now, self._painter, placed.item, placed.area
        color = item.color if item.color in BADGE_COLORS else "grey"
        chosen = item.key == self._chosen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        framed = chosen or now.name == "contrast"
        painter.setPen(QPen(now.color("text"), 2 if chosen else 1) if framed else Qt.PenStyle.NoPen)
        painter.setBrush(now.color(f"badge_{color}"))
        painter.drawRoundedRect(area, now.sizes.px(4), now.sizes.px(4))
        font = QFont(now.font(now.sizes.px(11), QFont.Weight.DemiBold))
        font.setStrikeOut(item.cancelled)
        painter.setFont(font)
        painter.setPen(now.color("on_badge"))
        inside = area.adjusted(now.sizes.px(4), now.sizes.px(2), -now.sizes.px(3), -now.sizes.px(2))
        hours = f" {clock_figure(item.starts)}" if item.starts is not None else ""
        line = QFontMetrics(font).lineSpacing()
        two = inside.height() > line * 2
        painter.save()
        painter.setClipRect(inside.adjusted(0, 0, 0, -(inside.height() % line)) if two else inside)
        if two:
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, flags, f"{item.letters}{hours}\n{item.words}")
        else:
            words = self._elided(f"{item.letters} {item.words}", inside.width())
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def paint_target(self, area: QRectF) -> None:
        """Where what is dragged would go."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._now.color("accent"), self._now.tokens.focus_width, Qt.PenStyle.DashLine))
        self._painter.drawRect(area)

    def _elided(self, text: str, width: float) -> str:
        return QFontMetrics(self._painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, round(width))
