"""The list of live fields that opens at `{` and puts the chosen one into the text."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QTextEdit

from csxl_desktop.i18n.folding import fold
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.rich_text_typing import before_cursor

_NAME_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST = 40


class FieldCompletion(QObject):
    """Follows what is typed after `{` in `edit`; `chosen(name)` once one field is taken."""

    chosen = Signal(str)

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._choices: tuple[FieldChoice, ...] = ()
        self._model = QStandardItemModel(self)
        self._popup = QListView()
        self._popup.setProperty("look", "popup")
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(self._popup)
        self._completer.setWidget(edit)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(9)
        self._completer.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]

    def set_choices(self, choices: Iterable[FieldChoice]) -> None:
        self._choices = tuple(choices)

    def is_open(self) -> bool:
        return self._popup.isVisible()

    def names(self) -> list[str]:
        """The fields on offer, in order."""
        return [str(self._model.item(row).data(_NAME_ROLE)) for row in range(self._model.rowCount())]

    def typed(self) -> str | None:
        """What stands between the last `{` and the cursor, or `None` where no brace is open."""
        _head, brace, tail = before_cursor(self._edit.textCursor()).rpartition("{")
        return tail if brace and "}" not in tail and len(tail) <= _LONGEST else None

    def update(self) -> None:
        """Open, narrow or close the list after a letter."""
        typed = self.typed()
        words = fold(typed or "").split()
        found = [
            choice
            for choice in self._choices
            if all(word in fold(f"{choice.name} {choice.label} {choice.value}") for word in words)
        ]
        if typed is None or not found:
            self.close()
            return
        self._model.clear()
        for choice in found:
            shown = f"{choice.label} · {choice.value}" if choice.value else choice.label
            item = QStandardItem(shown)
            item.setData(choice.name, _NAME_ROLE)
            self._model.appendRow(item)
        rect = self._edit.cursorRect()
        rect.setWidth(look().sizes.px(300))
        self._completer.complete(rect)
        self._popup.setCurrentIndex(self._model.index(0, 0))

    def known(self, name: str) -> bool:
        return any(choice.name == name for choice in self._choices)

    def step(self, rows: int) -> None:
        """Move the choice down or up."""
        row = (self._popup.currentIndex().row() + rows) % max(1, self._model.rowCount())
        self._popup.setCurrentIndex(self._model.index(row, 0))

    def take(self) -> None:
        """Take the field that is marked."""
        self._take_index(self._popup.currentIndex())

    def close(self) -> None:
        self._popup.hide()

    def _take_index(self, index: QModelIndex) -> None:
        name = index.data(_NAME_ROLE)
        self.close()
        if name:
            self.chosen.emit(str(name))
