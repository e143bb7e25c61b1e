"""Working time as it is agreed: fractions of a full-time post, added up exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

# What posts are divided into; a stored 0.33 means a third, 0.8 four fifths.
_PARTS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 20)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The posts of a team in all, for how many people; of `unknown` ones nobody said."""

    posts: Fraction
    people: int
    unknown: int


def exact(part: Decimal | float) -> Fraction:
    """The fraction that the two kept decimals stand for: 4/5 for 0.80, 1/3 for 0.33."""
    kept = Decimal(str(part)).quantize(_CENT)
    for parts in _PARTS:
        near = Fraction(round(kept * parts), parts)
        if rounded(near) == kept:
            return near
    return Fraction(kept)


def rounded(part: Fraction) -> Decimal:
    """The two decimals that are kept."""
    return (Decimal(part.numerator) / part.denominator).quantize(_CENT)


def sum_up(parts: Iterable[Decimal | float | None]) -> WorkingTime:
    """Whoever's time is not known counts among the people, never as nothing in the posts."""
    given = list(parts)
    known = [exact(part) for part in given if part is not None]
    return WorkingTime(sum(known, Fraction(0)), len(given), len(given) - len(known))


def written(part: Fraction) -> str:
    """“4/5”, “1”, “7 4/5”."""
    whole, rest = divmod(part, 1)
    if not rest:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)


def read(text: str) -> Fraction | None:
    """“4/5”, “0,8”, “1 1/2”; None where it is no such thing, or less than nothing."""
    total = Fraction(0)
    words = text.replace(",", ".").split()
    if not words:
        return None
    for word in words:
        above, slash, below = word.partition("/")
        try:
            top, bottom = Decimal(above), Decimal(below) if slash else Decimal(1)
        except InvalidOperation:
            return None
        if not (top.is_finite() and bottom.is_finite()) or top < 0 or bottom <= 0:
            return None
        total += Fraction(top) / Fraction(bottom)
    return total
