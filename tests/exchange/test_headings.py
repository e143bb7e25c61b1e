"""The headings of offices' own tables: joined, qualified, for both genders, in French and in Dutch."""

from datetime import date

import pytest

from csxl_desktop.exchange.mapping import guessed_mapping
from csxl_desktop.exchange.members_table import MembersTable, members_sheet, members_table
from csxl_desktop.exchange.people_table import lists_people
from csxl_desktop.exchange.person_names import ParsedPerson
from csxl_desktop.exchange.tabular import read_table

TODAY = date(2026, 3, 1)
OFFICE = (
    "Asbl / Service;Personne de contact;Rue + n°;CP + commune;Tél/GSM;E-mail contact\n"
    "Le Balai;Mme Anna Diop;Rue Longue 3;1050 Ixelles;02/511.22.33;anna@balai.example\n"
    "Le Seau;M. Jean PETIT;Rue Courte 1;1050 – Bruxelles;;\n"
)


def table(text: str) -> MembersTable:
    return members_table(members_sheet(read_table(text.encode())), today=TODAY)


def fields(header: str) -> str:
    width = header.count(";") + 1
    sheet = read_table((f"{header}\n" + ";".join("Mot" for _ in range(width)) + "\n").encode()).sheets[0]
    return " ".join(str(column.field or "–") for column in guessed_mapping(sheet).columns)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Asbl / Service", "organisation"),
        ("Service / association", "organisation"),
        ("Asbl ou service", "organisation"),
        ("Nom de la structure", "organisation"),
        ("Nom de l’asbl", "organisation"),
        ("Naam van de organisatie", "organisation"),
        ("Vzw / dienst", "organisation"),
        ("Nom du mandataire", "representative"),
        ("Nom & prénom", "representative"),
        ("Prénom NOM", "representative"),
        ("Représentant·e", "representative"),
        ("Représentant(e)", "representative"),
        ("Délégué-e-s", "representative"),
        ("Vertegenwoordiger", "representative"),
        ("Naam + voornaam", "representative"),
        ("CP + commune", "postal_code_city"),
        ("Code postal et localité", "postal_code_city"),
        ("CP/Localité", "postal_code_city"),
        ("Postcode en gemeente", "postal_code_city"),
        ("Rue + n°", "street"),
        ("Rue et numéro", "street"),
        ("Straat + nr.", "street"),
        ("Rue, n°, boîte", "street"),
        ("Adresse, CP et commune", "address"),
        ("Tél/GSM", "phone"),
        ("Tél.", "phone"),
        ("Tel/GSM", "phone"),
        ("E-mail contact", "email"),
        ("Courriel 1", "email"),
        ("Type de structure", "category"),
        ("N° d’entreprise", "–"),
        ("Contact 2", "–"),
        ("Service social du CPAS", "–"),
    ],
)
def test_headings_as_offices_write_them_are_understood(heading: str, expected: str) -> None:
    assert fields(f"Humeur;{heading};Civilité;Fonction") == f"– {expected} civility function"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Asbl;Prénom du mandataire;Nom du mandataire", "organisation first_name last_name"),
        ("Asbl;Nom du mandataire", "organisation representative"),
        ("Organisation;Asbl / Service;Nom", "organisation – last_name"),
        ("Nom de l'asbl;Nom de la structure;E-mail", "organisation – email"),
        ("Nom du mandataire;E-mail", "representative email"),
    ],
)
def test_columns_say_what_the_others_are(header: str, expected: str) -> None:
    assert fields(header) == expected


def test_a_table_of_an_office_gives_members_with_place_and_representative() -> None:
    sheet = read_table(OFFICE.encode()).sheets[0]
    assert not lists_people(sheet, guessed_mapping(sheet))
    first, second = table(OFFICE).lines

    assert (first.organisation.name, first.representative) == ("Le Balai", ParsedPerson("Mme", "Anna", "Diop"))
    assert (first.street, first.postal_code, first.city) == ("Rue Longue 3", "1050", "Ixelles")
    assert (first.phones, first.emails) == (("02 511 22 33",), ("anna@balai.example",))
    assert (second.postal_code, second.city) == ("1050", "Bruxelles")
    assert second.representative == ParsedPerson("M.", "Jean", "Petit")


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("CP + commune", "B-1050 Bruxelles", ("1050", "Bruxelles")),
        ("CP + commune", "Ixelles (1050)", ("1050", "Ixelles")),
        ("CP + commune", "1050", ("1050", "")),
        ("CP + commune", "Ixelles", ("", "Ixelles")),
        ("Commune", "1050 Ixelles", ("1050", "Ixelles")),
        ("Code postal", "1050 Ixelles", ("1050", "Ixelles")),
        ("Code postal", "B-1050", ("B-1050", "")),
        ("Adresse", "Rue Longue 3, 1050 – Ixelles", ("1050", "Ixelles")),
    ],
)
def test_code_and_town_of_one_cell_are_cut_in_two(heading: str, cell: str, expected: tuple[str, str]) -> None:
    (line,) = table(f"Asbl;{heading}\nLe Balai;{cell}\n").lines

    assert (line.postal_code, line.city) == expected


def test_a_column_called_name_beside_the_organisation_may_hold_whole_names() -> None:
    first, second = table("Asbl;Nom\nLe Balai;Mme Anna Diop\nLe Seau;M. Jean De Smet\n").lines
    (bare,) = table("Asbl;Nom\nLe Balai;De Smet\n").lines

    assert first.representative == ParsedPerson("Mme", "Anna", "Diop")
    assert second.representative == ParsedPerson("M.", "Jean", "De Smet")
    assert bare.representative == ParsedPerson("", "", "De Smet")
