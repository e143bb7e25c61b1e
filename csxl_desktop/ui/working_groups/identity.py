"""What a group is: its name, its aims, the four dimensions of its work, who pilots it, since when."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout

from csxl_desktop.domain.group_words import DIMENSIONS
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.services.records import Written
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, MultilineField, NumberField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard


class IdentityCard(GroupCard):
    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Identity"))
        self._desk = desk
        self.name = TextField(_("Name"), required=True)
        self.position = NumberField(_("Rank in the list"))
        self.pilot = ReferenceField(_("Pilot"), desk.people)
        self.fields: dict[str, Field] = {
            "name": self.name,
            "aims": MultilineField(_("Aims"), lines=4),
            "pilot_id": self.pilot,
            "position": self.position,
            "opened_on": desk.day_field(_("Opened on")),
            "closed_on": desk.day_field(_("Closed on")),
            **{column: CheckField(_(words)) for column, words in DIMENSIONS.items()},
        }
        form = FormLayout(2)
        for column, field in self.fields.items():
            if column not in DIMENSIONS:
                form.add(field, 2 if column in {"name", "aims"} else 1)
            if field not in {self.position, self.pilot}:
                desk.save(field, column)
        save_when_left(self.pilot, desk.context.jobs, desk.context.errors, self._set_pilot, desk.changed)
        save_when_left(self.position, desk.context.jobs, desk.context.errors, self._rank, desk.changed)
        checks = QGridLayout()
        checks.setSpacing(0)
        for place, column in enumerate(DIMENSIONS):
            checks.addWidget(self.fields[column], place // 2, place % 2)
        self.box.addLayout(form)
        self.box.addWidget(label(_("Dimensions of its work"), "small"))
        self.box.addLayout(checks)
        self.box.addStretch()

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        for column, field in self.fields.items():
            value = group.pilot_id if field is self.pilot else group.record.values[column]
            if same:
                field.refresh(value)
            else:
                field.set_value(value)

    def _set_pilot(self, value: Any) -> Callable[[], Written]:
        """From today on; the list of participants keeps who did before."""
        context, group_id = self._desk.context, self._desk.id()
        return lambda: context.services.group_people.set_pilot(group_id, value)

    def _rank(self, value: Any) -> Callable[[], Written]:
        """An empty rank is the first one."""
        context, group_id, rank = self._desk.context, self._desk.id(), value or 0
        return lambda: context.services.records.change(WorkingGroup, group_id, {"position": rank})
