"""A dossier that may not be written, as in a folder that only others may change: it is opened to be read."""

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from uuid import UUID

from csxl_desktop.storage import driver, holder, key_file
from csxl_desktop.storage.database import FOLDERS, Author, Database, engine_of, open_dossier, teach
from csxl_desktop.storage.errors import (
    DossierExistsError,
    KeyAwayError,
    ReadOnlyDossierError,
    UnreachableFolderError,
    reason,
)
from csxl_desktop.storage.reading import Reads
from csxl_desktop.storage.replacing import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from csxl_desktop.storage.backups.kept import Why
    from csxl_desktop.storage.inspection import Inspected

_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
# Who has it open there is nobody here; the records are copied by the database, which alone knows a whole state.
_NOT_TAKEN = {holder.HOLDER_FILE, *(holder.FILE_NAME + suffix for suffix in ("", "-journal"))}


class ReadOnlyDossier(Database):
    """Nothing is written beside it either: no holder, no journal, no backup."""

    def __init__(self, folder: Path, author: Author, now: "Callable[[], datetime]") -> None:
        self.folder, self.author, self.now = folder, author, now
        path = folder / holder.FILE_NAME
        self._written_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        self.key = driver.key_of(path)
        self._connection = driver.connect(path, "ro", self.key, timeout=0.5)
        for setting in ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY"):
            self._connection.execute(f"PRAGMA {setting}")
        teach(self._connection)
        self._engine = engine_of(self._connection, folder, self.key, begin="BEGIN")
        self._reads = Reads(self._connection, path)

    @property
    def looked_at(self) -> datetime | None:
        """When it was last written."""
        return self._written_at

    def begin(self, label: str, *, undoes: UUID | None = None, after: "Why | None" = None) -> NoReturn:
        del label, undoes, after
        raise ReadOnlyDossierError(path=self.folder)

    def write_anew(self) -> None:
        raise ReadOnlyDossierError(path=self.folder)

    def close(self) -> None:
        self._engine.dispose()
        self._connection.close()
        self._reads.close()


def may_not_be_written(folder: Path) -> bool:
    """Whether the system refuses to write the file, or beside it. A full disk is another thing."""
    path = folder / holder.FILE_NAME
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return path.exists()
    try:
        with tempfile.TemporaryFile(dir=folder):  # without a name where the system can do that
            return False
    except OSError as error:
        return error.errno in _REFUSED


def open_or_read(
    folder: Path, author: Author, now: "Callable[[], datetime]", inspected: "Inspected | None" = None
) -> Database:
    """Open the healthy dossier in `folder`, to be read only where it may not be written."""
    inside = folder if folder.is_dir() else folder.parent
    if not holder.held_here(inside) and may_not_be_written(inside):
        from csxl_desktop.storage import inspection, schema  # as `open_dossier` does, and nothing is changed

        if inspection.version_of(inside / holder.FILE_NAME, inspected) == schema.SCHEMA_VERSION:
            return ReadOnlyDossier(inside, author, now)
    return open_dossier(folder, author, now, inspected)


def copy_whole(dossier: Database, target: Path) -> None:
    """Copy the open dossier, as it stands now, to `target`, whole or not at all: its reader may write there.

    Where its folder went away, the records alone come along, from what the system still holds of the file.
    """
    if target.exists():
        raise DossierExistsError(path=target)
    work = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True, mode=0o700)
        for path in sorted(dossier.folder.rglob("*")):
            goal = work / path.relative_to(dossier.folder)
            if path.is_dir():
                goal.mkdir(mode=0o700)
            elif path.is_file() and path.name not in _NOT_TAKEN:
                goal.touch(mode=0o600)
                shutil.copyfile(path, goal)
        for name in FOLDERS:
            (work / name).mkdir(mode=0o700, exist_ok=True)
        if dossier.key is not None and not (work / key_file.FILE_NAME).exists():
            raise KeyAwayError(path=dossier.folder)
        dossier.copy_to(work / holder.FILE_NAME)
        replace_file(work, target)
    except OSError as error:
        raise UnreachableFolderError(path=target, detail=reason(error)) from None
    finally:
        with suppress(OSError):
            shutil.rmtree(work, ignore_errors=True)
