"""What an action is: its names, nature, opening and closing, what it belongs to; who takes part; the quotation."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.action_sheet_rows import SheetRecord
from csxl_desktop.domain.action_sheets import ActionSheet, ActionSheetAlias, ActionSheetYear
from csxl_desktop.domain.directory_rows import Option as Named
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.i18n import _
from csxl_desktop.services.evaluation_reads import References
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_actors import ActorsCard
from csxl_desktop.ui.evaluation.sheet_pictures import PicturesCard
from csxl_desktop.ui.evaluation.sheet_words import NATURES, STATUSES
from csxl_desktop.ui.evaluation.words import SECTION_STATES, choices
from csxl_desktop.ui.evaluation_card import EvaluationCard
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout, scrolled_cards
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, TextField


class IdentityView(QWidget):
    """Cards below each other; every field saves when left."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self._fields()
        self._parts()
        self.actors = ActorsCard(place, self._sheet_id)
        self.pictures = PicturesCard(place)
        self.evaluation = EvaluationCard(place.context, place.page, "action_sheet", of_year=True)
        worth = Card(_("Evaluation"))
        worth.box.addWidget(self.evaluation)
        lasting, year, enclosed = (
            Card(_("The action")),
            Card(_("This year")),
            Card(_("Links, printed with their QR code")),
        )
        form = FormLayout(4)
        form.add(self.title, 2)
        form.add(self.subtitle, 2)
        form.add_all(self.nature, self.opened, self.closed, self.status)
        form.add_all(self.group, self.axis, self.partnership)
        lasting.box.addLayout(form)
        lasting.box.addWidget(self.aliases)
        form = FormLayout(4)
        form.add_all(self.state, self.planned, self.included, self.author)
        form.add(self.quotation, 4)
        year.box.addLayout(form)
        enclosed.box.addWidget(self.links)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled_cards(lasting, self.actors, year, worth, self.pictures, enclosed))

    def _fields(self) -> None:
        today = self._place.context.today
        self.title = TextField(_("Title"), required=True)
        self.subtitle = TextField(_("Subtitle"))
        self.nature = ChoiceField(_("Nature"), choices(NATURES)).narrow()
        self.opened = FuzzyDateField(_("File opened"), today)
        self.closed = FuzzyDateField(_("File closed"), today)
        self.status = ChoiceField(_("If not closed"), choices(STATUSES)).narrow()
        self.group = ChoiceField(_("Working group"), [(None, _("none"))]).narrow()
        self.axis = ChoiceField(_("Axis"), [(None, _("none"))]).narrow()
        self.partnership = ChoiceField(_("Partnership"), [(None, _("none"))]).narrow()
        self.state = ChoiceField(_("State"), choices(SECTION_STATES)).narrow()
        plan = [(None, _("not said yet")), (True, _("yes")), (False, _("no"))]
        self.planned = ChoiceField(_("In the plan of the next year"), plan).narrow()
        self.included = CheckField(_("Printed"))
        self.author = TextField(_("Who is quoted"))
        self.quotation = MultilineField(_("Quotation"), lines=2)
        self._lasting: dict[str, Field] = {
            "subtitle": self.subtitle,
            "opened_on": self.opened,
            "closed_on": self.closed,
            "status": self.status,
            "working_group_id": self.group,
            "axis_id": self.axis,
            "partnership_id": self.partnership,
        }
        self._yearly: dict[str, Field] = {
            "state": self.state,
            "planned_next": self.planned,
            "included": self.included,
            "quotation": self.quotation,
            "quotation_author": self.author,
        }
        for column, field in self._lasting.items():
            self._place.save(field, ActionSheet, column, self._sheet_id)
        for column, field in self._yearly.items():
            self._place.save(field, ActionSheetYear, column, self._year_id)
        self._save(self.title, lambda service, key, value: service.rename(key, value))
        self._save(self.nature, lambda service, key, value: service.change_nature(key, value))

    def _parts(self) -> None:
        self.aliases = PartRows(
            self._place,
            ActionSheetAlias,
            (PartField("name", _("Another name of the action"), lambda: TextField(""), 1, _("Another name")),),
            add_words=_("Also called…"),
            thrown_words=_("Name moved to the trash"),
            owner=lambda: {"action_sheet_id": self._sheet_id()},
        )
        self.links = PartRows(
            self._place,
            Link,
            (
                PartField("label", _("Words of the link"), lambda: TextField("", placeholder=_("Words")), 2, ""),
                PartField("url", _("Address of the link"), lambda: TextField("", placeholder=_("https://…")), 3, ""),
            ),
            add_words=_("Add a link"),
            thrown_words=_("Link moved to the trash"),
            owner=lambda: {"action_sheet_id": self._sheet_id(), "position": len(self.links.lines()) + 1},
        )

    # What the record calls.

    def show_references(self, references: References) -> None:
        self.actors.show_references(references)

    def show_belonging(self, options: Mapping[str, Sequence[Named]]) -> None:
        for column, field in (
            ("working_group_id", self.group),
            ("axis_id", self.axis),
            ("partnership_id", self.partnership),
        ):
            field.set_options([(None, _("none")), *((each.id, each.label) for each in options[column])])

    def show_record(self, record: SheetRecord, *, same: bool) -> None:
        self._record = record
        row = record.row
        values: dict[str, Any] = {
            "subtitle": row.subtitle,
            "opened_on": row.opened,
            "closed_on": row.closed,
            "status": row.status,
            "working_group_id": record.working_group_id,
            "axis_id": record.axis_id,
            "partnership_id": record.partnership_id,
            "state": row.state,
            "planned_next": row.planned_next,
            "included": row.included,
            "quotation": record.quotation,
            "quotation_author": record.quotation_author,
        }
        for column, field in {**self._lasting, **self._yearly}.items():
            field.show_value(values[column], same=same)
        self.title.show_value(row.title, same=same)
        self.nature.show_value(row.nature, same=same)
        self.actors.show_record(record)
        self.aliases.show_rows(record.aliases)
        self.links.show_rows(record.links)
        self.pictures.show_record(record)
        self.evaluation.show_owner(row.sheet_id, record.year)

    # Within.

    def _save(self, field: Field, write: Callable[[Any, UUID, Any], object]) -> None:
        context = self._place.context

        def prepare(value: Any) -> Callable[[], object]:
            key = self._year_id()
            return lambda: write(context.services.action_sheets, key, value)

        save_when_left(field, context.jobs, context.errors, prepare, self._place.reload)

    def _shown(self) -> SheetRecord:
        if self._record is None:
            raise LookupError("no action sheet is shown")
        return self._record

    def _sheet_id(self) -> UUID:
        return self._shown().row.sheet_id

    def _year_id(self) -> UUID:
        return self._shown().id
