"""Once a month the newest backup is restored in earnest: into a folder of its own, opened, compared, and swept away."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.safety import trials
from csxl_desktop.services.safety.restoring import restore_dossier
from csxl_desktop.storage import driver, keyring, schema
from csxl_desktop.storage.backups import annexes, keeping, ledger
from csxl_desktop.storage.backups.checking import check_file, counts, examine
from csxl_desktop.storage.backups.kept import Backup, place_of
from csxl_desktop.storage.database import FILE_NAME, Author, open_dossier
from csxl_desktop.storage.errors import (
    BackupDamagedError,
    BackupFailedError,
    LockedDossierError,
    NotSavedError,
    UnreachableFolderError,
)
from csxl_desktop.storage.values import record_classes

_NOBODY = Author("—", "—")
_RESERVE = 100_000_000  # bytes that the disk must have beyond what the trial takes
# The disk's fault: nothing is said of the backup, and it is tried another time.
_PUT_OFF = (OSError, BackupFailedError, NotSavedError, UnreachableFolderError)


@dataclass(frozen=True, slots=True)
class Drilled:
    """How it went: so many records were read back, and so many of the files that they name are nowhere any more."""

    good: bool
    records: int = 0
    lost: int = 0


def drill_if_due(folder: Path, now: Callable[[], datetime]) -> Drilled | None:
    """Once a month; None where it is not due yet. In any thread: the dossier itself is not touched."""
    return drill(folder, now) if trials.is_due(folder, now) else None


def drill(folder: Path, now: Callable[[], datetime]) -> Drilled | None:
    """Restore the newest backup of `folder` as one would in need, compare, and write into the list how it went.

    None where that could not be tried: there is none, the disk is too full, the passphrase is not known here.
    """
    place = place_of(folder)
    newest = ledger.read(place).last()
    if newest is None or not _may_be_tried(place, newest):
        return None
    try:
        trial = Path(tempfile.mkdtemp(prefix=trials.PREFIX, dir=place))
        try:
            annexes.drop_damaged(place)
            found = _tried(trial / "dossier", place, newest, now)
        except BackupDamagedError:
            found = Drilled(good=False)
        finally:
            gone = not trial.is_dir()
            keyring.assign(trial / "dossier", None)
            shutil.rmtree(trial, ignore_errors=True)
        if gone:  # whoever opened the dossier meanwhile swept it away
            return None
        keeping.note_drill(place, newest, now(), good=found.good, records=found.records, lost=found.lost)
    except _PUT_OFF:
        return None
    return found


def _may_be_tried(place: Path, backup: Backup) -> bool:
    """Whether its passphrase is known here, and there is room: the file lies there twice for a while, annexes once."""
    try:
        driver.key_of(place / backup.name)
    except LockedDossierError:
        return False
    except sqlite3.DatabaseError:  # restoring it says the rest
        return True
    taken = sum(path.stat().st_size for path in (place / annexes.FOLDER).glob("??/*"))
    return shutil.disk_usage(place).free > 2 * backup.size + taken + _RESERVE


def _tried(trial: Path, place: Path, backup: Backup, now: Callable[[], datetime]) -> Drilled:
    """Raise `BackupDamagedError` where what was restored is not what was backed up, or does not open."""
    try:
        restore_dossier(trial, backup.name, _NOBODY, now, source=place, on_trial=True)
        said, differs = counts(place / backup.name), _erased_since(place, backup)
        if not differs:
            check_file(trial / FILE_NAME, backup)
        read = _read_back(trial, now)
    except (BackupDamagedError, *_PUT_OFF):
        raise
    except DomainError:  # restored, it is refused like any damaged dossier
        raise BackupDamagedError(name=backup.name) from None
    content = examine(trial / FILE_NAME)[0].content
    as_it_was = not differs and backup.is_listed and backup.schema == schema.SCHEMA_VERSION
    if as_it_was and (content != backup.content or any(said.get(table) != rows for table, rows in read.items())):
        raise BackupDamagedError(name=backup.name)
    lost = sum(int(each["annexes_lost"]) for each in ledger.read(place_of(trial)).of_kind("restored"))
    return Drilled(good=True, records=sum(read.values()), lost=lost)


def _read_back(trial: Path, now: Callable[[], datetime]) -> dict[str, int]:
    """The rows of every table of records, read as the window reads them."""
    database = open_dossier(trial, _NOBODY, now)
    try:
        with database() as session:
            kinds = record_classes().items()
            return {table: session.scalar(select(func.count()).select_from(kind)) or 0 for table, kind in kinds}
    finally:
        database.close()


def _erased_since(place: Path, backup: Backup) -> bool:
    """Whether somebody was anonymised or erased after it was made: restoring does that again."""
    entries = ledger.read(place).entries
    made = (number for number, each in enumerate(entries) if each.get("file") == backup.name)
    return any(each.get("kind") == "erased" for each in entries[next(made, 0) :])
