"""The figures that are followed from year to year for an action: tickets, parcels, files."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.action_sheet_rows import FollowedRow, SheetRecord
from csxl_desktop.domain.attendance_form import Attended
from csxl_desktop.domain.attendance_words import followed_words
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import QUALITIES, choices
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.text import Card, SectionLabel
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField


class FollowedCard(Card):
    """They are the office's own figures, which stand in “Chiffres” too; here those of this action."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self.form = AddForm(_("Add"), {"name": TextField(_("Name")), "unit": TextField(_("Unit"), limit=60)}).keep_in(
            place.context.drafts, "sheet-followed"
        )
        self.form.submitted.connect(self._add)
        self.lines: Lines[FollowedRow] = Lines(
            self._shown, self._fields, empty=_("None: a figure that comes again each year is followed here.")
        )
        self.add_button = link_button(_("Follow a figure"), self.form.open_form, "plus")
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Followed from year to year")))
        head.addStretch()
        head.addWidget(self.add_button)
        self.box.addLayout(head)
        self.box.addWidget(self.form)
        self.box.addWidget(self.lines)

    def show_record(self, record: SheetRecord, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.form.turn_to(record.row.id)
        self._record = record
        self.lines.show_rows(record.followed)

    # Within.

    def _shown(self, row: FollowedRow) -> Shown:
        value = Attended(number=row.value, quality=row.quality)
        words = followed_words(row.name, row.unit, value, row.before, self._sheet().year)
        pills = () if words else ((_("number missing"), "late"),)
        remove = Tool("trash-2", _("Remove: {name}").format(name=row.name), lambda: self._remove(row))
        return Shown(words or row.name, pills=pills, tools=(remove,))

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        value = NumberField(_("Number"), decimals=True)
        quality = ChoiceField(_("Quality"), choices(QUALITIES)).narrow()
        name, unit = TextField(_("Name"), required=True), TextField(_("Unit"), limit=60)
        context, reload = self._place.context, self._place.reload

        def write(number: Any, sure: Quality) -> Callable[[], object]:
            indicator, year = key(), self._sheet().year
            return lambda: context.services.evaluation.set_indicator(indicator, year, number, sure)

        save_when_left(value, context.jobs, context.errors, lambda number: write(number, quality.value()), reload)
        save_when_left(quality, context.jobs, context.errors, lambda sure: write(value.value(), sure), reload)
        self._place.save(name, Indicator, "name", key)
        self._place.save(unit, Indicator, "unit", key)
        return {"value": value, "quality": quality, "name": name, "unit": unit}

    def _add(self, values: dict[str, Any]) -> None:
        if not values["name"]:
            self.form.refuse(_("A name is needed here."))
            return
        self.form.hide()
        written = {"action_sheet_id": self._sheet().row.sheet_id, **values}
        context, said = self._place.context, N_("Figure added to an action sheet")
        self._place.act(lambda: context.services.records.create(Indicator, written, said))

    def _remove(self, row: FollowedRow) -> None:
        self._place.throw(Indicator, row.id, _("“{name}” moved to the trash").format(name=row.name))

    def _sheet(self) -> SheetRecord:
        if self._record is None:
            raise LookupError("no action sheet is shown")
        return self._record
