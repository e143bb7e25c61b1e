"""`csxl print FOLDER` of groups, figures and evaluation."""

from pathlib import Path

from pypdf import PdfReader

from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.factories import staff


def pages(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_handover_file_is_printed_and_written_for_word(
    csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path
) -> None:
    staff(workspace, "Ana", "Diop")
    workspace.close()
    pdf, word = tmp_path / "x.pdf", tmp_path / "x.docx"

    assert csxl("print", dossier, "handover", "--lang", "en", "-o", pdf).status == 0
    assert "Ana Diop" in pages(pdf)
    assert csxl("print", dossier, "handover", "-o", word).status == 0
    assert word.read_bytes()[:2] == b"PK"
