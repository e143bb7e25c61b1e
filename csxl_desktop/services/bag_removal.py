"""A bag leaves the laptop again: only where it was closed up since its last change, so that nothing goes with it."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.i18n import N_
from csxl_desktop.services.identity import identity_of
from csxl_desktop.storage.database import Author, Database, open_dossier

_CLOSED_UP = "refermee.json"  # how far the history went when the bag was closed up


class NotABagHereError(DomainError):
    template = N_("This dossier is not a bag: it is not removed.")


class NotClosedUpError(DomainError):
    template = N_(
        "This bag was not closed up since its last change: nothing was removed. Close it up first, and bring it to the "
        "office."
    )


class BagRemovedError(DomainError):
    """There is nothing to be opened any more."""

    template = N_("The bag was removed from this computer.")


def note_closed_up(database: Database) -> None:
    """All that was done here is in the bag that was just closed up."""
    with database() as session:
        path = database.folder / _CLOSED_UP
        path.touch(mode=0o600)
        path.write_text(json.dumps(_ends(session)), encoding="utf-8")


def check(database: Database) -> None:
    """Raise why this dossier is not removed."""
    with database() as session:
        identity = identity_of(session)
        if identity is None or identity.bag_id is None:
            raise NotABagHereError
        if _noted(database.folder) != _ends(session):
            raise NotClosedUpError


def remove(folder: Path, author: Author, now: Callable[[], datetime]) -> None:
    """Remove the closed dossier of a bag, and raise `BagRemovedError`; another refusal where it is not safe."""
    database = open_dossier(folder, author, now)
    try:
        check(database)
    finally:
        database.close()
    shutil.rmtree(folder)
    raise BagRemovedError


def _ends(session: Session) -> dict[str, int]:
    rows = session.execute(
        select(HistoryChange.workstation, func.max(HistoryChange.sequence)).group_by(HistoryChange.workstation)
    )
    return {row[0]: row[1] for row in rows}


def _noted(folder: Path) -> object:
    try:
        return json.loads((folder / _CLOSED_UP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
