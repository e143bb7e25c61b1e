"""The year as a strip of twelve months with a dot for each activity."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.look import Look, look
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.badges import BADGE_COLORS, dot
from csxl_desktop.ui.widgets.month_items import DayItem


class YearStrip(QWidget):
    """Twelve months with a dot for each activity; `month_chosen(int)` by click or arrows."""

    month_chosen = Signal(int)

    def __init__(self, month: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._colors: dict[int, list[str]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.List)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_items(self, items: Sequence[DayItem]) -> None:
        self._colors = {}
        for item in sorted(items, key=lambda item: item.on):
            self._colors.setdefault(item.on.month, []).append(item.color)
        self._say()
        self.update()

    def set_month(self, month: int) -> None:
        """Mark `month` (1–12) silently."""
        self._month = month
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(420), look().sizes.px(48))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(min(12, max(1, 1 + int(event.position().x() * 12 / max(1, self.width())))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._month + step <= 12:
            self._choose(self._month + step)

    def _choose(self, month: int) -> None:
        self.set_month(month)
        self.month_chosen.emit(month)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        width, locale = self.width() / 12, QLocale()
        for month in range(1, 13):
            area = QRectF((month - 1) * width, 0, width, self.height()).adjusted(1, 1, -1, -1)
            marked = month == self._month
            if marked:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                ring = QPen(now.color("accent"), now.tokens.focus_width)
                painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(now.color("accent_soft"))
                painter.drawRoundedRect(area, now.sizes.px(5), now.sizes.px(5))
            weight = QFont.Weight.DemiBold if marked else QFont.Weight.Normal
            painter.setFont(now.font(now.sizes.small, weight))
            painter.setPen(now.color("accent" if marked else "secondary"))
            name = locale.standaloneMonthName(
                month, QLocale.FormatType.NarrowFormat if width < 34 else QLocale.FormatType.ShortFormat
            ).rstrip(".")
            head = area.adjusted(0, now.sizes.px(4), 0, -area.height() / 2 + now.sizes.px(2))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, name)
            self._paint_dots(painter, now, self._colors.get(month, []), area)
        painter.end()

    def _paint_dots(self, painter: QPainter, now: Look, colors: list[str], area: QRectF) -> None:
        step = now.sizes.px(9)
        room = max(1, int(area.width() // step))
        shown = colors[: room * 2]
        for place, color in enumerate(shown):
            row, column = divmod(place, room)
            count = min(room, len(shown) - row * room)
            left = area.center().x() - (count - 1) * step / 2
            top = area.bottom() - now.sizes.px(14) + row * step
            token = f"badge_{color if color in BADGE_COLORS else 'grey'}"
            token = "text" if now.name == "contrast" else token
            painter.save()
            painter.translate(left + column * step, top)
            painter.scale(0.75, 0.75)
            dot(painter, now, token, QPointF(0, 0))
            painter.restore()

    def _say(self) -> None:
        count = len(self._colors.get(self._month, []))
        words = ngettext("{n} activity", "{n} activities", count).format(n=count)
        self.setAccessibleName(_("{day}, {count}").format(day=QLocale().standaloneMonthName(self._month), count=words))
