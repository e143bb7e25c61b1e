"""How alike names of organisations are, and that an index of them forgets none that a full comparison finds."""

from itertools import combinations

import pytest

from csxl_desktop.domain.name_index import NameIndex
from csxl_desktop.domain.organisation_names import likeness

SAME = [
    ("L’Atelier asbl", "atelier"),
    ("Atelier VZW", "(L’) ATELIER"),
    ("Centre Saint-Roch", "Centre St Roch"),
    ("Centre Sint-Roch", "Centre Ste Roch"),
    ("Antenne BXL SE", "Antenne de Bruxelles Sud-Est"),
    ("Service Voirie – Commune d’Ixelles", "Service Voirie Commune XL"),
    ("Service Voirie (Commune d’Ixelles)", "Commune d’Ixelles, service voirie"),
    ("Piscine communale d’Ixelles", "Piscine de la commune d'Ixelles"),
    ("CPAS d’Ixelles", "OCMW Elsene"),
    ("CPAS - Centre public d’action sociale d’Uccle", "C.P.A.S. Uccle"),
    ("SSM Le Phare", "Service de santé mentale Le Phare"),
    ("PSE de Forest", "Promotion de la santé à l’école – Forest"),
    ("Centre PMS libre", "Centres Psycho-Médico-Sociaux libres"),
    ("Le Phare AMO", "Le Phare, aide en milieu ouvert"),
    ("ALE d’Etterbeek", "Agence locale pour l’emploi Etterbeek"),
    ("SISD Bxl", "Service intégré de soins à domicile de Bruxelles"),
    ("ONE", "Office de la Naissance et de l’Enfance"),
    ("Ligue des Jeux Anciens de Wallonie LJAW", "Ligue des jeux anciens de Wallonie"),
]
ALIKE = [
    ("Ligue des Jeux Anciens de Wallonie", "L.J.A.W."),
    ("(Le) Phare - Centre de jour", "Le Phare"),
    ("Logis Vert (Les Toits d’Ici)", "Toits d'ici"),
    ("Soins Bleus/CSB", "CSB"),
    ("Techno-prévention", "Service Technoprévention"),
    ("Le Belvédère", "Belvedre asbl"),
    ("Bibliothèque Rimbaud", "Bibliothéque Rimbaut"),
    ("Centre Phare", "Phare"),
    ("Promo fort", "Promof ort"),
]
OTHERS = [
    ("Service Médiation locale d’Ixelles", "Service Médiation sociale d’Ixelles"),
    ("Service Emploi – Commune d’Ixelles", "Service Jeunesse – Commune d’Ixelles"),
    ("Centre PMS communal d’Ixelles", "Centre PMS libre d’Ixelles"),
    ("Mission locale d’Ixelles", "Mission locale de Forest"),
    ("Maison de quartier 1", "Maison de quartier 2"),
    ("CPAS d’Ixelles", "Tremplin – CPAS d’Ixelles"),
    ("Maison Africaine", "Maison Blanche"),
    ("", "Atelier"),
    ("Phare Nord", "Phare Sud"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_signs_order_and_abbreviations_say_the_same(one: str, other: str) -> None:
    assert (likeness(one, other), likeness(other, one)) == (100, 100)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_part_of_a_name_initials_and_slips_are_alike_but_not_the_same(one: str, other: str) -> None:
    assert 85 <= likeness(one, other) < 100
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_what_differs_in_the_word_that_counts_is_another(one: str, other: str) -> None:
    assert likeness(one, other) < 85
    assert likeness(one, other) == likeness(other, one)


def test_name_of_small_words_or_signs_alone_is_still_compared() -> None:
    assert likeness("Les", "les") == 100
    assert likeness("!?", "Atelier") == 0


def test_index_finds_the_pairs_that_comparing_all_finds() -> None:
    names = dict(enumerate(name for couple in (*SAME, *ALIKE, *OTHERS) for name in couple if name))

    found = NameIndex(names.items()).pairs(at_least=85)

    expected = {(a, b) for a, b in combinations(names, 2) if likeness(names[a], names[b]) >= 85}
    assert {tuple(sorted(pair)) for pair in found} == expected


def test_index_gives_the_nearest_first_each_key_once() -> None:
    index = NameIndex([(1, "Le Belvédère"), (1, "Belvédère AMO"), (2, "Le Belvedre"), (3, "Maison Blanche")])

    assert index.nearest("belvedere", at_least=85) == [(1, 100), (2, 90)]
    assert index.nearest("belvedere", at_least=85, limit=1) == [(1, 100)]
    assert index.nearest("moulin", at_least=85) == []


def test_index_finds_by_initials_both_ways() -> None:
    index = NameIndex([(1, "Ligue des Jeux Anciens de Wallonie"), (2, "ABCD")])

    assert index.nearest("ljaw", at_least=85) == [(1, 95)]
    assert index.nearest("Amis Bleus du Canal Doux", at_least=85) == [(2, 95)]


def test_index_lets_go_of_one_name_and_keeps_another_that_is_read_alike() -> None:
    index = NameIndex([(1, "L’Abri"), (1, "l'abri"), (2, "L’Abri")])

    index.discard(2, "L’Abri")
    index.discard(1, "l'abri")
    assert index.nearest("abri", at_least=85) == [(1, 100)]

    index.discard(1, "L’Abri")
    assert index.nearest("abri", at_least=85) == []

    index.add(2, "L’Abri")
    assert index.nearest("abri", at_least=85) == [(2, 100)]
