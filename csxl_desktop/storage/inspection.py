"""The checks of a dossier file before it is opened: read only, in an order that never lets SQLite guess."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from csxl_desktop.storage import driver, holder, schema
from csxl_desktop.storage.errors import (
    DamagedDossierError,
    DossierError,
    DossierMissingError,
    EmptyFileError,
    ForeignContentError,
    KeyFileMissingError,
    NewerDossierError,
    NotADossierError,
    UnreachableFolderError,
    reason,
)
from csxl_desktop.storage.replacing import replace_file

_VERSION_AT, _APPLICATION_AT, _HEADER_SIZE = 60, 68, 100
_PAGE, _RANDOM = 4096, 250  # of 256 values of a byte; a random page lacks none, one of anything else many


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that was healthy a moment ago: `mark` tells whether anybody wrote to it since."""

    version: int
    mark: tuple[int, ...]


def inspect_ahead(path: Path) -> Inspected:
    """As `inspect_file`, for whoever opens the file soon. Never called for one that is open in this process."""
    mark = _mark(path)
    return Inspected(inspect_file(path), mark)


def version_of(path: Path, before: Inspected | None = None) -> int:
    """As `inspect_file`, which is spared where nothing was written since `before`."""
    if before is not None and path.exists() and before.mark == _mark(path):
        return before.version
    return inspect_file(path)


def is_held(path: Path) -> bool:
    """Whether somebody has the file open to write: its lock tells that, over a share too, and without its key."""
    if holder.held_here(path.parent):
        return True
    if not path.is_file():
        return False
    try:
        with closing(driver.connect(path, "ro", None, timeout=0.3)) as connection:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        return "locked" in str(error) or "busy" in str(error)
    except sqlite3.DatabaseError:
        return False  # encrypted, or damaged: nobody kept it from being read
    return False


def _mark(path: Path) -> tuple[int, ...]:
    told = path.stat()
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, driver.has_hot_journal(path)


def inspect_file(path: Path) -> int:
    """The schema version of the healthy dossier at `path`, or the refusal that says what it is."""
    encrypted = driver.is_ours(path)
    version = 0 if encrypted else _version_in_header(path)
    try:
        with _as_it_was(path), closing(_opened(path, driver.key_of(path))) as connection:
            if encrypted:
                version = _version_told(connection, path)
            _check_contents(connection, path, version)
    except driver.operational() as error:
        if "locked" in str(error) or "busy" in str(error):
            raise holder.refusal(path.parent) from None
        raise not_read(path, error) from None
    except driver.refusals() as error:
        raise not_read(path, error) from None
    return version


def not_read(path: Path, detail: object) -> DossierError:
    """Damage, or a disk that refuses to be read: SQLite calls most of that malformed too, so every byte is asked for.

    Never called for a file that is open in this process.
    """
    try:
        with path.open("rb") as stream:
            while stream.read(1 << 20):
                pass
    except OSError as error:
        return UnreachableFolderError(path=path.parent, detail=reason(error))
    return DamagedDossierError(path=path, detail=detail)


@contextmanager
def _as_it_was(path: Path) -> Iterator[None]:
    """Where SQLite finishes a rollback first and what comes out is damaged, the journal was another's: both stay."""
    if not driver.has_hot_journal(path):
        yield
        return
    pairs = [(each, each.with_name(f"{each.name}.avant")) for each in (path, path.with_name(f"{path.name}-journal"))]
    try:
        for original, kept in pairs:
            shutil.copyfile(original, kept)
            kept.chmod(0o600)
        yield
    except (sqlite3.DatabaseError, DamagedDossierError, ForeignContentError) as error:
        if "locked" not in str(error) and "busy" not in str(error):
            for original, kept in pairs:
                replace_file(kept, original)
        raise
    finally:
        for _original, kept in pairs:
            kept.unlink(missing_ok=True)


def _version_told(connection: sqlite3.Connection, path: Path) -> int:
    """Of an encrypted file: its key file says that it is ours, what the key opens says the rest."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise NotADossierError(path=path)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.SCHEMA_VERSION:
        raise NewerDossierError(path=path, found=version, known=schema.SCHEMA_VERSION)
    return version


def _version_in_header(path: Path) -> int:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            header = stream.read(_HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        raise DossierMissingError(path=path.parent) from None
    except OSError as error:
        raise UnreachableFolderError(path=path.parent, detail=reason(error)) from None
    if size == 0:
        raise EmptyFileError(path=path)
    if len(header) < _HEADER_SIZE or not header.startswith(driver.MAGIC):
        raise (KeyFileMissingError if _looks_encrypted(path, size) else NotADossierError)(path=path)
    if int.from_bytes(header[_APPLICATION_AT : _APPLICATION_AT + 4], "big") != schema.APPLICATION_ID:
        raise NotADossierError(path=path)
    version = int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big")
    if version > schema.SCHEMA_VERSION:
        raise NewerDossierError(path=path, found=version, known=schema.SCHEMA_VERSION)
    page_size = int.from_bytes(header[16:18], "big") or 1
    pages = int.from_bytes(header[28:32], "big")
    expected = pages * (65536 if page_size == 1 else page_size)
    if size < expected and not driver.has_hot_journal(path):
        raise DamagedDossierError(path=path, detail=f"{size} < {expected}")
    return version


def _looks_encrypted(path: Path, size: int) -> bool:
    """Whole pages in which every byte is as likely as another, under the name of a dossier's file."""
    if path.name != schema.FILE_NAME or size % _PAGE:
        return False
    with path.open("rb") as stream:
        page = stream.read(_PAGE)
    return len(set(page)) > _RANDOM


def _opened(path: Path, key: driver.Key) -> sqlite3.Connection:
    """A connection for looking: it writes nothing, unless SQLite must first finish a rollback."""
    connection = driver.connect(path, "rw" if driver.has_hot_journal(path) else "ro", key, timeout=0.3)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def _check_contents(connection: sqlite3.Connection, path: Path, version: int) -> None:
    if foreign := schema.foreign_objects(connection):
        raise ForeignContentError(path=path, detail=", ".join(foreign[:3]))
    if schema.fingerprint(connection) != schema.FINGERPRINTS.get(version):
        raise ForeignContentError(path=path, detail="schema")
    problems = [row[0] for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok"]
    if problems:
        raise not_read(path, problems[0].splitlines()[-1])
    if torn := driver.torn_pages(connection):
        raise DamagedDossierError(path=path, detail=torn)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedDossierError(path=path, detail="foreign keys")
