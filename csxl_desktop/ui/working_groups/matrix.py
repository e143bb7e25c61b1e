"""Partners × sessions: the names stay where they are while one goes from session to session."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.group_presence import Presence, PresenceBoard, PresenceRow, SessionHead
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import date_range, fuzzy_date, long_date
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.row_mark import paint_empty
from csxl_desktop.ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
MARKS = {Presence.THERE: "■", Presence.SPOKE: "◆", Presence.EXCUSED: "□", None: "·"}
WORDS = {
    Presence.THERE: N_("present"),
    Presence.SPOKE: N_("host or speaker"),
    Presence.EXCUSED: N_("excused"),
    None: N_("not there"),
}


def session_words(head: SessionHead) -> str:
    """“mardi 3 mars 2026, Loyers”."""
    if head.precision is not Precision.DAY:
        day = fuzzy_date(head.first_on, head.precision.value)
    elif head.last_on in {None, head.first_on}:
        day = long_date(head.first_on)
    else:
        day = date_range(head.first_on, head.last_on, weekday=True)
    return f"{day}, {head.subject}" if head.subject else day


def session_short(head: SessionHead) -> str:
    """“3/3”, the head of a narrow column; the month alone where the day is not known."""
    match head.precision:
        case Precision.DAY:
            return f"{head.first_on.day}/{head.first_on.month}"
        case Precision.UNDATED:
            return "?"
        case _:
            return f"…/{head.first_on.month}"


class MatrixModel(QAbstractTableModel):
    """A line for each organisation; how many times it came, then a column for each session."""

    def __init__(self) -> None:
        super().__init__()
        self._board = PresenceBoard()

    def show_board(self, board: PresenceBoard) -> None:
        self.beginResetModel()
        self._board = board
        self.endResetModel()

    def session(self, column: int) -> SessionHead | None:
        return self._board.sessions[column - 1] if 0 < column <= len(self._board.sessions) else None

    def organisation(self, row: int) -> PresenceRow | None:
        return self._board.rows[row] if 0 <= row < len(self._board.rows) else None

    # Qt's side.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._board.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._board.sessions) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, session = self._board.rows[index.row()], self.session(index.column())
        if session is None:
            return self._times(row, role)
        mark = row.marks[index.column() - 1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return MARKS[mark]
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                words = f"{row.organisation}, {session_words(session)}: {_(WORDS[mark])}"
                return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
            case _ if role == MARK_ROLE:
                return mark or ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._name(section, role)
        session = self.session(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return session_short(session) if session else _("Times")
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole} and session is not None:
            words = session_words(session)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def _times(self, row: PresenceRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row.times)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            times = ngettext("{count} session", "{count} sessions", row.times).format(count=row.times)
            return f"{row.organisation}, {times}"
        return None

    def _name(self, section: int, role: int) -> Any:
        row = self.organisation(section)
        if row is None:
            return None
        name = row.organisation if row.is_member else f"{row.organisation} *"
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.organisation if row.is_member else f"{row.organisation} ({_('not a member')})")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class MarkDelegate(QStyledItemDelegate):
    """A full square was there, a lozenge hosted or spoke, an empty square excused itself, a dot says nothing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, area = look(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, now.color("accent_soft"))
        painter.setPen(now.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        mark = index.data(MARK_ROLE)
        if mark is None:
            painter.setPen(now.color("text"))
            painter.setFont(now.font(now.sizes.body))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        else:
            paint_mark(painter, mark, area.center())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(now.color("accent"), now.tokens.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()


def paint_mark(painter: QPainter, mark: str, centre: QPointF) -> None:
    """The mark of a presence around `centre`."""
    now = look()
    half = now.sizes.px(12) / 2
    ink = now.color("accent")
    painter.setPen(QPen(ink, now.sizes.px(2)))
    painter.setBrush(ink)
    square = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    if mark == Presence.THERE:
        painter.drawRect(square.adjusted(1, 1, -1, -1))
    elif mark == Presence.SPOKE:
        wide = half * 1.3
        x, y = centre.x(), centre.y()
        painter.drawPolygon(
            QPolygonF([QPointF(x - wide, y), QPointF(x, y - wide), QPointF(x + wide, y), QPointF(x, y + wide)])
        )
    elif mark == Presence.EXCUSED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.adjusted(1, 1, -1, -1))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("secondary"))
        painter.drawEllipse(centre, half / 4, half / 4)


class PresenceTable(QTableView):
    """`session_requested(id)`: the head of a column, or Enter or a double click on a cell;
    `organisation_requested(id)`: a name.
    """

    session_requested = Signal(object)
    organisation_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.marks = MatrixModel()
        self.setModel(self.marks)
        self.setAccessibleName(_("Who came to which session"))
        self._delegate = MarkDelegate()
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        sizes = look().sizes
        top, names = self.horizontalHeader(), self.verticalHeader()
        top.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top.setMinimumSectionSize(sizes.px(40))
        top.setDefaultSectionSize(sizes.px(52))
        top.setSectionsClickable(True)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(sizes.compact_row)
        names.setFixedWidth(sizes.px(280))
        names.setSectionsClickable(True)
        top.sectionClicked.connect(self._open_session)
        names.sectionClicked.connect(self._open_organisation)
        self.doubleClicked.connect(lambda index: self._open_session(index.column()))

    def show_board(self, board: PresenceBoard) -> None:
        """Another group or year, or the same one read again: the cell with the keyboard keeps it."""
        before = self.currentIndex()
        self.marks.show_board(board)
        if before.isValid():
            self.setCurrentIndex(self.marks.index(before.row(), before.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open_session(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self.marks.rowCount():
            paint_empty(self, _("Nobody yet: the matrix fills with the attendance of the sessions."))

    def _open_session(self, column: int) -> None:
        session = self.marks.session(column)
        if session is not None:
            self.session_requested.emit(session.id)

    def _open_organisation(self, row: int) -> None:
        line = self.marks.organisation(row)
        if line is not None:
            self.organisation_requested.emit(line.id)
