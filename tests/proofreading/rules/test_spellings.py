"""One thing under several spellings. Every name is invented."""

import sys

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge, KnownOrganisation, KnownPerson
from csxl_desktop.proofreading.rules import spellings
from tests.proofreading.support import printed, proposed

OF_TWO_NAMES = spellings._one_letter.__code__


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chez Canal Santé, avec Canal Santé.\nLe service de Canal-Santé", ["Canal-Santé"]),
        ("Chez Canal Santé.\n1\tCellule Jeunes - Canal-Santé\tM. Luc Noël", ["Canal-Santé"][:1]),
        ("Chez Canal Santé et Canal Santé", []),
        ("Le Plan Social Santé Intégré et le Social-Santé", []),  # part of a longer name
        ("1\tLe Relais\tM. Luc Noël\nMerci à Luc-Noël", []),
        ("# CANAL-SANTÉ\nChez Canal Santé", []),
    ],
)
def test_hyphens(text: str, expected: list[str]) -> None:
    assert len(printed("name-hyphen", text)) == len(expected)


def test_of_two_ways_as_frequent_the_other_one_is_proposed() -> None:
    text = "La Grande-Ourse danse. La Grande Ourse chante."
    assert (printed("name-hyphen", text), proposed("name-hyphen", text)) == (["Grande-Ourse"], ["Grande Ourse"])


def test_the_way_of_the_dossier_is_the_right_one() -> None:
    known = Knowledge(organisations=(KnownOrganisation("o", "Grande-Ourse"),))
    text = "La Grande-Ourse danse. La Grande Ourse chante et la Grande Ourse rit."
    assert printed("name-hyphen", text, known) == ["Grande Ourse"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La COMMA aide. La COMMA encore. La Comma enfin.", ["Comma"]),
        ("La COMMA aide et la COMMA encore", []),
        ("Le RAPPORT et le Rapport", []),
        ("Le PROJET, un projet, le Projet", []),
        ("# LE RELAIS\nLe Relais", []),
        ("UN VIDE GRENIER DANS LE QUARTIER DU Canal, le Quartier", []),
        ("OBJET du jour, Objet", []),
    ],
)
def test_acronyms(text: str, expected: list[str]) -> None:
    assert printed("name-capitals", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les séniors du quartier.\nLes seniors et les seniors", ["séniors"]),
        ("Le Crébo et le Crebo et le Crebo", ["Crébo"]),
        ("Avec Bruss'net, puis Brussnet et Brussnet", ["Bruss'net"]),
        ("Il organise, c’est organisé, organisés, organisées", []),
        ("Votre avis est le vôtre", []),
        ("Relevé et relève et releve", []),
        ("écrire à benedicte@a.exemple pour Bénédicte", []),
        ("École et école, Ecole", []),
        ("Les sœurs et les soeurs", []),
        ("Le Crébo, le Crebo, le Crèbo", []),  # too many to tell
        ("Un bénévole et une bénévole", []),
        ("Quelle idée ! Quelle fête ! Qu’elle revienne.", []),
    ],
)
def test_accents(text: str, expected: list[str]) -> None:
    assert printed("name-accents", text) == expected


def test_accents_of_names_are_theirs() -> None:
    known = Knowledge(organisations=(KnownOrganisation("1", "Séniors du Nord"),))
    assert printed("name-accents", "Les Séniors du Nord.\nLes seniors et les seniors", known) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Commune d’Ixelles et la Commune XL", ["Commune XL"]),
        ("La Commune d’Ixelles et la Commune d’Ixelles", []),
        ("Au CPAS de Forest et à la Commune de Forest", []),
        ("À Bruxelles et à Bxl", ["Bxl"]),
        ("À Bxl et à BXL", []),
        ("À Bruxelles", []),
    ],
)
def test_towns(text: str, expected: list[str]) -> None:
    assert printed("name-town", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« La Voix est libre » puis « La Voix est livre »", ["La Voix est livre"]),
        ("« Parcours d’été »\n« Parcours d’Été »\n« Parcours d’été »", ["Parcours d’Été"]),
        ("« Parcours d’été » et « parcours d’été »", []),
        ("« Marché 2022 » et « Marché 2023 »", []),
        ("« Ruche » et « Ruches »", []),
        ("« Logement » et « logements »", []),
        ("« Le grand parcours du canal » et « Le grand parcours des canaux »", []),
        ("« Le jardin du voisin », « Les jardins du voisin » et « Les jardins du voisib »", ["Les jardins du voisib"]),
        ("« De buurt helpt » en « De buurten helpt », « Sterke school » et « Sterke schoon »", ["Sterke schoon"]),
        ("« Potager partagé » et « Potagers partagés »", []),
        ("« Le petit banc » et « Lepetit banc »", ["Lepetit banc"]),
        ("« Un parc vert A » « Un parc vert B » « Un parc vert C »", ["Un parc vert B", "Un parc vert C"]),
        ('"Allo le réseau" et « Allo le réseaux »', ["Allo le réseaux"]),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert printed("name-title", text) == expected


_TABLE = "1\tLe Relais\tMme Anne Duront\n2\tLa Ruche\tM. Luc Noël\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("3\tLe Canal\tMme Anne Durront", ["Anne Duront"]),
        ("Un exposé de Mme Anne Durront, puis d’Anne Durront", ["Anne Durront"]),
        ("Un exposé de Luc Noëll", ["Luc Noël"][:0]),  # too short to tell
        ("3\tLe Canal\tMme Anne Vidal", []),
        ("3\tLe Canal\tMme Zoé Duront", []),
        ("3\tLe Canal\tMme Anne Duront", []),
        ("3\tLe Canal\tMme Anne", []),
    ],
)
def test_people(row: str, expected: list[str]) -> None:
    assert proposed("name-person", _TABLE + row) == expected


def test_people_of_the_directory_are_compared_with_those_printed_not_with_each_other() -> None:
    directory = tuple(KnownPerson(str(number), f"Anne Dupont{number:03}") for number in range(200))
    known = Knowledge(people=(*directory, KnownPerson("d", "Anne Durond")))
    compared: list[str] = []
    sys.setprofile(lambda frame, what, _about: compared.append(what) if frame.f_code is OF_TWO_NAMES else None)
    try:
        found = proposed("name-person", _TABLE, known)
    finally:
        sys.setprofile(None)

    assert found == ["Anne Durond"]
    assert 200 <= compared.count("call") < 1000  # every pair of them would be 20,000


def test_people_of_the_directory_are_right() -> None:
    known = Knowledge(people=(KnownPerson("1", "Anne Durond"), KnownPerson("2", "Anne Durong")))
    assert set(proposed("name-person", _TABLE, known)) == {"Anne Durond", "Anne Durong"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1\tJeunes – CPAS\n2\tSport – CPAS\n3\tAide - CPAS\n4\tArt- CPAS", 1),
        ("1\tJeunes – CPAS\n2\tSport – CPAS\n3\tAide – CPAS\n4\tArt – CPAS", 0),
        ("1\tJeunes – CPAS\n2\tSport - CPAS", 0),
    ],
)
def test_separators(text: str, count: int) -> None:
    assert len(printed("name-separator", text)) == count
