"""A box to search in whose results hang below it, by kind; the box keeps the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.search_popup import ResultGroup, SearchPopup


class ResultBox(SearchBox):
    """`picked(kind, id)`: the result that Enter or a click took."""

    picked = Signal(str, object)

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(placeholder)
        self.setAccessibleName(name)
        self.popup: SearchPopup | None = None

    def show_results(self, groups: Sequence[ResultGroup]) -> None:
        """Below the box, if something still stands in it."""
        if self.popup is None or self.popup.parent() is not self.window():
            self.popup = SearchPopup(self)
            self.popup.chosen.connect(self._take)
        if text := self.text().strip():
            self.popup.offer(groups, text)
        else:
            self.popup.hide()

    def _take(self, kind: str, key: object) -> None:
        self.clear()
        self.picked.emit(kind, key)

    def wants_escape(self) -> bool:
        return super().wants_escape() or (self.popup is not None and self.popup.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup is not None and self.popup.isVisible():
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self.popup.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
                    return
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.popup.take_marked()
                    return
                case Qt.Key.Key_Escape:
                    self.popup.hide()
                    return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.popup is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()
