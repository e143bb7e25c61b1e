"""The families of letters: the report is set in the one that its year chose, and in no other."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames

from csxl_desktop import i18n
from csxl_desktop.documents import report_docx
from csxl_desktop.documents.report import render
from csxl_desktop.documents.theme import Theme, dressed
from csxl_desktop.documents.typefaces import SANS, SERIF, TYPEFACES, family_of
from csxl_desktop.domain.choices import ReportTypeface
from csxl_desktop.domain.content.report import Look, Report
from csxl_desktop.system.paths import resources
from tests.documents import report_sample
from tests.documents.reading import reader, whole_text
from tests.documents.reading_word import opened

THEME = Theme()


@pytest.fixture(scope="module")
def sample() -> Report:
    i18n.load(resources() / "locale", "en")
    whole = report_sample.full()
    return replace(whole, sections=whole.sections[:4])


def families(pdf: bytes) -> set[str]:
    """The families that any page calls."""
    found = set()
    for page in reader(pdf).pages:
        resources_of: dict[str, dict[str, object]] = page["/Resources"]  # type: ignore[assignment]
        for font in resources_of.get("/Font", {}).values():
            name = str(font.get_object()["/BaseFont"]).rsplit("+", maxsplit=1)[-1]  # type: ignore[attr-defined]
            found.add(name.split("-")[0].lstrip("/"))
    return found


def test_every_choice_is_set_in_something() -> None:
    assert set(TYPEFACES) == {each.value for each in ReportTypeface}
    assert family_of(SERIF.semibold) is SERIF
    assert dressed(THEME, Look(typeface="of a later version")).typeface is THEME.typeface


@pytest.mark.parametrize(
    ("typeface", "wanted", "refused"),
    [
        ("sans", {"SourceSans3"}, "SourceSerif"),
        ("serif", {"SourceSerifPro"}, "SourceSans"),
        ("serif_text", {"SourceSans3", "SourceSerifPro"}, "Helvetica"),
    ],
)
def test_pages_call_the_faces_chosen_alone(sample: Report, typeface: str, wanted: set[str], refused: str) -> None:
    pdf = render(replace(sample, look=Look(typeface=typeface)), THEME)

    found = families(pdf)
    assert wanted <= found
    assert not any(name.startswith((refused, "Helvetica", "Times")) for name in found)
    assert set(whole_text(pdf).split()) == set(whole_text(render(sample, THEME)).split())


def test_word_names_the_families(sample: Report) -> None:
    faces = {}
    for typeface in TYPEFACES:
        word = opened(report_docx.render(replace(sample, look=Look(typeface=typeface))))
        styles = {style.name: style.element.find(f".//{qn('w:rFonts')}") for style in word.styles}
        faces[typeface] = {
            name: styles[name].get(qn("w:ascii")) for name in ("Normal", "Heading 1", "List Bullet", "Cell", "Caption")
        }

    assert set(faces["sans"].values()) == {SANS.word_name}
    assert set(faces["serif"].values()) == {SERIF.word_name}
    assert [faces["serif_text"][name] == SERIF.word_name for name in faces["sans"]] == [True, False, True, False, False]


def test_faces_are_registered_when_a_page_wants_them() -> None:
    assert THEME.style("body").fontName == SANS.regular
    assert dressed(THEME, Look(typeface="serif")).style("title").fontName == SERIF.semibold
    assert SERIF.italic in getRegisteredFontNames()
