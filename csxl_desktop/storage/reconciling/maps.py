"""Choices kept together in one field, each under a name of its own (the words of the office, the parts it wants): two
such maps that come from one are brought together name by name. Pure functions.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from csxl_desktop.storage.reconciling.texts import merged_value

Map = Mapping[str, Any]
_MISSING: Any = object()


def merged(base: Map, ours: Map, theirs: Map, *, theirs_wins: bool = False) -> tuple[dict[str, Any], bool]:
    """Both changes, and whether one name was written otherwise on both sides: then ours stands there, or theirs."""
    found: dict[str, Any] = {}
    contested = False
    for name in sorted({*base, *ours, *theirs}):
        parts = [each.get(name, _MISSING) for each in (base, ours, theirs)]
        if all(part is _MISSING or isinstance(part, Mapping) for part in parts):
            inner = ({} if part is _MISSING else part for part in parts)
            value, both = merged(*inner, theirs_wins=theirs_wins)
        else:
            value, both = merged_value(*parts)
            value = parts[2] if both and theirs_wins else value
        contested |= both
        if value is not _MISSING and value != {}:
            found[name] = value
    return found, contested


def leaves(of: Map, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each value with the names that lead to it."""
    for name, value in of.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*before, name))
        else:
            yield (*before, name), value
