"""The live fields of a year's texts, as the editor offers them: no figure inside a sentence is ever stale."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from csxl_desktop.domain.live_names import FEMININE, IN_WORDS, SOURCE, number_of
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
    "team": N_("Number of members of the team"),
    "arrival_names": N_("Names of the arrivals"),
    "departure_names": N_("Names of the departures"),
    "assembly_dates": N_("Dates of the assemblies"),
    "next_assembly": N_("Date of the next assembly"),
}
GROUP = "group."  # before the key of a group: its name
_EVENT = "event."
# What is told of each group and of each event with editions: part of the name → what it is.
_OF_A_GROUP: Mapping[str, str] = {
    "sessions": N_("Number of sessions of “{name}”"),
    "partners": N_("Number of partners of “{name}”"),
    "persons": N_("Participations in the sessions of “{name}”"),
}
_OF_AN_EVENT: Mapping[str, str] = {
    "event": N_("Name of an event: “{name}”"),
    "edition": N_("Edition of “{name}” in the year"),
    "next_edition": N_("Next edition of “{name}”"),
}
_NOT_COUNTED = frozenset({"year", "previous_year", "next_year", "report_number"})


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A live field as the editor offers it; `counted`: words may agree with it, `feminine`: in gender too."""

    name: str
    label: str
    value: str
    counted: bool = False
    feminine: bool = False


def offered(values: Mapping[str, str]) -> list[FieldValue]:
    """The fields for the editor's list, in its order."""
    return [
        FieldValue(
            name,
            label_of(name, values),
            value,
            counted=name not in _NOT_COUNTED and number_of(value) is not None and "edition" not in name,
            feminine=f"{name}{FEMININE}" in values,
        )
        for name, value in values.items()
        if not name.endswith(FEMININE) and not name.startswith(SOURCE)
    ]


def label_of(name: str, values: Mapping[str, str] = MappingProxyType({})) -> str:
    """What the field stands for, in the current language; `values` names groups and events."""
    head, _dot, rest = name.partition(".")
    key, _dot, what = rest.partition(".")
    if head == "assembly":
        return _("Date of the assembly {number}").format(number=rest)
    if head in _OF_AN_EVENT and rest:
        return _(_OF_AN_EVENT[head]).format(name=values.get(f"{_EVENT}{rest}", ""))
    if head == "group" and what:
        return _(_OF_A_GROUP[what]).format(name=values.get(f"{GROUP}{key}", ""))
    if head == "group":
        return _("Name of a group")
    label = _(LABELS[name.removesuffix(IN_WORDS)])
    return _("{what}, in words").format(what=label) if name.endswith(IN_WORDS) else label
