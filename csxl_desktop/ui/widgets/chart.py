"""A chart in the window: the shapes of `domain/chart_drawing`, reached by mouse, or by the arrows and Enter."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from csxl_desktop.domain.chart import Picture, alternative
from csxl_desktop.domain.chart_drawing import drawn, fitting_height
from csxl_desktop.domain.chart_shapes import Anchor, Drawing, Frame, Line, Rect, Tone, Words
from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.text import plain_tip

_TONES = {
    Tone.INK: "text",
    Tone.SECONDARY: "secondary",
    Tone.HAIRLINE: "line",
    Tone.GROUND: "surface",
    Tone.STRONG: "accent",
    Tone.SOFT: "accent_soft",
}


class ChartView(QWidget):
    """`chosen(target)` when a place is clicked or entered; what the chart says stands in its description."""

    chosen = Signal(object)

    def __init__(self, *, empty: str, least: int = 200) -> None:
        super().__init__()
        self._empty, self._least = empty, least
        self._told = False  # before the first reading it could only say that there is nothing
        self._picture: Picture | None = None
        self._drawing = Drawing(0, 0, ())
        self._current = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: Picture | None) -> None:
        """The chart; nothing, or an empty one, says so in words."""
        self._told = True
        self._picture = None if picture is None or picture.is_empty else picture
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._picture else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self._picture is None)
        self.setAccessibleName(picture.title if picture else _("Chart"))
        speak_as(self, QAccessible.Role.Chart)
        self.setAccessibleDescription(alternative(self._picture) if self._picture else self._empty)
        wanted = fitting_height(self._picture, self._letters()) if self._picture else 0
        self.setMinimumHeight(max(int(wanted), look().sizes.px(self._least)))
        self._draw()

    def drawing(self) -> Drawing:
        """The shapes as they stand on screen."""
        return self._drawing

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(420), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().sizes.px(160), self.minimumHeight())

    # Drawing.

    def _letters(self) -> float:
        return QFontMetricsF(look().font(look().sizes.small)).height() * 0.74

    def _draw(self) -> None:
        metrics, size = QFontMetricsF(look().font(look().sizes.small)), self._letters()

        def measure(text: str, letters: float) -> float:
            return metrics.horizontalAdvance(text) * letters / size

        frame = Frame(self.width(), self.height() - 1, size, measure)
        self._drawing = drawn(self._picture, frame) if self._picture else Drawing(0, 0, ())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font(now.sizes.small))
        if self._picture is None and self._told:
            painter.setPen(now.color("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
        for shape in self._drawing.shapes:
            match shape:
                case Rect(x, y, width, height, fill, edge):
                    painter.setPen(QPen(now.color(_TONES[edge]), 1) if edge else Qt.PenStyle.NoPen)
                    painter.setBrush(now.color(_TONES[fill]) if fill else Qt.BrushStyle.NoBrush)
                    painter.drawRect(QRectF(x, y, width, height))
                case Line(x1, y1, x2, y2, tone, weight):
                    painter.setPen(QPen(now.color(_TONES[tone]), weight))
                    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
                case Words():
                    self._write(painter, shape)
        if self.hasFocus() and 0 <= self._current < len(self._drawing.spots):
            spot = self._drawing.spots[self._current]
            painter.setPen(QPen(now.color("accent"), now.tokens.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(spot.x, spot.y, spot.width, spot.height).adjusted(1, 1, -1, -1))
        painter.end()

    def _write(self, painter: QPainter, words: Words) -> None:
        painter.setPen(look().color(_TONES[words.tone]))
        wide = painter.fontMetrics().horizontalAdvance(words.text)
        back = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: float(wide)}[words.anchor]
        painter.drawText(QPointF(words.x - back, words.y), words.text)

    # Gestures.

    def _at(self, where: QPointF) -> int:
        spots = self._drawing.spots
        return next((place for place, spot in enumerate(spots) if spot.holds(where.x(), where.y())), -1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            if place >= 0:
                QToolTip.showText(event.globalPos(), plain_tip(self._drawing.spots[place].told), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        opens = place >= 0 and self._drawing.spots[place].target is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._mark(place)
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current < 0 and self._drawing.spots:
            self._mark(0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        last = len(self._drawing.spots) - 1
        if step is not None and last >= 0:
            self._mark(max(0, min(last, self._current + step)))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._current >= 0:
            self._open()
        else:
            super().keyPressEvent(event)

    def _mark(self, place: int) -> None:
        self._current = place
        self.setAccessibleDescription(self._drawing.spots[place].told)
        self.update()

    def _open(self) -> None:
        target = self._drawing.spots[self._current].target
        if target is not None:
            self.chosen.emit(target)
