"""A list of two-line rows that the office puts in its own order: drag a row, or Alt+↑ and Alt+↓."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import ROW_ROLE, Column, Row, RowTableModel
from csxl_desktop.ui.widgets.badges import State, paint_pill, pill_width
from csxl_desktop.ui.widgets.row_table import RowTable

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Lines:
    """What a row shows: an icon in a token's colour, a title, quieter words under it, the pills of its state."""

    title: str
    detail: str = ""
    icon: tuple[str, str] | None = None
    pills: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, *(word for word, _tone in self.pills), self.detail) if part)


class TwoLineDelegate(QStyledItemDelegate):
    """Paints `Lines`: icon, title and pills above, details below."""

    def __init__(self, lines: Callable[..., Lines]) -> None:
        super().__init__()
        self._lines = lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(look().sizes.px(120), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        now, lines = look(), self._lines(row)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, now.color("accent_soft"))
            painter.fillRect(QRect(area.left(), area.top(), now.sizes.px(3), area.height()), now.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, now.color("hover"))
        painter.setPen(now.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        _paint_lines(painter, area.adjusted(now.sizes.px(12), now.sizes.px(6), -now.sizes.px(10), 0), lines)
        painter.restore()


def row_height() -> int:
    """Two lines and their air."""
    return look().sizes.px(56)


def _paint_lines(painter: QPainter, area: QRect, lines: Lines) -> None:
    now = look()
    strong, small = now.font(now.sizes.body, QFont.Weight.DemiBold), now.font(now.sizes.small)
    upper = QRect(area.left(), area.top(), area.width(), now.sizes.px(22))
    if lines.icon is not None:
        side = now.sizes.icon
        token = getattr(now.tokens, lines.icon[1])
        painter.drawPixmap(upper.left(), upper.center().y() - side // 2, pixmap(lines.icon[0], token, side))
        upper.setLeft(upper.left() + side + now.sizes.inside)
    lower = QRect(upper.left(), upper.bottom(), upper.width(), now.sizes.px(20))
    for word, tone in reversed(lines.pills):
        pill = State(word, tone)
        left = upper.right() - pill_width(now, pill) + 1
        paint_pill(painter, now, pill, left, QRectF(upper).center().y())
        upper.setRight(left - now.sizes.inside)
    for words, font, token, place in ((lines.title, strong, "text", upper), (lines.detail, small, "secondary", lower)):
        painter.setFont(font)
        painter.setPen(now.color(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class OrderedModel(RowTableModel[Row]):
    """One column; rows may be dragged."""

    def __init__(
        self, header: str, lines: Callable[[Row], Lines], key: Callable[[Row], Hashable], search: Callable[[Row], str]
    ) -> None:
        column: Column[Row] = Column(header, lambda row: lines(row).spoken, lambda row: lines(row).title)
        super().__init__((column,), key, search, folded=True)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class OrderedList(RowTable[Row], Generic[Row]):
    """`order_changed(list of keys)`: the user moved a row; nothing moves until the rows are given again.

    `pill_clicked(row)`: one of its pills, and not the row itself.
    """

    order_changed = Signal(object)
    pill_clicked = Signal(object)

    def __init__(self, model: OrderedModel[Row], lines: Callable[[Row], Lines], name: str) -> None:
        super().__init__(model, name, header=False, empty=_("Nothing yet."), unfound=_("Nothing found."))
        self._ordered = model
        self._gap = -1
        self._lines = lines
        self._two_lines = TwoLineDelegate(lines)
        self.setItemDelegate(self._two_lines)
        self.setSortingEnabled(False)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)  # ours is a line between two rows

    def move_row(self, place: int, to: int) -> None:
        """Send the order in which the row at `place` stands before the one at `to` (the count: last)."""
        rows = self._ordered.rows()
        if len(rows) != self._ordered.total() or not 0 <= place < len(rows):
            return  # a filter is on: the order between hidden rows is not to be guessed
        keys = [self._ordered.key_of(row) for row in rows]
        moved = keys.pop(place)
        keys.insert(to - 1 if to > place else to, moved)
        if keys != [self._ordered.key_of(row) for row in rows]:
            self.order_changed.emit(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and place >= 0:
            if event.key() == Qt.Key.Key_Up and place > 0:
                self.move_row(place, place - 1)
            elif event.key() == Qt.Key.Key_Down and place < self._ordered.rowCount() - 1:
                self.move_row(place, place + 2)
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        row = self._ordered.row(self.indexAt(point).row())
        if row is not None and self.pills_of(row).contains(point):
            self.pill_clicked.emit(row)

    def pills_of(self, row: Row) -> QRect:
        """Where the pills of a row are painted."""
        now = look()
        wide = sum(pill_width(now, State(*pill)) + now.sizes.inside for pill in self._lines(row).pills)
        place = self.visualRect(self._ordered.index(self._ordered.place_of(self._ordered.key_of(row)), 0))
        right = place.right() - now.sizes.px(10)
        return QRect(right - wide, place.top(), wide, now.sizes.px(30)) if wide else QRect()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._show_gap(self.gap_at(event.position().toPoint()))
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_gap(-1)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if event.source() is self:
            self.move_row(self.currentIndex().row(), self.gap_at(event.position().toPoint()))

    def gap_at(self, point: QPoint) -> int:
        """Between which rows `point` lies: 0 before the first one, the count after the last."""
        index = self.indexAt(point)
        if not index.isValid():
            return self._ordered.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _show_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        now, painter = look(), QPainter(self.viewport())
        y = self.rowViewportPosition(self._gap) if self._gap < self._ordered.rowCount() else self._end()
        painter.fillRect(QRect(0, y - 1, self.viewport().width(), now.sizes.px(2)), now.color("accent"))
        painter.end()

    def _end(self) -> int:
        last = self._ordered.rowCount() - 1
        return self.rowViewportPosition(last) + self.rowHeight(last)
