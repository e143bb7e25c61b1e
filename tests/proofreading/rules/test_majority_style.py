"""What a text does nearly everywhere. Every sentence is invented."""

import pytest

from tests.proofreading.support import printed_wide, proposed_wide

_CURLY = "L’équipe d’accueil l’a dit : c’est l’heure d’ouvrir l’atelier, qu’on l’aime ou qu’on l’évite, d’ici l’été.\n"


def test_one_straight_apostrophe_among_curly_ones() -> None:
    assert proposed_wide("form-apostrophe", _CURLY + "C'est tout.") == ["C’est"]
    assert printed_wide("form-apostrophe", _CURLY) == []
    assert printed_wide("form-apostrophe", "C'est l’heure d'ouvrir.") == []


def test_two_spaces_between_two_words() -> None:
    assert printed_wide("form-two-spaces", "Odile Rivière, coordinatrice  du réseau") == ["coordinatrice du"]
    assert printed_wide("form-two-spaces", "Odile Rivière, coordinatrice du réseau") == []


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Le soir tombait sur la ville. Les équipes attendent de leurs voisins un", 1),
        ("Le soir tombait sur la ville. Les équipes attendent de leurs voisins un soutien.", 0),
        ("Voici les communes. Les équipes viennent de Fontaine et de\n- Bellecour\n- Hautpré", 0),
    ],
)
def test_a_sentence_that_breaks_off(last: str, expected: int) -> None:
    assert len(printed_wide("text-breaks-off", f"{last}\n")) == expected


def test_the_last_full_stop_of_a_paragraph() -> None:
    whole = f"Les voisins ont ouvert la porte de la salle. Ils y ont trouvé des chaises et du café{', du thé' * 8}.\n"
    bare = (
        f"Les voisins ont fermé la porte de la salle. Ils y ont laissé des chaises et du café{', du thé' * 8} chaud\n"
    )
    assert len(printed_wide("text-breaks-off", whole * 21 + bare + "Le lendemain fut calme.")) == 1
    assert printed_wide("text-breaks-off", whole * 2 + bare + "Le lendemain fut calme.") == []
