"""Formatted text on paper."""

import re

from reportlab.platypus import Flowable, Spacer

from csxl_desktop.documents import layout, rich_text
from csxl_desktop.documents.tagging.paragraphs import TaggedParagraph
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.rich_text import RichText
from tests.documents.reading import links, page_texts, reader, whole_text
from tests.documents.report_sample import line, photo, rich

THEME = Theme()


def printed(text: RichText, pictures: dict[str, bytes] | None = None) -> bytes:
    story: list[Flowable] = rich_text.flow(text, THEME, (pictures or {}).get)
    return layout.build(story, theme=THEME, title="t")


def test_numbered_lines_count_by_level_and_start_again() -> None:
    text = rich(
        line("un", "number"), line("un a", "number", 1), line("deux", "number"), line("deux a", "number", 1),
        "Entre deux", line("encore", "number"),
    )  # fmt: skip

    assert re.findall(r"\d\.", whole_text(printed(text))) == ["1.", "1.", "2.", "1.", "1."]


def test_the_ends_of_a_list_are_not_alone_on_a_page() -> None:
    items = [line(f"point {n}") for n in range(1, 6)]
    for before in range(20, 50):
        pages = page_texts(printed(rich(*["mot"] * before, "Voici :", *items)))
        (start,) = (page for page in pages if "Voici" in page)
        (end,) = (page for page in pages if "point 5" in page)
        assert "point 1" in start
        assert "point 4" in end


def test_what_follows_a_text_stands_apart_from_the_list_at_its_end() -> None:
    listed, open_ended = (
        rich_text.flow(rich("Voici :", line("point"), *after), Theme()) for after in ((), ("Après.",))
    )

    assert isinstance(listed[-1], Spacer)
    assert isinstance(open_ended[-2], Spacer)


def test_a_list_in_a_quotation_has_its_letters() -> None:
    said = rich(line("dit"))
    plain, quoted = (rich_text.flow(said, Theme(), style=style)[0] for style in ("body", "quote"))

    assert isinstance(plain, TaggedParagraph)
    assert isinstance(quoted, TaggedParagraph)
    assert quoted.style.fontName == Theme().style("quote").fontName != plain.style.fontName
    assert quoted.style.leftIndent == plain.style.leftIndent


def test_table_cells_and_short_rows_print() -> None:
    rows = [[[{"s": "Quoi"}], [{"s": "Qui"}]], [[{"s": "A & B"}]]]

    text = whole_text(printed(rich({"t": "table", "header": True, "rows": rows})))

    assert [word in text for word in ("Quoi", "Qui", "A & B")] == [True] * 3


def test_empty_table_leaves_nothing() -> None:
    assert rich_text.flow(rich({"t": "table", "rows": []}), THEME) == []


def test_unknown_field_is_printed_by_its_name() -> None:
    assert "{member_count}" in whole_text(printed(rich({"t": "p", "runs": [{"field": "member_count"}]})))


def test_picture_with_caption_and_missing_picture_are_both_visible() -> None:
    text = rich(
        {"t": "image", "attachment": "hill", "caption": "La colline"},
        {"t": "image", "attachment": "lost", "caption": "La vallée"},
        {"t": "image", "attachment": "broken", "caption": "Le puits"},
    )

    pdf = printed(text, {"hill": photo(), "broken": b"no picture"})

    words = whole_text(pdf)
    assert len(reader(pdf).pages[0].images) == 1
    assert [caption in words for caption in ("La colline", "La vallée", "Le puits")] == [True] * 3


def test_page_break_and_unknown_kinds() -> None:
    pages = page_texts(printed(rich("avant", {"t": "pagebreak"}, {"t": "aside", "runs": [{"s": "après"}]})))

    assert ["avant" in pages[0], "après" in pages[1]] == [True, True]


def test_footnotes_are_numbered_and_printed_below() -> None:
    text = RichText.from_json(
        {
            "v": 1,
            "blocks": [{"id": "a", "t": "p", "runs": [{"s": "La loi"}, {"note": "n1"}]}],
            "notes": {"n1": [{"s": "Article 62"}]},
        }
    )

    assert "Article 62" in whole_text(printed(text))


def test_marks_and_links_keep_their_letters() -> None:
    runs = [{"s": "gras", "m": "b"}, {"s": " et "}, {"s": "penché", "m": "iu"}, {"s": "2", "m": "^"},
            {"s": "lien", "link": "https://a.example"}]  # fmt: skip
    pdf = printed(rich({"t": "p", "align": "right", "runs": runs}, {"t": "quote", "runs": [{"s": "dit"}]}))

    text = whole_text(pdf).replace(" ", "")
    assert "grasetpenché2lien" in text.replace("\n", "")
    assert "dit" in text
    assert len(links(pdf)) == 1


def test_the_qr_code_of_a_link_is_printed_once_below_its_paragraph() -> None:
    run = {"s": "Le site", "link": "https://a.example"}
    text = RichText.from_json(
        {
            "v": 1,
            "blocks": [{"id": n, "t": "p", "runs": [run, {"s": " et "}, run]} for n in "ab"],
            "qr": ["https://a.example", "https://gone.example", 3],
        }
    )
    kinds = [type(each).__name__ for each in rich_text.flow(text, THEME)]

    assert kinds.count("KeepTogether") == 1
    assert whole_text(printed(text)).count("https://a.example") == 1
    plain = RichText(text.blocks, {"qr": "broken"})
    assert "KeepTogether" not in [type(each).__name__ for each in rich_text.flow(plain, THEME)]
