"""What two versions of choices kept together differ in, in words: a line for each choice."""

from collections.abc import Mapping
from typing import Any

from csxl_desktop.domain.own_words import HOUSE
from csxl_desktop.domain.report_choices import CHART_NAMES
from csxl_desktop.i18n import N_, _, own_words
from csxl_desktop.i18n.words import told_of
from csxl_desktop.services.letterhead import SERVED_NAMES
from csxl_desktop.services.modules import MODULE_NAMES
from csxl_desktop.storage.reconciling.maps import leaves

Map = Mapping[str, Any]
# What the choices of each column are called, and the values that are words in turn.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "modules": {module.value: words for module, words in MODULE_NAMES.items()},
    "charts": CHART_NAMES,
    "letterhead_use": {
        **SERVED_NAMES,
        "every_page": N_("on every page"),
        "top": N_("Left free above, in mm"),
        "bottom": N_("Left free below, in mm"),
    },
    "sheet_options": {
        "order": N_("Order of the lines"),
        "columns": N_("Columns"),
        "emails": N_("E-mails"),
        "image_right": N_("Picture box"),
        "blank_rows": N_("Blank rows"),
        "tally": N_("No names"),
    },
}
_VALUES = {"organisation": N_("By organisation"), "name": N_("By name")}


def differing_words(column: str, ours: Map | None, theirs: Map | None) -> tuple[str, str]:
    """Of each side of `column`, what the other does not say."""
    mine, their = dict(leaves(ours or {})), dict(leaves(theirs or {}))
    names = sorted(name for name in mine.keys() | their.keys() if mine.get(name) != their.get(name))
    return _lines(column, names, mine), _lines(column, names, their)


def _lines(column: str, names: list[tuple[str, ...]], said: Mapping[tuple[str, ...], Any]) -> str:
    return "\n".join(_line(column, name, said.get(name)) for name in names)


def _line(column: str, name: tuple[str, ...], value: Any) -> str:
    if name[-1] in HOUSE:
        with own_words.plainly():
            house = _(HOUSE[name[-1]])
            return f"{house} ({name[0]}): {value[0] if isinstance(value, list) and value else house}"
    words = _NAMES.get(column, {}).get(name[-1], "")
    return told_of(_(words) if words else " · ".join(name), _said(value))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in _VALUES:
        return _(_VALUES[value])
    return "—" if value is None else str(value)
