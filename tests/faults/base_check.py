"""What must hold of a dossier after anything: it opens, its pages, keys, history and index are whole."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import search
from csxl_desktop.storage.history import broken_links


def faults_of(workspace: Workspace, *, pages_only: bool = False) -> Iterator[str]:
    """A sentence for each thing that does not hold in an open dossier."""
    with workspace.database() as session:
        if (said := session.execute(text("PRAGMA integrity_check")).scalars().first()) != "ok":
            yield f"pages are damaged: {said}"
        if pages_only:
            return
        if lost := session.execute(text("PRAGMA foreign_key_check")).all():
            yield f"{len(lost)} keys point nowhere"
        if broken := broken_links(session):
            yield f"history broken at {broken[:3]}"
        if not _index_agrees(session):
            yield "the search index disagrees with the records"


def _index_agrees(session: Session) -> bool:
    entries = text("SELECT rowid, folded, kind, record_id, title, detail FROM search_index ORDER BY rowid")
    before = session.execute(entries).all()
    search.rebuild(session)
    after = session.execute(entries).all()
    session.rollback()
    return before == after
