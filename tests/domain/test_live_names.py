"""Words that agree with a field, and sources cited with their page."""

import pytest

from csxl_desktop.domain.live_names import FEMININE, agreeing, number_of, parts, place_of, value_of
from csxl_desktop.domain.rich_text import Block, LiveField, Mark, RichText, Span, run_from_json, run_to_json
from csxl_desktop.i18n import speaking

WORDS = agreeing("arrivals", ("nouveau membre", " nouveaux membres"))


@pytest.mark.parametrize(
    ("number", "language", "words"),
    [
        ("0", "fr", "nouveau membre"),
        ("1", "fr", "nouveau membre"),
        ("1,5", "fr", "nouveau membre"),
        ("2", "fr", "nouveaux membres"),
        ("1 204", "fr", "nouveaux membres"),
        ("0", "nl", "nouveaux membres"),
        ("1", "nl", "nouveau membre"),
    ],
)
def test_words_take_the_number_of_their_field(number: str, language: str, words: str) -> None:
    with speaking(language):
        assert value_of(WORDS, {"arrivals": number}) == words
        assert value_of(WORDS.replace("arrivals", "arrivals_in_words"), {"arrivals": number}) == words


def test_words_take_the_gender_where_it_is_known() -> None:
    name = agreeing("team", ("le coordinateur", "les coordinateurs", "la coordinatrice", "les coordinatrices"))

    with speaking("fr"):
        said = [value_of(name, {"team": team, **she}) for team in "12" for she in ({}, {f"team{FEMININE}": "1"})]

    assert said == ["le coordinateur", "la coordinatrice", "les coordinateurs", "les coordinatrices"]


@pytest.mark.parametrize(
    "name", ["other|a|b", "office|a|b", "arrivals|a", "arrivals|a|b|c", "other", "source.1|page 8"]
)
def test_what_says_nothing_stays_as_it_is(name: str) -> None:
    text = RichText((Block("1", runs=(LiveField(name),)),))

    assert text.with_fields({"arrivals": "3", "office": "Maison", "dots": "3.4.5"}) == text


def test_a_source_is_cited_with_its_page_before_its_address() -> None:
    values = {"source.1": "Observatoire (2024). Baromètre. https://a.example"}

    assert value_of("source.1|page 8", values) == "Observatoire (2024). Baromètre, page 8. https://a.example"
    assert value_of("source.1|page 8", {"source.1": "Baromètre"}) == "Baromètre, page 8"
    assert value_of("source.1|page 8", {"source.1": "A. Baromètre."}) == "A. Baromètre, page 8."
    assert value_of("source.1", values) == values["source.1"]


def test_parts_of_names() -> None:
    assert (parts("year"), parts("a|b|c")) == (("year", ()), ("a", ("b", "c")))
    assert (place_of("section-members|title"), place_of("7f")) == ("section-members", "7f")
    assert (number_of("3.4.5"), number_of("Maison"), number_of("12")) == (None, None, 12)


def test_a_footnote_holds_what_it_says_and_its_fields_are_filled() -> None:
    data = {
        "v": 1,
        "blocks": [
            {"id": "a", "t": "p", "runs": [{"s": "La loi"}, {"note": "n2"}, {"note": "n1"}, {"ref": "b|title"}]},
            {"id": "b", "t": "table", "rows": [[[{"note": "n3", "runs": [{"s": "Dans une case"}]}]]]},
        ],
        "notes": {"n1": [{"field": "year"}], "n2": [{"s": "Article 62"}], "lost": [{"s": "Sans appel"}]},
    }

    text = RichText.from_json(data)

    assert [(mark.target, bool(mark.note)) for mark in text.notes()] == [("n2", True), ("n1", True), ("n3", True)]
    assert text.field_names() == {"year"}
    assert text.references() == {"b|title"}
    filled = text.with_fields({"year": "2026"})
    assert filled.notes()[1] == Mark("note", "n1", (Span("2026"),))
    written = text.to_json()
    assert list(written["notes"]) == ["n2", "n1", "n3", "lost"]
    assert "runs" not in written["blocks"][0]["runs"][1]
    assert RichText.from_json(written) == text
    alone = run_to_json(filled.notes()[1])
    assert (alone, run_from_json(alone)) == ({"note": "n1", "runs": [{"s": "2026"}]}, filled.notes()[1])
    assert run_to_json(Span("Mot")) == {"s": "Mot"}


def test_notes_of_a_later_version_are_kept() -> None:
    data = {"v": 1, "blocks": [{"id": "a", "t": "p", "runs": [{"note": "n"}]}], "notes": ["new"]}

    assert RichText.from_json(data).to_json() == data
