"""Codes that a field keeps (languages, weekdays, colours, figures), as a reader reads them."""

import re
from typing import Any

from csxl_desktop.domain.figures import SPECS
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.opening_hours import day_name
from csxl_desktop.i18n.week_words import language_names

# What the badge of a kind of meeting may be painted in.
COLOURS: dict[str, str] = {
    "teal": N_("teal"),
    "indigo": N_("indigo"),
    "green": N_("green"),
    "amber": N_("amber"),
    "plum": N_("plum"),
    "grey": N_("grey"),
}
_FIGURES = {spec.code: spec.in_full or spec.label for spec in SPECS}
_LANGUAGES = re.compile(r"[a-z]{2}(-[a-z]{2})?")  # “fr-nl”: both side by side


def code_words(column: str, value: Any) -> str:
    """The words of a code; nothing for what is none."""
    match column, value:
        case "language", str() if _LANGUAGES.fullmatch(value):
            return " – ".join(language_names(code) for code in value.split("-"))
        case "weekday", int() if value in range(7):
            return day_name(value)
        case "colour", str() if value in COLOURS:
            return _(COLOURS[value])
        case "report_number_offset", int():
            return str(value + 1) if value else _("no number")
        case "code" | "figure_code", str() if value in _FIGURES:
            return _(_FIGURES[value])
    return ""
