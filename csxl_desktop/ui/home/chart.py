"""A small bar chart: persons and partners of each assembly of the year."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.home.board import Bar
from csxl_desktop.ui.look import Look, look
from csxl_desktop.ui.widgets.text import set_tip


class AttendanceChart(QWidget):
    """Two bars an assembly, with their figures above: no scale to read, no colour to remember."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        told = (f"{bar.number}: {bar.persons} / {bar.partners}" for bar in bars)
        self.setAccessibleName(_("Persons and partners at each assembly"))
        self.setAccessibleDescription("; ".join(told))
        set_tip(self, "\n".join(f"{bar.number}. {bar.subject}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(260), look().sizes.px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().sizes.px(160), look().sizes.px(110))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font(now.sizes.small))
        if not any(bar.persons for bar in self._bars):
            painter.setPen(now.color("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("No attendance yet this year"))
            painter.end()
            return
        self._paint_legend(painter)
        self._paint_bars(painter)
        painter.end()

    def _paint_legend(self, painter: QPainter) -> None:
        now = look()
        left = 0.0
        for token, word in (("accent", _("persons")), ("badge_indigo", _("partners"))):
            painter.setPen(_edge(now))
            painter.setBrush(now.color(token))
            painter.drawRoundedRect(QRectF(left, now.sizes.px(4), now.sizes.px(9), now.sizes.px(9)), 2, 2)
            painter.setPen(now.color("secondary"))
            painter.drawText(QPointF(left + now.sizes.px(14), now.sizes.px(13)), word)
            left += now.sizes.px(28) + painter.fontMetrics().horizontalAdvance(word)

    def _paint_bars(self, painter: QPainter) -> None:
        now = look()
        px = now.sizes.px
        top, bottom = float(px(34)), float(self.height() - px(18))
        slot = self.width() / max(len(self._bars), 1)
        width = min(px(16), slot * 0.32)
        highest = max(max(bar.persons, bar.partners) for bar in self._bars)
        for place, bar in enumerate(self._bars):
            middle = (place + 0.5) * slot
            painter.setPen(now.color("secondary"))
            foot = QRectF(middle - slot / 2, bottom + 2, slot, px(16))
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, bar.number)
            for left, value, token in (
                (middle - width - 1, bar.persons, "accent"),
                (middle + 1, bar.partners, "badge_indigo"),
            ):
                if not value:
                    continue
                height = max((bottom - top) * value / highest, 2.0)
                painter.setPen(_edge(now))
                painter.setBrush(now.color(token))
                painter.drawRoundedRect(QRectF(left, bottom - height, width, height), 3, 3)
                painter.setPen(now.color("text"))
                over = QRectF(left - width, bottom - height - px(16), width * 3, px(15))
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(value))
        painter.setPen(now.color("line"))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))


def _edge(now: Look) -> QColor | Qt.PenStyle:
    """Badge colours are black in high contrast: the frame is what is seen."""
    return now.color("text") if now.name == "contrast" else Qt.PenStyle.NoPen
