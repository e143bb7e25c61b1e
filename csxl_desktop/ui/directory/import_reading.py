"""A table read from a file or from what was pasted, and corrected line by line; no database, any thread."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.card_sheet import card_sheet
from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.exchange.html_table import tabbed
from csxl_desktop.exchange.mapping import MappedColumn, Mapping, guessed_mapping
from csxl_desktop.exchange.member_line import text_of
from csxl_desktop.exchange.members_table import MembersTable, members_sheet, members_table
from csxl_desktop.exchange.people_table import PeopleTable, lists_people, people_table
from csxl_desktop.exchange.recognise import is_vcard
from csxl_desktop.exchange.table import Row, Sheet, trimmed
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.exchange.total_lines import without_totals
from csxl_desktop.exchange.vcard import read_cards
from csxl_desktop.services.exchange.import_batch import AsideLine, ImportOrigin
from csxl_desktop.services.imports import AsideRow

_SEVERAL = frozenset({Field.EMAIL, Field.PHONE, Field.MOBILE, Field.WEBSITE, Field.CATEGORY})
_NATURE = "of"  # beside the fields of a line set aside: members or people


class Nature(StrEnum):
    """What a line of the table is."""

    MEMBERS = "members"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet under one mapping. `content` is missing where the mapping cannot do; `refusal` says why.

    `reasons` are those of lines that could not be read at all; `origin` holds the lines set aside. Where the nature
    is `settled`, somebody said it, and no column changes it.
    """

    name: str
    sheet: Sheet
    mapping: Mapping
    nature: Nature
    today: date
    content: MembersTable | PeopleTable | None = None
    refusal: str = ""
    reasons: Dictionary[int, str] | None = None
    origin: ImportOrigin = ImportOrigin()  # noqa: RUF009 - frozen
    settled: bool = False
    totals: int = 0  # lines that count the others, passed over

    @property
    def lacks_organisations(self) -> bool:
        """Whether its lines are members of which no column gives the name."""
        return self.nature is Nature.MEMBERS and not self.mapping.numbers(Field.ORGANISATION)

    def line_count(self) -> int:
        """How many lines stand below the headers, those aside that count the others."""
        return sum(row.line > self.mapping.header_line for row in self.sheet.rows) - self.totals

    def sample(self, column: int) -> str:
        """The first words in a column below the headers."""
        rows = (row for row in self.sheet.rows if row.line > self.mapping.header_line)
        cells = (row.cell(column) for row in rows)
        return next((str(cell) for cell in cells if cell is not None), "")

    def cells(self, line: int) -> dict[int, str]:
        """What a line says in each column that is read."""
        row = next((row for row in self.sheet.rows if row.line == line), None)
        columns = [column for column in self.mapping.columns if column.field is not None]
        return {} if row is None else {column.number: text_of(row.cell(column.number)) for column in columns}


def read_file(data: bytes, name: str, today: date, meant: Nature | None = None) -> Reading:
    """Raises an `ExchangeError` where `data` is no table and no card; lines are `meant` to be members or people."""
    if is_vcard(data):
        sheet, mapping, reasons = card_sheet(read_cards(data))
        return _read(Reading(name, sheet, mapping, Nature.PEOPLE, today, reasons=reasons, origin=ImportOrigin(name)))
    return _under(name, members_sheet(read_table(data)), today, meant)


def read_pasted(text: str, name: str, today: date, meant: Nature | None = None) -> Reading:
    """Text from the clipboard: cells apart by tabs."""
    delimiter = "\t" if "\t" in text else ""
    table = read_table(text.encode("utf-8", "replace"), encoding="utf-8", delimiter=delimiter)
    return _under(name, members_sheet(table), today, meant)


def read_html(html: str, name: str, today: date, meant: Nature | None = None) -> Reading:
    """The table that Word, Excel or a web page put on the clipboard."""
    return read_pasted(tabbed(html), name, today, meant)


