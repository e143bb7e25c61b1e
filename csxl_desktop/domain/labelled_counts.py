"""Counts that carry their own label (“11 séances”), added up where the label is the same."""

from collections.abc import Iterable
from typing import Protocol

from csxl_desktop.i18n import fold
from csxl_desktop.i18n.numbers import decimal


class Labelled(Protocol):
    """A number with the words for what it counts."""

    @property
    def label(self) -> str: ...

    @property
    def number(self) -> int | None: ...


def added_up(counts: Iterable[Labelled]) -> tuple[tuple[str, int], ...]:
    """Label and sum, in the order in which labels come; accents and case do not part them, an empty count is none."""
    labels: dict[str, str] = {}
    sums: dict[str, int] = {}
    for each in counts:
        if each.number is not None:
            key = fold(each.label)
            labels.setdefault(key, each.label.strip())
            sums[key] = sums.get(key, 0) + each.number
    return tuple((labels[key], total) for key, total in sums.items())


def counts_words(counts: Iterable[Labelled]) -> str:
    """“40 séances, 6 ateliers-intervisions”."""
    return ", ".join(f"{decimal(total)} {label}".strip() for label, total in added_up(counts))
