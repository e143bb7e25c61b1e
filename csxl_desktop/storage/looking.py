"""A backup opened to look at it: every read of the program, and no write."""

import secrets
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from csxl_desktop.storage import driver, migrate, schema
from csxl_desktop.storage.backups.checking import check_content, check_file
from csxl_desktop.storage.backups.kept import Backup
from csxl_desktop.storage.backups.making import PART
from csxl_desktop.storage.database import Author, Database, engine_of, teach
from csxl_desktop.storage.errors import ReadOnlyError
from csxl_desktop.storage.inspection import inspect_file
from csxl_desktop.storage.reading import Reads
from csxl_desktop.system.clock import now_utc


class LookingDatabase(Database):
    """A backup in the place `folder`; annexes are read beside it. Nobody is told that it is open."""

    def __init__(self, folder: Path, backup: Backup, path: Path, author: Author, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.backup = backup
        self.author = author
        self.now = now
        self._path = path
        self.key = driver.key_of(path)
        self._connection = driver.connect(path, "still", self.key)
        self._connection.execute("PRAGMA trusted_schema=OFF")
        self._connection.execute("PRAGMA temp_store=MEMORY")
        teach(self._connection)
        self._engine = engine_of(self._connection, folder, self.key, begin="BEGIN")
        self._reads = Reads(self._connection, path)

    @property
    def looked_at(self) -> datetime | None:
        return self.backup.at

    def write_anew(self) -> None:
        raise ReadOnlyError

    def close(self) -> None:
        self._engine.dispose()
        self._connection.close()
        self._reads.close()
        if self._path.name != self.backup.name:
            self._path.unlink(missing_ok=True)


def open_backup(place: Path, backup: Backup, author: Author, now: Callable[[], datetime] = now_utc) -> LookingDatabase:
    """Open the sound backup in `place`; one of an older version is looked at through a copy of today's."""
    path = place / backup.name
    check_file(path, backup)
    if backup.schema not in {0, schema.SCHEMA_VERSION} or not backup.is_listed:
        check_content(path, backup)
    if inspect_file(path) < schema.SCHEMA_VERSION:
        path = place / f".csxl-{secrets.token_hex(8)}{PART}"
        path.touch(mode=0o600)
        shutil.copyfile(place / backup.name, path)
        migrate.upgrade(path)
    return LookingDatabase(place, backup, path, author, now)
