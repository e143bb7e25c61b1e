"""`csxl print FOLDER` of what follows from meetings."""

from pathlib import Path

from pypdf import PdfReader

from csxl_desktop.domain.follow_up import Action
from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.factories import make, meeting


def pages(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_registers_are_printed_as_narrowed(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    held = meeting(workspace)
    workspace.meetings.decide(held, "Acheter des chaises")
    make(workspace, Action, meeting_id=held, text="Rappeler", who="Ana")
    workspace.close()
    out = tmp_path / "x.pdf"

    assert csxl("print", dossier, "decisions", "--year", "2026", "--words", "chaises", "-o", out).status == 0
    assert "Acheter des chaises" in pages(out)
    assert csxl("print", dossier, "actions", "--person", "Ana", "--all", "-o", out).status == 0
    assert "Rappeler" in pages(out)
