"""Rows of fields that are edited in place (items, speakers, links, counts): moved by grip or Alt+arrows, removed."""

from collections.abc import Callable, Sequence
from typing import Any, Generic
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.keyed_rows import KeyedRows, Row
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.text import set_tip


class RowEditor(QFrame, Generic[Row]):
    """One record in the list: `body` holds its fields; a grip before them, a cross behind."""

    removed = Signal()
    stepped = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, row_id: UUID, *, sortable: bool = True) -> None:
        super().__init__()
        self.row_id = row_id
        self._sortable, self._locked = sortable, False
        sizes = look().sizes
        self._outer = outer = QHBoxLayout(self)
        outer.setContentsMargins(0, sizes.px(2), 0, sizes.px(2))
        outer.setSpacing(sizes.inside)
        self.grip = _Grip(self)
        self.body = QHBoxLayout()
        self.body.setSpacing(sizes.inside)
        self.cross = icon_button("x", _("Remove"), self.removed.emit)
        outer.addWidget(self.grip)
        outer.addLayout(self.body, 1)
        outer.addWidget(self.cross)
        self.grip.setVisible(sortable)  # only now: without a parent it would be a window

    def add_tool(self, tool: QWidget) -> None:
        """One more button, before the cross; it stays where nothing may change."""
        self._outer.insertWidget(self._outer.indexOf(self.cross), tool)

    def show_row(self, row: Row, place: int, *, same: bool) -> None:
        """Show the record, the `place`-th of the list (from 1)."""
        raise NotImplementedError

    def lock(self, *, locked: bool) -> None:
        """Nothing here may change (approved minutes)."""
        self._locked = locked
        self.cross.setVisible(not locked)
        self.grip.setVisible(self._sortable and not locked)

    def watch(self, widget: QWidget) -> None:
        """Let Alt+Up and Alt+Down move the row while `widget` has the keyboard."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._sortable:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and not self._locked:
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)


class RowStack(KeyedRows[Row, RowEditor[Any]]):
    """The editors of a list. `removed(row)`: its cross; `reordered(keys)`: dropped elsewhere, or moved by keys."""

    removed = Signal(object)
    reordered = Signal(list)

    def __init__(self, make: Callable[[UUID], RowEditor[Any]], *, empty: str = "") -> None:
        super().__init__(empty=empty, spacing=2)
        self._make = make
        self._locked = False

    def show_rows(self, rows: Sequence[Row], *, locked: bool = False) -> None:
        """Show these, in this order."""
        self._locked = locked
        super().show_rows(rows)

    def _show(self, editor: RowEditor[Any], row: Row, place: int, *, same: bool) -> None:
        editor.show_row(row, place, same=same)
        editor.lock(locked=self._locked)

    def _made(self, row: Row) -> RowEditor[Any]:
        row_id = row.id
        editor = self._make(row_id)
        editor.removed.connect(lambda: self.removed.emit(self._rows[row_id]))
        editor.stepped.connect(lambda step: self._step(row_id, step))
        editor.dragged.connect(lambda where: self._drag(editor, where))
        editor.dropped.connect(self._drop)
        return editor

    def _step(self, row_id: UUID, step: int) -> None:
        keys = self.keys()
        place = keys.index(row_id)
        if 0 <= place + step < len(keys):
            keys.insert(place + step, keys.pop(place))
            self._arrange(keys)
            self.reordered.emit(keys)

    def _drag(self, editor: RowEditor[Any], where: QPoint) -> None:
        """Follow the pointer: the row stands where it would be dropped."""
        keys = self.keys()
        height = self.mapFromGlobal(where).y()
        others = [key for key in keys if key != editor.row_id]
        place = sum(self._editors[key].geometry().center().y() < height for key in others)
        if keys.index(editor.row_id) != place:
            others.insert(place, editor.row_id)
            self._arrange(others)

    def _drop(self) -> None:
        self.reordered.emit(self.keys())

    def _arrange(self, keys: list[UUID]) -> None:
        self._rows = {key: self._rows[key] for key in keys}
        for place, key in enumerate(keys, start=1):
            self._box.insertWidget(place, self._editors[key])
        self._box.activate()


class _Grip(IconLabel):
    """Taken with the mouse to move the row."""

    def __init__(self, editor: RowEditor[Any]) -> None:
        super().__init__("grip-vertical", "line_strong")
        self._editor = editor
        self._moved = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        set_tip(self, _("Drag to move (Alt+Up, Alt+Down)"))
        self.setAccessibleName(_("Move"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._moved = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._moved = True
        self._editor.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._moved:
            self._editor.dropped.emit()
