"""A list of people with their organisations: the lines of a contact list, or the cards of an address book."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from csxl_desktop.exchange.errors import NoRowsError
from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.exchange.mapping import Mapping
from csxl_desktop.exchange.member_line import ADDRESS, address_of, emails_in, phones_in, text_of, websites_in
from csxl_desktop.exchange.organisation_names import parsed_name
from csxl_desktop.exchange.person_names import ParsedPerson, parsed_civility, parsed_person, tidy_person_name
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.exchange.sheet_notices import notices
from csxl_desktop.exchange.table import Cell, Row, Sheet, column_letter
from csxl_desktop.exchange.total_lines import without_totals
from csxl_desktop.i18n import N_, _, fold

LONGEST_NAME, LONGEST, LONGEST_NOTE = 250, 300, 5_000
_ENOUGH, _SHARED = 10, 0.7  # lines from which a list shows its nature; organisations by line
_KNOWN_NAMES = 10_000


class PersonLine(NamedTuple):
    """One person as a line or a card gives it; what it does not say is empty. Without a person: the organisation's."""

    line: int
    person: ParsedPerson
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    websites: tuple[str, ...] = ()
    address: tuple[str, str, str] = ("", "", "")  # street, code, town: of the organisation, as far as it is known
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.person.first_name} {self.person.last_name}".strip() or self.organisation


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """The people of one sheet, or of one file of cards (which has no mapping)."""

    sheet: str
    lines: tuple[PersonLine, ...]
    mapping: Mapping | None = None
    problems: tuple[Problem, ...] = ()
    totals: int = 0  # lines that count the others, passed over

    @property
    def refused(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.refused)


def lists_people(sheet: Sheet, mapping: Mapping) -> bool:
    """Whether the lines are people rather than members: no organisation at all, or the same ones again and again."""
    named = any(mapping.numbers(field) for field in (Field.FIRST_NAME, Field.LAST_NAME, Field.REPRESENTATIVE))
    if not named:
        return False
    columns = mapping.numbers(Field.ORGANISATION)
    if not columns:
        return True
    cells = Counter(row.cell(columns[0]) for row in sheet.rows if row.line > mapping.header_line)
    names = {fold(text_of(cell)[:LONGEST_NAME]) for cell in cells}
    return cells.total() >= _ENOUGH and len(names) <= _SHARED * cells.total()


def people_table(sheet: Sheet, mapping: Mapping, reasons: Dictionary[int, str] | None = None) -> PeopleTable:
    """The people that `sheet` lists under `mapping`; `reasons` say why some lines hold nothing that could be read."""
    mapping.check_single()
    rows, passed = without_totals(sheet, mapping)
    if not rows:
        raise NoRowsError
    reader = _Reader(mapping, reasons or {})
    lines = tuple(reader.person(row) for row in rows)
    problems = [*notices(sheet, mapping, passed), *(problem for line in lines for problem in line.problems)]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return PeopleTable(sheet.name, lines, mapping, tuple(problems), len(passed))


class _Reader:
    """Rows under one mapping; the columns are looked up once."""

    def __init__(self, mapping: Mapping, reasons: Dictionary[int, str]) -> None:
        self._reasons = reasons
        self._columns = {field: mapping.numbers(field) for field in Field if mapping.numbers(field)}
        self._problems: list[Problem] = []
        self._line = 0

    def person(self, row: Row) -> PersonLine:
        self._problems, self._line = [], row.line
        person = self._person(row)
        organisation = _tidy(self._text(row, Field.ORGANISATION, LONGEST_NAME))
        if not person and not organisation:
            reason = self._reasons.get(row.line) or _("The name of the person is missing.")
            self._problems.append(Problem(row.line, column_letter(self._first(Field.LAST_NAME)), reason))
        return PersonLine(
            row.line,
            person,
            organisation,
            self._several(row, Field.EMAIL, emails_in, N_("This is no e-mail address: it was left out.")),
            self._several(row, Field.PHONE, phones_in),
            self._several(row, Field.MOBILE, phones_in),
            tuple(self._problems),
            self._several(row, Field.WEBSITE, websites_in),
            self._address(row),
            self._text(row, Field.NOTE, LONGEST_NOTE),
        )

    def _address(self, row: Row) -> tuple[str, str, str]:
        if not any(field in self._columns for field in ADDRESS):  # most lists have none
            return ("", "", "")
        return address_of(*(self._text(row, field) for field in ADDRESS))

    def _person(self, row: Row) -> ParsedPerson:
        civility = self._text(row, Field.CIVILITY)
        function = self._text(row, Field.FUNCTION)
        first = _tidy_name(self._text(row, Field.FIRST_NAME, LONGEST_NAME))
        last = tidy_person_name(self._text(row, Field.LAST_NAME, LONGEST_NAME))
        read = _civility(civility)
        if civility and not read:
            words = N_("This civility is not known: it was left out.")
            self._problem(self._first(Field.CIVILITY), words, refused=False)
        if whole := self._text(row, Field.REPRESENTATIVE, LONGEST_NAME):
            told = parsed_person(whole)
            return ParsedPerson(read or told.civility, first or told.first_name, last or told.last_name, function)
        return ParsedPerson(read, first, last, function)

    def _several(self, row: Row, field: Field, read: Callable[[Cell], list[str]], missing: str = "") -> tuple[str, ...]:
        numbers = self._columns.get(field)
        if numbers is None:
            return ()
        found: list[str] = []
        for number in numbers:
            cell = row.cell(number)
            if cell is None:
                continue
            values = [value for value in read(cell) if len(value) <= LONGEST]
            found += values
            if missing and not values:
                self._problem(number, missing, refused=False)
        return tuple(dict.fromkeys(found))

    def _text(self, row: Row, field: Field, limit: int = LONGEST) -> str:
        cells = row.cells
        for number in self._columns.get(field, ()):
            if number > len(cells) or (cell := cells[number - 1]) is None:
                continue
            text = cell.strip() if type(cell) is str and cell.isprintable() else text_of(cell)
            if len(text) <= limit:
                return intern(text)  # of a hundred thousand lines, few first names, functions and organisations
            self._problem(number, N_("This text is too long for this column."))
        return ""

    def _first(self, field: Field) -> int:
        return next(iter(self._columns.get(field, ())), 0)

    def _problem(self, column: int, reason: str, *, refused: bool = True) -> None:
        letter = column_letter(column) if column else ""
        self._problems.append(Problem(self._line, letter, _(reason), refused))


def in_one_line(address: tuple[str, str, str]) -> str:
    """“Rue Haute 1, 1099 Sainte-Alix”."""
    street, code, city = address
    return ", ".join(filter(None, (street, f"{code} {city}".strip())))


@lru_cache(_KNOWN_NAMES)
def _tidy(name: str) -> str:
    """A name of an organisation in its stored form; a list names the same few again and again."""
    return parsed_name(name).name if name else ""


_tidy_name = lru_cache(_KNOWN_NAMES)(tidy_person_name)


@lru_cache(256)
def _civility(text: str) -> str:
    return parsed_civility(text)
