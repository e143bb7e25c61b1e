"""The strokes of the month calendar."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from csxl_desktop.ui.look import Look
from csxl_desktop.ui.widgets.badges import BADGE_COLORS
from csxl_desktop.ui.widgets.month_items import DayItem, DayMark

WEEK = 7


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day ready to be painted: where, what stands on it, and how many lines did not fit."""

    day: date
    area: QRectF
    mark: DayMark | None
    outside: bool
    marked: bool
    focused: bool
    lines: list[tuple[DayItem, QRectF]]
    rest: int
    rest_line: QRectF


class MonthSheet:
    """Paints the head and the days with one painter in one look."""

    def __init__(self, painter: QPainter, now: Look, today: date, chosen: Any) -> None:
        self._painter, self._now, self._today, self._chosen = painter, now, today, chosen

    def paint_head(self, width: int) -> None:
        """The names of the days."""
        now, column_width, locale = self._now, width / WEEK, QLocale()
        self._painter.setFont(now.font(now.sizes.small, QFont.Weight.DemiBold))
        self._painter.setPen(now.color("secondary"))
        for column in range(WEEK):
            name = locale.standaloneDayName(column + 1, QLocale.FormatType.ShortFormat)
            area = QRectF(column * column_width, 0, column_width, now.sizes.px(26))
            self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)

    def paint_day(self, plan: DayPlan) -> None:
        """Ground, hairlines, number, lines."""
        now, painter, area = self._now, self._painter, plan.area
        closed = plan.mark is not None and plan.mark.closed
        if plan.outside or closed or plan.day.isoweekday() > WEEK - 2:
            painter.fillRect(area, now.color("background"))
        if plan.marked:
            painter.fillRect(area, now.color("accent_soft"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(now.color("line"), 1))
        painter.drawLine(area.topLeft(), area.topRight())
        if plan.day.isoweekday() > 1:
            painter.drawLine(area.topLeft(), area.bottomLeft())
        self._paint_number(plan)
        if plan.marked and plan.focused:
            painter.setPen(QPen(now.color("accent"), now.tokens.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.save()
        painter.setClipRect(area)
        for item, line in plan.lines:
            self._paint_item(item, line, outside=plan.outside)
        painter.restore()
        if plan.rest:
            painter.setFont(now.font(now.sizes.px(11)))
            painter.setPen(now.color("secondary"))
            painter.drawText(plan.rest_line, Qt.AlignmentFlag.AlignVCenter, f"+ {plan.rest}")

    def _paint_number(self, plan: DayPlan) -> None:
        now, painter, area = self._now, self._painter, plan.area
        side, pad = now.sizes.px(20), now.sizes.px(4)
        circle = QRectF(area.left() + pad, area.top() + pad, side, side)
        painter.setFont(now.font(now.sizes.small, QFont.Weight.DemiBold))
        if plan.day == self._today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("accent"))
            painter.drawEllipse(circle)
            painter.setPen(now.color("on_accent"))
        else:
            painter.setPen(now.color("secondary" if plan.outside else "text"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(plan.day.day))
        if plan.mark is None:
            return
        painter.setFont(now.font(now.sizes.px(11)))
        painter.setPen(now.color("late" if plan.mark.closed else "secondary"))
        width = area.right() - circle.right() - 2 * pad
        room = QRectF(circle.right() + pad, area.top() + pad, width, side)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _elided(painter, plan.mark.name, width))

    def _paint_item(self, item: DayItem, line: QRectF, *, outside: bool) -> None:
        now, painter = self._now, self._painter
        color = item.color if item.color in BADGE_COLORS else "grey"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.5 if outside else 1.0)
        chosen = item.key == self._chosen
        framed = chosen or now.name == "contrast"
        painter.setPen(QPen(now.color("text"), 2 if chosen else 1) if framed else Qt.PenStyle.NoPen)
        painter.setBrush(now.color(f"badge_{color}"))
        over = now.sizes.px(8)  # a bar goes on beyond the day that does not begin or end it
        bar = line.adjusted(-over if item.part > 1 else 0, 0, over if item.part < item.parts else 0, 0)
        painter.drawRoundedRect(bar, now.sizes.px(3), now.sizes.px(3))
        font = QFont(now.font(now.sizes.px(11), QFont.Weight.DemiBold))
        font.setStrikeOut(item.cancelled)
        painter.setFont(font)
        painter.setPen(now.color("on_badge"))
        pad = now.sizes.px(5)
        words = _elided(painter, f"{item.letters}  {item.words}", line.width() - 2 * pad)
        painter.drawText(line.adjusted(pad, 0, -pad, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setOpacity(1.0)


def _elided(painter: QPainter, text: str, width: float) -> str:
    return QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, round(width))
