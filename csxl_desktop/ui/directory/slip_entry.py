"""What came back on a slip, typed in the very order of the slip; one act at the end."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.slip_rows import LABELS, SlipAnswer, SlipRow, SlipSheet, SlipValues, Spokesperson
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.directory.hours_field import HoursField
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.person_field import NewPerson, PersonField
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout, scrolled
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text import Card, Title, label, set_tip
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, TextField

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LONG = {"audience", "audience_nl"}
_WIDE = {"note"}


class SlipEntry(QWidget):
    """`returned(SlipAnswer)` once every field can be read; Enter goes on to the next field, Ctrl+Enter to the end."""

    returned = Signal(object)
    left = Signal()
    edited = Signal()  # a field was left changed
    represented = Signal(object)  # a Spokesperson other than the one printed, or None for that one

    def __init__(self, screen: OnScreen) -> None:
        super().__init__()
        self.sheet: SlipSheet | None = None
        self.row: SlipRow | None = None
        self._first: dict[str, Any] = {}
        self.name, self.words = Title(), label("", "secondary", wrap=True)
        self.follows = label("", "small", wrap=True)
        self.returned_on = screen.day_field(_("Back on"))
        self.fields = self._make_fields(screen)
        self.history = history_button(screen.page, self._slip_id, _("History of this slip"))
        self.confirm = primary_button(_("Returned"), "check", self.send)
        set_tip(self.confirm, _("Ctrl+Enter"))
        self._build()
        for field in self.fields.values():
            field.control.installEventFilter(self)
            field.committed.connect(lambda _value: self.edited.emit())
        for name in ("representative", "returned_on"):
            self.fields[name].committed.connect(lambda _value: self._tell_represented())
        created = self.fields["representative"]
        assert isinstance(created, PersonField)
        created.create_requested.connect(lambda _text: self._tell_represented())
        created.create_requested.connect(lambda _text: self.edited.emit())

    def _make_fields(self, screen: OnScreen) -> dict[str, Field]:
        made: dict[str, Field] = {}
        for name, words in LABELS.items():
            if name == "representative":
                made[name] = PersonField(_(words), screen.people)
            elif name == "hours":
                made[name] = HoursField(_(words))
            elif name in _LONG:
                made[name] = MultilineField(_(words), lines=1)
            else:
                made[name] = TextField(_(words))
        answers = [(None, "—"), (True, _("Yes")), (False, _("No"))]
        made["directory_consent"] = ChoiceField(_("May be printed"), answers)
        made["contact_consent"] = ChoiceField(_("Direct line may be printed"), answers)
        made["signed"] = CheckField(_("Signed"))
        made["returned_on"] = self.returned_on
        made["note"] = TextField(_("Note"))
        return made

    def _build(self) -> None:
        sizes = look().sizes
        form = FormLayout(4)
        form.setVerticalSpacing(sizes.inside)
        for name, field in self.fields.items():
            form.add(field, 2 if name in _WIDE else 1)
        fields = QWidget()
        inner = QVBoxLayout(fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(form)
        inner.addStretch()
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.name)
        told.addWidget(self.words)
        told.addWidget(self.follows)
        top = QHBoxLayout()
        top.addLayout(told, 1)
        top.addWidget(self.history)
        top.addWidget(button(_("Leave"), "x", self.left.emit))
        top.addWidget(self.confirm)
        card = Card(padding=sizes.between)
        card.box.addLayout(top)
        self._area = scrolled(fields)
        card.box.addWidget(self._area, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    # What the tool calls.

    def show_sheet(self, sheet: SlipSheet, row: SlipRow, today: date, typed: Mapping[str, Any]) -> None:
        """The fields as the slip printed them; `typed` is what was left here unfinished."""
        self.sheet, self.row = sheet, row
        self.name.setText(f"{row.number} · {row.organisation}")
        self.words.setText(_words(sheet, row))
        for name, field in self.fields.items():
            field.set_value(None)
            if name in LABELS and name != "representative":
                field.set_value(getattr(sheet.values, name))
        spoken = sheet.values.representative
        holder = self.fields["representative"]
        assert isinstance(holder, ReferenceField)
        holder.show_option(Option(spoken.person_id, spoken.full) if spoken else None)
        self.fields["directory_consent"].set_value(row.agreed or None)
        self.fields["signed"].set_value(row.signed or row.returned_on is None)
        self.returned_on.set_value(row.returned_on or today)
        self.fields["note"].set_value(row.note)
        self._first = {name: field.value() for name, field in self.fields.items()}
        for name, value in typed.items():
            self._restore(name, value)
        self._tell_represented()
        self._go_to(self.fields["name"])

    def show_consequences(self, words: Sequence[str]) -> None:
        """What follows from another representative, besides."""
        self.follows.setText(_("This follows: {consequences}").format(consequences=" · ".join(words)) if words else "")
        self.follows.setVisible(bool(words))

    def _tell_represented(self) -> None:
        value = self.fields["representative"].value()
        changed = self.sheet is not None and value != self._first["representative"]
        self.show_consequences(())
        self.represented.emit(_spokesperson(value) if changed else None)

    def typed(self) -> dict[str, Any]:
        """What differs from the slip, to be kept while one looks elsewhere."""
        if self.sheet is None:
            return {}
        return {name: value for name, value in self._values().items() if value != self._first[name]}

    def send(self) -> None:
        """Everything that came back; a field that cannot be read says why and takes the keyboard."""
        for field in self.fields.values():
            field.flush()
        refused = next((field for field in self.fields.values() if field.refusal()), None)
        if refused is not None:
            self._go_to(refused)
        elif self.sheet is not None:
            self.returned.emit(self._answer(self.sheet.values))

    def refuse(self, name: str, reason: str) -> None:
        """The office's records refuse this field."""
        self.fields[name].show_refusal(reason)
        self._go_to(self.fields[name])

    # Within.

    def _slip_id(self) -> UUID:
        if self.row is None:
            raise LookupError("no slip is shown")
        return self.row.id

    def _go_to(self, field: Field) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(field)

    def _values(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.fields.items()}

    def _restore(self, name: str, value: Any) -> None:
        field = self.fields[name]
        if isinstance(value, NewPerson) and isinstance(field, PersonField):
            field.take_new(" ".join(part for part in (value.civility, value.first_name, value.last_name) if part))
        else:
            field.set_value(value)

    def _answer(self, before: SlipValues) -> SlipAnswer:
        # A field left as it was shown keeps the very letters that the record holds.
        values = self._values()
        typed = {name: values[name] for name in LABELS if values[name] != self._first[name]}
        if "representative" in typed:
            typed["representative"] = _spokesperson(typed["representative"])
        after = SlipValues(**{name: typed.get(name, getattr(before, name)) for name in LABELS})
        return SlipAnswer(
            before,
            after,
            values["returned_on"],
            signed=values["signed"],
            directory_consent=values["directory_consent"],
            contact_consent=values["contact_consent"],
            note=values["note"],
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            found = next(
                ((place, field) for place, field in enumerate(self.fields.values()) if field.control is watched), None
            )
            if found is not None and not _is_choosing(found[1]):
                return self._go_on(found[0], event)
        return super().eventFilter(watched, event)

    def _go_on(self, place: int, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False  # a line end in a long text
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or place == len(self.fields) - 1:
            self.send()
        else:
            self._go_to(list(self.fields.values())[place + 1])
        return True


def _is_choosing(field: Field) -> bool:
    return isinstance(field, ReferenceField) and field.popup.isVisible()


def _spokesperson(value: Any) -> Spokesperson | None:
    if value is None:
        return None
    if isinstance(value, NewPerson):
        return Spokesperson(None, value.civility, value.first_name, value.last_name)
    return Spokesperson(value)


def _words(sheet: SlipSheet, row: SlipRow) -> str:
    said = [row.code]
    if row.returned_on is not None:
        said.append(_("came back on {date}").format(date=short_date(row.returned_on)))
    if sheet.verified_on is not None:
        said.append(_("last checked on {date}").format(date=short_date(sheet.verified_on)))
    if sheet.others:
        said.append(_("represented by {names} too").format(names=", ".join(sheet.others)))
    if sheet.contact_printable:
        said.append(_("the direct line may be printed"))
    return " · ".join(said)
