"""Two ways of writing one name are one; what another alphabet tells apart stays apart."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.i18n import fold, sort_key


def test_accents_case_signs_and_spaces_are_set_aside() -> None:
    assert fold("  L’Équipe\u00a0 du  CŒUR – «Été» ") == 'l\'equipe du coeur - "ete"'
    assert fold("l`atelier") == fold("l’Atelier") == "l'atelier"
    assert fold("Øøİıß ŁĐ") == "ooiiss ld"
    assert sort_key("(L’)Été") == "ete"


def test_other_alphabets_stay() -> None:
    assert fold("Ελλάς Київ 中文 한글") == unicodedata.normalize("NFKD", "ελλασ киів 中文 한글")


@given(st.text(max_size=30))
def test_composed_or_not_a_text_folds_to_the_same(text: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=30))
def test_what_is_folded_holds_no_accent_and_no_loose_space(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.combining(char) for char in folded)
    assert folded == " ".join(folded.split())
