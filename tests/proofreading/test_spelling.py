"""Which words are doubtful, in three languages."""

import pytest

from csxl_desktop.proofreading.spelling import Spelling
from csxl_desktop.system.paths import resources


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(resources() / "dictionaries")


def wrong(spelling: Spelling, line: str) -> list[str]:
    return [line[start : start + length] for start, length in spelling.doubtful(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("L’assemblée aprouve le PV d’hier, jusqu'à l’école.", ["aprouve"]),
        ("Écrire à nour@exemplle.be ou www.exemplle.be.", []),
        ("De vergadering keurt het verslag goet.", ["goet"]),
        ("The meeting agrees about the recieved letter.", ["recieved"]),
        ("Le CPAS-AG 2026", []),
        ("Peut-être l’aprentissage", ["l’aprentissage"]),
        ("", []),
    ],
)
def test_doubtful_words_of_a_line(spelling: Spelling, line: str, expected: list[str]) -> None:
    assert wrong(spelling, line) == expected


def test_suggestions_keep_the_elision(spelling: Spelling) -> None:
    assert "l’apprentissage" in spelling.suggestions("l’aprentissage")


def test_words_of_the_office_are_right_whatever_their_case(spelling: Spelling) -> None:
    assert wrong(spelling, "Le Canevasse est là") == ["Canevasse"]
    spelling.know(["canevasse"])
    assert wrong(spelling, "Le Canevasse et l’canevasse") == []
    spelling.know([])
    assert wrong(spelling, "Le Canevasse est là") == ["Canevasse"]


def test_what_no_dictionary_is_asked_about(spelling: Spelling) -> None:
    """A word of 200,000 letters, addresses without end: a line that somebody pasted must not hold the dossier up."""
    endless = "x" * 200_000
    assert wrong(spelling, f"avant {endless} aprouve {'nour@exemple.be ' * 5_000}") == [endless, "aprouve"]
    assert spelling.suggestions(endless) == ()
    assert wrong(spelling, "rendez-vous-" * 20 + "demain") == []
