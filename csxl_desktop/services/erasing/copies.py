"""The copies of the dossier that the program keeps: whoever was erased is erased there too, whole or not at all."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from dateutil.relativedelta import relativedelta

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.reconciling import Erasure
from csxl_desktop.services.bag_bases import BASES
from csxl_desktop.services.erasing import telling
from csxl_desktop.services.erasing.act import ERASING, carry_out, survey
from csxl_desktop.services.erasing.seals import Files
from csxl_desktop.services.identity import identity_of
from csxl_desktop.services.person_links import same_people
from csxl_desktop.storage import attachments, driver, history, migrate, schema
from csxl_desktop.storage.backups import annexes, ledger, rewriting
from csxl_desktop.storage.backups.checking import opened
from csxl_desktop.storage.backups.kept import ASIDE, EXPORTS, Why, place_of
from csxl_desktop.storage.backups.thinning import MONTHS
from csxl_desktop.storage.copies import written_copy
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.errors import BackupDamagedError, LockedDossierError
from csxl_desktop.storage.inspection import inspect_file
from csxl_desktop.storage.reconciling.ledger import whole_digest_of
from csxl_desktop.storage.replacing import put_in_place
from csxl_desktop.system import waiting_mails

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is to be gone from a copy: by the ledger of the dossier (`key`, `digests`), or by name of key (`people`)."""

    key: str = ""
    digests: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def means(self, person: str) -> bool:
        return person in self.people or bool(self.key and whole_digest_of(self.key, person) in self.digests)


@dataclass
class Followed:
    """What became of the copies: how many were written anew, and those that nobody but a person can look through."""

    written: int = 0
    exports: int = 0
    unreadable: list[Path] = field(default_factory=list)


def files_of(folder: Path) -> Files:
    """The files of the dossier `folder`, those beside its backups too."""
    return Files((folder / "annexes", place_of(folder) / annexes.FOLDER), folder / "annexes")


def erase_in_copy(
    path: Path, wanted: Wanted, files: Files, today: date, *, tells: history.Act | None = None
) -> set[str] | None:
    """Erase in the copy at `path`, which nobody else has open; the digests of files it no longer shows.

    A copy that somebody will work in `tells` which papers were replaced, and by whose act; one that others are
    compared with does not: it would have a version of its own. None where nothing was to be done: the copy is as it
    was, to the byte.
    """
    people = _people_in(path, wanted)
    if not people:
        return None
    if inspect_file(path) < schema.SCHEMA_VERSION:
        migrate.upgrade(path)
    gone: set[str] = set()
    with written_copy(path) as session:
        own = identity_of(session)
        key = own.erasure_key if own else wanted.key
        for person_id in people:
            person = session.get_one(Person, person_id)
            known = key and session.get(Erasure, whole_digest_of(key, person_id.hex)) is not None
            if not known and person.merged_into_id not in people:
                found = survey(session, same_people(session, person_id), files)
                if tells is not None:
                    history.note_new(session, tells, telling.tell(session, found, today))
                gone |= carry_out(session, found, files, today, key)
                session.flush()
    return gone


def holds(path: Path, wanted: Wanted) -> bool:
    """Whether a copy still knows somebody who is to be gone from it; of a damaged one nobody can tell, so it may."""
    try:
        return bool(_people_in(path, wanted))
    except driver.refusals(LockedDossierError):
        return True


def follow(folder: Path, wanted: Wanted, today: date) -> Followed:
    """The files set aside, the copies that bags were made from, and the exports of the dossier `folder`."""
    done, files = Followed(), files_of(folder)
    for path in kept_copies(folder):
        try:
            done.written += _rewrite(path, wanted, files, today)
        except driver.refusals(DomainError, OSError):
            done.unreadable.append(path)
    for export in sorted(place_of(folder).glob(EXPORTS)):
        shutil.rmtree(export, ignore_errors=True)
        done.exports += 1
    for draft in _mail_drafts(folder):
        draft.unlink(missing_ok=True)
    return done


def counted(folder: Path) -> tuple[int, int, int, int]:
    """Files set aside, exports, copies that bags were made from, mail drafts."""
    aside = len(list((place_of(folder) / ASIDE).glob("*.db")))
    exports = len(list(place_of(folder).glob(EXPORTS)))
    return aside, exports, len(kept_copies(folder)) - aside, len(_mail_drafts(folder))


