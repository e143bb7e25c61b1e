"""The live file: one connection, one writer, settings read back, transactions of our own."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.i18n import _, fold
from csxl_desktop.storage import attachments, driver, entities, holder, keyring, migrate, schema
from csxl_desktop.storage.errors import (
    DamagedDossierError,
    DossierExistsError,
    DossierMissingError,
    LostFileError,
    NotSavedError,
    ReadOnlyError,
    SettingRefusedError,
    TracesLeftError,
    UnreachableFolderError,
    reason,
)
from csxl_desktop.storage.inspection import Inspected, not_read, version_of
from csxl_desktop.storage.reading import ReadingSession, Reads
from csxl_desktop.storage.replacing import put_in_place
from csxl_desktop.system import for_owner
from csxl_desktop.system.clock import now_utc

if TYPE_CHECKING:  # wanted when a backup is made, not when a list is read
    from csxl_desktop.storage.backups.kept import Why
    from csxl_desktop.storage.backups.making import Draft

FILE_NAME = holder.FILE_NAME
FOLDERS = schema.FOLDERS
_STAGING = ".creation"  # a dossier being made; what a crash leaves there is swept away by the next attempt

# Setting → value that SQLite must give back (docs/decisions/0001: 5,000 simulated power cuts lost nothing so).
PRAGMAS: dict[str, object] = {
    "locking_mode": "exclusive",
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "temp_store": 2,
}


@dataclass(frozen=True)
class Author:
    """Who writes, and at which workstation."""

    person: str
    workstation: str


class Database:
    """An open dossier: the only one who knows its engine. Use it in the thread that opened it."""

    not_closed = ""  # since when it stood open, where whoever had it open here before never closed it

    def __init__(self, folder: Path, author: Author, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.author = author
        self.now = now
        self._refused: UUID | None = None  # the last write that a failing disk refused: it may stand all the same
        self.key = _key_of(folder / FILE_NAME)
        self._connection = _connect(folder / FILE_NAME, self.key)
        self._engine = engine_of(self._connection, folder, self.key)
        self._reads = Reads(self._connection, folder / FILE_NAME)
        try:
            self._take(author)
            keyring.assign(folder, self.key)
        except BaseException:
            self._engine.dispose()
            self._connection.close()
            self._reads.close()
            raise

    @property
    def looked_at(self) -> datetime | None:
        """Of when the backup is that one looks at: nothing can be written there. None in a live dossier."""
        return None

    def __call__(self) -> Session:
        """A session for reading."""
        return ReadingSession(self._engine, self._reads)

    @contextmanager
    def begin(self, label: str, *, undoes: UUID | None = None, after: "Why | None" = None) -> Iterator[Session]:
        """One transaction, with its history; `label` (a msgid) says what is being done.

        With `after`, a backup is made first: nothing is written where that fails.
        """
        if self.looked_at is not None:
            raise ReadOnlyError
        if not holder.is_in_place(self.folder):  # the system would take the write, and nobody find it again
            raise LostFileError(path=self.folder)
        if after is not None:
            self.back_up(after)
        self._settle()
        # A dossier that is only read maps what it reads, and loads neither history nor search.
        from csxl_desktop.storage import history

        entities.configure()
        act = history.Act(self.author.person, self.author.workstation, self.now, label, undoes)
        session = history.WritingSession(self._engine, act)
        try:
            with session, session.begin():
                yield session
        except _NotBegunError as error:
            raise NotSavedError(detail=error.values["detail"]) from None
        except DBAPIError as error:
            if isinstance(error.orig, driver.operational()):
                self._refused = self._refused or session.info.get("transaction_id")
                raise NotSavedError(detail=reason(error.orig)) from None
            if "FOREIGN KEY" in str(error.orig):  # what is pointed to was taken back meanwhile
                raise RecordNotFoundError from None
            raise self._not_written(error, session) from None
        except (MemoryError, StatementError) as error:
            if isinstance(error, StatementError) and not isinstance(error.orig, MemoryError):
                raise
            self._refused = self._refused or session.info.get("transaction_id")
            raise NotSavedError(detail=_("this computer has no memory left, close other programs")) from None

    def _not_written(self, error: DBAPIError, session: Session) -> Exception:
        refusal = self._reads.refusal_of_write(error)
        if refusal is not error:
            self._refused = self._refused or session.info.get("transaction_id")
        return refusal

    def _settle(self) -> None:
        """Before anything else is written: what a failing disk refused must not stand in the file."""
        if self._refused is None:
            return
        from csxl_desktop.storage import unsure

        refused, self._refused = self._refused, None
        try:
            unsure.settle(self, refused)
        except BaseException:
            self._refused = refused
            raise

    def write_anew(self) -> None:
        """Leave nothing of what was deleted in the file: neither in the index nor in pages no longer in use.

        Outside any transaction. Before SQLite 3.42 the index has no `secure-delete`: merging its parts lets go of
        the words that were taken out.
        """
        try:
            self._connection.execute("INSERT INTO search_index(search_index) VALUES('optimize')")
            self._connection.execute("VACUUM")
        except driver.operational() as error:
            raise TracesLeftError(detail=reason(error)) from None

    def draw_backup(self, why: "Why", *, again: bool = False) -> "Draft | None":
        """The pages as they stand now, to be finished in any thread.

        None where the newest backup holds them already, unless they are wanted `again`.
        """
        from csxl_desktop.storage.backups import facts, kept, ledger, making  # wanted every ten minutes at most

        if not again:
            last = ledger.read(kept.place_of(self.folder)).last()
            with self._reads.told():
                if last is not None and last.ends == facts.ends_of(self._connection):
                    return None
        return making.draw(self._connection, self.folder, why, self.now(), self.key, self._reads.is_silent)

    def back_up(self, why: "Why") -> None:
        """A whole backup, here and now: before an act that changes much. The same state is not backed up twice.

        A dossier that is only being made, or put back, has nothing to lose yet.
        """
        if self.folder.name in {_STAGING, holder.RESTORING}:
            return
        draft = self.draw_backup(why)
        if draft is not None:
            from csxl_desktop.storage.backups import making  # a dossier that is only read backs nothing up

            making.finish(draft)

    def copy_to(self, path: Path) -> None:
        """A whole copy of the file at `path`, as of now, encrypted as the file is; outside any transaction."""
        try:
            self._connection.execute("VACUUM INTO ?", (str(path),))
        except driver.operational() as error:
            raise NotSavedError(detail=reason(error)) from None
        path.chmod(0o600)

    def close(self) -> None:
        self._engine.dispose()
        self._connection.close()
        self._reads.close()
        holder.remove_holder(self.folder)

    def _take(self, author: Author) -> None:
        try:
            self._connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
            self._connection.execute("BEGIN EXCLUSIVE")
            self._connection.execute("COMMIT")
        except driver.operational() as error:
            if "locked" in str(error):
                raise holder.refusal(self.folder) from None
            raise UnreachableFolderError(path=self.folder, detail=reason(error)) from None
        _apply_settings(self._connection)
        self.not_closed = holder.not_closed(self.folder, author.workstation)
        holder.write_holder(
            self.folder, person=author.person, workstation=author.workstation, since=self.now().astimezone()
        )


def is_writing(session: Session) -> bool:
    """Whether the session was begun to write: the history knows its transaction."""
    return "transaction_id" in session.info


def create_dossier(folder: Path, fill: Callable[[Path], None] = lambda _: None) -> None:
    """Make `folder` a dossier, whole or not at all; `fill` puts the first records into the folder it is given."""
    if (folder / FILE_NAME).exists():
        raise DossierExistsError(path=folder)
    staging = folder / _STAGING
    try:
        for_owner.folder(folder)
        shutil.rmtree(staging, ignore_errors=True)
        for path in (staging, *(folder / name for name in FOLDERS)):
            path.mkdir(exist_ok=True, mode=0o700)
        migrate.create(staging / FILE_NAME)
        fill(staging)
        attachments.move(staging / "annexes", folder / "annexes")
        put_in_place(staging / FILE_NAME, folder / FILE_NAME)
    except (OSError, sqlite3.OperationalError, OperationalError) as error:
        cause = error.orig if isinstance(error, OperationalError) and error.orig else error
        raise UnreachableFolderError(path=folder, detail=reason(cause)) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def open_dossier(
    folder: Path, author: Author, now: Callable[[], datetime] = now_utc, inspected: Inspected | None = None
) -> Database:
    """Open the healthy dossier in `folder`; whatever else is there is refused and left as it is."""
    path = folder / FILE_NAME if folder.is_dir() or not folder.exists() else folder
    if holder.held_here(path.parent):
        raise holder.refusal(path.parent)
    version = version_of(path, inspected)
    if path.name != FILE_NAME:
        raise DossierMissingError(path=path.parent)
    if version < schema.SCHEMA_VERSION:
        migrate.upgrade(path)
    try:
        database = Database(path.parent, author, now)
    except driver.operational() as error:
        raise UnreachableFolderError(path=path.parent, detail=reason(error)) from None
    except driver.refusals() as error:  # the disk, or the file, since it was looked at
        raise not_read(path, error) from None
    if database.key is not None:
        from csxl_desktop.storage import key_file, protecting  # most dossiers are not encrypted

        key_file.mend(path.parent, database.key)
        protecting.sweep(path.parent, database.key)
    return database


def _key_of(path: Path) -> driver.Key:
    """What opens the file, which was inspected; where it went since, connecting to it says so."""
    try:
        return driver.key_of(path)
    except sqlite3.DatabaseError as error:
        raise DamagedDossierError(path=path, detail=error) from None


def _connect(path: Path, key: driver.Key) -> sqlite3.Connection:
    try:
        connection = driver.connect(path, "rw", key, timeout=0.5)
    except driver.operational() as error:
        raise UnreachableFolderError(path=path.parent, detail=reason(error)) from None
    teach(connection)
    if os.name == "posix":
        path.chmod(0o600)
    return connection


def teach(connection: sqlite3.Connection) -> None:
    """The functions of ours that statements use."""
    connection.create_function("fold", 1, lambda text: None if text is None else fold(text), deterministic=True)


def _apply_settings(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA busy_timeout=3000").fetchone()
    for name, wanted in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={wanted}").fetchone()
    for name, wanted in PRAGMAS.items():
        found = connection.execute(f"PRAGMA {name}").fetchone()
        # Where memory mapping is compiled out the setting answers with no row at all: also none mapped.
        value = found[0] if found else 0
        if value != wanted:
            raise SettingRefusedError(name=name, found=value, wanted=wanted)


class _NotBegunError(UnreachableFolderError):
    """The disk refuses even the beginning of a transaction: so told where something was to be read."""


class LentDialect(SQLiteDialect_pysqlite):
    """SQLite over a connection that is lent to SQLAlchemy: whoever opened it closes it.

    Those over the same library say every statement in the same words: what is known of the first holds for all.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LentDialect) and self.dbapi is other.dbapi

    def __hash__(self) -> int:
        return hash(LentDialect)

    def do_close(self, dbapi_connection: DBAPIConnection) -> None:
        """Not SQLAlchemy's to close."""


