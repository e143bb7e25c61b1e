"""Organisations and who speaks for them. Every name is invented."""

from datetime import date

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge, KnownGroup, KnownOrganisation, KnownPerson
from tests.proofreading.support import YEAR, printed, proposed

_MEMBERS = "".join(
    f"{number}\t{organisation}\t{person}\n"
    for number, (organisation, person) in enumerate(
        (
            ("Maison de jeunes Le Phare", "Mme Anne Vidal"),
            ("Commune de Sainte-Alix – Service Jeunesse", "M. Luc Noël"),
            ("Commune de Sainte-Alix – Cellule Statistiques", "Mme Zoé Henry"),
            ("Soins à domicile du Canal", "M. Paul Henin"),
            ("Planning Les Tilleuls", "Mme Rosa Diaz"),
            ("La Ruche", "M. Omar Saïdi"),
        ),
        start=1,
    )
)


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ("1.\tLa Ruche\tM. Omar Saïdi", []),
        ("1.\tPlanning « Les Tilleuls »\tMme Rosa Diaz", ["Planning Les Tilleuls"]),
        ("1.\tService Jeunesse, Sainte-Alix\tMme Zoé Henry", ["Commune de Sainte-Alix – Cellule Statistiques"]),
        ("1.\tLa Ruche\tMme Inès Roy", []),
        ("1.\tLa Ruche\tMme Rosa Diaz", ["Planning Les Tilleuls"]),
        ("1.\tTout autre chose\tMme Inès Roy", []),
        ("« Oui »\nNora Lys – La Rûche", []),
    ],
)
def test_seats(seats: str, expected: list[str]) -> None:
    assert proposed("name-seat", f"{_MEMBERS}\nLe comité :\n\n{seats}\n") == expected


@pytest.mark.parametrize(
    ("second", "expected"), [("Planning Les Tilleuls", []), ("Soins du Canal asbl", ["La Ruche asbl"])]
)
def test_a_table_that_leaves_legal_forms_out_names_its_bodies_well(second: str, expected: list[str]) -> None:
    members = _MEMBERS.replace("La Ruche", "La Ruche asbl").replace(
        "Planning Les Tilleuls", "Planning Les Tilleuls asbl"
    )
    seats = f"1.\tLa Ruche\tM. Omar Saïdi\n2.\t{second}\tMme Rosa Diaz"

    assert [
        each for each in proposed("name-seat", f"{members}\nLe comité :\n\n{seats}\n") if "Ruche" in each
    ] == expected


def test_a_text_of_one_table_has_no_seats() -> None:
    assert printed("name-seat", _MEMBERS) == []


def test_tables_of_one_length_are_two_lists() -> None:
    assert printed("name-seat", f"{_MEMBERS}\nPuis :\n\n{_MEMBERS.replace('La Ruche', 'La Rûche')}") == []


_QUOTE = "« Un réseau précieux. »\n\n{}\n"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("Omar Saïdi – La Ruche", []),
        ("Omar Saïdi – La Ruche asbl", []),
        ("Omar Saïdi – La Ruche (cité avec son accord)", []),
        ("Omar Saïdi – Service Emploi", ["La Ruche"]),
        ("Nora Lys – Service Emploi", []),
        ("Commune de Sainte-Alix – Service Emploi", []),  # no signature
        ("Omar Saïdi – Service Emploi :", []),
    ],
)
def test_one_person_for_two_bodies(signature: str, expected: list[str]) -> None:
    assert proposed("name-two-bodies", _MEMBERS + _QUOTE.format(signature)) == expected


def test_one_person_twice_for_the_same_other_body_is_told_once() -> None:
    text = _MEMBERS + 2 * _QUOTE.format("Omar Saïdi – Service Emploi")
    assert len(printed("name-two-bodies", text)) == 1


def test_a_person_of_the_directory() -> None:
    known = Knowledge(
        people=(KnownPerson("1", "Nora Lys", ("Le Canal",)),),
        organisations=(KnownOrganisation("1", "Le Canal", others=("CNL",)),),
    )
    assert proposed("name-two-bodies", _QUOTE.format("Nora Lys – Service Emploi"), known) == ["Le Canal"]
    assert proposed("name-two-bodies", _QUOTE.format("Nora Lys – CNL"), known) == []


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("Nora Lys – Planning des Tilleuls", ["Planning Les Tilleuls"]),
        ("Nora Lys – Centre Le Phare du Nord", ["Maison de jeunes Le Phare"]),
        ("Nora Lys – La Ruche", []),
        ("Nora Lys – La Ruche, antenne du Canal", []),  # the name stands in it whole
        ("Nora Lys – Service Emploi", []),
    ],
)
def test_near_names(signature: str, expected: list[str]) -> None:
    assert proposed("name-near", _MEMBERS + _QUOTE.format(signature)) == expected


def test_near_names_of_members_alone() -> None:
    organisations = (
        KnownOrganisation("1", "Le Carrousel bleu", member=True),
        KnownOrganisation("2", "Le Fanion rouge"),
    )
    known = Knowledge(organisations=organisations)
    assert proposed("name-near", _QUOTE.format("Nora Lys – Le Carrousel"), known) == ["Le Carrousel bleu"]
    assert proposed("name-near", _QUOTE.format("Nora Lys – Le Fanion"), known) == []
    twice = _QUOTE.format("Nora Lys – Le Carrousel") + _QUOTE.format("Omar Lys – Le Carrousel")
    assert len(printed("name-near", twice, known)) == 1


def test_bodies_and_names_that_are_no_longer() -> None:
    known = Knowledge(
        organisations=(
            KnownOrganisation("1", "La Passerelle", ended_on=date(YEAR - 1, 6, 30)),
            KnownOrganisation("2", "Le Pont", ended_on=date(YEAR, 6, 30)),
            KnownOrganisation(
                "3",
                "Maison du Canal",
                former=(
                    ("Abri du Nord", date(YEAR - 2, 1, 1)),
                    ("Canal", date(YEAR - 2, 1, 1)),
                    ("Le Gîte", None),
                    ("Gué", date(YEAR - 2, 1, 1)),
                ),
            ),
        )
    )
    text = (
        "# La Passerelle\nAvec La Passerelle, Le Pont, l’Abri du Nord, Le Gîte, le Gué et le Canal."
        "\nLa Passerelle encore."
    )
    assert printed("name-gone", text, known) == ["La Passerelle", "Abri du Nord"]
    assert printed("name-gone", text, known, year=None) == []
    assert printed("name-gone", "Rien de tout cela", known) == []


_GROUPS = (
    "# Groupe de travail « Logement »\n{}\n# GT « Santé mentale »\nLe groupe continue.\n"
    "# Groupe de travail de la commune\n"
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le GT Logements se réunit.", ["Logement"]),
        ("Le GT Logement se réunit.", []),
        ("Le GT Santé mentale a rédigé un guide.", ["Logement"]),
        ("Avec le GT Santé mentale, une visite a eu lieu.", []),
        ("Le GT Énergie se réunit.", []),
        ("Le groupe est grand.", []),
        ("Le GT Santé mental est réuni", ["Santé mentale"][:0]),
    ],
)
def test_groups(line: str, expected: list[str]) -> None:
    assert proposed("name-group", _GROUPS.format(line)) == expected


def test_groups_of_the_dossier() -> None:
    known = Knowledge(groups=(KnownGroup("1", "Seniors"),))
    assert proposed("name-group", "Le GT Senior se réunit.", known) == ["Seniors"]
    assert proposed("name-group", "Le GT Senior se réunit.") == []
    assert proposed("name-group", "# Autre\nLe GT Seniors se réunit.", known) == []
