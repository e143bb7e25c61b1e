"""Headings and labels. Every text is invented."""

from itertools import permutations

import pytest

from csxl_desktop.proofreading.rules.headings import _nearness, _Titles
from tests.proofreading.support import printed, proposed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# GROUPE DE TRAVAIL\n# Groupe de travail « Logement »\n# Groupe de travail « Santé »",
            ["GROUPES DE TRAVAIL"],
        ),
        ("# GROUPES DE TRAVAIL\n# Groupe de travail « Logement »\n# Groupe de travail « Santé »", []),
        ("# Groupe de travail\n# Groupe de travail « Logement »", []),
        ("# Atelier\n# Atelier 1\n# Atelier 2", ["Ateliers"]),
        ("Atelier ..... 3\n# Atelier\n# Atelier 1\n# Atelier 2", ["Ateliers", "Ateliers"]),
        ("# Bilan\n# Bilan moral\n# Bilan financier", []),
    ],
)
def test_singular(text: str, expected: list[str]) -> None:
    assert proposed("heading-singular", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# VISITES\nCette année, nous avons organisé une visite le 3 mai.", ["VISITES"]),
        ("# VISITES\nNous avons organisé une visite en mai et deux autres visites en juin.", []),
        ("# VISITES\nNous avons organisé cinq visites.", []),
        ("# VISITE\nNous avons organisé une visite.", []),
        ("# ŒUVRES ET VISITES\nNous avons organisé une visite.", ["ŒUVRES ET VISITES"]),
    ],
)
def test_plural(text: str, expected: list[str]) -> None:
    assert printed("heading-plural", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Intervenante :\n- Mme Anne Vidal\n- M. Luc Noël", ["Intervenants"]),
        ("Intervenants :\n- Mme Anne Vidal M. Luc Noël", []),
        ("Intervenants : Mme Anne Vidal", ["Intervenante"]),
        ("Intervenants : Mme Anne Vidal et Mme Sofia Idrissi", []),  # the custom of many
        ("INTERVENANT : Mme Anne Vidal", ["INTERVENANTE"]),
        ("Animatrices : M. Luc Noël et Mme Sofia Idrissi", ["Animateurs"]),
        ("Présidente : Mme Anne Vidal", []),
        ("Secrétaire : M. Luc Noël", []),
        ("Excusés :\nMme Anne Vidal (Le Relais)\nM. Luc Noël\n# Suite\nM. Paul Henry", []),
        ("Excusé :\nMonsieur Luc Noël\nUn texte sans personne", []),
        ("Participants : 20 personnes", []),
        ("Intervenants :\nLe Relais", []),
        (
            "Invités :\nMme Anne Vidal a expliqué, devant une salle comble et attentive, ce que son service propose.",
            [],
        ),
        ("1\tIntervenante : M. Luc Noël", []),
    ],
)
def test_labels(text: str, expected: list[str]) -> None:
    assert proposed("heading-label", text) == expected


_PARTS = "# Membres\n# Groupes de travail du réseau\n# Conclusions\n"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Membres", []),
        ("MEMBRES", []),
        ("Groupes de travail", ["Groupes de travail du réseau"]),
        ("Comité de pilotage", [""]),
    ],
)
def test_contents(entry: str, expected: list[str]) -> None:
    assert proposed("heading-contents", f"{entry} ........ 4\n{_PARTS}") == expected


def test_contents_by_number() -> None:
    text = "2. Le comité ..... 4\n# 1. Membres\n# 2. Pilotage\n# 3. Conclusions"
    assert proposed("heading-contents", text) == ["2. Pilotage"]


def test_contents_of_a_short_text() -> None:
    assert printed("heading-contents", "Membres ........ 4\n# Autre\n# Encore") == []


def test_a_line_of_the_contents_is_nearest_to_the_heading_that_shares_most_of_its_words() -> None:
    lines = [" ".join(pick) for pick in permutations(("accueil", "membre", "quartier", "réseaux", "12", "la"), 3)]
    titles = lines[::7]
    found = _Titles(titles)
    for line in [*lines, "accueils", "vélo", "vélo du quartier et des membres du réseau"]:
        assert titles[found.nearest(line)] == max(titles, key=lambda title: _nearness(line, title))
