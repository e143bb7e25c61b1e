"""Members' tables as offices keep them: found, mapped, read, and their faults named by line and column."""

import io
from datetime import date

import openpyxl
import pytest

from csxl_desktop.exchange.errors import DuplicateColumnError, NoOrganisationColumnError, NoRowsError
from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.exchange.headings import header_field
from csxl_desktop.exchange.mapping import guessed_mapping
from csxl_desktop.exchange.members_table import MembersTable, members_sheet, members_table
from csxl_desktop.exchange.person_names import ParsedPerson
from csxl_desktop.exchange.tabular import read_table

TODAY = date(2026, 3, 1)


def table(text: str) -> MembersTable:
    return members_table(members_sheet(read_table(text.encode())), today=TODAY)


def fields(text: str) -> list[str]:
    return [column.field.value if column.field else "" for column in table(text).mapping.columns]


def faults(read: MembersTable) -> list[tuple[int, str, bool]]:
    return [(problem.line, problem.column, problem.refused) for problem in read.problems]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "N°;Institution;Civilité;Prénom;Nom;Fonction;Adresse e-mail;Tél.;GSM",
            "number organisation civility first_name last_name function email phone mobile",
        ),
        (
            "Nr.;Organisatie;Aanspreking;Voornaam;Familienaam;Functie;E-mailadres;Telefoon;GSM-nummer",
            "number organisation civility first_name last_name function email phone mobile",
        ),
        (
            "number;organisation;title;first name;surname;job title;e-mail address;phone number;mobile",
            "number organisation civility first_name last_name function email phone mobile",
        ),
        (
            "Membre ;Représentant(e);Rue et numéro;Code postal;Localité;Catégorie;Date d’adhésion;Site web;Sigle",
            "organisation representative street postal_code city category joined_on website short_name",
        ),
        (
            "Nom de l'association;Personne de contact;Adresse;Nom NL;Dépend de;Humeur;;;E-mail *",
            "organisation representative address name_nl parent    email",
        ),
        ("Nom;E-mail;;;;;;;", "organisation email       "),
    ],
)
def test_headers_of_three_languages_are_understood(header: str, expected: str) -> None:
    read = [field or "" for field in fields(f"{header}\nA;B;C;D;E;F;G@x.be;H;I\n")]

    assert " ".join(read).rstrip() == expected.rstrip()


def test_every_field_has_a_header_of_its_own_name() -> None:
    assert [field for field in Field if header_field(field.value) is not field and field is not Field.NAME_NL] == []
    assert header_field("name_nl") is Field.NAME_NL


LISTED = """Liste des membres 2024;;;;;;;
;;;;;;;
N°;Nom de l'institution;Personne de contact;Tél.;GSM;Adresse e-mail;Adresse;Membre depuis
1;Le Balai;M. Jean Dupont;02/511.22.33;475123456 ; a@b.be, c@d.be;Rue Longue 3, 1050 Ixelles;3/4/2019
;;;;;;;
2;Atelier - Commune d'Ixelles;Mevr. An Peeters;;;;;2001
Total : 2;;;;;;;
"""


def test_a_table_below_title_lines_is_read() -> None:
    read = table(LISTED)

    first, second = read.lines
    assert read.problems == ()
    assert (read.mapping.header_line, first.line, second.line) == (3, 4, 6)
    assert first.representative == ParsedPerson("M.", "Jean", "Dupont")
    assert (first.phones, first.emails) == (("02 511 22 33",), ("a@b.be", "c@d.be"))
    assert (first.street, first.postal_code, first.city) == ("Rue Longue 3", "1050", "Ixelles")
    assert (first.joined_on, second.joined_on) == (date(2019, 4, 3), date(2001, 1, 1))
    assert (second.organisation.name, second.organisation.parent_proposal) == (
        "Atelier – Commune d’Ixelles",
        "Commune d’Ixelles",
    )


def test_a_table_without_headers_is_guessed_from_its_cells() -> None:
    read = table("1;Balai;Mme;Eva;Durand\n2;Râteau;M.;Luc;Petit\n")

    assert [(line.organisation.name, line.representative) for line in read.lines] == [
        ("Balai", ParsedPerson("Mme", "Eva", "Durand")),
        ("Râteau", ParsedPerson("M.", "Luc", "Petit")),
    ]


def test_empty_and_double_names_and_wrong_cells_are_named_by_line_and_column() -> None:
    read = table(
        "N;Organisation;Civilité;Nom;E-mail;Membre depuis\n"
        "1;;M.;X;a@b.be;\n"
        "2;(Le) Balai;Roi;Y;pas une adresse;hier\n"
        "3;Balai, Le;;;;31/02/2020\n"
    )

    assert faults(read) == [
        (2, "B", True),
        (3, "C", False),
        (3, "E", False),
        (3, "F", True),
        (4, "B", True),
        (4, "F", True),
    ]
    assert "line 3" in next(p.reason for p in read.problems if (p.line, p.column) == (4, "B"))
    assert [line.refused for line in read.lines] == [True, True, True]


