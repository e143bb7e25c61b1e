"""What two versions of choices kept together differ in, in words: a line for each choice."""

from collections.abc import Mapping
from typing import Any

from csxl_desktop.domain.own_words import HOUSE
from csxl_desktop.i18n import _, own_words
from csxl_desktop.services.modules import MODULE_NAMES
from csxl_desktop.storage.reconciling.maps import leaves

Map = Mapping[str, Any]


def differing_words(ours: Map | None, theirs: Map | None) -> tuple[str, str]:
    """Of each side, what the other does not say."""
    mine, their = dict(leaves(ours or {})), dict(leaves(theirs or {}))
    names = sorted(name for name in mine.keys() | their.keys() if mine.get(name) != their.get(name))
    return _lines(names, mine), _lines(names, their)


def _lines(names: list[tuple[str, ...]], said: Mapping[tuple[str, ...], Any]) -> str:
    return "\n".join(_line(name, said.get(name)) for name in names)


def _line(name: tuple[str, ...], value: Any) -> str:
    if name[-1] in HOUSE:
        with own_words.plainly():
            house = _(HOUSE[name[-1]])
            return f"{house} ({name[0]}): {value[0] if isinstance(value, list) and value else house}"
    module = next((_(words) for module, words in MODULE_NAMES.items() if name == (module.value,)), "")
    return f"{module or ' · '.join(name)}: {_said(value)}"


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "—" if value is None else str(value)
