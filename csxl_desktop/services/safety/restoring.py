"""Putting a backup back, or looking at it: also where the dossier itself does not open any more."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.services.anonymising import AlreadyAnonymisedError
from csxl_desktop.services.erasing.copies import Wanted, act_of, erase_in_copy, files_of
from csxl_desktop.services.safety.backups import find, finish, sound
from csxl_desktop.services.workspace import Workspace, in_own_words, open_beside
from csxl_desktop.storage.backups import ledger, restoring
from csxl_desktop.storage.backups.kept import Backup, Why, place_of
from csxl_desktop.storage.database import FILE_NAME, Author, open_dossier
from csxl_desktop.storage.errors import DossierHeldError
from csxl_desktop.storage.looking import open_backup


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, where the file before lies, and the backup that takes it all back."""

    backup: Backup
    aside: Path | None
    safety: Backup | None


def restore_dossier(
    folder: Path,
    wanted: str,
    author: Author,
    now: Callable[[], datetime],
    *,
    source: Path | None = None,
    on_trial: bool = False,
) -> Restored:
    """Let the closed dossier become what the backup `wanted` holds; a safety copy of today is made first.

    Whoever was anonymised or erased since is so again before anybody sees the dossier. `source` is another place of
    backups, as on a stick; what is restored `on_trial` goes again.
    """
    place = source or place_of(folder)
    backup = find(place, wanted)
    safety = _safety_copy(folder, author, now)
    erased, whole = (_erased(folder, place, side) for side in ("people", "whole"))

    def erase_again(staging: Path) -> None:
        if whole:
            wanted = Wanted(people=frozenset(each.hex for each in whole))
            today, act = now().astimezone().date(), act_of(author, now)
            erase_in_copy(staging / FILE_NAME, wanted, files_of(folder), today, tells=act)
        if erased:
            with open_beside(staging, author, now) as workspace:
                anonymise_again(workspace, erased)

    aside = restoring.restore(folder, backup, now(), source=source, prepare=erase_again, on_trial=on_trial)
    return Restored(backup, aside, safety)


def look_at(place: Path, wanted: str, author: Author, now: Callable[[], datetime]) -> Workspace:
    """The backup `wanted` in `place`, open to be read."""
    return in_own_words(Workspace(open_backup(place, find(place, wanted), author, now)))


def anonymise_again(workspace: Workspace, people: set[UUID]) -> int:
    """Anonymise those of `people` whom the dossier knows again; how many."""
    count = 0
    for key in sorted(people):
        with workspace.database() as session:
            person = session.get(Person, key)
            name = person.full_name if person is not None and person.anonymised_on is None else ""
        if name:
            with suppress(RecordNotFoundError, AlreadyAnonymisedError):  # merged into one of those before
                workspace.anonymising.anonymise(key, name)
                count += 1
    return count


def _safety_copy(folder: Path, author: Author, now: Callable[[], datetime]) -> Backup | None:
    """The dossier as it stands, backed up; None where it does not open: then its file is set aside all the same."""
    try:
        database = open_dossier(folder, author, now)
    except DossierHeldError:
        raise
    except DomainError:
        return None
    try:
        last = ledger.read(place_of(folder)).last()
        draft = database.draw_backup(Why.RESTORE, again=last is None or not sound(place_of(folder), last.name))
        return last if draft is None else finish(draft, now()).backup
    finally:
        database.close()


def _erased(folder: Path, place: Path, side: str) -> set[UUID]:
    """Whom the lists of both places know as anonymised (`people`), or as erased for good (`whole`)."""
    return {
        UUID(key)
        for known in (ledger.read(place_of(folder)), ledger.read(place))
        for entry in known.of_kind("erased")
        for key in entry.get(side, ())
    }
