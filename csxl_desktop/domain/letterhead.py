"""The office's own paper: which documents it stands behind, on which pages, what it leaves free."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# The kinds of documents that can be printed on it, and whether they are until the office says otherwise: letters are.
SERVED_AT_FIRST: Mapping[str, bool] = {
    "invitation": True,
    "letters": True,
    "certificate": True,
    "minutes-extract": True,
    "personal-data": True,
    "minutes": False,
    "conventions": False,
    "members": False,
    "committee": False,
    "attendance-sheet": False,
    "directory": False,
}
MOST_MARGIN = 120  # millimetres
_TOP, _BOTTOM = 45, 25
UNSEALED = {"sealed": False}  # of a field of a content: how it looks on paper is no part of what was approved


@dataclass(frozen=True, slots=True)
class LetterheadUse:
    """For what the paper serves; the margins in millimetres."""

    kinds: frozenset[str]
    every_page: bool = False
    top: int = _TOP
    bottom: int = _BOTTOM


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """The paper itself: a picture, or a PDF of one page; no bytes where its file is lost."""

    content: bytes
    media_type: str
    use: LetterheadUse


def letterhead_use(stored: Mapping[str, Any] | None) -> LetterheadUse:
    """What an office chose; what it never chose, and what no version of ours wrote, is as at first."""
    chosen = stored or {}
    kinds = chosen.get("kinds")
    ticked = kinds if isinstance(kinds, Mapping) else {}
    return LetterheadUse(
        frozenset(kind for kind, first in SERVED_AT_FIRST.items() if ticked.get(kind, first) is True),
        chosen.get("every_page") is True,
        _margin(chosen.get("top"), _TOP),
        _margin(chosen.get("bottom"), _BOTTOM),
    )


def _margin(value: object, first: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return min(max(value, 0), MOST_MARGIN) if is_number and isinstance(value, int) else first
