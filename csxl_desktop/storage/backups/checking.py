"""Whether a file is the backup that it says it is: to the byte, and as a dossier."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from csxl_desktop.storage import driver
from csxl_desktop.storage.backups.facts import Facts, facts, rows_of, version_of
from csxl_desktop.storage.backups.kept import Backup
from csxl_desktop.storage.errors import BackupDamagedError
from csxl_desktop.storage.file_digest import digest_of


def check_file(path: Path, backup: Backup) -> None:
    """Raise `BackupDamagedError` unless every byte is as it was written."""
    try:
        whole = digest_of(path).startswith(backup.sha256) and (not backup.size or path.stat().st_size == backup.size)
    except OSError:
        whole = False
    if not whole:
        raise BackupDamagedError(name=backup.name)


def check_content(path: Path, backup: Backup) -> Facts:
    """What the whole file of `backup` holds; raise `BackupDamagedError` where it is not what was put into it."""
    check_file(path, backup)
    found, version = examine(path)
    if backup.is_listed and (found.content != backup.content or version != backup.schema):
        raise BackupDamagedError(name=backup.name)
    return found


def examine(path: Path) -> tuple[Facts, int]:
    """What a closed file holds, and its version. Raise `BackupDamagedError` where it is no healthy dossier."""
    try:
        with opened(path) as connection:
            version = version_of(connection)
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            if version < 0 or said != "ok" or broken is not None or driver.torn_pages(connection):
                raise BackupDamagedError(name=path.name)
            return facts(connection), version
    except driver.refusals():
        raise BackupDamagedError(name=path.name) from None


def counts(path: Path) -> dict[str, int]:
    """The rows of every table of the closed file at `path`."""
    with opened(path) as connection:
        return rows_of(connection)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that looks at a file which nobody writes: no lock, no journal, nothing written."""
    with closing(driver.connect(path, "still", driver.key_of(path))) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        yield connection
