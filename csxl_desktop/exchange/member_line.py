"""One line of a members' table: what its cells say, and which of them cannot be understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from csxl_desktop.domain.mail_addresses import fault
from csxl_desktop.exchange.cell_values import whole_date
from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.exchange.mapping import Mapping
from csxl_desktop.exchange.organisation_names import ParsedName, parsed_name, tidy_name
from csxl_desktop.exchange.person_names import ParsedPerson, parsed_civility, parsed_person, tidy_person_name
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.exchange.table import Cell, Row, column_letter
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.phones import phone

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}")
_CUT = re.compile(r"\s*(?:[;\n|]|\s/\s|,\s)\s*")
_TOWN = re.compile(
    r"^(?P<street>.*?)[\s,–-]*\b(?:B-)?(?P<code>[1-9]\d{3})(?:\s+[–-]\s*|\s+)(?P<city>\D{2,})$", re.DOTALL
)
_CODE_FIRST = re.compile(r"(?:B\s?-\s?)?(?P<code>\d{4,5})[\s,–—/-]*(?P<city>['’]?[^\W\d_].*)", re.DOTALL)
_CODE_LAST = re.compile(r"(?P<city>\D+)\b(?P<code>\d{4,5})\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ADDRESS = (  # as `address_of` takes them
    Field.ADDRESS,
    Field.STREET,
    Field.POSTAL_CODE,
    Field.CITY,
    Field.CODE_AND_CITY,
)
_MAX_NAME = 250
_MAX_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member as its line gives it; what the table does not say is empty."""

    line: int
    organisation: ParsedName
    number: str = ""
    representative: ParsedPerson | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    street: str = ""
    postal_code: str = ""
    city: str = ""
    joined_on: date | None = None
    name_nl: str = ""
    note: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        return any(problem.refused for problem in self.problems)

    @property
    def called(self) -> str:
        """What tells it from the other lines, whole or not: its organisation, else its representative."""
        person = self.representative
        return self.organisation.name or (f"{person.first_name} {person.last_name}".strip() if person else "")


class LineReader:
    """One row being read; problems gather on the way."""

    def __init__(self, row: Row, mapping: Mapping, today: date) -> None:
        self.row, self.mapping, self.today = row, mapping, today
        self.problems: list[Problem] = []

    def member(self) -> MemberLine:
        organisation = parsed_name(self.name())
        street, postal_code, city = self.address()
        return MemberLine(
            line=self.row.line,
            organisation=organisation,
            number=self.text(Field.NUMBER),
            representative=self.representative(),
            emails=self.emails(),
            phones=self.numbers(Field.PHONE),
            mobiles=self.numbers(Field.MOBILE),
            websites=self.parts(Field.WEBSITE),
            categories=self.parts(Field.CATEGORY),
            street=street,
            postal_code=postal_code,
            city=city,
            joined_on=self.joined_on(),
            name_nl=tidy_name(self.text(Field.NAME_NL)),
            note=self.text(Field.NOTE),
            problems=tuple(self.problems),
        )

    def name(self) -> str:
        (number,) = self.mapping.numbers(Field.ORGANISATION)
        cell = self.row.cell(number)
        typed = text_of(cell)
        if not typed:
            self.problem(number, N_("The name of the organisation is missing."))
        elif "\n" in typed.strip() and (";" in typed or "," in typed or '"' in typed):
            self.problem(number, N_("This cell runs over several lines: look for a lone quotation mark."))
        elif len(typed) > _MAX_NAME:
            self.problem(number, N_("This name is too long for an organisation."))
        elif isinstance(cell, bool | date | datetime):
            self.problem(number, N_("A date or a yes/no stands where a name is expected."))
        return typed[:_MAX_NAME]

    def representative(self) -> ParsedPerson | None:
        whole = parsed_person(self.text(Field.REPRESENTATIVE))
        civility = self.text(Field.CIVILITY)
        read = parsed_civility(civility)
        if civility and not read:
            self.problem(
                self.mapping.numbers(Field.CIVILITY)[0],
                N_("This civility is not known: it was left out."),
                refused=False,
            )
        person = ParsedPerson(
            read or whole.civility,
            tidy_person_name(self.text(Field.FIRST_NAME)) or whole.first_name,
            tidy_person_name(self.text(Field.LAST_NAME)) or whole.last_name,
            self.text(Field.FUNCTION),
        )
        return person or None

    def emails(self) -> tuple[str, ...]:
        found: list[str] = []
        for number, cell in self.cells(Field.EMAIL):
            addresses = emails_in(cell)
            found += addresses
            if not addresses:
                self.problem(number, N_("This is no e-mail address: it was left out."), refused=False)
        return tuple(dict.fromkeys(found))

    def numbers(self, field: Field) -> tuple[str, ...]:
        found: list[str] = []
        for number, cell in self.cells(field):
            read = phones_in(cell)
            found += read
            if any(sum(char.isdigit() for char in part) < 8 for part in read):
                self.problem(number, N_("This phone number looks incomplete: it was kept as it is."), refused=False)
        return tuple(dict.fromkeys(found))

    def parts(self, field: Field) -> tuple[str, ...]:
        texts = [part for _number, cell in self.cells(field) for part in _CUT.split(text_of(cell)) if part]
        return tuple(dict.fromkeys(texts))

    def address(self) -> tuple[str, str, str]:
        return address_of(*(self.text(field) for field in ADDRESS))

    def joined_on(self) -> date | None:
        for number, cell in self.cells(Field.JOINED_ON):
            if _YEAR.fullmatch(text := text_of(cell)):
                return date(int(text), 1, 1)
            if (read := whole_date(cell, self.today)) is not None:
                return read
            self.problem(number, N_("This is no date. Write it as 03/04/2025."))
        return None

    def text(self, field: Field) -> str:
        return next((text_of(cell) for _number, cell in self.cells(field)), "")

    def cells(self, field: Field) -> Iterator[tuple[int, Cell]]:
        """The filled cells of `field`; one too long for a directory is refused and left out."""
        for number in self.mapping.numbers(field):
            cell = self.row.cell(number)
            if isinstance(cell, str) and len(cell) > _MAX_TEXT:
                self.problem(number, N_("This text is too long for this column."))
            elif cell is not None:
                yield number, cell

    def problem(self, column: int, reason: str, *, refused: bool = True) -> None:
        self.problems.append(Problem(self.row.line, column_letter(column), _(reason), refused))


