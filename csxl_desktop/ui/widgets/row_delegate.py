"""Paints a cell of a list: badge, text on two lines where one is too short, quieter words, pill; a hairline below."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.look import Look, look
from csxl_desktop.ui.models.rows import CELL_ROLE, Align, Cell
from csxl_desktop.ui.widgets.badges import Badge, State, paint_badge, paint_pill, pill_width
from csxl_desktop.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex

# As numbers, once: Python puts flags together slowly, and each cell asks.
_FLAGS = {each: (each.value | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value for each in Align}
_CLOSING, _OPENING = frozenset(":;?!»–—·"), ("«", "“")
_DONT_CLIP = Qt.TextFlag.TextDontClip.value
_SELECTED, _MOUSE_OVER = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_MouseOver.value


class RowDelegate(QStyledItemDelegate):
    """Fonts and metrics are made once per look, not per cell."""

    def __init__(self) -> None:
        super().__init__()
        self._for: Look | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(look().sizes.px(60), look().sizes.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = look()
        if now is not self._for:
            self._prepare(now)
        cell = index.data(CELL_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, state, index)
        if isinstance(cell, Cell):
            self._content(painter, rect.adjusted(self._pad, 0, -self._pad, 0), cell)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What its place cuts stands whole in the tool tip."""
        cell = index.data(CELL_ROLE)
        words = self.cut_words(cell, option.rect.width()) if isinstance(cell, Cell) else ""
        if not words or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True

    def cut_words(self, cell: Cell, width: int) -> str:
        """All the words of the cell where so little room holds them on no line, else nothing."""
        now = look()
        if now is not self._for:
            self._prepare(now)
        room = width - 2 * self._pad - (self._gap + now.sizes.icon if cell.icon is not None else 0)
        room -= pill_width(now, State(*cell.state)) + self._gap if cell.state is not None else 0
        used = self._metrics[cell.strong].horizontalAdvance(cell.text)
        used += self._gap + self._metrics[False].horizontalAdvance(cell.secondary) if cell.secondary else 0
        return " · ".join(part for part in (cell.text, cell.secondary) if part) if used > room else ""

    def _prepare(self, now: Look) -> None:
        self._for = now
        self._pad, self._gap, self._leading = now.sizes.px(8), now.sizes.px(8), now.sizes.px(17)
        self._plain = now.font(now.sizes.body)
        self._strong = now.font(now.sizes.body, QFont.Weight.DemiBold)
        self._metrics = {
            True: now.metrics(now.sizes.body, QFont.Weight.DemiBold),
            False: now.metrics(now.sizes.body),
        }
        self._text, self._quiet = now.color("text"), now.color("secondary")
        self._line, self._selected = now.color("line"), now.color("accent_soft")
        self._hover, self._accent = now.color("hover"), now.color("accent")

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        bits = state.value
        if bits & _SELECTED:
            painter.fillRect(rect, self._selected)
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), self._gap // 3, rect.height()), self._accent)
        elif bits & _MOUSE_OVER:
            painter.fillRect(rect, self._hover)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _content(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        now = self._for or look()
        left, right, middle = area.left(), area.right(), area.center().y() + 0.5
        if cell.icon is not None:
            side = now.sizes.icon
            token = getattr(now.tokens, cell.icon[1])
            painter.drawPixmap(left, round(middle - side / 2), pixmap(cell.icon[0], token, side))
            left += side + self._gap
        if cell.badge is not None:
            left += paint_badge(painter, now, Badge(*cell.badge), left, middle) + self._gap
        words = QRect(left, area.top(), right - left + 1, area.height())
        if cell.state is not None:
            words = self._pill(painter, words, cell, State(*cell.state))
        if cell.text or cell.secondary:
            self._words(painter, words, cell)

    def _pill(self, painter: QPainter, area: QRect, cell: Cell, pill: State) -> QRect:
        """Beside a text at the right end of the cell, below it where there is no room; alone it begins the cell."""
        now = self._for or look()
        width = pill_width(now, pill)
        room = area.width() - width - self._gap
        if cell.text and room < self._metrics[cell.strong].horizontalAdvance(cell.text) and self._is_high(area):
            above = QRect(area.left(), area.top() + now.sizes.px(2), area.width(), self._leading)
            paint_pill(painter, now, pill, area.left(), above.bottom() + now.sizes.px(11))
            return above
        start = area.right() - width + 1 if cell.text else area.left()
        paint_pill(painter, now, pill, start, area.center().y() + 0.5)
        return area.adjusted(0, 0, start - self._gap - area.right() - 1, 0)

    def _is_high(self, area: QRect) -> bool:
        """Whether two lines stand in the row."""
        return area.height() >= 2 * self._leading + self._gap // 2

    def _words(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        metrics = self._metrics[cell.strong]
        painter.setFont(self._strong if cell.strong else self._plain)
        painter.setPen(self._text)
        flags, used = _FLAGS[cell.align], metrics.horizontalAdvance(cell.text)
        quiet = cell.secondary if cell.align is Align.LEFT else ""
        beside = used + self._gap + self._metrics[False].horizontalAdvance(quiet) if quiet and used else 0
        if not self._is_high(area) or max(used, beside) <= area.width():
            text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, flags, text)
            self._quiet_words(painter, area, quiet, metrics.horizontalAdvance(text) + (self._gap if text else 0), flags)
            return
        above = QRect(area.left(), area.center().y() + 1 - self._leading, area.width(), self._leading)
        below, flags = above.translated(0, self._leading), flags | _DONT_CLIP
        first, rest = two_lines(cell.text, metrics, area.width()) if used > area.width() else (cell.text, "")
        painter.drawText(above, flags, first)
        painter.drawText(below, flags, rest)
        start = metrics.horizontalAdvance(rest) + self._gap if rest else 0  # what stands beside comes below too
        self._quiet_words(painter, below, quiet, start, flags)

    def _quiet_words(self, painter: QPainter, line: QRect, words: str, start: int, flags: int) -> None:
        """Whole, or cut where some words of them stand: of “20 min” nothing stays but all of it."""
        rest, metrics = line.adjusted(start, 0, 0, 0), self._metrics[False]
        if words and rest.width() >= min(metrics.horizontalAdvance(words), self._gap * 8):
            painter.setPen(self._quiet)
            painter.setFont(self._plain)
            painter.drawText(rest, flags, metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest.width()))


def two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """As many words as the first line takes, the rest on a second, its end left out where it is still too long."""
    words = _unbroken(text)
    first = words.pop(0) if words else ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= width:
        first = f"{first} {words.pop(0)}"
    rest = " ".join(words)
    right = Qt.TextElideMode.ElideRight
    return metrics.elidedText(first, right, width), metrics.elidedText(rest, right, width)


def _unbroken(text: str) -> list[str]:
    """The words of `text`; a lone sign stays with the word before it, an opening one with the word behind."""
    words = list[str]()
    for word in text.split(" "):
        if words and (word in _CLOSING or words[-1].endswith(_OPENING)):
            words[-1] += f" {word}"
        elif word:
            words.append(word)
    return words
