"""Who has a part in the action: by role, from when to when."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.action_sheet_rows import ActorRow, SheetRecord
from csxl_desktop.domain.action_sheet_words import ROLES, span_words
from csxl_desktop.domain.action_sheets import ActionSheetActor
from csxl_desktop.domain.evaluation_choices import ActorRole
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.evaluation_reads import References
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text import Card, SectionLabel
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField


class ActorsCard(Card):
    """An organisation or a person of the directory, or just words; each with its role and its part."""

    def __init__(self, place: Place, sheet_id: Callable[[], UUID]) -> None:
        super().__init__()
        self._place, self._sheet_id = place, sheet_id
        self._references = References()
        self._count = 0
        self.form = AddForm(_("Add"), self._blank(), columns=3).keep_in(place.context.drafts, "sheet-actor")
        self.form.submitted.connect(self._add)
        self.lines: Lines[ActorRow] = Lines(
            self._shown, self._fields, empty=_("Nobody yet: beneficiaries, partners, contacts, team…")
        )
        top = QHBoxLayout()
        top.addWidget(SectionLabel(_("Who takes part")))
        top.addStretch()
        self.add_button = link_button(_("Add somebody"), self.begin, "user-plus")
        top.addWidget(self.add_button)
        self.box.addLayout(top)
        self.box.addWidget(self.form)
        self.box.addWidget(self.lines)

    def show_references(self, references: References) -> None:
        self._references = references

    def show_record(self, record: SheetRecord) -> None:
        self.form.turn_to(record.row.id)
        self._count = len(record.actors)
        order = list(ActorRole)
        self.lines.show_rows(sorted(record.actors, key=lambda actor: order.index(actor.role)))

    def begin(self) -> None:
        self.form.open_form(role=ActorRole.PARTNER)

    # Within.

    def _blank(self) -> dict[str, Field]:
        today = self._place.context.today
        return {
            "role": ChoiceField(_("Role"), choices(ROLES)).narrow(),
            "organisation_id": ReferenceField(_("Organisation"), self._organisations),
            "person_id": ReferenceField(_("Person"), self._people),
            "name": TextField(_("or in words"), placeholder=_("The people of the quarter, ten families…")),
            "part": TextField(_("Its part"), placeholder=_("lends the room…")),
            "from_on": FuzzyDateField(_("From"), today),
            "to_on": FuzzyDateField(_("Until"), today),
        }

    def _shown(self, row: ActorRow) -> Shown:
        beside = " · ".join(part for part in (row.part, span_words(row.from_on, row.to_on)) if part)
        name = _("Remove: {name}").format(name=row.called)
        remove = Tool("trash-2", name, lambda: self._remove(row))
        return Shown(row.called or "—", beside, pills=((_(ROLES[row.role]), "neutral"),), tools=(remove,))

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        fields = self._blank()
        for column, field in fields.items():
            self._place.save(field, ActionSheetActor, column, key)
        return fields

    def _add(self, values: dict[str, Any]) -> None:
        if values["organisation_id"] is None and values["person_id"] is None and not values["name"]:
            self.form.refuse(_("Choose an organisation or a person, or say who in words."))
            return
        self.form.hide()
        written: dict[str, Any] = {"action_sheet_id": self._sheet_id(), "position": self._count + 1}
        for column, field in self.form.fields.items():
            written |= field.columns(column, values[column])
        context = self._place.context
        label = N_("Somebody added to an action sheet")
        self._place.act(lambda: context.services.records.create(ActionSheetActor, written, label))

    def _remove(self, row: ActorRow) -> None:
        self._place.throw(ActionSheetActor, row.id, _("“{name}” removed").format(name=row.called))

    def _organisations(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary, each.folded) for each in self._references.organisations]

    def _people(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary, each.folded) for each in self._references.people]
