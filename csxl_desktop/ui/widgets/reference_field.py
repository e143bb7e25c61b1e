"""A field that points to another record: type three letters, Enter takes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from csxl_desktop.i18n import _, fold
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.text import set_tip
from csxl_desktop.ui.widgets.text_fields import TextField

_SHOWN = 12
_NEW = object()


@dataclass(frozen=True, slots=True)
class Option:
    """A record that may be chosen; `secondary` tells two of the same name apart and is searched too.

    `folded` is what is searched, where it is folded already: it begins with the label. A hundred thousand names are
    not folded while somebody types the first letter.
    """

    id: Any
    label: str
    secondary: str = ""
    folded: str = ""


class ReferenceField(TextField):
    """The id of another record, or None. `options()` is asked when typing begins; every word typed must occur,
    accents and case aside. Enter takes the marked line, the cross empties, *new* sends `create_requested(text)`.
    With `pick_and_clear` the field stays empty after each choice (ticking people at a door): listen to `picked`.
    """

    create_requested = Signal(str)
    picked = Signal(object)

    def __init__(
        self,
        name: str,
        options: Callable[[], Sequence[Option]],
        *,
        hint: str = "",
        placeholder: str = "",
        may_create: bool = False,
        pick_and_clear: bool = False,
    ) -> None:
        self._options, self._may_create, self._clears = options, may_create, pick_and_clear
        self._chosen: Option | None = None
        self._folded: list[tuple[str, Option]] = []
        super().__init__(name, hint=hint, placeholder=placeholder or _("Three letters, then Enter…"))
        self.popup = _Suggestions(self)
        self.clear_button = icon_button("x", _("Clear"), self._clear)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # As high as the line, never higher: what stands below would move, and be painted, with each name begun.
        self.clear_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.clear_button.hide()
        self._row.addWidget(self.clear_button)
        self.edit.textEdited.connect(self._suggest)
        self.edit.textChanged.connect(lambda _text: self._toggle_clear())
        self.edit.returnPressed.disconnect(self.flush)
        self.popup.itemClicked.connect(self._take_item)

    def show_option(self, option: Option | None) -> None:
        """Show the accepted record with its words (`set_value` alone looks them up among the options)."""
        self._folded = [] if option is None else [(fold(option.label), option)]
        self.set_value(None if option is None else option.id)

    def _shown(self) -> Any:
        text = self.edit.text().strip()
        if not text:
            return None
        if self._chosen is None or text != self._chosen.label:
            raise ValueError(_("Choose a line of the list, or clear the field."))
        return self._chosen.id

    def _show(self, value: Any) -> None:
        self._chosen = None
        if value is not None and value != "":
            known = [option for _folded, option in self._folded] or self._options()
            self._chosen = next((option for option in known if option.id == value), None)
        self.edit.setText(self._chosen.label if self._chosen else "")
        set_tip(self.edit, self._chosen.secondary if self._chosen else "")
        self.edit.setCursorPosition(0)

    def _clean(self, value: Any) -> Any:
        return None if value == "" else value

    def _lock(self, locked: bool) -> None:
        super()._lock(locked)
        self._toggle_clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self._key(event):
                return True
        elif watched is self.edit and isinstance(event, QFocusEvent) and event.lostFocus():
            self.popup.hide()
        return super().eventFilter(watched, event)

    def _wants_escape(self) -> bool:
        return self.popup.isVisible() or super()._wants_escape()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.popup.isVisible() and self.popup.currentItem() is not None:
                self._take_item(self.popup.currentItem())
                return True
            self.flush()
            return False  # a form around it is sent
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if not self.popup.isVisible():
                self._suggest(self.edit.text())
            else:
                self.popup.move_mark(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.hide()
            return True
        return False

    def _suggest(self, text: str) -> None:
        if not self.popup.isVisible():
            self._folded = [(o.folded or fold(f"{o.label} {o.secondary}"), o) for o in self._options()]
        words = fold(text).split()
        found = [(folded, o) for folded, o in self._folded if all(word in folded for word in words)]
        first = words[0] if words else ""
        found.sort(key=lambda each: not each[0].startswith(first))
        self.popup.offer([o for _folded, o in found[:_SHOWN]], text.strip() if self._may_create else "")

    def _take_item(self, item: QListWidgetItem) -> None:
        option = item.data(Qt.ItemDataRole.UserRole)
        self.popup.hide()
        if option is _NEW:
            self.create_requested.emit(self.edit.text().strip())
            return
        if self._clears:
            self.edit.clear()
            self.picked.emit(option.id)
            return
        self._chosen = option
        self.edit.setText(option.label)
        set_tip(self.edit, option.secondary)
        self.picked.emit(option.id)
        self.flush()

    def _clear(self) -> None:
        self._chosen = None
        self.edit.clear()
        self.flush()
        self.edit.setFocus()

    def _toggle_clear(self) -> None:
        self.clear_button.setVisible(bool(self.edit.text()) and not self.edit.isReadOnly())


class _Suggestions(QListWidget):
    """The list below the field; the field keeps the keyboard."""

    def __init__(self, field: ReferenceField) -> None:
        super().__init__(field)
        self._field = field
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "popup")
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Suggestions"))

    def offer(self, options: Sequence[Option], new_text: str) -> None:
        """Show these lines, and *new* below them where something may be created."""
        self.clear()
        row = look().sizes.compact_row
        for option in options:
            words = f"{option.label}  ·  {option.secondary}" if option.secondary else option.label
            self._line(words, option, row)
        if new_text:
            self._line(_("New: {name}").format(name=new_text), _NEW, row)
        if self.count() == 0:
            self.hide()
            return
        self.setCurrentRow(0)
        edit = self._field.edit
        width = max(edit.width(), look().sizes.px(300))
        self.setGeometry(0, 0, width, min(8, self.count()) * row + look().sizes.px(10))
        self.move(edit.mapToGlobal(QPoint(0, edit.height() + 2)))
        self.show()

    def move_mark(self, step: int) -> None:
        self.setCurrentRow((self.currentRow() + step) % max(1, self.count()))

    def _line(self, words: str, data: object, row: int) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, data)
        item.setSizeHint(QSize(0, row))
        self.addItem(item)
