"""What is wrong in one cell of a table that comes in."""

from dataclasses import dataclass
from typing import Any

from csxl_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Problem:
    """`refused` keeps the whole table out; the others are worth a look. `reason` is worded for the reader."""

    line: int
    column: str  # its letter, or its header in the exchange workbook; empty for the whole line
    reason: str
    refused: bool = True
    sheet: str = ""


def problem_from(raw: dict[str, Any]) -> Problem:
    """What the reading process found, worded: there it is told by its message alone."""
    message: str = raw["reason"]
    return Problem(**{**raw, "reason": _(message)})
