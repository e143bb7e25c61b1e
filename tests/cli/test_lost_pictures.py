"""A report whose pictures are lost or damaged is printed all the same, and the command says which."""

from pathlib import Path

import docx
import pytest

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.office import Attachment, Office
from csxl_desktop.domain.rich_text import Block, RichText
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from tests.cli.conftest import Csxl
from tests.documents import tagged
from tests.documents.report_sample import photo
from tests.factories import make
from tests.services.report_support import YEAR, held, picture


@pytest.fixture
def lost(workspace: Workspace) -> Workspace:
    """Photos of which the file is gone, empty, cut short in its middle, and one that is whole; no cover, no logo."""
    annexes = workspace.folder / "annexes"
    whole = photo()
    text = RichText((Block("b1", "image", attachment="0" * 64, caption="In the text"),))
    meeting = held(workspace, BasicKind.PLENARY, report_paragraph=text)
    photos = {"Gone": b"gone", "Empty": b"", "Cut short": whole[: len(whole) // 2], "Whole": whole}
    for caption, data in photos.items():
        picture(workspace, data, meeting_id=meeting, caption=caption, alt=caption)
    attachments.path_of(annexes, attachments.store(annexes, b"gone")).unlink()
    made = make(workspace, Attachment, sha256="1" * 64, file_name="l.png", media_type="image/png", size=1)
    workspace.records.change(Office, workspace.office.office_id(), {"logo_id": made, "cover_id": made})
    workspace.close()
    return workspace


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_each_is_told_and_the_document_is_whole(csxl: Csxl, lost: Workspace, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"report{suffix}"

    said = csxl("print", lost.folder, "report", "--year", YEAR, "--lang", "en", "-o", file)

    assert said.status == 0
    assert sorted(said.err.splitlines()) == [
        "Picture not found: In the text",
        "Picture that could not be read: Cover photo",
        "Picture that could not be read: Cut short",
        "Picture that could not be read: Empty",
        "Picture that could not be read: Gone",
        "Picture that could not be read: Logo of Coordination Sociale de Sainte-Alix",
    ]
    if suffix == ".pdf":
        figures = [words for kind, words in tagged.read(file.read_bytes()).spoken() if kind == "Figure"]
        assert "Whole" in figures
    else:
        assert len(docx.Document(str(file)).inline_shapes) >= 1
