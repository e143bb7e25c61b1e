"""What is wrong in one cell of a table that comes in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`refused` keeps the whole table out; the others are worth a look. `reason` is worded for the reader."""

    line: int
    column: str  # its letter, or its header in the exchange workbook; empty for the whole line
    reason: str
    refused: bool = True
    sheet: str = ""
