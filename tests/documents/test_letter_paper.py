"""The office's own paper under the pages: once in the file, heard by nobody, with room for what it bears."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.documents import notices
from csxl_desktop.documents.flowables import text
from csxl_desktop.documents.layout import begin_anew, build
from csxl_desktop.documents.letter_paper import background, placed
from csxl_desktop.documents.letterhead import letterhead, logo, office_lines
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.letterhead import LetterheadUse, LetterPaper
from csxl_desktop.exchange.letterhead import bare_paper
from tests.documents.tagged import read

OFFICE = OfficeIdentity("Coordination du Quai", address=("Rue Haute 1",))


def drawn(size: tuple[float, float] = A4, words: Sequence[str] = ("Paper of the Quai",)) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for each in words:
        canvas.rect(0, size[1] - 60, size[0], 60, fill=1)
        canvas.drawString(60, 30, each)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(size: tuple[int, int] = (210, 297), kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def paper(data: bytes, *, every_page: bool = False, top: int = 60, bottom: int = 30) -> LetterPaper:
    bare = bare_paper(data)
    return LetterPaper(bare.content, bare.media_type, LetterheadUse(frozenset({"letters"}), every_page, top, bottom))


def printed(on: LetterPaper, letters: int = 1, lines: int = 60) -> bytes:
    theme = Theme(letter_paper=background(on))
    story: list[Any] = []
    for place in range(letters):
        story += begin_anew() if place else []
        story += [text(f"Line {number}", theme.style("body")) for number in range(lines)]
    return build(story, theme=theme, title="Letter", header_left="Running head", header_right="of it")


def forms(pdf: bytes) -> list[set[int]]:
    """The pictures and forms of each page, by the number of their object."""
    pages: list[Any] = list(PdfReader(BytesIO(pdf)).pages)
    return [{each.idnum for each in dict.values(page["/Resources"].get("/XObject", {}))} for page in pages]


@pytest.mark.parametrize("data", [drawn(), picture(), picture(kind="JPEG")])
def test_stands_on_every_page_once_in_the_file(data: bytes) -> None:
    pages = forms(printed(paper(data, every_page=True)))

    assert len(pages) > 1
    assert len(pages[0]) == 1
    assert all(each == pages[0] for each in pages)


@pytest.mark.parametrize("data", [drawn(), picture()])
def test_stands_on_the_first_page_of_each_letter(data: bytes) -> None:
    pages = forms(printed(paper(data), letters=2, lines=50))

    assert [len(each) for each in pages] == [1, 0, 1, 0]
    assert pages[0] == pages[2]


def test_letters_of_a_pdf_stay_letters_and_are_read_by_nobody() -> None:
    pdf = printed(paper(drawn()))

    assert "Paper of the Quai" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    document = read(pdf)
    assert "Paper of the Quai" not in document.root.text
    assert "Line 0" in document.root.text


def test_no_text_runs_over_what_is_printed_on_it() -> None:
    first, *others = _heights(printed(paper(drawn(), top=60, bottom=30), lines=90))

    assert max(first["Line"]) < A4[1] - 60 * mm
    assert min(first["Line"]) > 30 * mm
    assert max(others[0]["Line"]) > A4[1] - 40 * mm


def test_the_number_stands_above_its_foot_and_the_running_head_is_its_own() -> None:
    first, second, *_others = _heights(printed(paper(drawn(), bottom=40), lines=90))

    assert "Running" not in first
    assert "Running" in second
    assert min(first["1 /"]) > 40 * mm
    assert min(second["2 /"]) < 15 * mm


def test_the_head_is_not_printed_twice() -> None:
    on, off = Theme(letter_paper=background(paper(drawn())), logo=picture()), Theme(logo=picture())

    assert (letterhead(OFFICE, on), office_lines(OFFICE, on), logo(OFFICE, on)) == ([], [], None)
    assert letterhead(OFFICE, off)
    assert office_lines(OFFICE, off)
    assert logo(OFFICE, off) is not None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 no more", b"neither"])
@pytest.mark.parametrize("media_type", ["application/pdf", "image/png"])
def test_a_lost_or_broken_one_is_told_and_left_out(content: bytes, media_type: str) -> None:
    with notices.gathered() as told:
        assert background(LetterPaper(content, media_type, LetterheadUse(frozenset()))) is None

    assert told == ["The letter paper is lost or cannot be read: this document is printed without it."]


def test_fills_a4_and_fits_any_other_to_its_width() -> None:
    assert placed((2480, 3508), A4) == (0, 0, *A4)
    left, foot, width, height = placed(letter, A4)
    assert (left, round(width, 2)) == (0, round(A4[0], 2))
    assert round(foot + height, 2) == round(A4[1], 2)
    assert 60 < foot < 80
    assert placed((2000, 200), A4)[1:3] == pytest.approx((A4[1] - A4[0] / 10, A4[0]))


def test_a_lower_page_keeps_its_foot_free_where_that_stands() -> None:
    short, full = background(paper(drawn(letter))), background(paper(drawn()))

    assert short is not None
    assert full is not None
    assert short.bottom == pytest.approx(full.bottom + placed(letter, A4)[1])
    assert (short.fills(A4), full.fills(A4)) == (False, True)


def test_same_letter_same_bytes() -> None:
    assert printed(paper(drawn())) == printed(paper(drawn()))


def _heights(pdf: bytes) -> list[dict[str, list[float]]]:
    """For each page, the heights at which letters stand by their first word; numbers of pages by “1 /”."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        heights: dict[str, list[float]] = {}

        def visit(words: str, matrix: Any, at: Any, _font: Any, _size: Any, heights: Any = heights) -> None:
            y = matrix[1] * at[4] + matrix[3] * at[5] + matrix[5]
            for word in (words.strip().split(" ")[0], words.strip()[:3]):
                heights.setdefault(word, []).append(y)

        page.extract_text(visitor_text=visit)
        found.append(heights)
    return found
