"""How much of a programme was held."""

from collections.abc import Iterable
from typing import Protocol

from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import percent


class Planned(Protocol):
    """A part of a programme."""

    @property
    def cancelled(self) -> bool: ...


def held_words(parts: Iterable[Planned]) -> str:
    """“17 parties maintenues sur 20 (85 %)”; nothing while all of them are."""
    told = [each.cancelled for each in parts]
    if not any(told):
        return ""
    held = told.count(False)
    share = percent(held / len(told))
    return _("{held} of {count} parts held ({share})").format(held=held, count=len(told), share=share)
