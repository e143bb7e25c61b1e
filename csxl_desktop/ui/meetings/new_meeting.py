"""A new activity: kind, day, theme, group; then its record opens."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.date_fields import NOON, DateField, TimeField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.sent_together import SentTogether, Typed, offer_back, put_back
from csxl_desktop.ui.widgets.text import Card, Title, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_KEPT_AS = "new-meeting"


class NewMeetingPanel(SentTogether, QWidget):
    """`planned(id)` once it is written down, `closed()` where it is given up, `wanted()` where it is so no longer."""

    planned = Signal(object)
    closed = Signal()
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        today = desk.context.today
        self.kind = ChoiceField(_("Kind of meeting"))
        self.day = DateField(
            _("Date"),
            lambda text: parse_date(text, today()),
            remark=desk.remark,
        )
        self.theme = TextField(_("Theme"))
        self.group = ChoiceField(_("Working group"))
        self.starts = TimeField(_("Starts at"))
        self.ends = TimeField(_("Ends at"), example=NOON)
        self.create_button = primary_button(_("Write it down"), "calendar-plus", self.write_down)
        fields: dict[str, Field] = {"kind": self.kind, "day": self.day, "theme": self.theme, "group": self.group}
        fields |= {"starts": self.starts, "ends": self.ends}
        self._kept = KeptForm(desk.context.drafts, self, fields)
        self._build()
        desk.choices_read.connect(self._offer)
        self.kind.committed.connect(lambda _kind: self._follow_kind())
        for field in (self.day, self.theme, self.starts, self.ends):
            field.edit.returnPressed.connect(self.write_down)

    def _build(self) -> None:
        sizes = look().sizes
        card = Card()
        card.box.setSpacing(sizes.between)
        card.box.addWidget(Title(_("New meeting")))
        card.box.addWidget(label(_("The rest is filled in on its record."), "secondary"))
        form = FormLayout(3)
        form.add(self.kind)
        form.add(self.day)
        form.add(self.group)
        form.add(self.theme, 2)
        form.new_row()
        form.add_all(self.starts, self.ends)
        card.box.addLayout(form)
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(button(_("Cancel"), clicked=self.give_up))
        bottom.addWidget(self.create_button)
        card.box.addLayout(bottom)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)

    def begin(self, day: date | None) -> None:
        """Empty, or as it was left half filled; on the day that was clicked."""
        self._offer()
        if not self.typed():
            self._empty()
            self._kept.turn_to(_KEPT_AS)
        if day is not None:
            self.day.set_value(day)
        self._follow_kind()

    def give_up(self) -> None:
        """Leave it; what was typed is offered back."""
        typed = self.typed()
        self._empty()
        self._kept.forget()
        self.closed.emit()
        if typed:
            offer_back(self, lambda: self._bring_back(typed))

    def _bring_back(self, typed: Typed) -> None:
        put_back(typed)
        self.wanted.emit()

    def _empty(self) -> None:
        self.day.set_value(None)
        for field in (self.theme, self.starts, self.ends):
            field.set_value("")
        self.group.set_value(None)

    def sent_fields(self) -> Iterable[Field]:
        return (self.day, self.theme, self.starts, self.ends)

    def kept_form(self) -> KeptForm:
        return self._kept

    def open_again(self, key: str) -> bool:
        if key != _KEPT_AS or self.typed():
            return False
        self.wanted.emit()
        return True

    def focus_first(self) -> None:
        self.kind.setFocus()

    def write_down(self) -> None:
        """Write it down; without a day the field says what is missing."""
        for field in (self.day, self.starts, self.ends):
            field.flush()
        if self.day.refusal() or self.starts.refusal() or self.ends.refusal():
            return
        if self.day.value() is None:
            self.day.show_refusal(_("A day is needed here."))
            self.day.setFocus()
            return
        new = NewMeeting(
            kind_id=self.kind.value(),
            first_on=self.day.value(),
            theme=self.theme.value(),
            starts_at=self.starts.value(),
            ends_at=self.ends.value(),
            working_group_id=self.group.value() if self.group.isVisibleTo(self) else None,
        )
        context = self._desk.context
        self.create_button.setEnabled(False)
        context.jobs.save(
            lambda: context.services.meetings.plan(new),
            lambda written: self._done(written.record_id),
            self._failed,
            owner=self,
        )

    def _done(self, key: UUID) -> None:
        self.create_button.setEnabled(True)
        self._empty()
        self._kept.forget()
        self.planned.emit(key)

    def _failed(self, error: Exception) -> None:
        self.create_button.setEnabled(True)
        self._desk.context.errors.show(error)

    def _offer(self) -> None:
        choices = self._desk.choices
        self.kind.set_options([(kind.id, kind.label) for kind in choices.kinds])
        self.group.set_options([(None, _("none")), *((group.id, group.label) for group in choices.groups)])
        self._follow_kind()

    def _follow_kind(self) -> None:
        chosen = next((kind for kind in self._desk.choices.kinds if kind.id == self.kind.value()), None)
        self.group.setVisible(chosen is not None and chosen.behaviour is BasicKind.GROUP_SESSION)
