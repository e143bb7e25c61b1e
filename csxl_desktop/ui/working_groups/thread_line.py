"""The line of time of a thread: years, days, dots, words; a row is a record, Enter opens it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csxl_desktop.domain.thread_rows import ThreadEntry
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.ui.look import Look, look
from csxl_desktop.ui.models.rows import ROW_ROLE, Column, Index, RowTableModel
from csxl_desktop.ui.widgets.badges import Badge, State, paint_badge, paint_pill, pill_width
from csxl_desktop.ui.widgets.row_table import RowTable

_WHEN, _LINE, _WORDS, _WITHIN = 128, 142, 160, 18  # pixels from the left; a part of a meeting stands further in
_ROW, _SHORT, _YEAR = 46, 28, 34


def told(entry: ThreadEntry) -> str:
    """The quieter words under the title."""
    beside = "" if entry.within else (entry.detail.beside or entry.target.beside).strip()
    note = entry.note if entry.target.kind != "note" else ""
    return " · ".join(part for part in (beside, entry.detail.text, note) if part)


def named(entry: ThreadEntry) -> str:
    """The title, after the word of its kind where that says more."""
    if entry.target.kind in {"meeting", "note"} or (entry.within and entry.target.kind == "agenda_item"):
        return entry.title
    return _("{kind}: {title}").format(kind=entry.target.kind_name, title=entry.title)


class TimeDelegate(QStyledItemDelegate):
    """Paints an entry; above the first one of a year stands the year."""

    def __init__(self, model: RowTableModel[ThreadEntry]) -> None:
        super().__init__()
        self._model = model

    def begins_year(self, place: int) -> bool:
        row, before = self._model.row(place), self._model.row(place - 1)
        return row is not None and (before is None or before.year != row.year)

    def height(self, place: int) -> int:
        row, sizes = self._model.row(place), look().sizes
        high = _ROW if row is not None and told(row) else _SHORT
        return sizes.px(high + (_YEAR if self.begins_year(place) else 0))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(look().sizes.px(300), self.height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        now = look()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if self.begins_year(index.row()):
            top = now.sizes.px(_YEAR)
            _paint_year(painter, now, QRect(area.left(), area.top(), area.width(), top), row.year)
            area = area.adjusted(0, top, 0, 0)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, now.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, now.color("hover"))
        last = index.row() == self._model.rowCount() - 1 or self.begins_year(index.row() + 1)
        _paint_line(painter, now, area, row, last=last)
        _paint_words(painter, now, area, row)
        painter.restore()


def _paint_year(painter: QPainter, now: Look, area: QRect, year: int | None) -> None:
    painter.setFont(now.font(now.sizes.body, QFont.Weight.DemiBold))
    painter.setPen(now.color("accent"))
    words = str(year) if year else _("Without a date")
    painter.drawText(area.adjusted(now.sizes.px(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


def _paint_line(painter: QPainter, now: Look, area: QRect, row: ThreadEntry, *, last: bool) -> None:
    """The line itself with the dot of the row: full for what has its own day, open for what was said there."""
    x, y = area.left() + now.sizes.px(_LINE), area.top() + now.sizes.px(14)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(now.color("line_strong"), 1.5))
    painter.drawLine(QPointF(x, area.top()), QPointF(x, y if last else area.bottom() + 1))
    ink = now.color("accent")
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(now.color("surface") if row.within else ink)
    radius = now.sizes.px(3 if row.within else 5)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _paint_words(painter: QPainter, now: Look, area: QRect, row: ThreadEntry) -> None:
    sizes = now.sizes
    plain, small = now.font(sizes.body), now.font(sizes.small)
    strong = now.font(sizes.body, QFont.Weight.DemiBold)
    upper = QRect(area.left(), area.top() + sizes.px(3), area.width() - sizes.px(10), sizes.px(22))
    if not row.within:
        painter.setFont(small)
        painter.setPen(now.color("secondary"))
        day = QRect(upper.left() + sizes.px(6), upper.top(), sizes.px(_WHEN - 6), upper.height())
        painter.drawText(day, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.target.when)
    upper.setLeft(upper.left() + sizes.px(_WORDS + (_WITHIN if row.within else 0)))
    lower = upper.translated(0, sizes.px(20))
    if row.detail.state:
        pill = State(row.detail.state, row.detail.tone)
        left = upper.right() - pill_width(now, pill) + 1
        paint_pill(painter, now, pill, left, upper.center().y() + 0.5)
        upper.setRight(left - sizes.inside)
    if row.detail.badge is not None:
        wide = paint_badge(painter, now, Badge(*row.detail.badge), upper.left(), upper.center().y() + 0.5)
        upper.setLeft(upper.left() + wide + sizes.px(8))
    font = plain if row.within else strong
    for words, face, token, place in ((named(row), font, "text", upper), (told(row), small, "secondary", lower)):
        painter.setFont(face)
        painter.setPen(now.color(token))
        shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _spoken(entry: ThreadEntry) -> str:
    parts = (entry.target.when, named(entry), entry.detail.state, told(entry))
    return ", ".join(part for part in parts if part)


class ThreadTable(RowTable[ThreadEntry]):
    """`removal_asked(entry)`: Delete."""

    removal_asked = Signal(object)

    def __init__(self) -> None:
        column: Column[ThreadEntry] = Column(N_("The thread"), _spoken, lambda entry: entry.place)
        self.entries = RowTableModel(
            (column,), lambda entry: entry.key, lambda entry: fold(_spoken(entry)), folded=True
        )
        super().__init__(self.entries, _("Timeline"), header=False)
        self.setSortingEnabled(False)
        self._time = TimeDelegate(self.entries)
        self.setItemDelegate(self._time)

    def show_entries(self, entries: Sequence[ThreadEntry]) -> None:
        self.entries.set_rows(entries)
        for place in range(len(entries)):
            self.setRowHeight(place, self._time.height(place))

    def event(self, event: QEvent) -> bool:
        """Delete speaks of the marked entry here, not of the group."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._asks(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.chosen_row()
        if row is not None and self._asks(event):
            self.removal_asked.emit(row)
            return
        super().keyPressEvent(event)

    def _asks(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Delete and self.chosen_row() is not None
