"""The further addresses of an organisation: a second site, a postal address."""

from collections.abc import Sequence
from typing import Any

from csxl_desktop.domain.detail_rows import AddressRow
from csxl_desktop.domain.organisation_details import OrganisationAddress
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.directory.lines import LineKind, Lines
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text_fields import CheckField, TextField


class AddressesCard(Section):
    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("Further addresses"), ("plus", _("Add"), lambda: self.add_form.toggle()))
        self._screen = screen
        self._count = 0
        fields = _fields()
        del fields["street_nl"], fields["city_nl"], fields["printable"]
        self.add_form = AddForm(_("Add"), fields).keep_in(screen.context.drafts, "address")
        self.add_form.submitted.connect(self._add)
        kind = LineKind[AddressRow](
            entity=OrganisationAddress,
            words=_address,
            secondary=_secondary,
            icon=lambda _row: "landmark",
            fields=_fields,
        )
        self.lines = Lines(kind, screen, _("None."))
        self.box.addWidget(self.add_form)
        self.box.addWidget(self.lines)

    def show_addresses(self, rows: Sequence[AddressRow]) -> None:
        self.add_form.turn_to(self._screen.key())
        self._count = len(rows)
        self.lines.show_rows(rows)

    def _add(self, values: dict[str, Any]) -> None:
        if not any(values.values()):
            self.add_form.fields["street"].show_refusal(_("Type a street, a box or a town."))
            return
        self.add_form.close_form()
        given = {**values, "organisation_id": self._screen.key(), "position": self._count + 1}
        self._screen.create(OrganisationAddress, given, N_("Address added"))


def _fields() -> dict[str, Field]:
    return {
        "street": TextField(_("Street and number")),
        "label": TextField(_("Label"), placeholder=_("second site, postal address…")),
        "postal_code": TextField(_("Postal code"), limit=20),
        "city": TextField(_("Town")),
        "street_nl": TextField(_("Street in Dutch")),
        "city_nl": TextField(_("Town in Dutch")),
        "printable": CheckField(_("May be printed")),
    }


def _address(row: AddressRow) -> str:
    town = f"{row.postal_code} {row.city}".strip()
    return ", ".join(part for part in (row.street, town) if part) or row.label


def _secondary(row: AddressRow) -> str:
    dutch = ", ".join(part for part in (row.street_nl, row.city_nl) if part)
    return " · ".join(part for part in (row.label, dutch, "" if row.printable else _("never printed")) if part)
