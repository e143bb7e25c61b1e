"""What the annual report prints of the figures: which charts, and over how many years."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from csxl_desktop.i18n import N_

# In the order of printing; `tables` are the bars of the tables by category.
CHART_NAMES = {
    "assemblies": N_("Participation in the assemblies"),
    "months": N_("Activities held in each month"),
    "members": N_("Members over the years"),
    "categories": N_("Members by category"),
    "groups": N_("Activity of the working groups"),
    "tables": N_("Bars of the tables by category"),
    "presence": N_("Presence of each member at the assemblies"),
}
# Names who did not come: printed only where the office says so.
_NOT_AT_FIRST = frozenset({"presence"})
YEARS_OFFERED = (2, 3, 4, 5, 6, 8, 10, 15, 20)
YEARS_AT_FIRST = 5


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """The charts wanted, where they have something to show, and the most years set side by side."""

    charts: frozenset[str]
    years: int


def chosen(charts: Mapping[str, Any] | None, years: int | None) -> ReportChoices:
    """What was chosen; of what nobody chose, what is wanted at first."""
    said = charts or {}
    return ReportChoices(
        frozenset(code for code in CHART_NAMES if said.get(code, code not in _NOT_AT_FIRST) is True),
        max(years or YEARS_AT_FIRST, 1),
    )
