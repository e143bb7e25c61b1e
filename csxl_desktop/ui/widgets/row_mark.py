"""The marked row of a list: kept by key while the rows are read again or filtered, brought into view where new."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.widgets.field import leave_focused_field


@dataclass(frozen=True, slots=True)
class RowPlace:
    """What stands at the top of a list: the key of a row, and which part of its height is scrolled away."""

    key: Hashable
    gone: float


class RowMark(QObject):
    """`moved(row)`: another row was marked by hand; what was being typed elsewhere is sent first."""

    moved = Signal(object)

    def __init__(self, view: QAbstractItemView, model: RowTableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._key: Hashable = None
        self._quiet, self._to_reveal = False, False
        self._place: RowPlace | None = None  # to stand at the top again
        self._others: list[Hashable] = []  # the further rows marked, while the list is read again
        self._awaited: frozenset[Hashable] = frozenset()  # those of another window, until they are read
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.reveal)
        view.installEventFilter(self)
        view.selectionModel().currentRowChanged.connect(self._moved)
        model.modelAboutToBeReset.connect(self._hush)
        model.modelReset.connect(self._restore)

    def choose(self, key: Hashable) -> bool:
        """Mark the row with `key` silently, in view if it was not the marked one; False where it is not shown."""
        self._to_reveal = self._to_reveal or key != self._key
        if self._key not in {None, key}:
            self._place = None
        self._key = key
        shown = self._mark()
        if self._to_reveal:
            self._timer.start()
        return shown

    def place(self) -> RowPlace | None:
        """What stands at the top of the list, or is to stand there; None where it has no row."""
        index = self._view.indexAt(QPoint(0, 0))
        row = self._model.row(index.row()) if index.isValid() else None
        if self._place is not None or row is None:
            return self._place
        area = self._view.visualRect(index)
        return RowPlace(self._model.key_of(row), -area.top() / max(1, area.height()))

    def stand_at(self, place: RowPlace | None) -> None:
        """Scroll there again, now or once its rows are read: the marked row does not draw the list to itself.

        Where another row is marked before, it does.
        """
        self._place = place
        self._timer.start()

    def several(self) -> tuple[Hashable, ...]:
        """The rows marked, or to be marked, where there may be more than one."""
        return tuple(self._awaited or self._marked())

    def stay(self, keys: Sequence[Hashable]) -> None:
        """Those that another window had marked, now or once they are read."""
        self._awaited = frozenset(keys)
        self._mark_others()

    def pass_by(self, come: Callable[[], None]) -> None:
        """Let the keyboard `come` to the list: Qt marks the first row where none is marked, which would open it."""
        marked = self._view.currentIndex().isValid()
        self._quiet = True
        come()
        if not marked:
            self._view.selectionModel().clearCurrentIndex()
        self._quiet = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._view.isVisible():
            self._to_reveal = self._to_reveal or self._is_seen()  # what stands above another is lower than beside it
        # A list gets its place on screen only when it is first shown.
        if (self._to_reveal or self._place is not None) and event.type() in {QEvent.Type.Show, QEvent.Type.Resize}:
            self._timer.start()
        return super().eventFilter(watched, event)

    def reveal(self) -> None:
        """Bring a row newly marked into view, now rather than with the next turn of the loop."""
        if self._place is not None and self._view.isVisible() and self._model.rowCount():
            self._return()
        index = self._view.currentIndex()
        if self._place is not None or not self._to_reveal or not self._view.isVisible() or not index.isValid():
            return
        self._to_reveal = False
        if not self._is_seen():
            self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _is_seen(self) -> bool:
        """Whether the marked row stands in view, whole."""
        index = self._view.currentIndex()
        return index.isValid() and self._view.viewport().rect().contains(self._view.visualRect(index))

    def _return(self) -> None:
        """To the place that another window had; where its row is gone, there is none."""
        place, self._place = self._place, None
        if place is None or (at := self._model.place_of(place.key)) < 0:
            return
        self._to_reveal = False
        index, bar = self._model.index(at, 0), self._view.verticalScrollBar()
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        bar.setValue(bar.value() + round(place.gone * self._view.visualRect(index).height()))

    def _hush(self) -> None:
        self._quiet = True
        self._others = self._marked()

    def _marked(self) -> list[Hashable]:
        found = (self._model.row(index.row()) for index in self._view.selectionModel().selectedRows())
        return [self._model.key_of(row) for row in found if row is not None] if self._several() else []

    def _several(self) -> bool:
        return self._view.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection

    def _restore(self) -> None:
        self._quiet = False
        # A row may be chosen before it is read: it is brought into view when it comes.
        if (self._mark() and self._to_reveal) or self._place is not None:
            self._timer.start()
        self._mark_others()

    def _mark_others(self) -> None:
        wanted, self._others = {*self._others, *self._awaited}, []
        if not wanted:
            return
        marked = [place for place, row in enumerate(self._model.rows()) if self._model.key_of(row) in wanted]
        if marked:
            self._awaited = frozenset()
        selection = QItemSelection()
        for _gap, run in groupby(enumerate(marked), key=lambda pair: pair[1] - pair[0]):
            places = [place for _number, place in run]
            selection.select(self._model.index(places[0], 0), self._model.index(places[-1], 0))
        flags = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().select(selection, flags.Select | flags.Rows)

    def _mark(self) -> bool:
        place = self._model.place_of(self._key) if self._key is not None else -1
        self._quiet = True
        # Marking alone scrolls nothing: a list that is read again stays where the user left it.
        scrolls = self._view.hasAutoScroll()
        self._view.setAutoScroll(False)
        if place >= 0:
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(place, 0)
            # Marked by hand among others just now: these stay marked.
            if not (self._several() and index.row() == self._view.currentIndex().row()):
                self._view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        else:
            self._view.clearSelection()
        self._view.setAutoScroll(scrolls)
        self._quiet = False
        return place >= 0

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row(current.row()) if current.isValid() else None
        if self._quiet or row is None:
            return
        leave_focused_field()
        self._key = self._model.key_of(row)
        self._to_reveal, self._place, self._awaited = False, None, frozenset()
        self.moved.emit(row)


def paint_empty(view: QAbstractItemView, text: str) -> None:
    """Write what an empty list says, in its `paintEvent`."""
    now, painter = look(), QPainter(view.viewport())
    painter.setPen(now.color("secondary"))
    side = now.sizes.px(24)
    area = view.viewport().rect().adjusted(side, side, -side, 0)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(area, flags, text)
    painter.end()
