"""Short lists of records that are edited in place: a widget for each row, kept by key while the list is read again."""

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text import label


class Keyed(Protocol):
    """A row of any kind: what it has is a key."""

    @property
    def id(self) -> UUID: ...


Row = TypeVar("Row", bound=Keyed)
Editor = TypeVar("Editor", bound=QWidget)


class KeyedRows(QWidget, Generic[Row, Editor]):
    """What is being typed in one row survives the reading again of the others; `empty` stands where there is none."""

    def __init__(self, *, empty: str = "", spacing: int = 4) -> None:
        super().__init__()
        self._editors: dict[UUID, Editor] = {}
        self._rows: dict[UUID, Row] = {}
        self._awaits_new = False
        self._newest: UUID | None = None
        self._follows = False
        self._empty = label(empty, "secondary", wrap=True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().sizes.px(spacing))
        self._box.addWidget(self._empty)
        self._empty.setVisible(bool(empty))

    # What a kind of list gives.

    def _made(self, row: Row) -> Editor:
        """The widget of a row that has come."""
        raise NotImplementedError

    def _show(self, editor: Editor, row: Row, place: int, *, same: bool) -> None:
        """Show the row, the `place`-th of the list (from 1), in its widget."""
        raise NotImplementedError

    # What pages call.

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, in this order."""
        wanted = {row.id: row for row in rows}
        for gone in [key for key in self._editors if key not in wanted]:
            editor = self._editors.pop(gone)
            self._box.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._rows = wanted
        for place, row in enumerate(rows, start=1):
            known = self._editors.get(row.id)
            shown = self._editors[row.id] = self._made(row) if known is None else known
            self._show(shown, row, place, same=known is not None)
            if self._box.indexOf(shown) != place:
                self._box.insertWidget(place, shown)
            if known is None and self._awaits_new:
                self._awaits_new = False
                shown.setFocus()
                self._follow(row.id)
        self._empty.setVisible(bool(self._empty.text()) and not rows)

    def focus_next_new(self) -> None:
        """The next row that comes takes the keyboard (it was just added by hand)."""
        self._awaits_new = True

    def keys(self) -> list[UUID]:
        return list(self._rows)

    def editor(self, key: UUID) -> Editor:
        return self._editors[key]

    def editors(self) -> Iterator[Editor]:
        """The widgets in the order of the rows."""
        return (self._editors[key] for key in self._rows)

    # The row just added.

    def _follow(self, key: UUID) -> None:
        """Keep the row in view while it takes its height, in the scroll area around the list."""
        self._newest = key
        area = self._area()
        if area is not None and not self._follows:
            self._follows = True
            area.verticalScrollBar().rangeChanged.connect(
                lambda _least, _most: QTimer.singleShot(0, self, self._bring_into_view)
            )
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        editor = None if self._newest is None else self._editors.get(self._newest)
        area, focus = self._area(), QApplication.focusWidget()
        if editor is not None and area is not None and focus is not None and editor.isAncestorOf(focus):
            area.ensureWidgetVisible(editor, 0, look().sizes.inside)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above
