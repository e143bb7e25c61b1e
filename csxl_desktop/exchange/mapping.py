"""Which column of a members' table is what: guessed from headers in three languages, corrected in the window."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from csxl_desktop.exchange.errors import DuplicateColumnError, NoOrganisationColumnError, NoRowsError
from csxl_desktop.exchange.person_names import parsed_civility
from csxl_desktop.exchange.table import Cell, Row, Sheet, column_letter
from csxl_desktop.i18n import N_, fold


class Field(StrEnum):
    """What a column of a members' table can hold."""

    NUMBER = "number"
    ORGANISATION = "organisation"
    CIVILITY = "civility"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    REPRESENTATIVE = "representative"
    FUNCTION = "function"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    ADDRESS = "address"
    STREET = "street"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    CATEGORY = "category"
    JOINED_ON = "joined_on"
    WEBSITE = "website"
    NAME_NL = "name_nl"
    SHORT_NAME = "short_name"
    PARENT = "parent"
    NOTE = "note"


FIELD_LABELS: dict[Field, str] = {
    Field.NUMBER: N_("Order number"),
    Field.ORGANISATION: N_("Organisation"),
    Field.CIVILITY: N_("Civility"),
    Field.FIRST_NAME: N_("First name"),
    Field.LAST_NAME: N_("Last name"),
    Field.REPRESENTATIVE: N_("Representative (civility, first and last name)"),
    Field.FUNCTION: N_("Function"),
    Field.EMAIL: N_("E-mail"),
    Field.PHONE: N_("Phone"),
    Field.MOBILE: N_("Mobile"),
    Field.ADDRESS: N_("Whole address"),
    Field.STREET: N_("Street and number"),
    Field.POSTAL_CODE: N_("Postal code"),
    Field.CITY: N_("Town"),
    Field.CATEGORY: N_("Category"),
    Field.JOINED_ON: N_("Member since"),
    Field.WEBSITE: N_("Web site"),
    Field.NAME_NL: N_("Dutch name"),
    Field.SHORT_NAME: N_("Short name"),
    Field.PARENT: N_("Part of"),
    Field.NOTE: N_("Note"),
}

