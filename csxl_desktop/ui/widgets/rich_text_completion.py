"""The list of live fields that opens at `{` and puts the chosen one into the text."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QTextEdit

from csxl_desktop.domain.live_names import BAR, SOURCE, parts, value_of
from csxl_desktop.i18n import _
from csxl_desktop.i18n.folding import fold
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice, field_values
from csxl_desktop.ui.widgets.rich_text_typing import before_cursor

_NAME_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST = 200
_FEW = 6  # fields found, from which on each is offered with the words that agree with it


class FieldCompletion(QObject):
    """Follows what is typed after `{` in `edit`; `chosen(name)` once one field is taken.

    Below a field that counts stand the words that agree with it: `words_wanted(name)` asks for them.
    """

    chosen = Signal(str)
    words_wanted = Signal(str)

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._choices: tuple[FieldChoice, ...] = ()
        self._model = QStandardItemModel(self)
        self._popup = QListView()
        self._popup.setProperty("look", "popup")
        self._popup.setAccessibleName(_("Figures and names that follow by themselves"))
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
        """The fields on offer, in order; words that agree end with a bar."""
        return [str(self._model.item(row).data(_NAME_ROLE)) for row in range(self._model.rowCount())]

    def typed(self) -> str | None:
        """What stands between the last `{` and the cursor, or `None` where no brace is open."""
        _head, brace, tail = before_cursor(self._edit.textCursor()).rpartition("{")
        return tail if brace and "}" not in tail and len(tail) <= _LONGEST else None

    def update(self) -> None:
        """Open, narrow or close the list after a letter."""
        typed = self.typed()
        offered = [] if typed is None else list(self._offered(typed))
        if not offered:
            self.close()
            return
        self._model.clear()
        for name, shown in offered:
            item = QStandardItem(shown)
            item.setData(name, _NAME_ROLE)
            self._model.appendRow(item)
        rect = self._edit.cursorRect()
        rect.setWidth(look().sizes.px(360))
        self._completer.complete(rect)
        self._popup.setCurrentIndex(self._model.index(0, 0))

    def _offered(self, typed: str) -> Iterator[tuple[str, str]]:
        head, bar, words = typed.partition(BAR)
        if bar:  # the words are being typed by hand
            known = [choice for choice in self._choices if choice.name == head and choice.counted]
            yield from (_words(choice) for choice in known if not words)
            return
        wanted = fold(typed).split()
        fields = [each for each in self._choices if not each.name.startswith(SOURCE)]
        found = [each for each in fields if all(word in fold(_told(each)) for word in wanted)]
        for choice in found:
            yield choice.name, f"{choice.label} · {choice.value}" if choice.value else choice.label
            if typed and len(found) <= _FEW and choice.counted:
                yield _words(choice)

    def known(self, name: str) -> bool:
        """Whether `name`, typed whole, says something: a field, or words that agree with one."""
        values = field_values(self._choices)
        return name in values or bool(parts(name)[1] and value_of(name, values) is not None)

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
        name = str(index.data(_NAME_ROLE) or "")
        self.close()
        if name.endswith(BAR):
            self.words_wanted.emit(name.removesuffix(BAR))
        elif name:
            self.chosen.emit(name)


def _told(choice: FieldChoice) -> str:
    return f"{choice.name} {choice.label} {choice.value}"


def _words(choice: FieldChoice) -> tuple[str, str]:
    return f"{choice.name}{BAR}", _("    words that agree with it (“member”, “members”)…")
