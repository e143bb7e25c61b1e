"""`csxl print FOLDER` of groups, figures and evaluation."""

from pathlib import Path

from pypdf import PdfReader

from csxl_desktop.domain.cycles import EvaluationCycle
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.factories import make, staff


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


def test_a_thread_is_printed_by_title_by_axis_and_by_group(
    csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path
) -> None:
    group = make(workspace, WorkingGroup, name="Seniors")
    make(workspace, Axis, working_group_id=group, number=1, title="Parler aux soignants")
    make(workspace, Axis, working_group_id=group, number=2, title="Parler aux voisins")
    workspace.threads.begin("Non-recours")
    workspace.close()
    out = tmp_path / "x.pdf"

    for options in (("--title", "soignants"), ("--group", "seniors"), ("--title", "non-recours")):
        assert csxl("print", dossier, "thread", *options, "--lang", "en", "-o", out).status == 0
    assert "Non-recours" in pages(out)
    assert csxl("print", dossier, "thread").status == 2
    assert csxl("print", dossier, "thread", "--title", "rien").status == 2
    assert "Parler aux soignants (Seniors); Parler" in csxl("print", dossier, "thread", "--title", "parler").err


def test_an_evaluation_is_printed_where_its_module_is_wanted(
    csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path
) -> None:
    make(workspace, EvaluationCycle, title="Le lien", from_year=2025, to_year=2027)
    workspace.modules.choose(Module.CYCLE, wanted=True)
    workspace.close()
    out = tmp_path / "x.pdf"

    assert csxl("print", dossier, "cycle", "--title", "lien", "--lang", "en", "-o", out).status == 0
    assert "Le lien" in pages(out)
    assert csxl("print", dossier, "cycle", "--title", "rien").status == 2


def test_a_document_of_a_module_that_is_off_is_refused(csxl: Csxl, dossier: Path) -> None:
    answer = csxl("print", dossier, "cycle")
    assert (answer.status, "Evaluation cycle" in answer.err) == (2, True)
