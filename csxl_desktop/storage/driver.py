"""The one place that opens a file of records: by Python's own SQLite, or by SQLCipher where the file is encrypted.

A plain file says in its first bytes that it is one; an encrypted one begins at random and is known by the key that
opens it. SQLCipher is loaded when the first encrypted file is met, never before.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePath
from types import ModuleType
from typing import Literal

from csxl_desktop.storage import keyring

# Imports inside functions: a plain dossier opens without the libraries of encryption.
MAGIC = b"SQLite format 3\x00"
_MODULE = "sqlcipher3.dbapi2"
Mode = Literal["ro", "rw", "rwc", "still"]  # still: nobody writes the file, no lock and no journal is looked for
Key = bytes | None


def connect(path: Path, mode: Mode, key: Key, timeout: float = 5.0) -> sqlite3.Connection:
    """A connection to the file at `path`, which is or becomes encrypted with `key`; None: plain."""
    words = "mode=ro&immutable=1" if mode == "still" else f"mode={mode}"
    where = f"{uri_of(path.absolute())}?{words}"
    if key is None:
        return sqlite3.connect(where, uri=True, timeout=timeout, isolation_level=None)
    connection: sqlite3.Connection = _cipher().connect(where, uri=True, timeout=timeout, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")  # before the key: it would tell standard error of each wrong one
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def uri_of(path: PurePath) -> str:
    """The absolute `path` as SQLite takes it: the server of a share is a part of the path, no authority."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def module_of(key: Key) -> ModuleType:
    """The library whose connections and refusals are those of a file with this key."""
    return sqlite3 if key is None else _cipher()


def key_of(path: Path) -> Key:
    """The unlocked key that opens the file at `path`; None for a plain one, or one of no bytes.

    Raises `LockedDossierError` where a passphrase is wanted first, `sqlite3.DatabaseError` where no key can help. Never
    called for a file that is open: closing it here would drop its lock.
    """
    if not is_encrypted(path):
        return None
    from csxl_desktop.storage import key_file  # only for what is encrypted
    from csxl_desktop.storage.errors import LockedDossierError

    own = key_file.own_of(path)
    for key in keyring.unlocked(own.id if own else ""):
        if _fits(path, key, finishing=own is not None and keyring.identifier(key) == own.id):
            return key
    if own is None or not keyring.holds(own.id):
        locked = [file for file in key_file.sound_near(path) if not keyring.holds(file.id)]
        if locked:
            raise LockedDossierError(path=path.parent)
    raise sqlite3.DatabaseError("file is not a database")


def is_encrypted(path: Path) -> bool:
    """Whether the file begins otherwise than a plain one; one that is not there, or is empty, is none."""
    try:
        with path.open("rb") as stream:
            first = stream.read(len(MAGIC))
    except OSError:
        return False
    return bool(first) and first != MAGIC


def is_ours(path: Path) -> bool:
    """Whether it is an encrypted file that an unlocked key opens, or a key file near it may: else it is anything."""
    if not is_encrypted(path):
        return False
    from csxl_desktop.storage import key_file

    return bool(key_file.near(path)) or any(_fits(path, key, finishing=False) for key in keyring.unlocked())


def export(source: Path, target: Path, key: Key) -> None:
    """Write all that the closed file `source` holds to `target`, encrypted with `key`; None: plain."""
    before = key_of(source)
    with closing(_cipher().connect(f"{uri_of(source.absolute())}?mode=ro", uri=True, isolation_level=None)) as link:
        link.execute("PRAGMA cipher_log_level=NONE")
        if before is not None:
            link.execute(f"PRAGMA key=\"x'{before.hex()}'\"")
        link.execute("ATTACH ? AS made KEY ?", (str(target), f"x'{key.hex()}'" if key else ""))
        for setting in ("synchronous=OFF", "journal_mode=OFF"):  # a copy: who asked for it waits for the disk once
            link.execute(f"PRAGMA made.{setting}").fetchone()
        link.execute("SELECT sqlcipher_export('made')").fetchone()
        for name in ("application_id", "user_version"):
            (value,) = link.execute(f"PRAGMA main.{name}").fetchone()
            link.execute(f"PRAGMA made.{name}={value}")
        link.execute("DETACH made")


def has_hot_journal(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def torn_pages(connection: sqlite3.Connection) -> str:
    """What the seals of the pages of an encrypted file say, in use or not; nothing where they are right, or are none.

    Only on a connection that wrote nothing yet.
    """
    found = connection.execute("PRAGMA cipher_integrity_check").fetchone()
    return str(found[0]) if found else ""


def operational(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What either library raises where the disk, the lock or the statement refuses; and `others`."""
    module = sys.modules.get(_MODULE)
    return (*others, sqlite3.OperationalError, *((module.OperationalError,) if module else ()))


def refusals(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What either library raises where it cannot go on, damage included; and `others`."""
    module = sys.modules.get(_MODULE)
    return (*others, sqlite3.DatabaseError, *((module.DatabaseError,) if module else ()))


def _fits(path: Path, key: bytes, *, finishing: bool) -> bool:
    """Whether `key` reads the first page; its own key finishes a rollback first, a trial changes nothing."""
    mode: Mode = "rw" if finishing and has_hot_journal(path) else "still"
    with closing(connect(path, mode, key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except operational():
            raise
        except refusals():
            return False
    return True


def _cipher() -> ModuleType:
    import sqlcipher3.dbapi2

    module: ModuleType = sqlcipher3.dbapi2
    return module
