"""The parts of the application that an office may want or not: what is not wanted is nowhere to be seen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Module(StrEnum):
    FIGURES = "figures"
    TESTIMONIALS = "testimonials"
    SWOT = "swot"
    CRITERIA = "criteria"
    ACTION_SHEETS = "action_sheets"
    CYCLE = "cycle"
    SURVEYS = "surveys"
    CONVENTIONS = "conventions"
    TRAININGS = "trainings"
    PROJECTS = "projects"


# What the search box finds of a module, by the kind of what is found.
MODULE_OF_KIND = {"action_sheet": Module.ACTION_SHEETS}
WANTED_AT_FIRST = frozenset({Module.FIGURES, Module.TESTIMONIALS, Module.SWOT, Module.CRITERIA})


def wanted_modules(stored: Mapping[str, Any] | None) -> frozenset[Module]:
    """The modules wanted, given what an office chose: of what it never chose, those wanted at first."""
    chosen = stored or {}
    return frozenset(module for module in Module if chosen.get(module.value, module in WANTED_AT_FIRST) is True)
