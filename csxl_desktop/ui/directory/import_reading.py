"""A members' table read from a file or from what was pasted; no database, any thread."""

from dataclasses import dataclass, replace
from datetime import date

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.mapping import Field, Mapping, guessed_mapping
from csxl_desktop.exchange.members_table import MembersTable, members_sheet, members_table
from csxl_desktop.exchange.table import Sheet
from csxl_desktop.exchange.tabular import read_table


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet under one mapping. `members` is missing where the mapping cannot do; `refusal` says why."""

    name: str
    sheet: Sheet
    mapping: Mapping
    members: MembersTable | None
    refusal: str = ""

    def line_count(self) -> int:
        """How many lines stand below the headers."""
        return sum(row.line > self.mapping.header_line for row in self.sheet.rows)

    def sample(self, column: int) -> str:
        """The first words in a column below the headers."""
        rows = (row for row in self.sheet.rows if row.line > self.mapping.header_line)
        cells = (row.cell(column) for row in rows)
        return next((str(cell) for cell in cells if cell is not None), "")


def read_file(data: bytes, name: str, today: date) -> Reading:
    """Raises an `ExchangeError` where `data` is no table."""
    return _under(name, members_sheet(read_table(data)), None, today)


def read_pasted(text: str, name: str, today: date) -> Reading:
    """What Word or Excel put on the clipboard: cells apart by tabs."""
    delimiter = "\t" if "\t" in text else ""
    table = read_table(text.encode(), encoding="utf-8", delimiter=delimiter)
    return _under(name, members_sheet(table), None, today)


def read_again(reading: Reading, column: int, field: Field | None, today: date) -> Reading:
    """The same sheet with one column corrected; what has one place leaves the column it had before."""
    mapping = reading.mapping
    if field is not None and field not in {Field.EMAIL, Field.PHONE, Field.MOBILE, Field.WEBSITE, Field.CATEGORY}:
        for other in mapping.numbers(field):
            mapping = mapping.assigned(other, None)
    return _under(reading.name, reading.sheet, mapping.assigned(column, field), today)


def _under(name: str, sheet: Sheet, mapping: Mapping | None, today: date) -> Reading:
    used = mapping or guessed_mapping(sheet)
    reading = Reading(name, sheet, used, None)
    try:
        return replace(reading, members=members_table(sheet, used, today=today))
    except DomainError as error:
        return replace(reading, refusal=error.user_message)