def _mail_drafts(folder: Path) -> list[Path]:
    """Written for the mail program, which has them by now."""
    own = waiting_mails.own_place(folder).glob("*.eml")
    return [*sorted((folder / "documents").rglob("*.eml")), *sorted(own)]


def kept_copies(folder: Path) -> list[Path]:
    """The files set aside, and the copies that bags were made from."""
    return [*sorted((place_of(folder) / ASIDE).glob("*.db")), *sorted((folder / BASES).glob("*.base"))]


@dataclass(frozen=True, slots=True)
class InBackups:
    """The backups that still know somebody: how many, how many of them for ever, and until when the others do."""

    count: int
    for_ever: int
    until: date | None


def in_backups(folder: Path, person_id: UUID) -> InBackups:
    """As the list of backups will let go of them by itself."""
    wanted = Wanted(people=frozenset({person_id.hex}))
    place = place_of(folder)
    found = [each for each in ledger.read(place).backups() if holds(place / each.name, wanted)]
    last = max((each.at for each in found if each.why is not Why.REPORT), default=None)
    for_ever = sum(each.why is Why.REPORT for each in found)
    return InBackups(len(found), for_ever, _months_later(last) if last else None)


def act_of(author: Author, now: Callable[[], datetime]) -> history.Act:
    """Who erases in a copy."""
    return history.Act(author.person, author.workstation, now, ERASING)


def rewrite_backups(folder: Path, wanted: Wanted, author: Author, now: Callable[[], datetime]) -> Followed:
    """Write every backup that still knows somebody anew without them; then let go of files that none shows."""
    place, files, done = place_of(folder), files_of(folder), Followed()
    today = now().astimezone().date()
    for backup in ledger.read(place).backups():
        if not holds(place / backup.name, wanted):
            continue
        try:
            rewriting.rewrite(
                place,
                backup,
                now(),
                lambda path: erase_in_copy(path, wanted, files, today, tells=act_of(author, now)) is not None,
            )
            done.written += 1
        except driver.refusals(DomainError):
            done.unreadable.append(place / backup.name)
    if not done.unreadable:
        _drop_files(place)
    return done


def _rewrite(path: Path, wanted: Wanted, files: Files, today: date) -> bool:
    """On a copy of the copy, which then takes its place."""
    if any(path.with_name(path.name + suffix).exists() for suffix in ("-journal", "-wal")):
        raise BackupDamagedError(name=path.name)
    if not holds(path, wanted):
        return False
    work = path.with_name(f".{path.name}{_PART}")
    try:
        work.unlink(missing_ok=True)
        work.touch(mode=0o600)
        shutil.copyfile(path, work)
        modified = path.stat().st_mtime
        erase_in_copy(work, wanted, files, today)
        os.utime(work, (modified, modified))  # by it the age of a bag is told that the file does not know
        put_in_place(work, path)
    finally:
        work.unlink(missing_ok=True)
    return True


def _people_in(path: Path, wanted: Wanted) -> list[UUID]:
    """Those of whom the copy still knows more than that they were erased; read without opening it to be written."""
    with opened(path) as connection:
        people = [row[0] for row in connection.execute("SELECT id FROM people ORDER BY id")]
        meant = [each for each in people if wanted.means(each)]
        key = _own_key(connection)
        done = {row[0] for row in connection.execute("SELECT id FROM erasures")} if _has_ledger(connection) else set()
        return [UUID(each) for each in meant if whole_digest_of(key or wanted.key or "00", each) not in done]


def _own_key(connection: sqlite3.Connection) -> str:
    if not _has_ledger(connection):
        return ""
    row = connection.execute("SELECT erasure_key FROM dossier_identity").fetchone()
    return str(row[0]) if row else ""


def _has_ledger(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'erasures'").fetchone() is not None


def _drop_files(place: Path) -> None:
    """The files beside the backups that no backup shows any more."""
    shown = {digest for each in ledger.read(place).backups() for digest in _shown(place / each.name)}
    for path in sorted((place / annexes.FOLDER).glob("??/*")):
        if path.name not in shown:
            path.unlink(missing_ok=True)


def _shown(path: Path) -> Iterator[str]:
    with opened(path) as connection:
        yield from (row[0] for row in connection.execute("SELECT DISTINCT sha256 FROM attachments"))


def drop_files(folder: Path, digests: set[str]) -> None:
    """Let these files leave the dossier."""
    for digest in digests:
        attachments.path_of(folder / "annexes", digest).unlink(missing_ok=True)


def _months_later(moment: datetime) -> date:
    return (moment.astimezone() + relativedelta(months=MONTHS)).date()
