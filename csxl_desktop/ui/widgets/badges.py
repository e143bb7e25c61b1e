"""Kind badges (their letters) and state pills (their word): as widgets, and as strokes for delegates and calendars."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csxl_desktop.ui.look import Look, look

BADGE_COLORS = ("teal", "indigo", "green", "amber", "plum", "grey")
PILL_TONES = ("good", "late", "wrong", "accent", "neutral")


@dataclass(frozen=True, slots=True)
class Badge:
    """The letters of a kind; `color` is one of `BADGE_COLORS` (the office chooses it)."""

    letters: str
    color: str = "teal"


@dataclass(frozen=True, slots=True)
class State:
    """The word of a state; `tone` is one of `PILL_TONES`."""

    word: str
    tone: str = "neutral"


def badge_font(now: Look) -> QFont:
    return now.font(now.sizes.px(11), QFont.Weight.DemiBold)


def pill_font(now: Look) -> QFont:
    return now.font(now.sizes.small)


def badge_width(now: Look, badge: Badge) -> int:
    metrics = now.metrics(now.sizes.px(11), QFont.Weight.DemiBold)
    return metrics.horizontalAdvance(badge.letters) + now.sizes.px(16)


def pill_width(now: Look, state: State) -> int:
    return now.metrics(now.sizes.small).horizontalAdvance(state.word) + now.sizes.px(20)


def paint_badge(painter: QPainter, now: Look, badge: Badge, left: float, middle: float) -> int:
    """Paint `badge` with its left edge at `left`, centred on `middle`; returns its width."""
    width, height = badge_width(now, badge), now.sizes.px(17)
    area = QRectF(left, middle - height / 2, width, height)
    fill = now.color(f"badge_{badge.color if badge.color in BADGE_COLORS else 'grey'}")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(now.color("line") if now.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area, now.sizes.px(3), now.sizes.px(3))
    painter.setFont(badge_font(now))
    painter.setPen(now.color("on_badge"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, badge.letters)
    return width


def paint_pill(painter: QPainter, now: Look, state: State, left: float, middle: float) -> int:
    """Paint `state` as a pill with its left edge at `left`, centred on `middle`; returns its width."""
    width, height = pill_width(now, state), now.sizes.px(20)
    area = QRectF(left, middle - height / 2, width, height)
    tone = state.tone if state.tone in PILL_TONES else "neutral"
    ink = now.color("secondary" if tone == "neutral" else tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink if now.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(now.color(f"{tone}_soft"))
    painter.drawRoundedRect(area, height / 2, height / 2)
    painter.setFont(pill_font(now))
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, state.word)
    return width


class KindBadge(QWidget):
    """The badge of a kind, on a card."""

    def __init__(self, letters: str = "", color: str = "teal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_badge(Badge(letters, color))

    def set_badge(self, badge: Badge) -> None:
        self._badge = badge
        self.setAccessibleName(badge.letters)
        self.updateGeometry()
        self.update()

    def keep_room(self, letters: Iterable[str]) -> None:
        """As wide as the widest of these, whichever is shown: what stands behind lines up."""
        self.setFixedWidth(max(badge_width(look(), Badge(each, self._badge.color)) for each in letters))

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(badge_width(now, self._badge), now.sizes.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, look(), self._badge, 0, self.height() / 2)
        painter.end()


class Pill(QWidget):
    """The state of a record, on a card."""

    def __init__(self, word: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(State(word, tone))

    def set_state(self, state: State) -> None:
        self._state = state
        self.setAccessibleName(state.word)
        self.updateGeometry()
        self.update()

    def keep_room(self, words: Iterable[str]) -> None:
        """As wide as the widest of these, as `KindBadge.keep_room`."""
        self.setFixedWidth(max(pill_width(look(), State(each)) for each in words))

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(pill_width(now, self._state), now.sizes.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, look(), self._state, 0, self.height() / 2)
        painter.end()


def dot(painter: QPainter, now: Look, token: str, center: QPointF) -> None:
    """A small filled circle in the colour `token`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.color(token))
    painter.drawEllipse(center, now.sizes.px(4), now.sizes.px(4))
