"""What every field shares: its label above, its state beside, the reason of a refusal below, saved when left."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from csxl_desktop.ui.spoken import announce
from csxl_desktop.ui.widgets.field_frame import PENDING, FieldFrame
from csxl_desktop.ui.widgets.text import set_look


class Field(FieldFrame):
    """A labelled field that saves when left.

    `committed(value)` is sent only when the value really changed: on leaving, on Enter, on choosing. Answer it with
    `show_pending()` at once, then `show_saved()` or `show_refusal(reason)` (`ui.saving.save_when_left` does all
    that). A refused value stays visible, marked, its reason below. Esc brings back the last accepted value.
    `set_value` is silent; `refresh` is too, and leaves alone what is being typed.
    """

    committed = Signal(object)

    def __init__(self, name: str, *, hint: str = "", required: bool = False) -> None:
        super().__init__(name, hint, required=required)
        self._known: Any = None  # what the database holds, as far as we know
        self._sent: Any = None  # what was last sent to it
        self.seen: Any = None  # what stood here when somebody began to type what was sent last
        self._unreadable = False
        self.record = 0  # grows with each `set_value`: an answer about an earlier record is not shown here

    # What a kind of field gives.

    def _shown(self) -> Any:
        """The value as it stands on screen; `ValueError(reason)` where it means nothing."""
        raise NotImplementedError

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _clean(self, value: Any) -> Any:
        """`value` as `_shown` would give it back."""
        return value

    def columns(self, column: str, value: Any) -> dict[str, Any]:
        """What `value` is to the record, by column; a field may hold more than the one it is named after."""
        return {column: value}

    def _lock(self, locked: bool) -> None:
        self._control.setEnabled(not locked)

    def _use(self, control: QWidget, *others: QWidget) -> None:
        """Take `control` as the part that is typed in; `others` stand beside it."""
        self._control = control
        control.setAccessibleName(self._name or self.accessibleName())
        control.installEventFilter(self)
        self._label.setBuddy(control)
        self.setFocusProxy(control)
        self._row.addWidget(control, 1)
        for other in others:
            self._row.addWidget(other)

    # What pages call.

    def value(self) -> Any:
        """The value on screen, or the last one sent where what is on screen cannot be read."""
        try:
            return self._shown()
        except ValueError:
            return self._sent

    def set_value(self, value: Any) -> None:
        """Show `value` as the accepted one: another record has come."""
        self.record += 1
        value = self._clean(value)
        self._known = self._sent = value
        self._show(value)
        self._plain()

    def refresh(self, value: Any) -> None:
        """Show `value` of the same record, read again; never over what is being typed or was refused."""
        value = self._clean(value)
        if self.is_dirty() or self.property("refused"):
            self._known = value
        elif value != self._sent and not self.is_pending():  # what was read before it arrived does not have it
            self._known = self._sent = value
            self._show(value)

    def show_value(self, value: Any, *, same: bool) -> None:
        """`refresh` where the record on screen is the same one read again, else `set_value`."""
        if same:
            self.refresh(value)
        else:
            self.set_value(value)

    def is_dirty(self) -> bool:
        """Whether something typed has not been sent yet."""
        try:
            return bool(self._shown() != self._sent)
        except ValueError:
            return True

    def is_filled(self) -> bool:
        """Whether something else stands here than the last accepted value, sent or not."""
        try:
            return bool(self._shown() != self._known)
        except ValueError:
            return True

    def content(self) -> tuple[Any, str]:
        """What stands on screen, for `put_back`: its value, or the letters that cannot be read."""
        try:
            return self._shown(), ""
        except ValueError:
            return None, self._control.text() if isinstance(self._control, QLineEdit) else ""

    def put_back(self, content: tuple[Any, str]) -> None:
        """Show it again as what was typed, not as what was accepted."""
        value, letters = content
        self._show(self._clean(value))
        if letters and isinstance(self._control, QLineEdit):
            self._control.setText(letters)

    def flush(self) -> None:
        """Send what was typed, now (the window closes, another record comes)."""
        try:
            value = self._shown()
        except ValueError as error:
            self.show_refusal(str(error))
            self._unreadable = True
            return
        if value == self._sent:
            if self._unreadable:
                self._plain()
            return
        self.seen, self._sent = self._sent, value
        self._plain()
        self.committed.emit(value)

    def send_while_typed(self) -> None:
        """What is sent is saved: a text goes there a few seconds after its first letter, too."""

    def revert(self) -> None:
        """Back to the last accepted value."""
        refused = bool(self.property("refused"))
        self._show(self._known)
        self._plain()
        if refused:
            self._sent = self._known

    def show_pending(self) -> None:
        """On its way to the database."""
        self._say_state(PENDING, "small")

    def show_saved(self) -> None:
        """Committed."""
        self._known = self._sent
        self._plain()
        self._say_state("✓", "good")

    def show_refusal(self, reason: str) -> None:
        """Keep what was typed, marked, with `reason` below."""
        self._say_state("", "small")
        self._mark(refused=True)
        self._note.setText(reason)
        set_look(self._note, "wrong")
        self._note.show()
        self._control.setAccessibleDescription(reason)
        announce(self._control, reason, urgent=True)

    def setReadOnly(self, read_only: bool) -> None:
        self._lock(read_only)

    # The gestures.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._control:
            if (
                isinstance(event, QFocusEvent)
                and event.lostFocus()
                and event.reason() != Qt.FocusReason.PopupFocusReason
            ):
                self.flush()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape and self._wants_escape():
                    self.revert()
                    return True
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Escape and self._wants_escape():
                    event.accept()
                    return True
                return self._lets_undo_pass(event)
        return super().eventFilter(watched, event)

    def _wants_escape(self) -> bool:
        """Whether Esc has something to bring back here; else it belongs to the window."""
        return self.is_dirty() or bool(self.property("refused"))

    def _lets_undo_pass(self, event: QKeyEvent) -> bool:
        # Ctrl+Z belongs to the text only while the text has something to take back; else to the window.
        is_undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        nothing = is_undo and _has_nothing_to_undo(self._control)
        if nothing:
            event.ignore()
        return nothing

    def _plain(self) -> None:
        self._unreadable = False
        super()._plain()


def _has_nothing_to_undo(control: QWidget) -> bool:
    match control:
        case QLineEdit():
            return not control.isUndoAvailable()
        case QPlainTextEdit():
            return not control.document().isUndoAvailable()
        case _other:
            return False


def leave_focused_field() -> None:
    """Send what is being typed somewhere in the window: before another record, another tab, the end."""
    if (field := _focused_field()) is not None:
        field.flush()


def send_text_under_way() -> None:
    """Send the text of several lines that is being typed, and let the typing go on: the other computer waits for it.

    A name or a date half typed is not sent: it means nothing yet.
    """
    field = _focused_field()
    if field is not None and isinstance(QApplication.focusWidget(), QPlainTextEdit | QTextEdit):
        field.flush()


def is_typed_in() -> bool:
    """Whether something is being typed, and was not sent yet."""
    field = _focused_field()
    return field is not None and field.is_dirty()


def _focused_field() -> Field | None:
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget
