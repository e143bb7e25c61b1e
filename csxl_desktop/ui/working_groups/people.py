"""Whom a group invites, and the services that it got to know."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import ParticipantRole
from csxl_desktop.domain.group_people import GroupParticipant, ParticipantRefusal
from csxl_desktop.domain.group_rows import Newcomer, ServiceMetRow
from csxl_desktop.domain.group_work import ServiceMet
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.group_reads import OpenGroup, ParticipantLine, ServiceLine
from csxl_desktop.services.records import Written
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import LinesCard
from csxl_desktop.ui.working_groups.words import ROLE_TONES, ROLES


class ParticipantsCard(LinesCard[ParticipantLine]):
    """The invitation list; who leaves is closed, not removed: past invitations still name them."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Participants"))
        self._desk = desk
        self.person = ReferenceField(_("Person"), desk.people)
        self.organisation = ReferenceField(_("Organisation"), desk.organisations)
        self.axis = ChoiceField(_("Axis"))
        self.form = AddForm(
            _("Add"),
            {
                "person_id": self.person,
                "organisation_id": self.organisation,
                "axis_id": self.axis,
                "role": _role_field(),
            },
        ).keep_in(desk.context.drafts, "group-participant")
        self.lines = Lines(
            self._shown, self._fields, empty=_("Nobody on the invitation list yet. Add the first participant.")
        )
        self._came = label(_("Came this year, and not on the list"), "small")
        self.newcomers: Lines[Newcomer] = Lines(self._newcomer)
        self.box.addWidget(self._came)
        self.box.addWidget(self.newcomers)
        self._hold(_("Add a participant"), "user-plus", self.begin)
        self.person.picked.connect(self._follow_person)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.axis.set_options(self._desk.axes())
        self.show_rows(group.participants, group)
        self._came.setVisible(bool(group.newcomers))
        self.newcomers.setVisible(bool(group.newcomers))
        self.newcomers.show_rows(group.newcomers)

    def begin(self) -> None:
        self.form.open_form(role=ParticipantRole.PROFESSIONAL)

    def _shown(self, row: ParticipantLine) -> Shown:
        desk = self._desk
        axis = _("axis {number}").format(number=row.axis) if row.axis else ""
        pills = [(_(ROLES[row.role]), ROLE_TONES[row.role])] if row.role is not ParticipantRole.PROFESSIONAL else []
        if row.to_on is None:
            name = _("Leaves the list: {name}").format(name=row.person)
            leaving = {"to_on": self._last_day()}
            tool = Tool("user-minus", name, partial(desk.change, GroupParticipant, row.id, leaving, N_("List changed")))
        else:
            pills.append((_("until {day}").format(day=short_date(row.to_on)), "neutral"))
            name = _("Back on the list: {name}").format(name=row.person)
            back = {"to_on": None}
            tool = Tool("user-check", name, partial(desk.change, GroupParticipant, row.id, back, N_("List changed")))
        told = " · ".join(part for part in (row.organisation, axis, row.note) if part)
        return Shown(row.person, told, pills=tuple(pills), tools=(tool,))

    def _newcomer(self, row: Newcomer) -> Shown:
        day = short_date(row.first_on)
        came = ngettext("came on {day}", "came {count} times, first on {day}", row.times)
        told = " · ".join(part for part in (row.organisation, came.format(count=row.times, day=day)) if part)
        add = Tool("user-plus", _("Add to the list: {name}").format(name=row.person), partial(self._welcome, row))
        leave = Tool("x", _("Do not propose again: {name}").format(name=row.person), partial(self._decline, row))
        return Shown(row.person, told, pills=((_("new"), "accent"),), tools=(add, leave))

    def _welcome(self, row: Newcomer) -> None:
        context, group_id = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.group_people.welcome(group_id, row))

    def _decline(self, row: Newcomer) -> None:
        """Never again for this group, with the strip that takes it back."""
        desk = self._desk
        context, group_id = desk.context, desk.id()

        def declined(written: Written) -> None:
            desk.page.undo_offered.emit(
                _("{name} is not proposed again").format(name=row.person),
                lambda: desk.act(lambda: context.services.records.trash(ParticipantRefusal, written.record_id)),
            )

        desk.act(lambda: context.services.group_people.decline(group_id, row.person_id), declined)

    def _last_day(self) -> date:
        """Today, or the end of the year on screen where that is over."""
        return min(self._desk.context.today(), date(self._desk.year, 12, 31))

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        desk = self._desk
        fields: dict[str, Field] = {
            "organisation_id": ReferenceField(_("Organisation"), desk.organisations),
            "role": _role_field(),
            "axis_id": ChoiceField(_("Axis"), desk.axes()),
            "from_on": desk.day_field(_("From")),
            "to_on": desk.day_field(_("Until")),
            "note": TextField(_("Note")),
        }
        for column, field in fields.items():
            desk.save(field, column, GroupParticipant, key)
        return fields

    def _follow_person(self, person_id: UUID) -> None:
        """The organisation that the person speaks for, where there is no doubt."""
        person = next((each for each in self._desk.people() if each.id == person_id), None)
        if person is None or self.organisation.value() is not None:
            return
        found = [each for each in self._desk.organisations() if each.label == person.secondary]
        if len(found) == 1:
            self.organisation.set_value(found[0].id)

    def _add(self, values: dict[str, Any]) -> None:
        if values["person_id"] is None:
            self.form.refuse(_("Choose the person to invite."))
            return
        self.form.hide()
        self._desk.add(GroupParticipant, values)


class ServicesCard(LinesCard[ServiceLine]):
    """Services met on the way: an organisation of the directory, or just a name."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Services met this year"))
        self._desk = desk
        self.form = AddForm(_("Add"), self._blank()).keep_in(desk.context.drafts, "group-service")
        self.lines = Lines(self._shown, self._fields, empty=_("No service met yet: visits, guests, presentations."))
        self._hold(_("Add a service"), "plus", self.form.open_form)
        self._visited_label = label(_("Visited on the group’s walks"), "small")
        self.visited: Lines[ServiceMetRow] = Lines(self._visited)
        self.box.addWidget(self._visited_label)
        self.box.addWidget(self.visited)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.form.fields["meeting_id"].set_options(self._desk.sessions())  # type: ignore[attr-defined]
        self.show_rows(group.services_met, group)
        self._visited_label.setVisible(bool(group.visited))
        self.visited.setVisible(bool(group.visited))
        self.visited.show_rows(group.visited)

    def _blank(self) -> dict[str, Field]:
        return {
            "organisation_id": ReferenceField(_("Organisation"), self._desk.organisations),
            "name": TextField(_("or its name")),
            "occasion": TextField(_("Occasion")),
            "meeting_id": ChoiceField(_("At a session"), self._desk.sessions()),
            "met_on": self._desk.day_field(_("Date")),
        }

    def _visited(self, row: ServiceMetRow) -> Shown:
        day = short_date(row.met_on) if row.met_on else ""
        return Shown(row.name, " · ".join(part for part in (row.occasion, day) if part))

    def _shown(self, row: ServiceLine) -> Shown:
        name = row.organisation or row.name or "—"
        day = short_date(row.met_on) if row.met_on else ""
        remove = Tool("trash-2", _("Remove: {name}").format(name=name), partial(self._remove, row.id, name))
        return Shown(name, " · ".join(part for part in (row.occasion, day) if part), tools=(remove,))

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        fields, desk = self._blank(), self._desk
        for column, field in fields.items():

            def prepare(value: Any, column: str = column) -> Callable[[], Written]:
                service_id = key()
                return lambda: desk.context.services.group_people.change_service(service_id, column, value)

            save_when_left(field, desk.context.jobs, desk.context.errors, prepare, desk.changed)
        return fields

    def _remove(self, record_id: UUID, name: str) -> None:
        self._desk.remove(ServiceMet, record_id, name)

    def _add(self, values: dict[str, Any]) -> None:
        if values["organisation_id"] is None and not values["name"]:
            self.form.refuse(_("Choose an organisation, or type the name of the service."))
            return
        if values["organisation_id"] is not None and values["name"]:
            self.form.refuse(_("An organisation of the directory needs no other name: leave one of the two empty."))
            return
        context, group_id, year = self._desk.context, self._desk.id(), self._desk.year
        self.form.hide()
        self._desk.act(lambda: context.services.group_people.add_service(group_id, year, values))


def _role_field() -> ChoiceField:
    return ChoiceField(_("Role"), [(role, _(words)) for role, words in ROLES.items()])
