"""How regularly something happens: the usual gap between its days, and what most of its times have in common."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low
from typing import TypeVar

T = TypeVar("T")


def median_gap(days: Iterable[date]) -> int | None:
    """The usual number of days from one to the next; nothing where there are fewer than two different days."""
    ordered = sorted(set(days))
    gaps = [(after - before).days for before, after in pairwise(ordered)]
    return median_low(gaps) if gaps else None


def usual(values: Sequence[T]) -> T | None:
    """What stands most often, if it stands at least every other time; of two, the last one seen."""
    if not values:
        return None
    counted = Counter(reversed(values))
    value, count = counted.most_common(1)[0]
    return value if 2 * count >= len(values) else None