def read_aside(rows: Sequence[AsideRow], name: str, today: date) -> Reading:
    """Lines set aside earlier, taken up again: those of one nature, under the fields that they have."""
    nature = rows[0].cells.get(_NATURE, Nature.MEMBERS.value)
    taken = [row for row in rows if row.cells.get(_NATURE, Nature.MEMBERS.value) == nature]
    fields = [field for field in Field if any(field.value in row.cells for row in taken)]
    columns = tuple(MappedColumn(number, "", field) for number, field in enumerate(fields, start=1))
    lines = (trimmed([row.cells.get(field.value) or None for field in fields]) for row in taken)
    sheet = Sheet("", tuple(Row(number, cells) for number, cells in enumerate(lines, start=1)))
    origin = ImportOrigin(name, taken_up=tuple(row.id for row in taken))
    return _read(Reading(name, sheet, Mapping(0, columns), Nature(nature), today, origin=origin))


def assigned(reading: Reading, column: int, field: Field | None) -> Reading:
    """The same sheet with one column corrected; what has one place leaves the column it had before."""
    mapping = reading.mapping
    if field is not None and field not in _SEVERAL:
        for other in mapping.numbers(field):
            mapping = mapping.assigned(other, None)
    mapping, nature = mapping.assigned(column, field), reading.nature
    if not reading.settled and not reading.mapping.numbers(Field.ORGANISATION):  # taken for people for want of them
        nature = _nature(reading.sheet, mapping)
    return _read(replace(reading, mapping=mapping, nature=nature))


def turned(reading: Reading, nature: Nature) -> Reading:
    """The same sheet, its lines taken for members or for people."""
    return _read(replace(reading, nature=nature, settled=True))


def corrected(reading: Reading, line: int, cells: Dictionary[int, str]) -> Reading:
    """The same sheet with other words in one line."""
    rows = tuple(_with_cells(row, cells) if row.line == line else row for row in reading.sheet.rows)
    reasons = {each: reason for each, reason in (reading.reasons or {}).items() if each != line}
    return _read(replace(reading, sheet=replace(reading.sheet, rows=rows), reasons=reasons))


def put_aside(reading: Reading, lines: Dictionary[int, tuple[str, str]]) -> Reading:
    """The same without some lines, which are kept with the import; `lines` gives their name and why, by number."""
    aside = tuple(AsideLine(line, name, _by_field(reading, line), reason) for line, (name, reason) in lines.items())
    rows = tuple(row for row in reading.sheet.rows if row.line not in lines)
    origin = replace(reading.origin, aside=(*reading.origin.aside, *aside))
    return _read(replace(reading, sheet=replace(reading.sheet, rows=rows), origin=origin))


def _by_field(reading: Reading, line: int) -> dict[str, str]:
    told = reading.cells(line)
    cells = {_NATURE: reading.nature.value}
    for column in reading.mapping.columns:
        if column.field is not None and (text := told.get(column.number)):
            before = cells.get(column.field.value)
            cells[column.field.value] = f"{before}; {text}" if before else text
    return cells


def _with_cells(row: Row, cells: Dictionary[int, str]) -> Row:
    width = max(len(row.cells), *cells)
    return Row(row.line, trimmed([cells.get(at, row.cell(at)) or None for at in range(1, width + 1)]))


def _under(name: str, sheet: Sheet, today: date, meant: Nature | None) -> Reading:
    mapping = guessed_mapping(sheet)
    nature, settled = meant or _nature(sheet, mapping), meant is not None
    return _read(Reading(name, sheet, mapping, nature, today, origin=ImportOrigin(name), settled=settled))


def _nature(sheet: Sheet, mapping: Mapping) -> Nature:
    return Nature.PEOPLE if lists_people(sheet, mapping) else Nature.MEMBERS


def _read(reading: Reading) -> Reading:
    _rows, passed = without_totals(reading.sheet, reading.mapping)
    reading = replace(reading, totals=len(passed))
    try:
        if reading.nature is Nature.MEMBERS:
            return replace(
                reading, content=members_table(reading.sheet, reading.mapping, today=reading.today), refusal=""
            )
        content = people_table(reading.sheet, reading.mapping, reading.reasons or {})
        return replace(reading, content=content, refusal="")
    except DomainError as error:
        return replace(reading, content=None, refusal=error.user_message)
