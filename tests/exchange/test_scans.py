"""The code of a printed sheet is read from its scan, askew and grained; what bears none says nothing."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from csxl_desktop.domain.page_codes import page_code, sheet_of
from csxl_desktop.exchange import scan_pictures
from csxl_desktop.exchange.scans import sheet_code_in
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.factories import assembly
from tests.scans import as_file, scanned, scanned_pdf


@pytest.fixture
def sheet(workspace: Workspace) -> tuple[bytes, str]:
    """A sheet as printed, and its code."""
    case = assembly(workspace)
    pdf = render(workspace.sheets.print_sheet(case.meeting))
    return pdf, workspace.sheets.state(case.meeting).code


@pytest.mark.parametrize(
    ("askew", "kind", "name"),
    [(1.5, "JPEG", "a.jpg"), (-4, "PDF", "a.pdf"), (181, "TIFF", "a.TIF"), (90, "PNG", "a.png")],
)
def test_a_scan_says_which_sheet_it_is(
    qapp: QApplication, sheet: tuple[bytes, str], askew: float, kind: str, name: str
) -> None:
    pdf, code = sheet
    assert sheet_code_in(as_file([scanned(pdf, askew=askew)], kind), name) == code


def test_black_and_white_behind_a_page_without_code(qapp: QApplication, sheet: tuple[bytes, str]) -> None:
    pdf, code = sheet
    cover, grey = Image.new("1", (1200, 1700), 1), scanned(pdf, askew=1)
    sharp = grey.point(lambda level: 255 if level > 140 else 0).convert("1")
    grained = grey.point(lambda level: 255 if level > 200 else level).convert("1")
    for picture, kind, name in ((sharp, "TIFF", "a.tiff"), (grained, "PDF", "a.pdf")):
        assert sheet_code_in(as_file([cover, picture], kind), name) == code


def test_a_page_in_colour_at_600_dots_an_inch(qapp: QApplication, sheet: tuple[bytes, str]) -> None:
    pdf, code = sheet
    grey = scanned(pdf, askew=1)
    large = Image.merge("RGB", [grey] * 3).resize((4 * grey.width, 4 * grey.height), Image.Resampling.NEAREST)
    assert min(large.size) > 4900

    assert sheet_code_in(scanned_pdf(large, "packed"), "a.pdf") == code


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_pictures_are_put_together_strip_by_strip(mode: str) -> None:
    picture = Image.effect_noise((301, 500), 90).convert(mode)
    picture.paste(40, (0, 200, 301, 260)) if mode == "L" else picture.paste((40, 90, 200), (0, 200, 301, 260))
    grey = picture.convert("L")

    for form in ("packed", "png"):
        (found,) = _pictures(scanned_pdf(picture, form))
        assert found.tobytes() == grey.tobytes()
    for form in ("jpeg", "jpeg2000"):
        (found,) = _pictures(scanned_pdf(picture, form))
        assert found.size == grey.size


def test_what_is_cut_short_or_of_another_form_is_left_to_the_pdf_library(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.effect_noise((301, 500), 90)
    whole = scanned_pdf(picture, "packed")
    (short,) = _pictures(whole.replace(b"/Height 500", b"/Height 900"))
    assert short.crop((0, 0, 301, 500)).tobytes() == picture.tobytes()
    assert short.getpixel((10, 890)) == 255  # white, where nothing is told
    (indexed,) = _pictures(scanned_pdf(picture.convert("P"), "packed"))
    assert indexed.size == picture.size
    assert _pictures(whole.replace(b"/FlateDecode", b"/NoneDecode_")) == []
    monkeypatch.setattr(scan_pictures, "LARGE", 100)
    sizes = [each.size for form in ("packed", "png", "jpeg2000") for each in _pictures(scanned_pdf(picture, form))]
    assert sizes == [(101, 167), (101, 167), (151, 250)]


def _pictures(pdf: bytes) -> list[Image.Image]:
    return [picture for page in PdfReader(BytesIO(pdf)).pages for picture in scan_pictures.pictures_of(page)]


def test_what_is_no_scan_of_ours_says_nothing() -> None:
    blank = as_file([Image.new("L", (1200, 1700), 255)], "PDF")
    assert sheet_code_in(blank, "blanc.pdf") == ""
    assert sheet_code_in(as_file([Image.new("L", (40, 40), 0)], "PNG"), "logo.png") == ""
    assert sheet_code_in(b"%PDF-1.4 damaged", "a.pdf") == ""
    assert sheet_code_in(b"no picture", "a.png") == ""
    assert sheet_code_in(b"whatever", "a.docx") == ""


def test_only_our_own_codes_are_heard() -> None:
    assert sheet_of(page_code("7K3M9P", 12)) == "7K3M9P"
    assert [sheet_of(words) for words in ("https://example.org", "CSXL:7K3M9P", "CSXL:../x:1", "XCSXL:7K3M9P:1")] == [
        "", "", "", "",
    ]  # fmt: skip
