"""A new organisation or person: the name alone, and who already bears one like it."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.exchange.person_names import parsed_person
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.near_warning import NearWarning
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.sent_together import SentTogether, Typed, offer_back, put_back
from csxl_desktop.ui.widgets.text import Card, Title, label
from csxl_desktop.ui.widgets.text_fields import TextField

_KEPT_AS = "new-"


class NewRecordPanel(SentTogether, QWidget):
    """`created(kind, id)` once written; `known(kind, id)` where the name belongs to one already there; `closed`.

    `wanted(kind)` where what was given up is to be shown again.
    """

    created = Signal(str, object)
    known = Signal(str, object)
    closed = Signal()
    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.kind = "organisation"
        self._title = Title()
        self.name = TextField(_("Name"), required=True)
        self._kept = KeptForm(context.drafts, self, {"name": self.name})
        self.near = NearWarning(context)
        self.near.known.connect(self.known)
        self.create_button = primary_button(_("Create"), "plus", self.create_record)
        card = Card()
        card.box.setSpacing(look().sizes.between)
        card.box.addWidget(self._title)
        card.box.addWidget(self.name)
        card.box.addWidget(self.near)
        below = QHBoxLayout()
        below.addWidget(label(_("Enter creates, Esc goes back."), "small"))
        below.addStretch()
        below.addWidget(button(_("Cancel"), clicked=self.give_up))
        below.addWidget(self.create_button)
        card.box.addLayout(below)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch()
        self.name.edit.textChanged.connect(self.near.look_for)

    def open_for(self, kind: str, typed: str = "") -> None:
        """An empty name, or the one that was left here unsent; the keyboard in it."""
        typed = typed or (self.name.edit.text() if self.kind == kind else "")
        self._kept.leave()
        self.kind = kind
        person = kind == "person"
        self._title.setText(_("New person") if person else _("New organisation"))
        self.name.set_hint(_("Civility, first name, family name: “Mme Anna Diop”.") if person else "")
        self.name.set_value("")
        self.near.begin(kind)
        self.near.read()
        if typed:
            self._kept.follow(f"{_KEPT_AS}{kind}")
            self.name.edit.setText(typed)
        else:
            self._kept.turn_to(f"{_KEPT_AS}{kind}")
        self.name.setFocus()

    def sent_fields(self) -> Iterable[Field]:
        return (self.name,)

    def kept_form(self) -> KeptForm:
        return self._kept

    def open_again(self, key: str) -> bool:
        kind = key.removeprefix(_KEPT_AS)
        if kind not in {"person", "organisation"} or self.typed():
            return False
        self.wanted.emit(kind)
        return True

    def give_up(self) -> None:
        """Leave it; what was typed is offered back."""
        typed, kind = self.typed(), self.kind
        self.name.set_value("")
        self._kept.forget()
        self.closed.emit()
        if typed:
            offer_back(self, lambda: self._bring_back(kind, typed))

    def _bring_back(self, kind: str, typed: Typed) -> None:
        self.kind = kind
        put_back(typed)
        self.wanted.emit(kind)

    def create_record(self) -> None:
        """Write the record down; an empty name is refused where it stands."""
        typed = " ".join(self.name.edit.text().split())
        if not typed:
            self.name.show_refusal(_("A name is needed here."))
            self.name.setFocus()
            return
        context, kind = self._context, self.kind
        entity: type[Record] = Person if kind == "person" else Organisation
        label_ = N_("Person created") if kind == "person" else N_("Organisation created")
        values = _person_values(typed) if kind == "person" else {"name": typed}
        self.create_button.setEnabled(False)

        def done(written: Written) -> None:
            self.create_button.setEnabled(True)
            self.name.set_value("")
            self._kept.forget()
            self.created.emit(kind, written.record_id)

        context.jobs.save(
            lambda: context.services.records.create(entity, values, label_), done, self._refused, owner=self
        )

    def _refused(self, error: Exception) -> None:
        self.create_button.setEnabled(True)
        self._context.errors.show(error)

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
                self.create_record()
            case _other:
                super().keyPressEvent(event)


def _person_values(typed: str) -> dict[str, Any]:
    read = parsed_person(typed)
    return {"civility": read.civility, "first_name": read.first_name, "last_name": read.last_name or typed}
