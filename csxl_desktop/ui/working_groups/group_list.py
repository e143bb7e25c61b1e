"""The list of groups: each with its axes beneath, so that the office's work stands on one page."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csxl_desktop.i18n import N_
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import ROW_ROLE, Column, RowTableModel
from csxl_desktop.ui.widgets.badges import State, paint_pill, pill_width
from csxl_desktop.ui.widgets.row_mark import RowMark, RowPlace, paint_empty

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group in the list: its name, a line of facts, its axes as (number, title), the word of its end."""

    id: UUID
    name: str
    facts: str
    axes: tuple[tuple[int, str], ...]
    ended: str
    folded: str


def group_model() -> RowTableModel[ListedGroup]:
    """One column; a screen reader hears the name, the facts and the axes."""
    told: Column[ListedGroup] = Column(
        N_("Working group"),
        lambda row: row.name,
        lambda row: row.folded,
        secondary=lambda row: ", ".join((row.facts, *(f"{number} {title}" for number, title in row.axes))),
        state=lambda row: (row.ended, "neutral") if row.ended else None,
    )
    return RowTableModel((told,), lambda row: row.id, lambda row: row.folded, folded=True)


class GroupList(QListView):
    """`chosen(row)`: a group was marked by hand; `opened(row)`: Enter or double click.

    The mark stays when the list is read again.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: RowTableModel[ListedGroup], name: str) -> None:
        super().__init__()
        self._model = model
        self._empty = ""
        self._delegate = _Delegate()
        self.setModel(model)
        self._mark = RowMark(self, model)
        self._mark.moved.connect(self.chosen)
        self.doubleClicked.connect(self._open)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def choose(self, key: UUID | None) -> bool:
        """Mark a group silently; False where it is not shown."""
        return self._mark.choose(key)

    def place(self) -> RowPlace | None:
        """What stands at the top of the list; None where it has no group."""
        return self._mark.place()

    def stand_at(self, place: RowPlace | None) -> None:
        """Scroll there again, once its groups are read."""
        self._mark.stand_at(place)

    def choose_first(self) -> None:
        """Mark the first group and send `chosen`."""
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def set_empty(self, text: str) -> None:
        self._empty = text
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.text().strip():
            event.ignore()  # typing letters belongs to the filter above, not to a search of the list's own
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and self._model.rowCount() == 0:
            paint_empty(self, self._empty)


class _Delegate(QStyledItemDelegate):
    """Name, facts, then an axis a line, its number in the accent colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        px = look().sizes.px
        axes = len(row.axes) if isinstance(row, ListedGroup) else 0
        width: QRect = option.rect
        return QSize(width.width(), px(58) + (px(4) + axes * px(21) if axes else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, state)
        if isinstance(row, ListedGroup):
            self._words(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        now = look()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, now.color("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), now.sizes.px(3), rect.height()), now.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, now.color("hover"))
        painter.setPen(now.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _words(self, painter: QPainter, rect: QRect, row: ListedGroup) -> None:
        now = look()
        px = now.sizes.px
        left, width = rect.left() + px(16), rect.width() - px(30)
        top = rect.top() + px(9)
        if row.ended:
            pill = State(row.ended, "neutral")
            taken = pill_width(now, pill)
            paint_pill(painter, now, pill, left + width - taken, top + px(10))
            name_width = width - taken - px(8)
        else:
            name_width = width
        strong, small = now.font(now.sizes.body, QFont.Weight.DemiBold), now.font(now.sizes.small)
        self._line(painter, strong, "text", QRect(left, top, name_width, px(20)), row.name)
        self._line(painter, small, "secondary", QRect(left, top + px(21), width, px(18)), row.facts)
        place = QPoint(left, top + px(45))
        for number, title in row.axes:
            self._line(
                painter,
                now.font(now.sizes.section, QFont.Weight.DemiBold),
                "accent",
                QRect(place, QSize(px(18), px(20))),
                str(number),
            )
            words = QRect(place.x() + px(20), place.y(), width - px(20), px(20))
            self._line(painter, now.font(now.sizes.section), "text", words, title)
            place += QPoint(0, px(21))

    def _line(self, painter: QPainter, font: QFont, token: str, area: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(look().color(token))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
