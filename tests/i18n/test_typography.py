"""French typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.i18n.typography import TypographyOptions, french, inner_quotes


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi ?", "Quoi\u202f?"),
        ("Bonjour!", "Bonjour\u202f!"),
        ("Vraiment ?!", "Vraiment\u202f?!"),
        ("un ; deux;", "un\u202f; deux\u202f;"),
        ("Voir : ceci", "Voir\xa0: ceci"),
        ("Voir: ceci", "Voir\xa0: ceci"),
        ("«oui»", "«\xa0oui\xa0»"),
        ("« oui »", "«\xa0oui\xa0»"),
        ("« Non! »", "«\xa0Non\u202f!\xa0»"),
        ("l'abri d'Élise", "l’abri d’Élise"),
        ("l'« École »", "l’«\xa0École\xa0»"),
        ("50 %, 3 €", "50\xa0%, 3\xa0€"),
        ("M. Dupont, Mme Élan, n° 3", "M.\xa0Dupont, Mme\xa0Élan, n°\xa03"),
        ("Oui ?\nNon !", "Oui\u202f?\nNon\u202f!"),
        (" : suite", "\xa0: suite"),
    ],
)
def test_what_is_set(typed: str, printed: str) -> None:
    assert french(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "http://exemple.be/a?b=1;c:d", "https://exemple.be/l'abri!x", "a.b'c@exemple.be", "14:30", "16:9",
        "a:b",
        "(?)", "[!]", "« https://exemple.be/ »".replace(" ", "\xa0"), "?", "5' 30", "'mot", "\ufdd0",
        "Le service — d’aide", "l’abri",
    ],
)  # fmt: skip
def test_what_is_left_alone(text: str) -> None:
    assert french(text) == text


def test_marks_after_a_link_are_set() -> None:
    assert french("Voir www.exemple.be/é? Oui : 14:00 !") == "Voir www.exemple.be/é\u202f? Oui\xa0: 14:00\u202f!"
    assert french("écrire à a@exemple.be ; merci") == "écrire à a@exemple.be\u202f; merci"


def test_the_office_chooses() -> None:
    typed = "l'abri : « oui » !"
    assert french(typed, TypographyOptions(narrow_spaces=False)) == "l’abri\xa0: «\xa0oui\xa0»\xa0!"
    assert french(typed, TypographyOptions(curly_apostrophes=False)) == "l'abri\xa0: «\xa0oui\xa0»\u202f!"
    assert french(typed, TypographyOptions(narrow_guillemets=True)) == "l’abri\xa0: «\u202foui\u202f»\u202f!"
    assert french(typed, TypographyOptions(spaces=False)) == "l’abri : « oui » !"


@given(st.text(alphabet="aé1 \xa0\u202f'’«»:;!?.,()\n@/%€w\ufdd0h-t p\"", max_size=40))
def test_twice_is_once(text: str) -> None:
    once = french(text)
    assert french(once) == once


@given(st.text(max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    def bare(value: str) -> str:
        return "".join(char for char in value.replace("’", "'") if not char.isspace())

    assert bare(french(text)) == bare(text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Le numéro « Allo ? Aide »", "Le numéro “Allo ? Aide”"),
        ('Le numéro "Allo" et l’autre', "Le numéro “Allo” et l’autre"),
        ("Le logement", "Le logement"),
        ("« jamais refermé", "« jamais refermé"),
    ],
)
def test_what_is_quoted_inside_guillemets(text: str, inside: str) -> None:
    assert inner_quotes(text) == inside
