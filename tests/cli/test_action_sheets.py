"""`csxl print FOLDER action-sheet`, where the office wants the module."""

from pathlib import Path

from csxl_desktop.domain.modules import Module
from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.documents.reading import whole_text


def test_one_sheet_or_those_of_a_year_are_printed(
    csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path
) -> None:
    workspace.modules.choose(Module.ACTION_SHEETS, wanted=True)
    for title in ("Jardin", "Potager"):
        workspace.action_sheet_years.start(title, 2023)
    workspace.close()
    out = tmp_path / "x.pdf"

    assert csxl("print", dossier, "action-sheet", "--year", "2023", "--title", "jardin", "-o", out).status == 0
    assert "Potager" not in whole_text(out.read_bytes())
    assert csxl("print", dossier, "action-sheet", "--year", "2023", "--lang", "en", "-o", out).status == 0
    assert "Action sheets 2023" in whole_text(out.read_bytes())
    unknown = csxl("print", dossier, "action-sheet", "--year", "2023", "--title", "Verger", "-o", out)
    assert (unknown.status, "Jardin, Potager" in unknown.err) == (1, True)


def test_a_module_that_is_off_is_refused_with_a_sentence(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    said = csxl("print", dossier, "action-sheet", "-o", tmp_path / "x.pdf")

    assert said.status == 2
    assert "“Action sheets” is off" in said.err
    assert not (tmp_path / "x.pdf").exists()
