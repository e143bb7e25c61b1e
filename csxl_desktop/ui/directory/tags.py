"""What an organisation is filed under, its other names, its groups."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from csxl_desktop.domain.categories import OrganisationCategory
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory_rows import AliasRow, CategoryRow
from csxl_desktop.domain.directory_rows import Option as Choice
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.directory.lines import LineKind, Lines
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import NATURES, choices, span_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField


class CategoriesCard(Section):
    """One chip for each category; those of the organisation are lit."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("Categories"))
        self._screen = screen
        self._links: dict[UUID, UUID] = {}
        self.chips: dict[UUID, QPushButton] = {}
        self._holder = QWidget()
        self._flow = FlowLayout()
        self._holder.setLayout(self._flow)
        self.box.addWidget(self._holder)

    def show_categories(self, all_of_them: Sequence[Choice], rows: Sequence[CategoryRow]) -> None:
        self._links = {row.category_id: row.link_id for row in rows}
        if [option.id for option in all_of_them] != list(self.chips):
            self._build(all_of_them)
        for key, chip in self.chips.items():
            chip.setChecked(key in self._links)

    def _build(self, categories: Sequence[Choice]) -> None:
        for old in self.chips.values():
            self._flow.removeWidget(old)
            old.deleteLater()
        self.chips = {}
        for category in categories:
            chip = button(category.label, look="chip")
            chip.setCheckable(True)
            # Lit, its words are bolder: it has the room from the start.
            bold = QFontMetrics(look().font(look().sizes.section, QFont.Weight.DemiBold))
            chip.setMinimumWidth(bold.horizontalAdvance(category.label) + look().sizes.px(26))
            chip.clicked.connect(lambda checked, key=category.id: self._toggle(key, on=checked))
            self._flow.addWidget(chip)
            self.chips[category.id] = chip

    def _toggle(self, category: UUID, *, on: bool) -> None:
        context = self._screen.context
        if on:
            values = {"organisation_id": self._screen.key(), "category_id": category}
            self._screen.create(OrganisationCategory, values, N_("Category added"))
        elif (link := self._links.get(category)) is not None:
            words = N_("Category removed")
            self._screen.act(lambda: context.services.records.trash(OrganisationCategory, link, words))


class AliasesCard(Section):
    """The other names that the organisation goes or went by: search and imports know it by them."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("Other names"), ("plus", _("Add"), lambda: self.add_form.toggle()))
        self._screen = screen
        self.add_form = AddForm(
            _("Add"),
            {
                "name": TextField(_("Name")),
                "nature": ChoiceField(_("Nature"), choices(NATURES)),
                "from_on": screen.day_field(_("From")),
                "to_on": screen.day_field(_("To")),
            },
        ).keep_in(screen.context.drafts, "alias")
        self.add_form.submitted.connect(self._add)
        self.lines = Lines(self._kind(), screen, _("None."))
        self.box.addWidget(self.add_form)
        self.box.addWidget(self.lines)

    def show_aliases(self, rows: Sequence[AliasRow]) -> None:
        self.add_form.turn_to(self._screen.key())
        self.lines.show_rows(rows)

    def _kind(self) -> LineKind[AliasRow]:
        def fields() -> dict[str, Field]:
            return {
                "name": TextField(_("Name")),
                "nature": ChoiceField(_("Nature"), choices(NATURES)),
                "from_on": self._screen.day_field(_("From")),
                "to_on": self._screen.day_field(_("To")),
            }

        return LineKind(
            entity=OrganisationAlias,
            words=lambda row: row.name,
            secondary=lambda row: " · ".join(
                part for part in (_(NATURES[row.nature]), span_words(row.from_on, row.to_on)) if part
            ),
            fields=fields,
        )

    def _add(self, values: dict[str, Any]) -> None:
        if not values["name"]:
            self.add_form.fields["name"].show_refusal(_("A name is needed here."))
            return
        if values["from_on"] and values["to_on"] and values["to_on"] < values["from_on"]:
            self.add_form.fields["to_on"].show_refusal(_("The end comes before the beginning."))
            return
        self.add_form.close_form()
        given = {**values, "organisation_id": self._screen.key()}
        self._screen.create(OrganisationAlias, given, N_("Other name added"))


class NamesCard(Section):
    """Names below each other (working groups); an empty card hides."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._made: list[QWidget] = []

    def show_names(self, names: Sequence[str]) -> None:
        for old in self._made:
            self.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [label(name, wrap=True) for name in names]
        for made in self._made:
            self.box.addWidget(made)
        self.setVisible(bool(names))
