"""Erasures between two copies of one dossier: whoever is gone on one side is gone on both before they are compared."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.reconciling import Erasure
from csxl_desktop.services.erasing.act import ERASED_FOR, ERASING, carry_out, survey
from csxl_desktop.services.erasing.copies import Wanted, drop_files, erase_in_copy, files_of, follow
from csxl_desktop.services.erasing.seals import Files
from csxl_desktop.services.identity import identity_of
from csxl_desktop.services.person_links import same_people
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups.checking import opened
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.schema import SNAPSHOT


def erased_here(session: Session) -> Wanted:
    """Whom this dossier erased for good."""
    identity = identity_of(session)
    if identity is None:
        return Wanted()
    digests = session.scalars(select(Erasure.id).where(Erasure.reason == ERASED_FOR))
    return Wanted(identity.erasure_key, frozenset(digests))


def bring_copies(database: Database, copies: Iterable[Path], brought: Path | None = None) -> None:
    """Erase in plain copies of this dossier, which nobody else has open, whoever was erased here meanwhile.

    `brought` are files that came along: those that only the person was shown by do not stay.
    """
    with database() as session:
        wanted = erased_here(session)
    if not wanted.digests:
        return
    own, came = files_of(database.folder), (brought,) if brought is not None else ()
    files = Files((*came, *own.read), own.write)
    for copy in copies:
        gone = erase_in_copy(copy, wanted, files, database.now().astimezone().date()) or set()
        for digest in gone:
            for place in came:
                attachments.path_of(place, digest).unlink(missing_ok=True)


def catch_up(database: Database, theirs: Path) -> int:
    """Erase here whoever the copy `theirs` of this dossier erased for good; how many."""
    with database() as session:
        ours = erased_here(session)
        known = list(session.scalars(select(Person.id)))
    wanted = Wanted(ours.key, _erased_in(theirs) - ours.digests)
    missing = [key for key in known if wanted.means(key.hex)] if wanted.digests else []
    today, files = database.now().astimezone().date(), files_of(database.folder)
    for key in missing:
        with database.begin(ERASING, after=Why.ERASE) as session:
            if session.get_one(Person, key).merged_into_id not in missing:
                gone = carry_out(session, survey(session, same_people(session, key), files), files, today)
            else:
                gone = set()
        drop_files(database.folder, gone)
    if missing:
        (database.folder / SNAPSHOT).unlink(missing_ok=True)
        database.write_anew()
        database.back_up(Why.ERASE)
        follow(database.folder, wanted, today)
    return len(missing)


def _erased_in(copy: Path) -> frozenset[str]:
    with opened(copy) as connection:
        rows = connection.execute("SELECT id FROM erasures WHERE reason = ?", (ERASED_FOR,))
        return frozenset(row[0] for row in rows)
