"""The small form that adds to a list: a few fields and one button, on the page, hidden until wanted."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.sent_together import SentTogether
from csxl_desktop.ui.widgets.text import label


class AddForm(SentTogether, QFrame):
    """A few fields and one button; hidden until wanted. Enter sends, Esc closes; nothing is saved before.

    Signals: `submitted(values)`; `closed()`. Closed from inside, it gives the keyboard back to where it came from.
    """

    submitted = Signal(dict)
    closed = Signal()

    def __init__(self, confirm: str, fields: Mapping[str, Field], columns: int = 2) -> None:
        super().__init__()
        self.fields = dict(fields)
        self._opener: QWidget | None = None
        self.setProperty("look", "soft")
        self.confirm = primary_button(confirm, clicked=self.submit)
        self._note = label("", "wrong", wrap=True)
        self._note.hide()
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.between, sizes.between, sizes.between, sizes.between)
        box.setSpacing(sizes.px(10))
        form = FormLayout(columns)
        form.add_all(*self.fields.values())
        box.addLayout(form)
        buttons = QHBoxLayout()
        buttons.addWidget(self._note, 1)
        buttons.addStretch()
        buttons.addWidget(button(_("Cancel"), clicked=self.close_form))
        buttons.addWidget(self.confirm)
        box.addLayout(buttons)
        self.hide()

    def open_form(self, **values: Any) -> None:
        """Empty fields, but for `values`; the keyboard in the first one."""
        self.refuse("")
        if self.isHidden():
            self._opener = QApplication.focusWidget()
        for column, field in self.fields.items():
            field.set_value(values.get(column))
        self.show()
        next(iter(self.fields.values())).setFocus()

    def sent_fields(self) -> Iterable[Field]:
        return self.fields.values()

    def close_form(self) -> None:
        """Hide it; what was typed is forgotten."""
        focus, opener = QApplication.focusWidget(), self._opener
        if focus is not None and self.isAncestorOf(focus) and opener is not None and isValid(opener):
            opener.setFocus()
        self._opener = None
        self.hide()
        self.closed.emit()

    def toggle(self) -> None:
        """What the button that opens it does."""
        if self.isHidden():
            self.open_form()
        else:
            self.close_form()

    def refuse(self, reason: str) -> None:
        """Why what was typed is not enough; the form stays open."""
        self._note.setText(reason)
        self._note.setVisible(bool(reason))

    def submit(self) -> None:
        """Send the values; a field that cannot be read says why and keeps the form open."""
        for field in self.fields.values():
            field.flush()
        if not any(field.refusal() for field in self.fields.values()):
            self.submitted.emit({column: field.value() for column, field in self.fields.items()})

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_form()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.submit()
            case _other:
                super().keyPressEvent(event)
