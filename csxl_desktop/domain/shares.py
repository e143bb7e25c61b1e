"""Numbers beside numbers: shares computed from counts, ranks, changes, months, what several changes make together.

A share is never added up: the total is the whole in the whole, not the sum of what was rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.figures import FigureValue

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A line of a table by category; the share in percent, given where no number is known, else computed."""

    label: str
    number: Decimal | None
    share: Decimal | None
    rank: int | None = None


def share_table(lines: Sequence[tuple[str, Decimal | None, Decimal | None]]) -> tuple[list[ShareLine], ShareLine]:
    """The lines (label, number, share said without number) with their shares and ranks, and the line of the total."""
    counted = [number for _label, number, _share in lines if number is not None]
    whole = sum(counted, Decimal())
    made = [
        ShareLine(
            label,
            number,
            share if number is None else part_of(number, whole),
            None if number is None else 1 + sum(other > number for other in counted),
        )
        for label, number, share in lines
    ]
    return made, ShareLine("", whole if counted else None, part_of(whole, whole))


def part_of(number: Decimal, whole: Decimal) -> Decimal | None:
    """In percent, unrounded; nothing of nothing."""
    return 100 * number / whole if whole else None


def rounded(number: Decimal, digits: int) -> Decimal:
    """As people round: 90.5 is 91 without decimals."""
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def by_month(flow: Decimal) -> Decimal:
    """A flow of a year, in a month."""
    return flow / _MONTHS


def together(changes: Sequence[Decimal]) -> Decimal:
    """What changes one after the other make: 4.7 % and 10.6 % are 15.8 %, not 15.3 %."""
    product = Decimal(1)
    for each in changes:
        product *= 1 + each
    return product - 1


def ratio(part: FigureValue, whole: FigureValue) -> FigureValue:
    """A rate of two figures, never better known than they are: of lower bounds it is but about so."""
    if part.number is None or not whole.number:
        return FigureValue(None)
    exact = part.quality is Quality.EXACT and whole.quality is Quality.EXACT
    return FigureValue(100 * part.number / whole.number, Quality.EXACT if exact else Quality.ABOUT)
