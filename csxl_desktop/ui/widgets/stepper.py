"""The life of a meeting as a line of steps that always shows where we are."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.look import look, paint_ring
from csxl_desktop.ui.spoken import speak_as

_EDGE = 4  # pixels beside a step, for the ring of the keyboard


class Stepper(QWidget):
    """Steps done, the current one, those to come. Click or arrows + Enter: `step_chosen(index)`."""

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self._shown = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        speak_as(self, QAccessible.Role.PageTabList)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_steps(self, steps: Sequence[str], current: int) -> None:
        """`steps` already translated; `current` is the index of the step we are at (`len(steps)`: all done)."""
        self._steps, self._current = tuple(steps), current
        self._shown = min(current, len(self._steps) - 1)
        self._say()
        self.update()

    def show_step(self, index: int) -> None:
        """Mark the step whose panel is on screen."""
        self._shown = index
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        sizes = look().sizes
        return QSize(sizes.px(110) * max(1, len(self._steps)), sizes.px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().sizes.px(60) * max(1, len(self._steps)), look().sizes.px(30))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for index, area in enumerate(self._areas()):
            if area.contains(event.position()):
                self.step_chosen.emit(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self._steps:
            step = 1 if key == Qt.Key.Key_Right else -1
            self.show_step(max(0, min(len(self._steps) - 1, self._shown + step)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._steps:
            self.step_chosen.emit(self._shown)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        areas = self._areas()
        middle, gap = self.height() / 2, now.sizes.px(10)
        for index, (left, right) in enumerate(pairwise(areas)):
            painter.setPen(QPen(now.color("good" if index < self._current else "line"), now.sizes.px(2)))
            start, end = left.right() + gap, right.left() - gap
            if end > start:
                painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        for index, area in enumerate(areas):
            self._paint_step(painter, index, area)
        if areas:
            edge = now.sizes.px(_EDGE)
            paint_ring(painter, self, areas[max(0, self._shown)].adjusted(-edge, 0, edge, 0))
        painter.end()

    def _paint_step(self, painter: QPainter, index: int, area: QRectF) -> None:
        now = look()
        token, icon = self._manner(index)
        side = now.sizes.icon
        top = round(self.height() / 2 - side / 2)
        painter.drawPixmap(round(area.left()), top, pixmap(icon, getattr(now.tokens, token), side))
        weight = QFont.Weight.DemiBold if index == self._shown else QFont.Weight.Normal
        painter.setFont(now.font(now.sizes.body, weight))
        painter.setPen(now.color(token))
        words = area.adjusted(side + now.sizes.px(4), 0, now.sizes.px(8), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._steps[index])
        if index == self._shown:
            pen = QPen(now.color("accent"), now.sizes.px(2))
            painter.setPen(pen)
            painter.drawLine(QPointF(area.left(), area.bottom() - 1), QPointF(area.right(), area.bottom() - 1))

    def _manner(self, index: int) -> tuple[str, str]:
        if index < self._current:
            return "good", "circle-check"
        if index == self._current:
            return "accent", "circle-dot"
        return "secondary", "circle"

    def _areas(self) -> list[QRectF]:
        if not self._steps:
            return []
        now = look()
        metrics = QFontMetrics(now.font(now.sizes.body, QFont.Weight.DemiBold))
        around = now.sizes.icon + now.sizes.px(4)
        widths = [metrics.horizontalAdvance(step) + around for step in self._steps]
        edge = now.sizes.px(_EDGE)
        free = max(0, self.width() - 2 * edge - sum(widths)) / max(1, len(widths) - 1)
        areas, left = [], float(edge)
        for width in widths:
            areas.append(QRectF(left, 0, width, self.height()))
            left += width + free
        return areas

    def _say(self) -> None:
        if self._steps:
            place = self._steps[max(0, self._shown)]
            self.setAccessibleName(
                _("Step {number} of {count}: {step}").format(number=self._shown + 1, count=len(self._steps), step=place)
            )