def address_of(whole: str, street: str, code: str, city: str, code_and_city: str = "") -> tuple[str, str, str]:
    """Street, code and town; what they leave empty is looked for in `code_and_city`, then in the `whole` address."""
    code, city = _code_and_city(code, city, code_and_city)
    if found := _TOWN.match(whole):
        return (
            street or tidy_person_name(found["street"]).strip(" ,–-"),
            code or found["code"],
            city or tidy_person_name(found["city"]),
        )
    return street or tidy_person_name(whole), code, city


def _code_and_city(code: str, city: str, both: str) -> tuple[str, str]:
    """Whichever of the three columns holds code and town together is cut in two."""
    if (found := _CODE_FIRST.fullmatch(code)) is not None:
        code, city = found["code"], city or found["city"]
    if cut := _cut(city):
        code, city = code or cut[0], cut[1]
    told = (both, "") if both.isdigit() else _cut(both) or ("", both)
    return code or told[0], city or told[1]


def _cut(text: str) -> tuple[str, str] | None:
    """“1050 Ixelles”, “1050 – Bruxelles”, “Ixelles (1050)”: the code and the town."""
    found = _CODE_FIRST.fullmatch(text) or _CODE_LAST.fullmatch(text)
    town = tidy_person_name(found["city"]).strip(" ,(–—/-") if found is not None else ""
    return (found["code"], town) if found is not None and len(town) > 1 else None


def text_of(cell: Cell) -> str:
    """A cell as one would read it on paper."""
    if type(cell) is str and cell.isprintable():
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return _CONTROL.sub(" ", str(cell)).strip()


def emails_in(cell: Cell) -> list[str]:
    """The e-mail addresses that a cell holds."""
    found = (address.rstrip(".") for address in _EMAIL.findall(text_of(cell).replace("mailto:", "")))
    return [address for address in found if not fault(address)]


def phones_in(cell: Cell) -> list[str]:
    """The phone numbers of a cell, as they are kept."""
    return [phone(part) for part in _phone_parts(cell)]


def websites_in(cell: Cell) -> list[str]:
    """The web sites of a cell."""
    return [part for part in _CUT.split(text_of(cell)) if part]


def _phone_parts(cell: Cell) -> list[str]:
    """The numbers of a cell; one that a spreadsheet took for a quantity regains its 0."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        digits = str(cell)
        if digits.startswith("32") and len(digits) in {10, 11}:
            return [f"+{digits}"]
        return [digits if digits.startswith("0") else f"0{digits}"]
    return [part for part in _CUT.split(text_of(cell)) if part]
