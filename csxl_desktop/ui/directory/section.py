"""A card of the record: its title with its buttons, its lines, the small form that adds to them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.flow import TitleLayout
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import Card, SectionLabel


class Section(Card):
    """A card whose title line carries small actions on its right."""

    def __init__(self, title: str, *actions: tuple[str, str, Callable[[], object]]) -> None:
        super().__init__()
        self.links: dict[str, QPushButton] = {}
        top = TitleLayout()
        top.addWidget(SectionLabel(title))
        for icon, words, clicked in actions:
            made = link_button(words, clicked, icon)
            self.links[icon] = made
            top.addWidget(made)
        self.box.addLayout(top)


class AddForm(QFrame):
    """A few fields and one button; hidden until wanted. Enter sends, Esc closes; nothing is saved before."""

    submitted = Signal(dict)
    closed = Signal()

    def __init__(self, confirm: str, fields: dict[str, Field], columns: int = 2) -> None:
        super().__init__()
        self.fields = fields
        self.setProperty("look", "soft")
        self.confirm = primary_button(confirm, clicked=self.submit)
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.between, sizes.between, sizes.between, sizes.between)
        box.setSpacing(sizes.px(10))
        form = FormLayout(columns)
        form.add_all(*fields.values())
        box.addLayout(form)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button(_("Cancel"), clicked=self.close_form))
        buttons.addWidget(self.confirm)
        box.addLayout(buttons)
        self.hide()

    def open_form(self, **values: Any) -> None:
        """Empty fields, but for `values`; the keyboard in the first one."""
        for column, field in self.fields.items():
            field.set_value(values.get(column))
        self.show()
        next(iter(self.fields.values())).setFocus()

    def close_form(self) -> None:
        self.hide()
        self.closed.emit()

    def toggle(self) -> None:
        if self.isHidden():
            self.open_form()
        else:
            self.close_form()

    def submit(self) -> None:
        """Send the values; a field that cannot be read says why and keeps the form open."""
        for field in self.fields.values():
            field.flush()
        if any(field.refusal() for field in self.fields.values()):
            return
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
