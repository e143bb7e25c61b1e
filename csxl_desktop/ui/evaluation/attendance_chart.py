"""Persons and partners of each assembly of the year: bars with their figures above, the same as a table beside."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csxl_desktop.domain.evaluation_rows import MeetingFigure
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.look import look

_SERIES = ("accent", "badge_indigo")
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)


class AssemblyChart(QWidget):
    """Two bars an assembly; no bar is told by its colour alone: persons stand left, partners right."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[MeetingFigure, ...] = ()
        self.setAccessibleName(_("Persons and partners at each assembly"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[MeetingFigure]) -> None:
        self._rows = tuple(rows)
        told = (
            _("{day}: {persons} persons, {partners} partners").format(
                day=short_date(row.on), persons=row.persons, partners=row.partners
            )
            for row in rows
        )
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(420), look().sizes.px(250))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().sizes.px(240), look().sizes.px(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font(now.sizes.small))
        highest = max((max(row.persons, row.partners) for row in self._rows), default=0)
        if not highest:
            painter.setPen(now.color("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("No attendance yet this year"))
        else:
            px = now.sizes.px
            self._paint_legend(painter)
            field = QRectF(px(30), px(36), self.width() - px(34), self.height() - px(58))
            step = next((each for each in _STEPS if highest <= each * 4), _STEPS[-1] * (highest // 4000 + 1))
            top = step * -(-highest // step)
            self._paint_scale(painter, field, step, top)
            self._paint_bars(painter, field, top)
        painter.end()

    def _paint_legend(self, painter: QPainter) -> None:
        px = look().sizes.px
        left = float(px(30))
        for series, word in enumerate((_("persons"), _("partners"))):
            _bar(painter, QRectF(left, px(5), px(11), px(11)), series)
            painter.setPen(look().color("secondary"))
            painter.drawText(QPointF(left + px(17), px(15)), word)
            left += px(34) + painter.fontMetrics().horizontalAdvance(word)

    def _paint_scale(self, painter: QPainter, field: QRectF, step: int, top: int) -> None:
        now = look()
        for value in range(0, top + 1, step):
            y = field.bottom() - field.height() * value / top
            painter.setPen(QPen(now.color("line"), now.tokens.hairline))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(now.color("secondary"))
            height = now.sizes.px(14)
            place = QRectF(0, y - height / 2, field.left() - now.sizes.px(6), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))

    def _paint_bars(self, painter: QPainter, field: QRectF, top: int) -> None:
        now = look()
        px = now.sizes.px
        slot = field.width() / len(self._rows)
        bar = min(px(24), slot * 0.34)
        for place, row in enumerate(self._rows):
            middle = field.left() + (place + 0.5) * slot
            painter.setPen(now.color("secondary"))
            foot = QRectF(middle - slot / 2, field.bottom() + px(3), slot, px(16))
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, short_date(row.on)[:5])
            for series, value in enumerate((row.persons, row.partners)):
                left = middle + (series - 1) * (bar + px(2)) + px(1)
                height = field.height() * value / top
                _bar(painter, QRectF(left, field.bottom() - height, bar, height), series)
                painter.setPen(now.color("text"))
                over = QRectF(left - bar, field.bottom() - height - px(16), bar * 3, px(15))
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(value))


def _bar(painter: QPainter, area: QRectF, series: int) -> None:
    now = look()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.color(_SERIES[series]))
    if now.name == "contrast" and series:
        painter.setPen(now.color("text"))
    painter.drawRoundedRect(area, min(now.sizes.px(3), area.height() / 2), min(now.sizes.px(3), area.height() / 2))
