"""What, when, where, for whom: the plain fields of a meeting."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Venue
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.words import MEETING_STATES, PRECISIONS
from csxl_desktop.ui.widgets.date_fields import NOON, DateField, TimeField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField

_SEALED = ("kind_id", "first_on", "last_on", "precision", "starts_at", "ends_at", "title", "theme", "venue_id")
_YEARLY = {BasicKind.EVENT, BasicKind.WALK, BasicKind.LUNCH, BasicKind.OUTSIDE}
_OFF = {MeetingState.CANCELLED, MeetingState.POSTPONED}


class FactsForm(QWidget):
    """Every field is saved when left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        today = desk.context.today

        def read(text: str) -> date | None:
            return parse_date(text, today())

        self.kind = ChoiceField(_("Kind of meeting"))
        self.theme = TextField(_("Theme"))
        self.title = TextField(_("Title"), hint=_("Only where the theme does not say it."))
        self.day = DateField(_("Date"), read, remark=desk.remark_here)
        self.precision = ChoiceField(_("Known to"), [(each, _(word)) for each, word in PRECISIONS.items()])
        self.last_day = DateField(_("Last day"), read)
        self.starts = TimeField(_("Starts at"))
        self.ends = TimeField(_("Ends at"), example=NOON)
        self.venue = ReferenceField(_("Venue"), desk.venues, may_create=True)
        self.state = ChoiceField(_("State"), [(each, _(word)) for each, word in MEETING_STATES.items()])
        self.reason = TextField(_("Reason, new date"))
        self.group = ChoiceField(_("Working group"))
        self.axis = ChoiceField(_("Axis"))
        self.edition = NumberField(_("Edition"))
        self.audience = TextField(_("Audience"), placeholder=_("Partners, citizens, experts…"))
        self.partnership = ReferenceField(_("Partnership"), self._partnerships)
        self.fields: dict[str, Field] = {
            "kind_id": self.kind,
            "theme": self.theme,
            "title": self.title,
            "first_on": self.day,
            "precision": self.precision,
            "last_on": self.last_day,
            "starts_at": self.starts,
            "ends_at": self.ends,
            "venue_id": self.venue,
            "working_group_id": self.group,
            "axis_id": self.axis,
            "state": self.state,
            "state_reason": self.reason,
            "edition": self.edition,
            "audience": self.audience,
            "partnership_id": self.partnership,
        }
        for column, field in self.fields.items():
            desk.save(field, column)
        self._build()
        self.venue.create_requested.connect(self._create_venue)
        self.group.committed.connect(lambda _group: self._forget_axis())
        desk.choices_read.connect(self._offer)
        self._offer()

    def _build(self) -> None:
        form = FormLayout(4)
        form.add(self.kind)
        form.add(self.theme, 2)
        form.add(self.state)
        form.add_all(self.day, self.precision, self.starts, self.ends, self.last_day)
        form.add(self.venue, 2)
        form.add(self.audience)
        form.add(self.title, 2)
        form.add(self.reason, 2)
        form.add_all(self.group, self.axis, self.edition, self.partnership)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        values, row = meeting.values, meeting.record.row
        self._offer_axes(values)
        for column, field in self.fields.items():
            field.show_value(values[column], same=same)
            field.setReadOnly(self._desk.sealed and column in _SEALED)
        self.day.remark_again()
        self.reason.setVisible(row.state in _OFF)
        self.group.setVisible(row.behaviour is BasicKind.GROUP_SESSION or row.working_group_id is not None)
        self.axis.setVisible(self.group.isVisibleTo(self))
        self.edition.setVisible(row.behaviour in _YEARLY or row.edition is not None)
        self.partnership.setVisible(row.behaviour in _YEARLY or row.partnership_id is not None)

    def to_go_on(self) -> QWidget:
        """Where one types next in a meeting that was just written down with its day and perhaps its theme."""
        return self.venue if self.theme.value() else self.theme

    # Within.

    def _offer(self) -> None:
        choices = self._desk.choices
        self.kind.set_options([(kind.id, kind.label) for kind in choices.kinds])
        self.group.set_options([(None, _("none")), *((group.id, group.label) for group in choices.groups)])
        meeting = self._desk.meeting
        if meeting is not None:
            self._offer_axes(meeting.values)
            for column in ("kind_id", "working_group_id", "axis_id", "venue_id", "partnership_id"):
                self.fields[column].refresh(meeting.values[column])
                if not self.fields[column].is_dirty():
                    self.fields[column].set_value(meeting.values[column])

    def _offer_axes(self, values: Mapping[str, Any]) -> None:
        group_id = values["working_group_id"]
        axes = [(axis.id, axis.label) for axis in self._desk.choices.axes if axis.working_group_id == group_id]
        self.axis.set_options([(None, _("none")), *axes])

    def _forget_axis(self) -> None:
        """An axis belongs to its group: another group has others."""
        context, meeting_id = self._desk.context, self._desk.id()
        if self.axis.value() is not None:
            self._desk.act(lambda: context.services.records.change(Meeting, meeting_id, {"axis_id": None}))

    def _partnerships(self) -> list[Option]:
        return [Option(each.id, each.label) for each in self._desk.choices.partnerships]

    def _create_venue(self, name: str) -> None:
        """A new venue by its name; its address is completed in the settings."""
        context, meeting_id = self._desk.context, self._desk.id()

        def create() -> object:
            made = context.services.records.create(Venue, {"name": name})
            return context.services.records.change(Meeting, meeting_id, {"venue_id": made.record_id})

        self._desk.act(create, lambda _written: self._desk.read_choices())
