"""A line to type something new in: Enter (or leaving it) adds it below."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from shiboken6 import isValid

from csxl_desktop.ui.being_sent import being_sent
from csxl_desktop.ui.widgets.line_edit import LineEdit
from csxl_desktop.ui.widgets.text_fields import MAX_NAME


class Adder(LineEdit):
    """`entered(text)`: on Enter, and on leaving with something typed, so that nothing typed is lost.

    What the dossier refuses stands in the line again.
    """

    entered = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(MAX_NAME)
        self.returnPressed.connect(self.send)

    def send(self) -> None:
        """Add what was typed, if anything was."""
        text = self.text().strip()
        self.setText("")
        if text:
            with being_sent(lambda _error: self._come_back(text)):
                self.entered.emit(text)

    def _come_back(self, text: str) -> None:
        if isValid(self) and not self.text():
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the line only while it has something to take back; else to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_undo and not self.isUndoAvailable():
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.send()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)
