"""The orders in which coordinations write reports; any section may be moved, renamed or left out afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from csxl_desktop.domain.content.report import HOUSE_ORDER
from csxl_desktop.i18n import N_


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Codes of sections in their order, those among the annexes apart; titles where the house's do not fit."""

    label: str
    sections: tuple[str, ...]
    annexes: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


HOUSE = "house"
ORDERS: Mapping[str, ReportOrder] = {
    HOUSE: ReportOrder(
        N_("Members first, then the year"),
        (*HOUSE_ORDER, "perspectives"),
    ),
    "actions": ReportOrder(
        N_("Presentation, actions, projects of others, annexes"),
        (
            "introduction",
            "team",
            "meetings",
            "groups",
            "outings",
            "information",
            "partnerships",
            "evaluation",
            "perspectives",
        ),
        ("committee", "members"),
        {"introduction": N_("Presentation"), "partnerships": N_("Part taken in the projects of others")},
    ),
    "figures": ReportOrder(
        N_("Figures and evaluation first"),
        (
            "introduction",
            "evaluation",
            "meetings",
            "groups",
            "outings",
            "partnerships",
            "information",
            "perspectives",
            "team",
        ),
        ("members", "committee"),
    ),
}


def placed(codes: tuple[str, ...], order: ReportOrder) -> tuple[tuple[str, bool], ...]:
    """The codes in that order, and whether each is an annex; those it does not know stay before the annexes."""
    known = [code for code in order.sections if code in codes]
    own = [code for code in codes if code not in order.sections and code not in order.annexes]
    behind = [code for code in order.annexes if code in codes]
    return (*((code, False) for code in (*known, *own)), *((code, True) for code in behind))
