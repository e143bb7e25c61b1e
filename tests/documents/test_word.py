"""Formatted text in Word: what each block becomes, what Word cannot take."""

import io
import zipfile
from datetime import date

import docx
import pytest
from PIL import Image

from csxl_desktop.documents.letters_docx import render
from csxl_desktop.documents.word import WordFile
from csxl_desktop.domain.content.invitation import Contact
from csxl_desktop.domain.content.letters import Letter, Letters, Recipient
from csxl_desktop.domain.rich_text import Block, LiveField, Mark, RichText, Span
from csxl_desktop.i18n import speaking
from csxl_desktop.system.paths import resources
from tests.documents.trial_meeting import OFFICE

PHOTO = (resources() / "demo" / "photos" / "photo-01.jpg").read_bytes()


def opened(word: WordFile) -> "docx.document.Document":
    return docx.Document(io.BytesIO(word.bytes()))


def flowed(*blocks: Block, language: str = "en", images: dict[str, bytes] | None = None) -> "docx.document.Document":
    with speaking(language):
        word = WordFile("Title", "Office")
        word.flow(RichText(blocks), images or {})
        return opened(word)


@pytest.mark.parametrize(
    ("block", "style"),
    [
        (Block("1", "h", (Span("Words"),), level=2), "Heading 2"),
        (Block("1", "h", (Span("Words"),)), "Heading 1"),
        (Block("1", "p", (Span("Words"),)), "Normal"),
        (Block("1", "li", (Span("Words"),), list_kind="bullet"), "List Bullet"),
        (Block("1", "li", (Span("Words"),), list_kind="number", level=1), "List Number"),
        (Block("1", "quote", (Span("Words"),), align="center"), "Quote"),
        (Block("1", "later", (Span("Words"),)), "Normal"),
    ],
)
def test_each_block_has_the_style_of_its_kind(block: Block, style: str) -> None:
    (paragraph,) = flowed(block).paragraphs
    assert (paragraph.text, paragraph.style.name if paragraph.style else "") == ("Words", style)


def test_marks_links_and_fields_stay() -> None:
    runs = (
        Span("bold", "b"),
        Span("rest", "ius^"),
        LiveField("unknown"),
        Span("site", url="https://x.example"),
        Span("file", url="file:///etc/passwd"),
        Mark("note", "1"),
    )
    document = flowed(Block("1", "p", runs))

    (paragraph,) = document.paragraphs
    first, second, *_others = paragraph.runs
    assert (first.text, first.bold, first.italic) == ("bold", True, None)
    assert (second.italic, second.underline, second.font.strike, second.font.superscript) == (True, True, True, True)
    assert paragraph.text == "boldrest{unknown}sitefile"
    assert [link.address for link in paragraph.hyperlinks] == ["https://x.example"]
    targets = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert targets == ["https://x.example"]


def test_french_typography_is_put_in_once() -> None:
    (paragraph,) = flowed(Block("1", "p", (Span("Vraiment ? Oui : l'été."),)), language="fr").paragraphs
    assert paragraph.text == "Vraiment\u202f? Oui\u00a0: l’été."


def test_tables_repeat_their_header_and_empty_ones_are_left_out() -> None:
    table = Block("1", "table", rows=(((Span("Head"),), ()), ((Span("a"),), (Span("b"),))), header=True)
    plain = Block("2", "table", rows=(((Span("x"),),),))
    document = flowed(table, plain, Block("3", "table"))

    first, second = document.tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [["Head", ""], ["a", "b"]]
    assert "w:tblHeader" in first._tbl.xml
    assert "w:tblHeader" not in second._tbl.xml


def test_pictures_say_what_they_show_and_a_broken_one_leaves_its_caption() -> None:
    good = Block("1", "image", attachment="a", alt="A walk", caption="Spring", width=0.5)
    broken = Block("2", "image", attachment="b", caption="Lost")
    gone = Block("3", "image", attachment="c")
    document = flowed(good, broken, gone, images={"a": PHOTO, "b": b"no picture"})

    assert len(document.inline_shapes) == 1
    assert 'descr="A walk"' in document.element.xml
    assert [each.text for each in document.paragraphs if each.text] == ["Spring", "Lost"]


def test_a_page_break_begins_a_page() -> None:
    assert 'w:br w:type="page"' in flowed(Block("1", "pagebreak")).element.xml


def test_what_xml_cannot_hold_is_left_out() -> None:
    (paragraph,) = flowed(Block("1", "p", (Span("a\x00b\x0bc <&> é😀"),))).paragraphs
    assert paragraph.text.startswith("a")
    assert paragraph.text.endswith("<&> é😀")


def test_a_letter_has_its_enclosures_and_who_signs() -> None:
    letter = Letter(
        Recipient("Canevas"),
        RichText((Block("1", "p", (LiveField("organisation"),)),)),
        "About {organisation}",
        enclosed=("The programme",),
        language="en",
    )
    content = Letters(
        OFFICE, (letter,), date(2026, 3, 3), "Sainte-Alix", Contact("Ana Test", "Coordinator"), language="en"
    )

    data = render(content)

    document = docx.Document(io.BytesIO(data))
    head, foot = document.tables
    assert head.rows[0].cells[0].text.startswith(OFFICE.name)
    assert head.rows[0].cells[1].text == "Canevas"
    assert [cell.text for cell in foot.rows[0].cells] == ["Enclosed\n– The programme", "Ana Test\nCoordinator"]
    assert [each.text for each in document.paragraphs if each.text][1:] == ["Subject: About Canevas", "Canevas"]
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_bare_letter_has_neither_date_nor_signature() -> None:
    content = Letters(OFFICE, (Letter(Recipient("Canevas"), language="en"),), language="en")
    document = docx.Document(io.BytesIO(render(content, accent="#0B6B81")))
    assert len(document.tables) == 1
    assert not any(each.text for each in document.paragraphs)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "GIF", "BMP", "TIFF"])
def test_word_takes_no_damaged_picture_and_fails_for_none(format_: str) -> None:
    out = io.BytesIO()
    Image.effect_noise((40, 30), 50).convert("RGB").save(out, format_)
    data = out.getvalue()
    word = WordFile("Cut", "Office")
    for length in range(0, 90, 3):
        word.picture(data[:length], alt="cut")
    word.picture(data, alt="whole")

    assert len(word.document.inline_shapes) >= 1
    assert len(word.bytes()) > 1000


def test_no_name_in_a_title_is_parted_at_its_hyphen() -> None:
    word = WordFile("Title", "Office")
    word.title("Répertoire social de Sainte-Alix 2026-2027")

    made = opened(word).paragraphs[-1]

    assert made.text == "Répertoire social de Sainte-Alix 2026-2027"
    assert made._p.xml.count("w:noBreakHyphen") == 1  # that between years may part them
