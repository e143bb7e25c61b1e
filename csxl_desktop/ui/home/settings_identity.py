"""The letterhead of the office and the rules of its counts: one record, each field saved when left."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from csxl_desktop.domain.office import Office
from csxl_desktop.i18n import _
from csxl_desktop.services.files import CleanPicture
from csxl_desktop.services.office_settings import OfficeSettings, OfficeSettingsService
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.context import Context, Key
from csxl_desktop.ui.home.settings_fields import NeededNumber
from csxl_desktop.ui.picture_line import PictureLine
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.colour_field import ColourField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import CheckField, TextField


class OfficeCard(Card):
    """A card whose fields are columns of the one office."""

    def __init__(self, section: str, context: Context, key: Key, fields: Mapping[str, Field]) -> None:
        super().__init__(section)
        self.fields = dict(fields)
        for column, field in self.fields.items():
            save_to(context, field, Office, column, key)

    def show_settings(self, settings: OfficeSettings, *, same: bool) -> None:
        for column, field in self.fields.items():
            field.show_value(settings.values[column], same=same)


class IdentityCard(OfficeCard):
    """What stands at the head of every document."""

    def __init__(self, context: Context, key: Key, changed: Callable[[], object]) -> None:
        fields = {
            "name": TextField(_("Name of the office"), required=True),
            "short_name": TextField(_("Short name")),
            "commune": TextField(_("Commune")),
            "host": TextField(_("Host institution"), placeholder=_("CPAS, Commune…")),
            "street": TextField(_("Street and number")),
            "postal_code": TextField(_("Postal code"), limit=20),
            "city": TextField(_("Town")),
            "phone": TextField(_("Phone"), limit=60),
            "mobile": TextField(_("Mobile phone"), limit=60),
            "email": TextField(_("E-mail")),
            "website": TextField(_("Web site")),
        }
        super().__init__(_("Letterhead"), context, key, fields)
        form = FormLayout(2)
        form.add(fields["name"], span=2)
        form.add_all(fields["short_name"], fields["commune"])
        form.add(fields["host"], span=2)
        form.add(fields["street"], span=2)
        form.add_all(*(fields[each] for each in ("postal_code", "city", "phone", "mobile", "email", "website")))
        self.box.addLayout(form)
        self.logo = PictureLine(context, lambda: _write_logo(context), changed)
        self.box.addLayout(self.logo)
        self.box.addStretch()

    def show_settings(self, settings: OfficeSettings, *, same: bool) -> None:
        super().show_settings(settings, same=same)
        self.logo.show_picture(settings.logo)

    def first_empty(self) -> Field:
        """Where the letterhead wants to be gone on with."""
        wanted = ("name", "street", "postal_code", "city", "email")
        return next((self.fields[each] for each in wanted if not self.fields[each].value()), self.fields["name"])


class RulesCard(OfficeCard):
    """How the office counts, numbers and prints."""

    def __init__(self, context: Context, key: Key) -> None:
        fields: dict[str, Field] = {
            "represented_counted": CheckField(_("A represented organisation counts as a partner")),
            "staff_counted": CheckField(_("The office's own team counts among the persons")),
            "report_number_printed": CheckField(_("The cover of the report carries its number")),
            "committee_term_years": NeededNumber(_("Term of the steering committee, in years"), 1, 20),
            "accent_colour": ColourField(
                _("Colour of the documents"), placeholder=_("#RRGGBB"), hint=_("Empty: the program's own.")
            ),
        }
        super().__init__(_("Counts and documents"), context, key, fields)
        self.first_report = NeededNumber(
            _("Year of the first report"), 1900, 2200, hint=_("Empty: the reports bear no number."), optional=True
        )
        save_when_left(self.first_report, context.jobs, context.errors, partial(_first_report, context, key))
        for check in ("represented_counted", "staff_counted", "report_number_printed"):
            self.box.addWidget(fields[check])
        form = FormLayout(2)
        form.add_all(self.first_report, fields["committee_term_years"], fields["accent_colour"])
        self.box.addLayout(form)
        self.box.addStretch()

    def show_settings(self, settings: OfficeSettings, *, same: bool) -> None:
        super().show_settings(settings, same=same)
        before = settings.values["report_number_offset"]
        self.first_report.show_value(before + 1 if before else None, same=same)


def _first_report(context: Context, key: Key, year: Any) -> Callable[[], object]:
    """The first report has number 1: the year before it is what the office's row keeps; 0 where none is told."""
    office, before = key(), int(year) - 1 if year is not None else 0
    return lambda: context.services.records.change(Office, office, {"report_number_offset": before})


def _write_logo(context: Context) -> Callable[[CleanPicture | None], object]:
    return lambda picture: OfficeSettingsService(context.services.database).set_logo(picture)
