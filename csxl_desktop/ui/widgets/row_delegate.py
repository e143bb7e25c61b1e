"""Paints a cell of a list: badge, text, quieter words, pill; one hairline below the row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.look import Look, look
from csxl_desktop.ui.models.rows import CELL_ROLE, Align, Cell
from csxl_desktop.ui.widgets.badges import Badge, State, badge_width, paint_badge, paint_pill, pill_width

Index = QModelIndex | QPersistentModelIndex


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

    def _prepare(self, now: Look) -> None:
        self._for = now
        self._pad, self._gap = now.sizes.px(8), now.sizes.px(8)
        self._plain = now.font(now.sizes.body)
        self._strong = now.font(now.sizes.body, QFont.Weight.DemiBold)
        self._small = now.font(now.sizes.small)
        self._metrics = {True: QFontMetrics(self._strong), False: QFontMetrics(self._plain)}
        self._small_metrics = QFontMetrics(self._small)
        self._text, self._quiet = now.color("text"), now.color("secondary")
        self._line, self._selected = now.color("line"), now.color("accent_soft")
        self._hover, self._accent = now.color("hover"), now.color("accent")

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._selected)
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), self._gap // 3, rect.height()), self._accent)
        elif state & QStyle.StateFlag.State_MouseOver:
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
        if cell.state is not None:
            pill = State(*cell.state)
            width = pill_width(now, pill)
            # Beside a text the pill stands at the right end of the cell; alone it begins the cell.
            start = right - width + 1 if cell.text else left
            paint_pill(painter, now, pill, start, middle)
            right = start - self._gap
        if cell.text or cell.secondary:
            self._words(painter, QRect(left, area.top(), right - left + 1, area.height()), cell)

    def _words(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        metrics = self._metrics[cell.strong]
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self._strong if cell.strong else self._plain)
        painter.setPen(self._text)
        flags = cell.align.value | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, flags, text)
        if cell.secondary and cell.align is Align.LEFT:
            used = metrics.horizontalAdvance(text) + (self._gap if text else 0)
            rest = area.adjusted(used, 0, 0, 0)
            if rest.width() > self._gap * 3:
                painter.setPen(self._quiet)
                painter.setFont(self._plain)
                quiet = self._metrics[False].elidedText(cell.secondary, Qt.TextElideMode.ElideRight, rest.width())
                painter.drawText(rest, flags, quiet)

    def badge_room(self, badge: Badge) -> int:
        """How much a badge takes before the text."""
        return badge_width(look(), badge) + self._gap
