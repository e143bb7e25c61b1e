"""A picture on the right of the words that follow it; what is longer goes on below, over the whole width."""

from typing import Any

from docx.oxml.ns import qn

from csxl_desktop.documents import layout, report_docx, rich_text
from csxl_desktop.documents.beside import Beside
from csxl_desktop.documents.flowables import Whole
from csxl_desktop.documents.numbering import Numbering
from csxl_desktop.documents.tagging.paragraphs import TaggedParagraph
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.report import Report, Section
from csxl_desktop.domain.rich_text import RichText
from tests.documents import report_sample
from tests.documents.reading import page_texts
from tests.documents.reading_word import opened
from tests.documents.tagged import read

THEME = Theme()
LONG = " ".join(f"mot{n}" for n in range(200))
PHOTO: dict[str, object] = {"t": "image", "attachment": "hill", "caption": "La colline", "width": 0.5, "beside": True}


def story(*blocks: dict[str, Any] | str, notes: bool = False) -> list[Any]:
    attachments = {"hill": report_sample.photo()}
    return rich_text.flow(
        report_sample.rich(*blocks), THEME, attachments.get, numbering=Numbering(counts=True, at_foot=notes)
    )


def lines(pdf: bytes, page: int = 0) -> list[list[str]]:
    return [line.split() for line in page_texts(pdf)[page].split("\n")]


def test_words_stand_on_its_left_as_far_down_as_it_is_high_and_then_below() -> None:
    pdf = layout.build(story("Avant", PHOTO, LONG), theme=THEME, title="Essai")

    told = [[word for word in line if word.startswith("mot")] for line in lines(pdf)]
    assert [word for line in told for word in line] == LONG.split()
    wide = [len(line) for line in told if line]
    beside = [count for count in wide[:10] if count < 8]
    assert len(beside) > 5  # half as wide
    assert max(wide) > 9
    tagged = read(pdf)
    assert [node.kind for node in tagged.root.kids] == ["P", "P", "Figure", "Caption"]  # one paragraph, though cut
    assert tagged.root.kids[1].text.split() == LONG.split()
    assert tagged.root.kids[3].text == "Figure 1 – La colline"


def test_so_many_paragraphs_and_lines_of_a_list_as_have_room() -> None:
    item: dict[str, object] = {"t": "li", "list": "bullet", "runs": [{"s": "Une ligne"}]}
    code: dict[str, object] = {"runs": [{"s": "Un lien", "link": "https://example.org"}]}
    text = report_sample.rich(
        "Un.", item, "Deux.", PHOTO, "Court.", item, code, "Suite.", {"t": "h", "runs": []}, PHOTO
    )
    attachments = {"hill": report_sample.photo()}

    with_code = RichText(text.blocks, {"qr": ["https://example.org"]})
    made = rich_text.flow(with_code, THEME, attachments.get)

    (row,) = [each for each in made if isinstance(each, Beside)]
    told = [word.pieces[0].text for word in row.words if isinstance(word, TaggedParagraph)]
    assert told == ["Court.", "Une ligne"]  # the code below a link is as wide as the text
    last = page_texts(layout.build(made, theme=THEME, title="Essai"))[-1]
    assert last.count("La colline") == 2  # the last one has no words beside it


def test_it_stays_whole_with_what_it_is_kept_with_and_calls_its_notes() -> None:
    text = RichText.from_json(
        {
            "v": 1,
            "blocks": [
                {"id": "i", **PHOTO},
                {"id": "p", "t": "p", "runs": [{"s": LONG[:400]}, {"note": "n"}, {"s": LONG[:900]}]},
            ],
            "notes": {"n": [{"s": "Une source"}]},
        }
    )
    attachments = {"hill": report_sample.photo()}
    made = rich_text.flow(text, THEME, attachments.get, numbering=Numbering(at_foot=True))

    pdf = layout.build(
        [*story(*["Un."] * 22), Whole([*story("Dessus"), *made])], theme=THEME, title="Essai", notes=True
    )

    first, second = page_texts(pdf)
    assert "Dessus" not in first
    assert second.index("Dessus") < second.index("La colline") < second.index("1 Une source")
    assert [node.text for node in read(pdf).root.all("Note")] == ["1 Une source"]


def test_a_text_set_otherwise_and_a_lost_picture_keep_their_place() -> None:
    quoted = rich_text.flow(
        report_sample.rich(PHOTO, "Dit."), THEME, {"hill": report_sample.photo()}.get, style="quote"
    )
    assert not any(isinstance(each, Beside) for each in quoted)
    lost = layout.build(rich_text.flow(report_sample.rich(PHOTO, "Dit."), THEME), theme=THEME, title="Essai")
    assert "Picture not found: La colline" in page_texts(lost)[0]


def test_in_word_the_words_run_around_it() -> None:
    sections = (Section("own", "Photos", report_sample.rich(PHOTO, LONG)),)
    content = Report(2026, report_sample.office(), sections=sections, attachments={"hill": report_sample.photo()})

    body = opened(report_docx.render(content)).element.body

    (place,) = body.iter(qn("w:tblpPr"))
    assert place.get(qn("w:tblpXSpec")) == "right"
    told = ["".join(text.text or "" for text in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))]
    assert LONG in told
    assert not any("mot1" in (text.text or "") for table in body.iter(qn("w:tbl")) for text in table.iter(qn("w:t")))
