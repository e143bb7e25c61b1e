"""What a new dossier is given in the words of the house, and said again in the language of each document.

The office may call each of them otherwise: what it typed is said as it is.
"""

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.i18n import N_, current_language, every_way, respoken

KINDS = (
    N_("General assembly"),
    N_("Thematic meeting"),
    N_("Working group"),
    N_("Session of a working group"),
    N_("Steering committee"),
    N_("Exploratory walk"),
    N_("Network lunch"),
    N_("Partners' event"),
    N_("Outside body"),
    N_("Team meeting"),
)
# What stands on the badges that are words; “AG”, “RT” and “GT” are the letters of the institution in any language.
BADGES = (N_("WALK"), N_("LUNCH"), N_("EVENT"), N_("OUT"), N_("TEAM"))
# What stands on the badges of the kinds in Dutch, beside “AG” or “MARCHE”.
DUTCH_BADGES = {
    BasicKind.PLENARY: "PLEN.",  # PV would be minutes
    BasicKind.THEMED: "TO",
    BasicKind.GROUP_SESSION: "WG",
    BasicKind.COMMITTEE: "BC",
    BasicKind.WALK: "WANDEL.",
    BasicKind.LUNCH: "MIDDAG",
    BasicKind.EVENT: "EVENEM.",
    BasicKind.OUTSIDE: "EXT.",
    BasicKind.TEAM: "TEAM",
}
SEVERAL = (
    N_("General assemblies"),
    N_("Thematic meetings"),
    N_("Working groups"),
    N_("Sessions of working groups"),
    N_("Steering committees"),
    N_("Exploratory walks"),
    N_("Network lunches"),
    N_("Partners' events"),
    N_("Outside bodies"),
    N_("Team meetings"),
)
CATEGORIES = (
    N_("Social aid"),
    N_("Housing and energy"),
    N_("Employment and training"),
    N_("Health and mental health"),
    N_("Older people"),
    N_("Youth and early childhood"),
    N_("Information and prevention"),
)
ORGANISATION_KINDS = (
    N_("CPAS service"),
    N_("Municipal service"),
    N_("Association"),
    N_("Federation"),
    N_("Network"),
    N_("Collective"),
    N_("Project"),
    N_("Neighbourhood house"),
    N_("School"),
    N_("Police"),
    N_("Enterprise"),
    N_("Public body"),
)
SECTIONS = (
    N_("Introduction"),
    N_("Members"),
    N_("Steering committee"),
    N_("General assemblies and thematic meetings"),
    N_("Assemblies and thematic meetings"),
    N_("Working groups"),
    N_("Exploratory walks and lunches"),
    N_("The team"),
    N_("Team"),
    N_("Partnerships"),
    N_("Sharing information"),
    N_("Evaluation"),
    N_("Perspectives"),
    N_("Acknowledgements"),
    N_("Presentation"),
    N_("Part taken in the projects of others"),
)


def meeting_kind(label: str, dutch: str = "") -> str:
    """The Dutch name that the office gave it, where Dutch is spoken; else as the house says it.

    “Plenaire vergadering” for “Assemblée générale”, in Dutch.
    """
    return dutch if dutch and current_language() == "nl" else respoken(label, KINDS)


def meeting_kinds(label: str, dutch: str = "") -> str:
    """The same in the plural."""
    return dutch if dutch and current_language() == "nl" else respoken(label, SEVERAL)


def meeting_badge(letters: str, dutch: str = "") -> str:
    """The letters of a kind of meeting: the Dutch ones that it has, where Dutch is spoken; “WALK” for “MARCHE”."""
    return dutch if dutch and current_language() == "nl" else respoken(letters, BADGES)


def all_names(label: str, several: str) -> tuple[str, ...]:
    """What every language calls a kind of meeting, in the words of the house and of the office, one and several."""
    return (*every_way(label, KINDS), *every_way(several, SEVERAL))


def category(name: str, dutch: str = "") -> str:
    """The same of a category."""
    return dutch if dutch and current_language() == "nl" else respoken(name, CATEGORIES)


def organisation_kind(label: str, dutch: str = "") -> str:
    """The same of a kind of organisation."""
    return dutch if dutch and current_language() == "nl" else respoken(label, ORGANISATION_KINDS)


def section_title(title: str) -> str:
    """The title of a section of the report."""
    return respoken(title, SECTIONS)
