"""What the grammars of the languages share."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

Swap = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
_SPACE, _ANY_SPACE = re.compile(r"\s"), r"\\s"  # the catalogue has no-break ones


def as_large(pattern: str, word: str) -> str:
    """`word` beginning as large as `pattern` does."""
    if len(pattern) > 3 and pattern.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word


def by_form(pairs: Iterable[tuple[str, tuple[str, str]]]) -> dict[str, tuple[str, int]]:
    """Each form of a noun: its term, and 1 where it is the plural; from (term, (singular, plural))."""
    return {form: (term, several) for term, pair in pairs for several, form in enumerate(pair)}


def swaps(pairs: Iterable[tuple[str, str]]) -> Iterator[Swap]:
    """What replaces the first words of each pair by the second."""
    for own, other in pairs:
        yield re.compile(rf"\b{_SPACE.sub(_ANY_SPACE, own)}(?!\w)", re.IGNORECASE), partial(_swapped, other)


def swapped(message: str, pairs: Iterable[Swap]) -> str:
    for pattern, change in pairs:
        message = pattern.sub(change, message)
    return message


def _swapped(other: str, found: re.Match[str]) -> str:
    return as_large(found[0], other)
