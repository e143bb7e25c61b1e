"""Where the words of a text stand."""

import re

from csxl_desktop.proofreading.text import Block, Kind, Text
from csxl_desktop.proofreading.words import Words

_WORDS = Words(("L'école et la cour", "École, 12 ans", "L'école et la cour", "la Cour"))


def test_paragraphs_with_a_word() -> None:
    assert _WORDS.with_any(re.compile(r"\bécole$")) == (0, 1, 2)
    assert _WORDS.with_any(re.compile(r"^\d")) == (1,)
    assert _WORDS.with_any(re.compile("rien")) == ()
    assert _WORDS.holding(("cour", "Cour")) == (0, 2, 3)
    assert _WORDS.holding_part("école") == (0, 2)
    assert _WORDS.holding_rarest(("la", "école", "cour")) == (0, 2)
    assert _WORDS.holding_rarest(("la", "absent")) == ()


def test_words_behind_their_letters() -> None:
    assert sorted(_WORDS.by_letters["ecole"]) == ["École"]
    assert sorted(_WORDS.by_letters["cour"]) == ["Cour", "cour"]


def test_blocks_with_a_word() -> None:
    text = Text(
        (Block("Les COUTS"), Block("coûts | 3", Kind.ROW), Block("Coûts", Kind.HEADING), Block("d’autres coûts"))
    )
    costs = re.compile("^coûts$")
    assert [at for at, _block in text.every(costs)] == [1, 2, 3]
    assert [at for at, _block in text.worded(costs)] == [2, 3]
    assert [at for at, _block in text.running(costs)] == [3]
    assert [at for at, _block in text.running(re.compile(r"\bautres$"))] == [3]
