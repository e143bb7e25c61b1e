"""Publishing the directory: files, what is kept, what is said the next time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from csxl_desktop.cli.output import NotWrittenError, write_file
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.publication import DirectoryPublication
from csxl_desktop.services.publication import PAGES, TABLES
from csxl_desktop.services.workspace import Workspace, open_workspace
from tests.conftest import AUTHOR, NOW
from tests.factories import organisation


class Clock:
    """A day that tests turn."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(dossier: Path, clock: Clock) -> Iterator[Workspace]:
    with open_workspace(dossier, AUTHOR, clock) as opened:
        yield opened


def kept(workspace: Workspace) -> list[DirectoryPublication]:
    with workspace.database() as session:
        return list(session.scalars(select(DirectoryPublication).order_by(DirectoryPublication.published_on)))


def test_pages_and_tables_are_written_then_kept(workspace: Workspace, tmp_path: Path) -> None:
    made = organisation(workspace, "Chaleur")
    publication, written = workspace.publication.publish(tmp_path / "web", write_file)
    assert {path.name for path in (tmp_path / "web").iterdir()} == {*PAGES.values(), *TABLES.values()}
    assert "Chaleur" in (tmp_path / "web" / PAGES["nl"]).read_text()
    assert f'href="{PAGES["nl"]}"' in (tmp_path / "web" / PAGES["fr"]).read_text()
    assert publication.changes is None
    (row,) = kept(workspace)
    assert written is not None
    assert (row.id, row.published_on, row.language) == (written.record_id, NOW.date(), "fr-nl")
    assert row.content is not None
    assert row.content["fr"][made.hex]["name"] == "Chaleur"


def test_once_more_on_the_same_day_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    first = organisation(workspace, "Chaleur")
    workspace.publication.publish(tmp_path, write_file)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.*")}
    _publication, again = workspace.publication.publish(tmp_path, write_file)
    assert again is None
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.*")} == before
    workspace.records.change(Organisation, first, {"name": "Chaleur et lumière"})
    publication, written = workspace.publication.publish(tmp_path, write_file)
    assert written is not None
    assert publication.changes is None  # still the first day
    assert len(kept(workspace)) == 1


def test_the_next_day_says_what_changed(workspace: Workspace, clock: Clock, tmp_path: Path) -> None:
    renamed, gone = organisation(workspace, "Chaleur"), organisation(workspace, "Partie")
    workspace.publication.publish(tmp_path, write_file)
    clock.now = datetime(2026, 12, 5, 9, tzinfo=UTC)
    workspace.records.change(Organisation, renamed, {"name": "Lumière", "street": "Rue Haute 1"})
    workspace.records.change(Organisation, gone, {"printable": False})
    organisation(workspace, "Nouvelle")
    publication, written = workspace.publication.publish(tmp_path, write_file)
    changes = publication.changes
    assert changes is not None
    assert [each.name for each in changes.new] == ["Nouvelle"]
    assert [each.name for each in changes.gone] == ["Partie"]
    assert [(each.former, each.name) for each in changes.renamed] == [("Chaleur", "Lumière")]
    assert [each.fields for each in changes.changed] == [("address",)]
    assert len(kept(workspace)) == 2
    text = (tmp_path / PAGES["fr"]).read_text()
    assert "Partie" in text
    alone = workspace.publication.page("fr")
    assert (alone.content.changes, alone.content.other_page) == (changes, "")
    assert workspace.publication.page("en").content.changes is None  # never published
    assert written is not None
    workspace.history.undo_transaction(written.transaction_id)
    assert workspace.publication.prepare().changes == changes


def test_nothing_is_kept_where_the_files_cannot_be_written(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / PAGES["fr"]).mkdir()
    with pytest.raises(NotWrittenError):
        workspace.publication.publish(tmp_path, write_file)
    assert kept(workspace) == []
