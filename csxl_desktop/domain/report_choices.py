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
KEY = "report"  # of the choices among the modules of the office
YEARS_OFFERED = (2, 4, 6, 8, 10, 15, 20)
YEARS_AT_FIRST = 10


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """The charts wanted, where they have something to show, and the most years set side by side."""

    charts: frozenset[str]
    years: int


def chosen(modules: Mapping[str, Any] | None) -> ReportChoices:
    """What the office chose; of what it never chose, what is wanted at first."""
    stored = (modules or {}).get(KEY)
    stored = stored if isinstance(stored, dict) else {}
    charts = stored.get("charts")
    charts = charts if isinstance(charts, dict) else {}
    years = stored.get("years")
    return ReportChoices(
        frozenset(code for code in CHART_NAMES if charts.get(code, code not in _NOT_AT_FIRST) is True),
        years if years in YEARS_OFFERED else YEARS_AT_FIRST,
    )


def with_choice(
    modules: Mapping[str, Any] | None, *, charts: Mapping[str, bool] | None = None, years: int = 0
) -> dict[str, Any]:
    """The modules of the office with a choice more; everything else stays."""
    known = dict(modules or {})
    stored = known.get(KEY)
    stored = dict(stored) if isinstance(stored, dict) else {}
    before = stored.get("charts")
    if charts:
        stored["charts"] = {**(before if isinstance(before, dict) else {}), **charts}
    if years:
        stored["years"] = years
    return {**known, KEY: stored}