_WORDS: dict[Field, str] = {
    Field.NUMBER: "n|no|nr|num|numero|number|nummer|#|id|volgnummer|n d'ordre|numero d'ordre",
    Field.ORGANISATION: (
        "organisation|organisations|organisatie|organisaties|organization|organisme|organismes|institution|"
        "institutions|instelling|instellingen|association|associations|vereniging|verenigingen|asbl|vzw|service|"
        "services|dienst|diensten|membre|membres|lid|leden|member|members|partenaire|partenaires|partner|partners|"
        "structure|structures|denomination|benaming|naam organisatie|nom organisation|nom association|"
        "nom institution|nom membre|nom service|organisation membre|organisations membres|organisation name|"
        "associations membres|services membres|institutions membres|member organisation"
    ),
    Field.CIVILITY: "civilite|civ|aanspreking|aanhef|aanspreektitel|civility|title|salutation|titre|sexe|m/mme|m mme",
    Field.FIRST_NAME: "prenom|prenoms|voornaam|first name|firstname|given name|prenom representant",
    Field.LAST_NAME: (
        "nom|nom famille|naam|achternaam|familienaam|last name|lastname|surname|family name|name|nom representant"
    ),
    Field.REPRESENTATIVE: (
        "representant|representants|representante|representant(e)|representant.e|representant e|represente par|"
        "mandataire|mandataires|contact|contacts|personne contact|personnes contact|personne|vertegenwoordiger|"
        "vertegenwoordigers|vertegenwoordigd door|contactpersoon|representative|contact person|nom prenom|"
        "prenom nom|nom et prenom|prenom et nom|naam voornaam|naam en voornaam|voornaam en naam|full name|delegue|"
        "person|persoon|represented by"
    ),
    Field.FUNCTION: "fonction|fonctions|functie|function|role|job title|poste|position|titre fonction",
    Field.EMAIL: (
        "e-mail|email|mail|courriel|adresse e-mail|adresse mail|adresse email|adresse electronique|mailadres|"
        "e-mailadres|emailadres|e-mail address|email address|mel|adresse courriel|e-mails|mails"
    ),
    Field.PHONE: "telephone|tel|telefoon|phone|telefoonnummer|phone number|numero telephone|tel fixe|fixe|telephones",
    Field.MOBILE: "gsm|mobile|portable|mobiel|gsm-nummer|cell|cellphone|mobile phone|numero gsm|tel portable",
    Field.ADDRESS: "adresse|adresses|adres|address|adresse complete|adresse postale|siege|volledig adres",
    Field.STREET: "rue|straat|street|rue et numero|straat en nummer|rue et n|adresse rue|rue n",
    Field.POSTAL_CODE: "cp|code postal|postcode|postal code|zip|zip code|code",
    Field.CITY: "ville|localite|commune|gemeente|stad|plaats|city|town|municipality|woonplaats",
    Field.CATEGORY: (
        "categorie|categories|category|rubrique|secteur|domaine|type|thematique|rubriek|sector|domein|famille"
    ),
    Field.JOINED_ON: (
        "membre depuis|date adhesion|adhesion|date entree|entree|lid sinds|toetreding|toetredingsdatum|"
        "datum toetreding|member since|joined|joined on|join date|date affiliation|depuis|since|sinds|date"
    ),
    Field.WEBSITE: "site|site web|site internet|website|web|internet|url|webstek|web site|page web|www",
    Field.NAME_NL: "nom neerlandais|nom nl|nom en neerlandais|nederlandse naam|naam nl|dutch name|name nl|name_nl",
    Field.SHORT_NAME: "sigle|abreviation|acronyme|nom court|afkorting|acronym|short name|abbreviation|korte naam",
    Field.PARENT: (
        "depend|fait partie|organisation mere|parent|parent organisation|hoort bij|moederorganisatie|"
        "rattache|rattachee|part of|institution mere|pouvoir organisateur|po"
    ),
    Field.NOTE: (
        "note|notes|remarque|remarques|commentaire|commentaires|opmerking|opmerkingen|remark|remarks|comment|comments"
    ),
}
_BY_WORD = {word: field for field, words in _WORDS.items() for word in words.split("|")}
_FILLERS = re.compile(r"\b(?:de|du|des|la|le|les|l'|d'|van|het|of|the|a|au|aux)(?:\s+|(?<=')|$)")
_SIGNS = re.compile(r"[°º:*._?]|\s*\(.*?\)\s*$")
_SEVERAL = frozenset({Field.EMAIL, Field.PHONE, Field.MOBILE, Field.WEBSITE, Field.CATEGORY})
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
            if len(doubled) > 1 and field not in _SEVERAL:
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
        return Mapping(header.line, _settled(columns))
    fields = list(_fields_by_content(sheet.rows, width))
    return Mapping(0, tuple(MappedColumn(number, "", field) for number, field in enumerate(fields, start=1)))


def header_field(header: str) -> Field | None:
    """What a header announces, if it is a known one."""
    folded = fold(header.replace("_", " "))
    for words in (folded, fold(_SIGNS.sub(" ", folded)), _plain(folded)):
        if found := _BY_WORD.get(words):
            return found
    return None


def _plain(folded: str) -> str:
    return fold(_FILLERS.sub(" ", _SIGNS.sub(" ", folded)))


def _header(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER else ""


def _known(row: Row) -> int:
    return len({field for cell in row.cells if (field := header_field(_header(cell))) is not None})


def _is_header(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell is not None]
    return _known(row) >= min(2, len(filled)) and 2 * _known(row) >= len(filled) - 1


def _settled(columns: tuple[MappedColumn, ...]) -> tuple[MappedColumn, ...]:
    """“Nom” is the organisation where no other column is and no first name stands beside it."""
    fields = {column.field for column in columns}
    if Field.ORGANISATION in fields or (Field.FIRST_NAME in fields and Field.LAST_NAME in fields):
        return columns
    return tuple(
        replace(column, field=Field.ORGANISATION) if column.field is Field.LAST_NAME else column for column in columns
    )


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
