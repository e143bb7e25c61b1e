"""The list of every tab: rows of 42 px, sortable, columns chosen and remembered, the mark kept while one filters."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, Generic

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.copied_rows import copied_rows
from csxl_desktop.ui.models.rows import Row, RowTableModel
from csxl_desktop.ui.widgets.buttons import ToolButton, icon_button
from csxl_desktop.ui.widgets.row_delegate import RowDelegate
from csxl_desktop.ui.widgets.row_mark import RowMark, RowPlace, paint_empty
from csxl_desktop.ui.window_state import WindowState

_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}


class RowTable(QTableView, Generic[Row]):
    """A list of rows.

    - `row_chosen(row)`: the marked row changed by hand (arrows, click); what was being typed is sent first
    - `row_opened(row)`: Enter or double click
    - `selection_changed()`: several rows may be marked when `several=True`; ask `selected_rows()`

    Ctrl+C copies the marked rows; they stay marked while the list is read again, filtered or sorted.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    selection_changed = Signal()

    def __init__(
        self,
        model: RowTableModel[Row],
        name: str,
        *,
        key: str = "",
        state: WindowState | None = None,
        several: bool = False,
        compact: bool = False,
        header: bool = True,
        empty: str = "",
        unfound: str = "",
    ) -> None:
        super().__init__()
        self._model, self._key, self._state, self._built_for = model, key, state, look().sizes.scale
        self._compact, self._empty, self._unfound = compact, empty, unfound or empty
        self.setModel(model)
        self.mark = RowMark(self, model)
        self.mark.moved.connect(self.row_chosen)
        self.setAccessibleName(name)
        self._delegate = RowDelegate()
        self.setItemDelegate(self._delegate)
        self._manners(several=several)
        self._columns(header=header)
        self.doubleClicked.connect(self._opened)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.selection_changed.emit())

    def _manners(self, *, several: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(look().sizes.compact_row if self._compact else look().sizes.row)

    def _columns(self, *, header: bool) -> None:
        top = self.horizontalHeader()
        top.setVisible(header)
        top.setHighlightSections(False)
        top.setSectionsMovable(True)
        top.setMinimumSectionSize(look().sizes.px(36))
        top.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        top.customContextMenuRequested.connect(self._choose_columns)
        for place, column in enumerate(self._model.columns):
            stretch = QHeaderView.ResizeMode.Stretch
            top.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive if column.width else stretch)
            if column.width:
                self.setColumnWidth(place, look().sizes.px(column.width))
            self.setColumnHidden(place, not column.shown)
        top.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        top.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        if self._state is not None and self._key:
            self._state.restore_header(self._key, top)
            top.sectionResized.connect(self._keep_columns)
            top.sectionMoved.connect(self._keep_columns)
            top.sortIndicatorChanged.connect(self._keep_columns)

    # What pages call.

    def chosen_row(self) -> Row | None:
        """The marked row."""
        return self._model.row(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def selected_rows(self) -> list[Row]:
        """All marked rows, in the order of the list."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self._model.row(place) for place in places)
        return [row for row in found if row is not None]

    def choose(self, key: Hashable) -> bool:
        """Mark the row with `key` without sending `row_chosen`; False where it is not shown."""
        return self.mark.choose(key)

    def choose_again(self, key: Hashable) -> None:
        """Mark the row with `key`, where it is shown, as by hand: `row_chosen` is sent if it was not marked."""
        place = self._model.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, 0))

    def marked_key(self) -> Hashable:
        """The key of the marked row; None where none is."""
        row = self.chosen_row()
        return None if row is None else self._model.key_of(row)

    def place(self) -> RowPlace | None:
        """What stands at the top of the list; None where it has no row."""
        return self.mark.place()

    def stand_at(self, place: RowPlace | None) -> None:
        """Scroll there again, once its rows are read."""
        self.mark.stand_at(place)

    def reveal(self) -> None:
        """The row just chosen stands in view at once."""
        self.mark.reveal()

    def choose_first(self) -> None:
        """Mark the first row and send `row_chosen`."""
        if self._model.rowCount():
            self.selectRow(0)

    def copy_rows(self) -> None:
        """Put the marked rows on the clipboard with their headers, in the columns shown, for a spreadsheet."""
        top = self.horizontalHeader()
        places = [top.logicalIndex(position) for position in range(top.count())]
        columns = [self._model.columns[place] for place in places if not self.isColumnHidden(place)]
        if rows := self.selected_rows():
            QGuiApplication.clipboard().setMimeData(copied_rows(columns, rows))

    def set_empty(self, text: str) -> None:
        """What the list says where it has no row."""
        self._empty = self._unfound = text
        self.viewport().update()

    def empty_words(self) -> str:
        """What it says where it shows no row: nothing stands here yet, or the filter hides what does."""
        return self._unfound if self._model.is_filtered() else self._empty

    # Within.

    def _opened(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None:
            self.row_opened.emit(row)

    def _keep_columns(self, *_what: Any) -> None:
        if self._state is not None:
            self._state.keep_header(self._key, self.horizontalHeader(), self._built_for)

    def _choose_columns(self, where: QPoint) -> None:
        self.column_menu().exec(self.horizontalHeader().mapToGlobal(where))

    def column_menu(self) -> QMenu:
        """The menu of the header: a tick for each column; the first one always stays."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._model.columns):
            action = menu.addAction(_(column.header) if column.header else str(place + 1))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(place > 0)
            action.toggled.connect(partial(self._show_column, place))
        return menu

    def _show_column(self, place: int, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        self._keep_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._opened(self.currentIndex())
            return
        if event.key() in _ENDS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            last = self._model.rowCount() - 1  # Qt goes to a column
            self.setCurrentIndex(self._model.index(0 if event.key() == Qt.Key.Key_Home else last, 0))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever walks through with Tab or comes back to the window opens nothing: the first arrow does."""
        if event.reason() is Qt.FocusReason.OtherFocusReason:  # sent here, as by Down in the filter
            marked = self.currentIndex().isValid()
            super().focusInEvent(event)
            if not marked and self.currentIndex().isValid():
                self.selectRow(self.currentIndex().row())  # Qt opens the first row, and leaves it unmarked
        else:
            self.mark.pass_by(lambda: super(RowTable, self).focusInEvent(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if (words := self.empty_words()) and self._model.rowCount() == 0:
            paint_empty(self, words)


def columns_button(table: Callable[[], RowTable[Any]]) -> ToolButton:
    """A button that opens the menu of the columns of the table in front, for the keyboard too."""

    def choose() -> None:
        table().column_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    button = icon_button("list", _("Choose the columns"), choose)
    return button
