"""Letters, read back from their PDF: one page each, address in the window, civility agreed."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.shared import Pt
from pypdf import PdfReader

from csxl_desktop import i18n
from csxl_desktop.documents.letters import WINDOW_HEIGHT, WINDOW_LEFT, WINDOW_TOP, render
from csxl_desktop.documents.letters_docx import render as word_letters
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.invitation import Contact
from csxl_desktop.domain.content.letters import BLANK, Letter, Letters, Recipient, civility
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.i18n.typography import TypographyOptions
from csxl_desktop.system.paths import resources
from tests.documents.trial_meeting import FATOU, NOUR, ODILE, OFFICE, YOUSSEF, pages

TEXT = RichText(
    (
        Block("1", "p", (LiveField("civility"), Span(","))),
        Block("2", "p", (Span("Welcome to "), LiveField("organisation"), Span(" on "), LiveField("assembly"))),
    )
)
TO = Recipient("Atelier <du> Puits", (ODILE,), "Directrice", "Rue Haute 3", "1099 Sainte-Alix")
LETTERS = Letters(
    OFFICE,
    (Letter(TO, TEXT, "Joining of {organisation}", ("Charter",), {"assembly": ""}, "en"),),
    written_on=date(2026, 4, 7),
    written_at="Sainte-Alix",
    signatory=Contact("Anna Nowak", "Coordinator"),
    language="en",
)


@pytest.fixture(autouse=True)
def _catalogues() -> None:
    i18n.load(resources() / "locale", "fr")


def test_a_letter_stands_on_one_page_with_all_its_parts() -> None:
    (text,) = pages(render(LETTERS, Theme()))

    for expected in (
        "Coordination Sociale de Sainte-Alix", "02 641 56 21", "Atelier <du> Puits", "Mrs Odile Verbeke", "Directrice",
        "Rue Haute 3", "1099 Sainte-Alix", "Sainte-Alix, Tuesday 7 April 2026",
        "Subject: Joining of Atelier <du> Puits",
        "Madam,", f"Welcome to Atelier <du> Puits on {BLANK}", "ENCLOSED – Charter", "Anna Nowak", "Coordinator",
    ):  # fmt: skip
        assert expected in text
    assert "1 / 1" not in text


def test_a_letter_of_several_pages_is_numbered_by_itself_from_the_second_on() -> None:
    long = RichText(
        tuple(Block(str(n), "p", (Span(f"Paragraph {n}. " + "Words and words. " * 30),)) for n in range(22))
    )
    letters = (replace(LETTERS.letters[0], text=long), LETTERS.letters[0], replace(LETTERS.letters[0], text=long))

    read = pages(render(replace(LETTERS, letters=letters), Theme()))

    each = (len(read) - 1) // 2
    assert each >= 2
    expected = [f"{n} / {each}" if n > 1 else "" for n in range(1, each + 1)]
    expected = [*expected, "", *expected]
    assert [next((m[0] for m in re.finditer(r"\d+ / \d+", page)), "") for page in read] == expected


def test_in_word_too_each_letter_counts_its_own_pages() -> None:
    letters = (LETTERS.letters[0], LETTERS.letters[0])
    document = docx.Document(BytesIO(word_letters(replace(LETTERS, letters=letters))))

    first, second = document.sections
    assert "SECTIONPAGES" in first.footer._element.xml
    assert second.footer.is_linked_to_previous
    for section in (first, second):
        assert section.different_first_page_header_footer
        assert 'w:pgNumType w:start="1"' in section._sectPr.xml


def test_the_address_stands_in_the_window_of_the_envelope() -> None:
    page = PdfReader(BytesIO(render(LETTERS, Theme()))).pages[0]
    places: dict[str, tuple[float, float]] = {}

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: object, _size: float) -> None:
        for line in ("Atelier", "1099 Sainte-Alix"):
            if line in text:
                left = matrix[0] * text_matrix[4] + matrix[4]
                places.setdefault(line, (left, float(page.mediabox.height) - matrix[3] * text_matrix[5] - matrix[5]))

    page.extract_text(visitor_text=visit)

    left, top = places["Atelier"]
    assert left == pytest.approx(WINDOW_LEFT, abs=1)
    assert WINDOW_TOP < top < WINDOW_TOP + WINDOW_HEIGHT


def test_each_letter_begins_a_page_and_speaks_its_language() -> None:
    dutch = Letter(replace(TO, people=(YOUSSEF,)), TEXT, language="nl")
    french = Letter(replace(TO, people=()), TEXT, "Bienvenue", language="fr")

    text = pages(render(replace(LETTERS, letters=(*LETTERS.letters, dutch, french)), Theme()))

    assert len(text) == 3
    assert "De heer Youssef El Amrani" in text[1]
    assert "dinsdag 7 april 2026" in text[1]
    assert "Objet : Bienvenue" in text[2]
    assert "Madame, Monsieur," in text[2]
    assert "le mardi 7 avril 2026" in text[2]


def test_what_is_not_known_is_left_out() -> None:
    bare = Letters(OFFICE, (Letter(Recipient("Les Tilleuls"), RichText(), language="en"),), language="en")

    (text,) = pages(render(bare, Theme()))

    assert "Les Tilleuls" in text
    for absent in ("Subject", "ENCLOSED", "2026"):
        assert absent not in text
    without_place = replace(LETTERS, written_at="")
    assert "Tuesday 7 April 2026" in pages(render(without_place, Theme()))[0]
    unsigned = replace(LETTERS, signatory=Contact("Anna Nowak"))
    assert "Anna Nowak Coordination Sociale de Sainte-Alix" in pages(render(unsigned, Theme()))[0]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((), "Madame, Monsieur"),
        ((ODILE,), "Madame"),
        ((YOUSSEF,), "Monsieur"),
        ((NOUR,), "Madame, Monsieur"),
        ((ODILE, FATOU), "Mesdames"),
        ((YOUSSEF, YOUSSEF), "Messieurs"),
        ((ODILE, YOUSSEF), "Mesdames et Messieurs"),
        ((ODILE, NOUR), "Madame, Monsieur"),
    ],
)
def test_the_civility_agrees_with_the_readers(people: tuple[PersonName, ...], expected: str) -> None:
    assert civility(people) == expected


def test_a_larger_text_leaves_the_address_in_its_window() -> None:
    larger = TypographyOptions(step=1.5)

    def sizes(of: Theme) -> dict[str, float]:
        found: dict[str, float] = {}

        def visit(text: str, _matrix: object, _text_matrix: object, _font: object, size: float) -> None:
            found.setdefault(text.strip(), size)

        PdfReader(BytesIO(render(LETTERS, of))).pages[0].extract_text(visitor_text=visit)
        return found

    before, after = sizes(Theme()), sizes(Theme(typography=larger))
    assert after["Rue Haute 3"] == before["Rue Haute 3"] == 10.5
    assert (before["Madam,"], after["Madam,"]) == (10.5, 12)
    word = docx.Document(BytesIO(word_letters(LETTERS, typography=larger)))
    (street,) = [each for each in word.tables[0].cell(0, 1).paragraphs if each.text == "Rue Haute 3"]
    assert street.runs[0].font.size == Pt(10.5)
