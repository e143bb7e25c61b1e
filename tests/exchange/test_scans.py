"""The code of a printed sheet is read from its scan, askew and grained; what bears none says nothing."""

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from csxl_desktop.domain.page_codes import page_code, sheet_of
from csxl_desktop.exchange.scans import sheet_code_in
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.factories import assembly
from tests.scans import as_file, scanned


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
