"""What is added up since a stated start, in words: what was estimated before stays apart and is marked."""

from collections.abc import Callable

from csxl_desktop.domain.figures import Before, Cumulated, FigureValue
from csxl_desktop.i18n import _

Said = Callable[[FigureValue], str]


def since_the_start(each: Cumulated, said: Said) -> str:
    """“950 (estimation 2004–2023) + 139 (2024)”; `said` writes a figure."""
    parts = [_earlier(before, said) for before in each.before]
    counted = _("{number} ({years})").format(number=said(each.value), years=years_words(each.first, each.last))
    return " + ".join([*parts, counted])


def years_words(first: int | None, last: int) -> str:
    """“2024”, “2004–2018”."""
    return str(last) if first in {None, last} else f"{first}–{last}"


def _earlier(before: Before, said: Said) -> str:
    value, first, last, estimated = before
    words = _("{number} (estimate {years})") if estimated else _("{number} ({years})")
    return words.format(number=said(value), years=years_words(first, last))
