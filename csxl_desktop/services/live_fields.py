"""The live fields of a year's texts, as the editor offers them: no figure inside a sentence is ever stale."""

from collections.abc import Mapping
from dataclasses import dataclass

from csxl_desktop.i18n import N_, _

# Field → what it is; the values are those of `domain.content.report_fields.live_values`.
LABELS: Mapping[str, str] = {
    "year": N_("Year of the report"),
    "previous_year": N_("Year before"),
    "next_year": N_("Year after"),
    "office": N_("Name of the office"),
    "office_short": N_("Short name of the office"),
    "report_number": N_("Number of the report"),
    "persons": N_("Persons at the assemblies and thematic meetings"),
    "partners": N_("Partners at the assemblies and thematic meetings"),
    "member_count": N_("Number of members"),
    "arrivals": N_("Number of arrivals"),
    "departures": N_("Number of departures"),
    "committee_count": N_("Number of seats of the committee"),
    "assemblies": N_("Number of assemblies"),
    "meetings": N_("Number of assemblies and thematic meetings"),
    "groups": N_("Number of working groups"),
    "sessions": N_("Number of group sessions"),
    "outings": N_("Number of walks and lunches"),
    "partnerships": N_("Number of partnerships"),
    "news": N_("Number of news items relayed"),
    "testimonials": N_("Number of testimonials"),
}
GROUP = "group."  # before the key of a group: its name
_IN_WORDS = "_in_words"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A live field as the editor offers it."""

    name: str
    label: str
    value: str


def offered(values: Mapping[str, str]) -> list[FieldValue]:
    """The fields for the editor's list, in its order."""
    return [FieldValue(name, label_of(name), value) for name, value in values.items()]


def label_of(name: str) -> str:
    """What the field stands for, in the current language."""
    if name.startswith(GROUP):
        return _("Name of a group")
    label = _(LABELS[name.removesuffix(_IN_WORDS)])
    return _("{what}, in words").format(what=label) if name.endswith(_IN_WORDS) else label
