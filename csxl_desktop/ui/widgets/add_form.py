"""The small form that adds to a list: a few fields and one button, on the page, hidden until wanted."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from csxl_desktop.i18n import _
from csxl_desktop.ui.being_sent import being_sent
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.sent_together import LeftBeside, SentTogether, Typed, offer_back, put_back
from csxl_desktop.ui.widgets.text import label


class AddForm(SentTogether, QFrame):
    """A few fields and one button; hidden until wanted. Enter sends, Esc closes; nothing is saved before.

    What was typed and not sent is not lost: given up, it is offered back for some seconds; while another record is on
    screen (`turn_to`), it waits with its own; where it is kept (`keep_in`), it stands there again after a fall; where
    the dossier refuses what was sent, it stands there again too.

    Signals: `submitted(values)`; `closed()`. Closed from inside, it gives the keyboard back to where it came from.
    """

    submitted = Signal(dict)
    closed = Signal()

    def __init__(self, confirm: str, fields: Mapping[str, Field], columns: int = 2) -> None:
        super().__init__()
        self.fields = dict(fields)
        self._opener: QWidget | None = None
        self._left = LeftBeside(self)
        self._kept: KeptForm | None = None
        self._kept_as = ""
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
        buttons.addWidget(button(_("Cancel"), clicked=self.give_up))
        buttons.addWidget(self.confirm)
        box.addLayout(buttons)
        self.hide()

    def keep_in(self, drafts: Drafts, name: str) -> Self:
        """Keep what is half filled under `name` and the record on screen, until it is sent or given up."""
        self._kept, self._kept_as = KeptForm(drafts, self, self.fields), name
        self.submitted.connect(lambda _values: self._kept.send() if self._kept is not None else None)
        return self

    def open_form(self, **values: Any) -> None:
        """Empty fields, but for `values`, or what was left in them half filled; the keyboard in the first one."""
        self._fill(values)
        if self._kept is not None:
            self._kept.turn_to(self._key())

    def open_anew(self, about: Mapping[str, str] | None = None, **values: Any) -> None:
        """The fields with `values`, which are to be changed, whatever was left in them; `about` says of what."""
        self._fill(values)
        if self._kept is not None:
            self._kept.follow(self._key())
            self._kept.about = dict(about or {})

    def about(self) -> Mapping[str, str]:
        """What is changed, as it was told when the form was opened; nothing of what is new."""
        return self._kept.about if self._kept is not None else {}

    def _fill(self, values: Mapping[str, Any]) -> None:
        if self._kept is not None:
            self._kept.finish()
        self.refuse("")
        if self.isHidden():
            self._opener = QApplication.focusWidget()
        for column, field in self.fields.items():
            field.set_value(values.get(column))
        self.show()
        next(iter(self.fields.values())).setFocus()

    def _key(self) -> str:
        whose = self._left.whose
        return self._kept_as if whose is None else f"{self._kept_as}-{whose}"

    def sent_fields(self) -> Iterable[Field]:
        return self.fields.values()

    def kept_form(self) -> KeptForm | None:
        return self._kept

    def open_again(self, key: str) -> bool:
        if self._kept is None or key != self._key() or not self.isHidden():
            return False
        self.open_form()
        return True

    def close_form(self) -> None:
        """Hide it; what was typed is forgotten."""
        if self._kept is not None:
            self._kept.forget()
        self.put_away()

    def put_away(self) -> None:
        """Hide it; what was typed is kept."""
        focus, opener = QApplication.focusWidget(), self._opener
        if focus is not None and self.isAncestorOf(focus) and opener is not None and isValid(opener):
            opener.setFocus()
        self._opener = None
        self.hide()
        self.closed.emit()

    def give_up(self) -> None:
        """Hide it; what was typed is offered back."""
        typed, bring_back = self.typed(), self.bringing_back()
        self.close_form()
        if typed:
            offer_back(self, bring_back)

    def bringing_back(self) -> Callable[[], object]:
        """What shows again what stands here now; a form that is made anew each time has its owner do it."""
        typed, whose, about = self.typed(), self._left.whose, self.about()
        return lambda: self._bring_back(typed, whose, about)

    def turn_to(self, whose: object) -> None:
        """The record `whose` is on screen now: what is half filled waits with the one before and comes back with it."""
        if whose == self._left.whose:
            return
        if self._kept is not None:
            self._kept.leave()
        back = self._left.turn_to(whose, open_=not self.isHidden())
        if self._kept is not None:
            self._kept.follow(self._key())
        self.put_away()
        if back:
            self._bring_back(back, whose, self.about())

    def _bring_back(self, typed: Typed, whose: object, about: Mapping[str, str]) -> None:
        """Show what was typed; beside its own record, now or once that one is on screen again."""
        if whose != self._left.whose:
            self._left.wait(whose, typed)
            return
        self.refuse("")
        self.show()
        put_back(typed)
        if self._kept is not None:
            self._kept.about = dict(about)
            self._kept.keep()

    def toggle(self) -> None:
        """What the button that opens it does."""
        if self.isHidden():
            self.open_form()
        else:
            self.give_up()

    def refuse(self, reason: str) -> None:
        """Why what was typed is not enough; the form stays open."""
        self._note.setText(reason)
        self._note.setVisible(bool(reason))

    def submit(self) -> None:
        """Send the values; a field that cannot be read says why and keeps the form open."""
        for field in self.fields.values():
            field.flush()
        if not any(field.refusal() for field in self.fields.values()):
            typed, back = self.typed(), self.bringing_back()
            with being_sent(lambda _error: self._come_back(typed, back)):
                self.submitted.emit({column: field.value() for column, field in self.fields.items()})

    def _come_back(self, typed: Typed, back: Callable[[], object]) -> None:
        """It was refused: it stands here again, or is offered where something else was begun meanwhile."""
        if typed and isValid(self):
            here = self.typed()
            if self.isHidden() or not here:
                back()
            elif here != typed:
                offer_back(self, back)

    def setVisible(self, visible: bool) -> None:
        """Hidden itself, not with the page around it, it was sent or is left."""
        super().setVisible(visible)
        if not visible and self._kept is not None:
            self._kept.finish()

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.give_up()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.submit()
            case _other:
                super().keyPressEvent(event)
