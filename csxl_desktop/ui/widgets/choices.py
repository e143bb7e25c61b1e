"""Ways to narrow or turn a list: the search box, filter chips, the view switch."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import PushButton
from csxl_desktop.ui.widgets.clear_cross import ClearCross
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.line_edit import LineEdit
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.text import set_tip

MAX_QUESTION = 300  # letters: the longest name that a record may bear


class SearchBox(LineEdit):
    """A line with a magnifier. `textChanged` at each key; Esc empties it; Down goes `down`, Enter `chosen`."""

    down = Signal()
    chosen = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(MAX_QUESTION)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder or _("Search"))
        px = look().sizes.px
        self.magnifier = IconLabel("search", size=px(16))  # an action's icon is as small in large letters
        self.magnifier.setParent(self)
        self.magnifier.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(px(21), 0, 0, 0)
        self.cross = ClearCross(self, self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = look().sizes.px(16)
        self.magnifier.setGeometry(look().sizes.px(7), (self.height() - side) // 2, side, side)

    def wants_escape(self) -> bool:
        """Whether Esc has something to do here; else it belongs to the window."""
        return bool(self.text())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def _keeps(self, event: QKeyEvent) -> bool:
        is_escape = event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
        return is_escape and self.wants_escape()

    def _empty(self) -> None:
        self.clear()
        self.textEdited.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self._empty()
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case _ignored:
                super().keyPressEvent(event)


class _Buttons(QWidget):
    """Checkable buttons side by side, each with a key."""

    def __init__(
        self, look_name: str, options: Sequence[tuple[str, str]], *, exclusive: bool, wraps: bool = False
    ) -> None:
        super().__init__()
        self._look = look_name
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._by_key: dict[str, QPushButton] = {}
        self._box: QLayout = FlowLayout() if wraps else QHBoxLayout()
        self.setLayout(self._box)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().sizes.px(6))
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Other buttons: (key, word already translated)."""
        for old in self._by_key.values():
            self._group.removeButton(old)
            self._box.removeWidget(old)
            old.hide()  # it goes a moment later, and would lie below the new ones until then
            old.deleteLater()
        self._by_key = {}
        for key, word in options:
            button = PushButton(word)
            button.setProperty("look", self._look)
            button.setCheckable(True)
            self._group.addButton(button)
            self._box.addWidget(button)
            self._by_key[key] = button

    def set_word(self, key: str, word: str) -> None:
        """Another word on a button that stays, with the keyboard on it."""
        self._by_key[key].setText(word)

    def set_tip(self, key: str, words: str) -> None:
        """What a button says of itself where the mouse rests."""
        set_tip(self._by_key[key], words)

    def sizeHint(self) -> QSize:
        """All words on one line, even where they may wrap."""
        hint, buttons = self._box.sizeHint(), self._by_key.values()
        beside = sum(each.sizeHint().width() for each in buttons) + self._box.spacing() * max(0, len(buttons) - 1)
        return QSize(max(hint.width(), beside), hint.height())


class SegmentedSwitch(_Buttons):
    """One of several views (list, month, year): `changed(key)` when the user turns it.

    `name` says what is chosen; a screen reader tells it of the whole, and beside the word of each button.
    Where it `wraps`, words that find no room go on a second line instead of being cut.
    """

    changed = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], value: str = "", *, wraps: bool = False) -> None:
        self._name = name
        super().__init__("switch", options, exclusive=True, wraps=wraps)
        self.setAccessibleName(name)
        self.set_value(value or (options[0][0] if options else ""))
        self._group.buttonClicked.connect(lambda _button: self.changed.emit(self.value()))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        super().set_options(options)
        for button in self._by_key.values():
            button.setAccessibleDescription(self._name)

    def value(self) -> str:
        return next((key for key, button in self._by_key.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        if key in self._by_key:
            self._by_key[key].setChecked(True)

    def turn_to(self, key: str) -> None:
        """As a click on it does: `changed` is sent where it is another one."""
        if key != self.value():
            self.set_value(key)
            if self.value() == key:
                self.changed.emit(key)

    def focus_value(self) -> None:
        """The keyboard on the button that is chosen."""
        if (value := self.value()) in self._by_key:
            self._by_key[value].setFocus()


class FilterChips(_Buttons):
    """Any of several filters: `changed(frozenset of keys)`; none checked means no filter.

    Where they `wrap`, those that find no room go on a second line.
    """

    changed = Signal(object)

    def __init__(
        self, options: Sequence[tuple[str, str]] = (), *, exclusive: bool = False, wraps: bool = False
    ) -> None:
        self._single = exclusive
        super().__init__("chip", options, exclusive=False, wraps=wraps)
        self._group.buttonClicked.connect(self._clicked)

    def value(self) -> frozenset[str]:
        return frozenset(key for key, button in self._by_key.items() if button.isChecked())

    def set_value(self, keys: frozenset[str] | set[str]) -> None:
        for key, button in self._by_key.items():
            button.setChecked(key in keys)

    def _clicked(self, clicked: QPushButton) -> None:
        if self._single and clicked.isChecked():
            for button in self._by_key.values():
                button.setChecked(button is clicked)
        self.changed.emit(self.value())
