"""`csxl print FOLDER` of the funder's file."""

from pathlib import Path

from pypdf import PdfReader

from csxl_desktop.domain.funder import Criterion, Subsidy
from csxl_desktop.domain.library import Publication
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.factories import make


def pages(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_each_document_of_the_file_is_printed(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    make(workspace, Criterion, title="Network")
    make(workspace, Subsidy, year=2026, funder="The Region")
    make(workspace, Subsidy, year=2026, funder="A fund")
    make(workspace, Publication, title="Doors")
    workspace.modules.choose(Module.CONVENTIONS, wanted=True)
    workspace.close()
    out = tmp_path / "x.pdf"

    for document, options, words in (
        ("criteria", ("--year", "2026"), "Network"),
        ("summary", ("--year", "2026"), "The year 2026 in brief"),
        ("subsidy", ("--year", "2026"), "A fund"),
        ("subsidy", ("--title", "region"), "The Region"),
        ("publications", (), "Doors"),
        ("conventions", ("--year", "2026"), "No convention ran"),
    ):
        assert csxl("print", dossier, document, *options, "--lang", "en", "-o", out).status == 0
        assert words in pages(out), document


def test_what_is_off_or_not_there_is_refused_in_a_sentence(csxl: Csxl, workspace: Workspace, dossier: Path) -> None:
    workspace.modules.choose(Module.CRITERIA, wanted=False)
    workspace.close()

    for document in ("criteria", "conventions", "subsidy"):
        assert csxl("print", dossier, document, "--year", "2026").status == 2, document
