"""The spelling check with the office's own words."""

from sqlalchemy import func, select

from csxl_desktop.domain.wording import OfficeWord
from csxl_desktop.services.workspace import Workspace

LINE = "Le Bizzart est ouvert."


def test_a_word_of_the_office_is_right_until_it_is_taken_back(workspace: Workspace) -> None:
    assert workspace.spelling.doubtful([LINE]) == {LINE: ((3, 7),)}

    made = workspace.spelling.add_word("Bizzart")
    workspace.spelling.add_word("Bizzart")

    assert workspace.spelling.doubtful([LINE]) == {LINE: ()}
    with workspace.database() as session:
        assert session.scalar(select(func.count()).select_from(OfficeWord)) == 1
    workspace.records.trash(OfficeWord, made.record_id)
    assert workspace.spelling.doubtful([LINE]) == {LINE: ((3, 7),)}
    assert "école" in workspace.spelling.suggestions("écolle")
