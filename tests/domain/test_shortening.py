"""Texts brought down to a number of letters."""

from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.domain.shortening import first_words, shortened, weight


def test_a_text_that_fits_stays_whole() -> None:
    text = RichText((Block("a", runs=(Span("Two words"),)), Block("b", "pagebreak"), Block("c", runs=(Span("more"),))))

    assert [block.id for block in shortened(text, 100).blocks] == ["a", "c"]


def test_it_is_cut_between_two_words_and_says_so() -> None:
    text = RichText((Block("a", runs=(Span("One "), LiveField("members"), Span("two three, four"))), Block("b")))

    (block,) = shortened(text, 15).blocks

    assert block.runs == (Span("One "), LiveField("members"), Span("two three…"))
    assert shortened(text, 0).blocks == ()


def test_what_fills_it_to_the_last_letter_leaves_nothing_of_what_follows() -> None:
    text = RichText((Block("a", runs=(Span("Two words"),)), Block("b", runs=(Span("more"),))))

    assert [block.id for block in shortened(text, 9).blocks] == ["a"]


def test_a_figure_at_the_end_is_never_cut() -> None:
    text = RichText((Block("a", runs=(Span("We are "), LiveField("members"))), Block("b", runs=(Span("more"),))))

    assert shortened(text, 9).blocks == text.blocks[:1]


def test_pictures_and_tables_take_room() -> None:
    text = RichText((Block("a", "image"), Block("b", "table", rows=((), ()))))

    assert weight(text) > 1000
    assert shortened(text, 500).blocks == ()


def test_a_line_of_first_words() -> None:
    assert first_words("Short\nline", 20) == "Short line"
    assert first_words("One two, three", 9) == "One two…"
    assert first_words("Endlessword", 4) == "Endl…"


@given(st.lists(st.text(max_size=80), max_size=6), st.integers(0, 300))
def test_nothing_is_ever_longer_than_asked(lines: list[str], letters: int) -> None:
    text = RichText(tuple(Block(str(number), runs=(Span(line),)) for number, line in enumerate(lines)))

    assert weight(shortened(text, letters)) <= letters + 1