def test_a_lone_quote_that_swallowed_lines_is_refused() -> None:
    read = table('Organisation;Nom\n"Balai;X\nRâteau;Y\nPelle"\n')

    assert faults(read) == [(2, "A", True)]


def test_missing_and_double_columns_are_refused_and_corrected_by_hand() -> None:
    with pytest.raises(NoOrganisationColumnError, match="Prénom, Nom"):
        table("Prénom;Nom\nA;B\n")
    with pytest.raises(DuplicateColumnError, match="A, B"):
        table("Organisation;Organisation;Nom\nA;B;C\n")
    with pytest.raises(NoRowsError):
        table("Organisation;Nom\n")

    sheet = read_table(b"Organisation;Organisation;Nom\nA;B;C\n").sheets[0]
    corrected = guessed_mapping(sheet).assigned(1, Field.CATEGORY)
    (line,) = members_table(sheet, corrected, today=TODAY).lines
    assert (line.organisation.name, line.categories) == ("B", ("A",))


def test_two_columns_of_addresses_are_one_list() -> None:
    (line,) = table("Organisation;E-mail;E-mail\nBalai;a@b.be;c@d.be\n").lines

    assert line.emails == ("a@b.be", "c@d.be")


def test_a_spreadsheet_gives_its_types_and_its_traps() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Vide", 0)
    sheet = book["Sheet"]
    for line in (
        ["Organisation", "GSM", "Téléphone", "Membre depuis", "Code postal"],
        ["Balai", 470123456, 3226415621, date(2019, 4, 3), 1050],
        ["Râteau", None, 25112233, "3 avril 2019", "1050"],
        ["Pelle", None, None, None, None],
        ["Seau", None, None, None, None],
        [None, None, "=1+1", None, None],
    ):
        sheet.append(line)
    sheet.row_dimensions[5].hidden = True
    sheet.merge_cells("A4:A5")
    stream = io.BytesIO()
    book.save(stream)

    read = members_table(members_sheet(read_table(stream.getvalue())), today=TODAY)

    assert read.lines[0].mobiles == ("0470 12 34 56",)
    assert read.lines[0].phones == ("02 641 56 21",)
    assert read.lines[1].phones == ("02 511 22 33",)
    assert [line.joined_on for line in read.lines[:2]] == [date(2019, 4, 3)] * 2
    assert [line.postal_code for line in read.lines[:2]] == ["1050"] * 2
    assert (4, "A", True) in faults(read)  # merged cells
    assert any(problem.line == 6 and "formula" in problem.reason for problem in read.refused)


def test_hidden_lines_are_refused_and_said_so() -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for line in (["Organisation"], ["Balai"], ["Pelle"]):
        sheet.append(line)
    sheet.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)

    read = members_table(members_sheet(read_table(stream.getvalue())), today=TODAY)

    assert [(p.line, "hidden" in p.reason) for p in read.refused] == [(3, True)]
    assert [line.refused for line in read.lines] == [False, True]


def test_short_name_and_parent_said_outright_go_before_what_the_name_suggests() -> None:
    (line,) = table("Organisation;Sigle;Fait partie de\nAmis du grand Balai AGB – Commune d'Ixelles;LAB;Autre\n").lines

    assert (line.organisation.short_name, line.organisation.parent_proposal) == ("LAB", "Autre")


@pytest.mark.parametrize("filler", ["-", " ", ",", "(", "@", "1", "– ", "a ,", "0."])
def test_endless_cells_are_refused_and_cost_nothing(filler: str) -> None:
    long = "x" + filler * (30_000 // len(filler)) + "x"
    row = ";".join(f'"{long}"' for _ in range(8))
    header = "Organisation;Personne;E-mail;Adresse;Tél;Membre depuis;Catégorie;Nom NL\n"

    read = table(header + f"{row}\n" * 20 + f"Balai{';' * 7}\n")

    assert len({problem.line for problem in read.refused}) == 20
    assert all(len(line.organisation.name) <= 250 for line in read.lines)
    assert table(f"{row}\n" * 20).refused


def test_thousands_of_services_find_their_parents() -> None:
    names = [f"CPAS de Lieu{n}\nService {n} - CPAS de Lieu{n}\n" for n in range(3_000)]

    read = table("Organisation\n" + "".join(names))

    assert read.lines[-1].organisation.parent_proposal == "CPAS de Lieu2999"
