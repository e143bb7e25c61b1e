"""The fields of an organisation, and those of a person."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.civilities import spoken
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.directory_rows import Option as Choice
from csxl_desktop.i18n import _
from csxl_desktop.services.files import CleanPicture
from csxl_desktop.ui.directory.near_warning import NearWarning
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import PREFERRED, STATUS, choices
from csxl_desktop.ui.picture_line import PictureLine
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, TextField

_LANGUAGES = (("fr", "français"), ("nl", "Nederlands"), ("en", "English"), ("de", "Deutsch"))
CIVILITIES = ("", "Mme", "M.", "Mx", "Dr", "Me")


class FieldsCard(Section):
    """Fields by column, two beside each other, the long ones over both."""

    _apart: frozenset[str] = frozenset()  # shown by a method of their own

    def __init__(
        self, screen: OnScreen, entity: type[Record], fields: Mapping[str, Field], wide: frozenset[str], title: str = ""
    ) -> None:
        super().__init__(title or _("Identity"))
        self.fields = dict(fields)
        self._form = FormLayout(2)
        for column, field in self.fields.items():
            self._form.add(field, 2 if column in wide else 1)
            screen.save(field, entity, column)
        self.near = NearWarning(screen.context)
        self.near.known.connect(screen.page.record_requested)
        self.box.addWidget(self.near)
        self.box.addLayout(self._form)

    def watch_names(self, screen: OnScreen, kind: str, *columns: str) -> None:
        """Say, while one renames the record, who already bears such a name."""
        edits = [field.edit for column in columns if isinstance(field := self.fields[column], TextField)]

        def typed() -> None:
            self.near.begin_once(kind, screen.key())
            self.near.look_for(" ".join(edit.text() for edit in edits).strip())

        for edit in edits:
            edit.textEdited.connect(lambda _text: typed())
            edit.editingFinished.connect(self.near.leave)

    def show_values(self, values: Mapping[str, Any], *, other: bool) -> None:
        """`other`: another record than before, else the same one read again."""
        if other:
            self.near.leave()
        for column, field in self.fields.items():
            if column in self._apart:
                continue
            if other:
                field.set_value(values[column])
            else:
                field.refresh(values[column])

    def focus_first(self) -> None:
        next(iter(self.fields.values())).setFocus()

    def flush(self) -> None:
        self._form.flush()


class OrganisationFields(FieldsCard):
    _apart = frozenset({"parent_id"})

    def __init__(self, screen: OnScreen) -> None:
        self.parent_field = ReferenceField(_("Part of"), screen.organisations)
        self.kind = ChoiceField(_("Type"), [(None, "—")])
        fields: dict[str, Field] = {
            "name": TextField(_("Name"), required=True),
            "short_name": TextField(_("Short name")),
            "kind_id": self.kind,
            "legal_form": TextField(_("Legal form"), limit=60),
            "parent_id": self.parent_field,
            "status": ChoiceField(_("Status"), choices(STATUS)),
            "counts_apart": CheckField(_("Counts apart"), hint=_("as a partner of its own beside its parent")),
            "printable": CheckField(_("In the published directory")),
            "street": TextField(_("Street and number")),
            "postal_code": TextField(_("Postal code"), limit=20),
            "city": TextField(_("Town")),
            "languages": TextField(_("Languages")),
            "audience": MultilineField(_("Audience"), lines=2),
            "description": MultilineField(_("Description"), lines=3),
            "enterprise_number": TextField(_("Enterprise number"), limit=40),
            "social_brussels_number": TextField(_("social.brussels number"), limit=40),
            "verified_on": screen.day_field(_("Verified on")),
            "verified_by": TextField(_("Verified by")),
            "note": MultilineField(_("Note, never printed"), lines=2),
        }
        wide = frozenset({"name", "audience", "description", "note", "street"})
        super().__init__(screen, Organisation, fields, wide)
        self.logo = PictureLine(screen.context, lambda: _write_logo(screen), screen.changed)
        self.box.addLayout(self.logo)
        self.watch_names(screen, "organisation", "name")

    def show_parent(self, key: UUID | None, name: str, *, other: bool) -> None:
        """The parent with its name, whether the lists have been read or not."""
        field = self.parent_field
        if other or (field.value() != key and not field.is_dirty() and not field.refusal()):
            field.show_option(None if key is None else Option(key, name))

    def show_kinds(self, kinds: Sequence[Choice]) -> None:
        """What the office lets choose; before the values."""
        self.kind.set_options([(None, "—"), *((kind.id, kind.label) for kind in kinds)])


class DutchFields(FieldsCard):
    """What the Dutch half of the directory prints; what stands in French is shown where nothing is written yet."""

    _ORIGINALS: ClassVar[Mapping[str, str]] = {
        "name_nl": "name",
        "street_nl": "street",
        "city_nl": "city",
        "audience_nl": "audience",
        "description_nl": "description",
    }

    def __init__(self, screen: OnScreen) -> None:
        fields: dict[str, Field] = {
            "name_nl": TextField(_("Dutch name")),
            "street_nl": TextField(_("Street and number")),
            "city_nl": TextField(_("Town")),
            "audience_nl": MultilineField(_("Audience"), lines=2),
            "description_nl": MultilineField(_("Description"), lines=3),
        }
        wide = frozenset({"name_nl", "audience_nl", "description_nl"})
        super().__init__(screen, Organisation, fields, wide, _("In Dutch"))

    def show_values(self, values: Mapping[str, Any], *, other: bool) -> None:
        super().show_values(values, other=other)
        for column, original in self._ORIGINALS.items():
            field = self.fields[column]
            if isinstance(field, TextField | MultilineField):
                field.edit.setPlaceholderText(" ".join(str(values[original]).split()))


class PersonFields(FieldsCard):
    def __init__(self, screen: OnScreen) -> None:
        self.civility = ChoiceField(_("Civility"), [(word, spoken(word) or "—") for word in CIVILITIES])
        fields: dict[str, Field] = {
            "civility": self.civility,
            "first_name": TextField(_("First name")),
            "last_name": TextField(_("Last name")),
            "language": ChoiceField(_("Language"), _LANGUAGES),
            "preferred_channel": ChoiceField(_("Preferred channel"), choices(PREFERRED)),
            "name_printable": CheckField(_("Name printed"), hint=_("in the published directory")),
            "contact_printable": CheckField(_("May be printed"), hint=_("its phones and addresses, in the directory")),
            "note": MultilineField(_("Note, never printed"), lines=3),
        }
        super().__init__(screen, Person, fields, frozenset({"note"}))
        self.watch_names(screen, "person", "first_name", "last_name")

    def show_values(self, values: Mapping[str, Any], *, other: bool) -> None:
        known = (*CIVILITIES, *({values["civility"]} - set(CIVILITIES)))
        self.civility.set_options([(word, spoken(word) or "—") for word in known])
        super().show_values(values, other=other)


def _write_logo(screen: OnScreen) -> Callable[[CleanPicture | None], object]:
    """Keeps the logo of the organisation that is on screen now."""
    context, key = screen.context, screen.key()
    return lambda picture: context.services.details.set_logo(key, picture)
