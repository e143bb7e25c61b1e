"""The page: numbers, header, contents, bookmarks, metadata, the same bytes again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents import flowables, layout
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Piece
from csxl_desktop.documents.theme import Theme, contrast
from csxl_desktop.i18n import speaking
from tests.documents.reading import bookmarks, language, links, page_resources, page_texts, reader, whole_text

THEME = Theme()


def test_pages_are_numbered_with_their_total_and_carry_the_header() -> None:
    story = [body("un"), PageBreak(), body("deux"), PageBreak(), body("trois")]

    pages = page_texts(layout.build(story, theme=THEME, title="Essai", header_left="Office", header_right="2026"))

    assert ["1 / 3" in pages[0], "2 / 3" in pages[1], "3 / 3" in pages[2]] == [True, True, True]
    assert all("Office" in page and "2026" in page for page in pages)


def test_the_last_page_of_a_table_has_three_rows_at_the_least() -> None:
    for count in range(37, 47):
        rows = [[str(n), "nom"] for n in range(count)]
        pages = page_texts(
            layout.build([flowables.table(["N", "Nom"], rows, [40, 200], THEME)], theme=THEME, title="T")
        )
        assert pages[-1].split("\n").count("nom") >= 3
        assert "Nom" in pages[-1]


def test_cover_bears_neither_header_nor_number() -> None:
    pdf = layout.build([body("texte")], theme=THEME, title="Essai", header_left="Office", cover=[body("dehors")])

    cover, page = page_texts(pdf)
    assert cover.strip() == "dehors"
    assert "Office" in page
    assert "2 / 2" in page


def test_contents_name_the_pages_and_lead_there() -> None:
    story = [title("Membres & amis", 0), PageBreak(), title("Комитет", 1), PageBreak(), title("Fin", 0)]
    contents = layout.contents(story, THEME)

    pdf = layout.build([*contents, PageBreak(), *story], theme=THEME, title="Essai")

    assert bookmarks(pdf) == [("Membres & amis", 2), ("Комитет", 3), ("Fin", 4)]
    first = page_texts(pdf)[0].splitlines()
    assert [line for line in first if line in {"2", "3", "4"}] == ["2", "3", "4"]
    assert len(links(pdf)) == 3


def test_contents_leave_out_what_does_not_belong_in_them() -> None:
    story: list[Flowable] = [
        flowables.heading("Caché", THEME.style("title"), Entry("Caché", "x", in_contents=False)),
        flowables.heading("Sans repère", THEME.style("title")),
        body("corps"),
    ]

    assert layout.contents(story, THEME) == []


def test_metadata_and_language() -> None:
    pdf = layout.build([body("x")], theme=THEME, title="Rapport <b> & Ω", author="Office", language="nl")

    document = reader(pdf)
    assert document.metadata is not None
    assert (document.metadata.title, document.metadata.author) == ("Rapport <b> & Ω", "Office")
    assert language(pdf) == "nl-BE"


def test_same_content_same_bytes_and_a_date_of_its_own() -> None:
    moment = datetime(2026, 11, 21, 10, tzinfo=UTC)

    first, second = (layout.build([body("x")], theme=THEME, title="t", created_at=moment) for _twice in range(2))
    later = layout.build([body("x")], theme=THEME, title="t", created_at=moment + timedelta(days=1))

    assert first == second
    assert first != later
    metadata = reader(first).metadata
    assert metadata is not None
    assert metadata.creation_date == moment


def test_every_font_is_embedded() -> None:
    story = [body("Texte Ω محمد 😀"), flowables.table(["a"], [["b"]], [100], THEME)]

    pdf = layout.build(story, theme=THEME, title="t", watermark="Projet")

    fonts = page_resources(pdf, "/Font")
    assert len(fonts) >= 4
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"]


def test_no_box_cuts_the_watermark() -> None:
    box = flowables.soft_box([[body("dans la boîte")]], [1.0], THEME)

    text = page_texts(layout.build([box], theme=THEME, title="t", watermark="Projet"))[0]

    assert text.index("dans la boîte") < text.index("Projet")  # drawn after it


def test_watermark_is_on_every_page() -> None:
    story = [body("un"), PageBreak(), body("deux")]

    assert [page.count("Projet") for page in page_texts(
        layout.build(story, theme=THEME, title="t", watermark="Projet")
    )] == [1, 1]  # fmt: skip


def test_nothing_at_all_is_still_a_pdf() -> None:
    assert len(reader(layout.build([], theme=THEME, title="")).pages) == 1


@pytest.mark.parametrize("name", ["</para>", '<img src="file:///etc/passwd"/>', "A & B <asbl> \"x\" 'y'", "{0} %s"])
def test_markup_prints_letter_for_letter(name: str) -> None:
    with speaking("nl"):
        pdf = layout.build([body(name), title(name, 0)], theme=THEME, title=name)

    assert whole_text(pdf).count(name) == 2


def test_long_words_and_long_paragraphs_go_through_whole() -> None:
    story = [body("x" * 3_000), *flowables.texts("mot " * 30_000, THEME.style("body"))]

    text = whole_text(layout.build(story, theme=THEME, title="t"))

    assert text.count("mot") == 30_000
    assert text.count("x") == 3_000


def test_narrow_spaces_hold_the_line_together() -> None:
    with speaking("fr"):
        simple = body("Vraiment? Oui!")
        marked = flowables.rich((Piece("Vraiment? "), Piece("Oui!", bold=True)), THEME.style("body"))
    narrow = 1  # no room for two words on a line

    for paragraph in (simple, marked):
        paragraph.wrap(narrow * 60, 1_000)
    assert whole_text(layout.build([simple], theme=THEME, title="t")).count("Vraiment ?") == 1
    assert "Vraiment ? Oui !" in whole_text(layout.build([marked], theme=THEME, title="t"))


def test_only_web_addresses_become_links() -> None:
    style = THEME.style("body")
    story = [
        flowables.rich((Piece("ici", url=url),), style)
        for url in ("https://a.example/b", "mailto:a@b.example", "file:///etc/passwd", "document:x", "//srv/x")
    ]

    targets = [link["/A"]["/URI"] for link in links(layout.build(story, theme=THEME, title="t"))]
    assert sorted(targets) == ["https://a.example/b", "mailto:a@b.example"]


@pytest.mark.parametrize("accent", ["#0B6B81", "#FFD500", "#FFFFFF", "#00E5FF", "#000000"])
def test_accent_is_always_readable(accent: str) -> None:
    theme = Theme(accent=accent)

    assert contrast(theme.accent_ink, theme.soft) >= 4.5
    assert contrast(theme.accent_ink, HexColor("#FFFFFF")) >= 4.5
    assert contrast(theme.secondary_ink, theme.soft) >= 4.5


def test_long_tables_repeat_their_header() -> None:
    rows = [[str(n), "x"] for n in range(120)]

    pages = page_texts(layout.build([flowables.table(["N°", "Nom"], rows, [40, 90], THEME)], theme=THEME, title="t"))

    assert len(pages) > 2
    assert all("Nom" in page for page in pages)


def body(letters: str) -> Flowable:
    return flowables.text(letters, THEME.style("body"))


def title(letters: str, level: int) -> Flowable:
    return flowables.heading(letters, THEME.style("title"), Entry(letters, f"key-{letters}", level))


def test_a_line_end_stays_a_line_end() -> None:
    assert "Rue du Marché 10\n1099 Sainte-Alix" in whole_text(
        layout.build([body("Rue du Marché 10\n1099 Sainte-Alix")], theme=THEME, title="t")
    )


def test_a_heading_cut_by_the_page_keeps_its_bookmark() -> None:
    long = title("Un très long titre " * 120, 0)

    pdf = layout.build([body("x"), long], theme=THEME, title="t")

    assert len(reader(pdf).pages) > 1
    assert [page for _title, page in bookmarks(pdf)] == [1]


def test_a_long_header_is_shortened() -> None:
    pdf = layout.build([body("x")], theme=THEME, title="t", header_left="Coordination " * 40, header_right="2026")

    first = page_texts(pdf)[0]
    assert "Coordination…" in first or "Coord" in first.split("…")[0]
    assert "2026" in first
    assert first.count("Coordination") < 12


def test_the_right_header_has_the_room_that_the_left_one_leaves() -> None:
    told = "Compte-rendu – Séance de groupe de travail du mardi 17 novembre"

    pdf = layout.build([body("x")], theme=THEME, title="t", header_left="Office", header_right=told)

    assert page_texts(pdf)[0].splitlines()[:2] == ["Office", told]


def test_a_right_header_without_room_is_said_in_a_shorter_way() -> None:
    left = "Coordination Sociale de Sainte-Alix et environs"
    ways = ["Une réunion " * 8, "Une réunion de décembre", "Décembre"]

    pdf = layout.build([body("x")], theme=THEME, title="t", header_left=left, header_right=ways)

    assert page_texts(pdf)[0].splitlines()[:2] == [left, "Une réunion de décembre"]


def test_both_headers_are_cut_where_both_are_too_long() -> None:
    pdf = layout.build([body("x")], theme=THEME, title="t", header_left="Gauche " * 40, header_right="Droite " * 40)

    left, right = page_texts(pdf)[0].splitlines()[:2]
    assert left.endswith("...")
    assert right.endswith("...")
    assert abs(len(left) - len(right)) < 15


@pytest.mark.parametrize("spoken", ["fr", "nl"])
def test_no_line_ends_with_a_dot_that_parts_two_things(spoken: str) -> None:
    with speaking(spoken):
        for width in range(180, 420, 8):
            made = flowables.text("Santé mentale · Perspectives · Seniors", THEME.style("title"))
            made.wrap(width, 1_000)
            lines = lines_of(made)
            assert [line for line in lines if line.rstrip().endswith("·")] == []


def lines_of(paragraph: Any) -> list[str]:
    """The lines as they were laid out."""
    return [" ".join(line[1]) for line in paragraph.blPara.lines]
