"""The sentence of an annex writes itself."""

import pytest

from csxl_desktop.domain.annex_sentence import addressed, annex_sentence, joined_points, says, with_sentence
from csxl_desktop.domain.content.shared import PersonName
from tests.factories import paragraph


@pytest.mark.parametrize(
    ("author", "title", "points", "sentence"),
    [
        ("Mme Keita", "Le bail", "signer, partir.", "Mme Keita presents “Le bail”: signer, partir."),
        ("Mme Keita", "Le bail", "2, 4", "Mme Keita presents “Le bail”."),
        ("", "Le bail", "signer", "“Le bail” covers: signer."),
        ("", "Le bail", "", "“Le bail” is annexed."),
        ("Mme Keita", " ", "signer", ""),
    ],
)
def test_the_sentence_tells_what_is_known(author: str, title: str, points: str, sentence: str) -> None:
    assert annex_sentence(author, title, points) == sentence


def test_the_author_is_called_as_in_the_meeting() -> None:
    people = [PersonName("", "Bram", "Peeters"), PersonName("Mme", "Fatou", "Keita")]

    assert [addressed(name, people) for name in ("Fatou Keita", "Bram Peeters", "Union ")] == [
        "Ms Fatou Keita",
        "Bram Peeters",
        "Union",
    ]


def test_points_that_hold_commas_stay_apart() -> None:
    assert joined_points(("signer", "partir")) == "signer, partir"
    assert joined_points(("signer, lire", "partir")) == "signer, lire; partir"


def test_a_sentence_comes_behind_the_text_and_is_found_again() -> None:
    text = with_sentence(paragraph("Avant."), "Mme Keita presents “Le bail”.", "b9")

    assert [block.id for block in text.blocks] == ["b1", "b9"]
    assert text.plain() == "Avant.\nMme Keita presents “Le bail”."
    assert says(text, "Mme Keita presents “Le bail”.")
    assert not says(text, "")