registry.register("sqlite.lent", __name__, LentDialect.__name__)
# To put a statement into SQL takes longer than to run it: a process that opens several dossiers does it once.
STATEMENTS: LRUCache[Any, Any] = LRUCache(1000)


def engine_of(
    connection: sqlite3.Connection, folder: Path, key: driver.Key, *, begin: str = "BEGIN IMMEDIATE"
) -> Engine:
    """The engine upon the one connection to the file in `folder`; every transaction begins with the words `begin`.

    Whoever opened the connection closes it: where memory does not even suffice for a rollback, SQLAlchemy would close
    it, and nothing more could be saved. It asks for another one then, and gets this one, rolled back.
    """

    def at_rest() -> sqlite3.Connection:
        if connection.in_transaction:
            connection.rollback()
        return connection

    engine = create_engine(
        "sqlite+lent://",
        creator=at_rest,
        poolclass=StaticPool,
        hide_parameters=True,
        module=driver.module_of(key),
        execution_options={"compiled_cache": STATEMENTS},
    )

    begun: list[Connection] = []  # the last one that did

    @event.listens_for(engine, "begin")
    def _begin(each: Connection) -> None:
        if connection.in_transaction and not any(other.in_transaction() for other in begun):
            connection.rollback()  # memory did not suffice for it before
        try:
            _begin_at_last(each, begin)
        except OperationalError as error:
            if "within a transaction" in str(error.orig):
                raise  # our own fault, not the disk's
            raise _NotBegunError(path=folder, detail=reason(error.orig or error)) from None
        begun[:] = [each]

    return engine


def _begin_at_last(connection: Connection, begin: str) -> None:
    """Begin; where a disk that failed in a rollback is well again, SQLite must first read before it believes it."""
    try:
        connection.exec_driver_sql(begin)
    except OperationalError as error:
        if "I/O error" not in str(error.orig):
            raise
        connection.exec_driver_sql("PRAGMA schema_version").fetchone()
        connection.exec_driver_sql(begin)
