"""What a new dossier starts with, in the language of whoever creates it: kinds, categories, the office's row."""

from collections.abc import Iterator
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.choices import ApprovalRule, BasicKind
from csxl_desktop.domain.house_words import CATEGORIES, DUTCH_BADGES, ORGANISATION_KINDS
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.i18n import N_, _

_KINDS = (
    (BasicKind.PLENARY, N_("General assembly"), N_("General assemblies"), "AG", ApprovalRule.NEXT_MEETING),
    (BasicKind.THEMED, N_("Thematic meeting"), N_("Thematic meetings"), "RT", ApprovalRule.FINAL_WHEN_SENT),
    (BasicKind.GROUP_SESSION, N_("Working group"), N_("Working groups"), "GT", ApprovalRule.FINAL_WHEN_SENT),
    (BasicKind.COMMITTEE, N_("Steering committee"), N_("Steering committees"), "CA", ApprovalRule.FINAL_WHEN_SENT),
    (BasicKind.WALK, N_("Exploratory walk"), N_("Exploratory walks"), N_("WALK"), ApprovalRule.NO_MINUTES),
    (BasicKind.LUNCH, N_("Network lunch"), N_("Network lunches"), N_("LUNCH"), ApprovalRule.NO_MINUTES),
    (BasicKind.EVENT, N_("Partners' event"), N_("Partners' events"), N_("EVENT"), ApprovalRule.NO_MINUTES),
    (BasicKind.OUTSIDE, N_("Outside body"), N_("Outside bodies"), N_("OUT"), ApprovalRule.NO_MINUTES),
    (BasicKind.TEAM, N_("Team meeting"), N_("Team meetings"), N_("TEAM"), ApprovalRule.NO_MINUTES),
)
_COLOURS = ("teal", "plum", "indigo", "grey", "green", "amber", "plum", "grey", "grey")
_DUE_DAYS = 30  # for minutes that wait for the next meeting

_CATEGORIES_NL = (
    "Sociale hulp",
    "Huisvesting en energie",
    "Werk en opleiding",
    "Gezondheid en geestelijke gezondheid",
    "Ouderen",
    "Jeugd en kleine kinderen",
    "Informatie en preventie",
)  # as they are printed beside the French ones


def seeds(office_name: str, office_id: UUID | None = None) -> Iterator[Record]:
    """The records of an empty dossier."""
    office = Office(name=office_name)
    office.id = office_id or office.id
    yield office
    for position, (kind, label, plural, badge, approval) in enumerate(_KINDS, start=1):
        yield MeetingKind(
            code=kind.value,
            behaviour=kind,
            label=_(label),
            label_plural=_(plural),
            badge=_(badge),
            badge_nl=DUTCH_BADGES[kind],
            colour=_COLOURS[position - 1],
            approval=approval,
            minutes_due_days=_DUE_DAYS if approval is ApprovalRule.NEXT_MEETING else None,
            position=position,
        )
    for position, (name, name_nl) in enumerate(zip(CATEGORIES, _CATEGORIES_NL, strict=True), start=1):
        yield Category(name=_(name), name_nl=name_nl, position=position)
    for position, label in enumerate(ORGANISATION_KINDS, start=1):
        yield OrganisationKind(label=_(label), position=position)
