"""Which column of a members' table is what: guessed from headers in three languages, corrected in the window."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from csxl_desktop.exchange.errors import DuplicateColumnError, NoOrganisationColumnError, NoRowsError
from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.exchange.headings import SEVERAL, header_field, known_word
from csxl_desktop.exchange.person_names import parsed_civility
from csxl_desktop.exchange.table import Cell, Row, Sheet, column_letter
from csxl_desktop.i18n import fold

_LONGEST_HEADER = 100
_SEARCHED = 30  # lines in which the header is looked for


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column as read: its 1-based number, its header (empty where there is none) and what it holds."""

    number: int
    header: str
    field: Field | None = None

    @property
    def letter(self) -> str:
        return column_letter(self.number)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The line of the headers (0: none) and what each column holds; the window corrects it by `assigned`."""

    header_line: int
    columns: tuple[MappedColumn, ...]

    def assigned(self, number: int, field: Field | None) -> "Mapping":
        """The same with one column corrected."""
        return replace(
            self,
            columns=tuple(
                replace(column, field=field) if column.number == number else column for column in self.columns
            ),
        )

    def numbers(self, field: Field) -> tuple[int, ...]:
        """The columns that hold `field`."""
        return tuple(column.number for column in self.columns if column.field is field)

    def check(self) -> None:
        """Refuse a mapping without organisation, or with two columns for what has one value."""
        if not self.numbers(Field.ORGANISATION):
            shown = ", ".join(column.header or column.letter for column in self.columns)
            raise NoOrganisationColumnError(columns=shown or "–")
        self.check_single()

    def check_single(self) -> None:
        """Refuse two columns for what has one value."""
        for field in Field:
            doubled = self.numbers(field)
            if len(doubled) > 1 and field not in SEVERAL:
                header = next(column.header for column in self.columns if column.number == doubled[0])
                letters = ", ".join(column_letter(number) for number in doubled)
                raise DuplicateColumnError(line=self.header_line or 1, columns=letters, header=header or field.value)


def guessed_mapping(sheet: Sheet) -> Mapping:
    """What the headers of `sheet` say; without headers, what its cells look like."""
    if not sheet.rows:
        raise NoRowsError
    width = max(len(row.cells) for row in sheet.rows)
    header = max(sheet.rows[:_SEARCHED], key=lambda row: (_known(row), -row.line))
    if _is_header(header):
        fields = [header_field(_header(header.cell(number))) for number in range(1, width + 1)]
        columns = tuple(
            MappedColumn(number, _header(header.cell(number)), field) for number, field in enumerate(fields, start=1)
        )
        below = [row for row in sheet.rows if row.line > header.line]
        return Mapping(header.line, _settled(columns, below))
    fields = list(_fields_by_content(sheet.rows, width))
    return Mapping(0, tuple(MappedColumn(number, "", field) for number, field in enumerate(fields, start=1)))


def _header(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER else ""


def _known(row: Row) -> int:
    return len({field for cell in row.cells if (field := header_field(_header(cell))) is not None})


def _is_header(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell is not None]
    return _known(row) >= min(2, len(filled)) and 2 * _known(row) >= len(filled) - 1


def _settled(columns: tuple[MappedColumn, ...], rows: Sequence[Row]) -> tuple[MappedColumn, ...]:
    """What the columns say of each other.

    “Nom” is the organisation where no other column is and no first name stands beside it; beside an organisation it
    may hold whole names. “Nom du mandataire” holds the last name alone where “Prénom” has a column.
    """
    columns = _without_second(columns)
    fields = {column.field for column in columns}
    if Field.FIRST_NAME in fields:
        apart = Field.REPRESENTATIVE in fields and Field.LAST_NAME not in fields
        return _turned(columns, Field.REPRESENTATIVE, Field.LAST_NAME, _says_name) if apart else columns
    if Field.ORGANISATION not in fields:
        return _turned(columns, Field.LAST_NAME, Field.ORGANISATION)
    if Field.REPRESENTATIVE in fields:
        return columns
    return _turned(columns, Field.LAST_NAME, Field.REPRESENTATIVE, lambda column: _whole_names(column, rows))


def _turned(
    columns: tuple[MappedColumn, ...],
    before: Field,
    after: Field,
    when: Callable[[MappedColumn], bool] = lambda _column: True,
) -> tuple[MappedColumn, ...]:
    return tuple(
        replace(column, field=after) if column.field is before and when(column) else column for column in columns
    )


def _without_second(columns: tuple[MappedColumn, ...]) -> tuple[MappedColumn, ...]:
    """What has one place: a column whose heading is a known word goes before one that is understood by its parts."""
    plain = {column.field for column in columns if known_word(column.header)}
    first: dict[Field, int] = {}
    for column in columns:
        if column.field is not None and column.field not in SEVERAL | plain:
            first.setdefault(column.field, column.number)
    return tuple(
        replace(column, field=None)
        if column.field is not None
        and column.field not in SEVERAL
        and not known_word(column.header)
        and first.get(column.field) != column.number
        else column
        for column in columns
    )


def _says_name(column: MappedColumn) -> bool:
    """Whether its heading names the person without naming the first name: “Nom du mandataire”."""
    words = fold(column.header).split()
    return bool({"nom", "naam", "name"} & set(words)) and not {"prenom", "voornaam", "first"} & set(words)


def _whole_names(column: MappedColumn, rows: Sequence[Row]) -> bool:
    """Whether people are named with their civility: “Mme Anna Diop”."""
    filled = [text for row in rows if (text := _text(row.cell(column.number)))]
    civil = sum(bool(parsed_civility(text.split(" ", maxsplit=1)[0])) for text in filled if " " in text)
    return bool(filled) and 2 * civil > len(filled)


def _fields_by_content(rows: tuple[Row, ...], width: int) -> Iterable[Field | None]:
    """A table without headers: numbers, civilities and addresses show themselves, the longest text is the name."""
    texts = {number: [_text(row.cell(number)) for row in rows] for number in range(1, width + 1)}
    found: dict[int, Field] = {}
    for number, column in texts.items():
        filled = [text for text in column if text]
        if not filled:
            continue
        for field, looks in _LOOKS:
            if field not in found.values() and sum(looks(text) for text in filled) > 0.8 * len(filled):
                found[number] = field
                break
    free = {number: sum(map(len, column)) for number, column in texts.items() if number not in found}
    civility = next((number for number, field in found.items() if field is Field.CIVILITY), 0)
    if civility and {civility + 1, civility + 2} < free.keys():
        found |= {civility + 1: Field.FIRST_NAME, civility + 2: Field.LAST_NAME}
    if left := free.keys() - found.keys():
        found[max(sorted(left), key=lambda number: free[number])] = Field.ORGANISATION
    return [found.get(number) for number in range(1, width + 1)]


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)[:_LONGEST_HEADER].strip()


_LOOKS: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field.CIVILITY, lambda text: bool(parsed_civility(text))),
    (Field.EMAIL, lambda text: bool(re.fullmatch(r"\S+@\S+\.\w+", text))),
    (Field.NUMBER, lambda text: text.isdigit() and len(text) <= 3),
    (Field.POSTAL_CODE, lambda text: text.isdigit() and len(text) == 4),
    (Field.PHONE, lambda text: bool(re.fullmatch(r"[+\d][\d /.()-]{7,}", text))),
    (Field.REPRESENTATIVE, lambda text: bool(parsed_civility(text.split(" ", maxsplit=1)[0]))),
)
