"""Meetings against their headings and neighbours. Every text is invented."""

import pytest

from tests.proofreading.support import printed_wide

_MEETINGS = """3. ASSEMBLÉES
Elles ont eu lieu dans {places} lieux différents.
3.1 Assemblée du mardi 14 mars 2023
Lieu : Salle des Aulnes, rue Basse, 4
Intervenante : Mme Ida Vander (Le Pont)
Mme Vander a présenté son travail. {first}
3.2 Assemblée du mardi 9 mai 2023
Lieu : Bibliothèque du Parc, rue Haute, 9
Intervenant : M. Paul Rivet (La Rive)
{second}
3.3 Assemblée du mardi 13 juin 2023
Lieu : {third}
Intervenante : Mme Lise Bodard (Le Quai)
Mme Bodard a expliqué la loi.
"""
_PLAIN = {"places": "trois", "first": "On a ri.", "second": "On a dansé.", "third": "Maison du Lac, quai Vert, 2"}


def _of(code: str, **changed: str) -> list[str]:
    return printed_wide(code, _MEETINGS.format(**_PLAIN | changed))


def test_a_rank_that_its_place_contradicts() -> None:
    assert _of("meeting-told", second="La troisième assemblée a duré deux heures.") == ["troisième assemblée"]
    assert _of("meeting-told", second="La deuxième assemblée a duré deux heures.") == []


def test_a_day_a_little_beside_that_of_the_heading() -> None:
    text = "2.3 Balade de quartier\nMercredi 14 juin 2023, de 13 h à 16 h\nIl faisait beau.\nLa balade du {} a plu."
    assert printed_wide("meeting-told", text.format("15 juin")) == ["15 juin"]
    assert printed_wide("meeting-told", text.format("14 juin")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("M. Rivet a montré ses outils.", []),
        ("Mme Bodard a montré ses outils.", ["Mme Bodard"]),
        ("Mme Lacroix a montré ses outils.", []),
    ],
)
def test_somebody_who_speaks_in_another_part(sentence: str, expected: list[str]) -> None:
    assert _of("meeting-speaker", second=sentence) == expected


def test_a_place_that_stands_twice() -> None:
    assert len(_of("meeting-place", third="Salle des Aulnes, rue Basse, 4")) == 1
    assert _of("meeting-place") == []
