"""`csxl print FOLDER` of what a working group has."""

from pathlib import Path

from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.documents.reading import whole_text
from tests.factories import make
from tests.ui.groups_support import fill


def test_the_documents_of_a_group_are_printed(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    ids = fill(workspace)
    workspace.close()
    out = tmp_path / "x.pdf"

    for document, words in (
        ("group", "Write the note"),
        ("planning", "1 session: 1 held."),
        ("group-partners", "1 other partner"),
        ("group-presence", "1 session · 2 partners"),
    ):
        printed = csxl("print", dossier, document, "--group", "housing", "--year", "2026", "--lang", "en", "-o", out)
        assert printed.status == 0
        assert words in whole_text(out.read_bytes())
    assert csxl("print", dossier, "group", "--group", str(ids["Housing"]), "--year", "2026", "-o", out).status == 0


def test_a_group_is_named_without_doubt(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    for name in ("Santé mentale", "Santé des jeunes"):
        make(workspace, WorkingGroup, name=name)
    workspace.close()
    out = tmp_path / "x.pdf"

    assert csxl("print", dossier, "group", "-o", out).status == 2
    assert csxl("print", dossier, "group", "--group", "Logement", "-o", out).status == 2
    unsure = csxl("print", dossier, "group", "--group", "santé", "-o", out)
    assert unsure.status == 2
    assert "Santé mentale" in unsure.err
