"""Putting a backup in the place of the live file: the file that was there is set aside, never removed."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from csxl_desktop.storage import driver, holder, schema
from csxl_desktop.storage.backups import annexes, ledger
from csxl_desktop.storage.backups.checking import check_content, opened
from csxl_desktop.storage.backups.kept import ASIDE, Backup, place_of
from csxl_desktop.storage.errors import (
    BackupFailedError,
    DamagedKeyFileError,
    DossierHeldError,
    LockedDossierError,
    reason,
)
from csxl_desktop.storage.replacing import put_in_place

_SIDECARS = ("-journal", "-wal", "-shm")


def restore(
    folder: Path,
    backup: Backup,
    at: datetime,
    *,
    source: Path | None = None,
    prepare: Callable[[Path], None] = lambda _: None,
) -> Path | None:
    """Let the dossier `folder`, closed, become what `backup` holds; where the file before lies now.

    `source` is the place that the backup lies in, the dossier's own unless said; `prepare` may change the dossier in
    the folder that it is given before anybody sees it. A kill leaves the state before or the one after. Raises
    `BackupDamagedError` before anything is touched.
    """
    live, place = folder / holder.FILE_NAME, place_of(folder)
    staging = folder / holder.RESTORING
    work = staging / holder.FILE_NAME
    try:
        for path in (folder, *(folder / name for name in schema.FOLDERS)):
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(mode=0o700)
        work.touch(mode=0o600)
        shutil.copyfile((source or place) / backup.name, work)
        with work.open("rb+") as stream:
            os.fsync(stream.fileno())
        check_content(work, backup)
        _keep_protection(folder, work, source or place)
        prepare(staging)
        if source is not None and source != place:
            annexes.bring(source / annexes.FOLDER, place / annexes.FOLDER)
        lost = annexes.give_back(folder, digests(work))
        aside = _set_aside(live, place / ASIDE, at)
        put_in_place(work, live)
        ledger.append(
            place,
            "restored",
            at=at.isoformat(timespec="seconds"),
            file=backup.name,
            aside=aside.name if aside else "",
            annexes_lost=len(lost),
        )
    except OSError as error:
        raise BackupFailedError(detail=reason(error)) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return aside


def _keep_protection(folder: Path, work: Path, place: Path) -> None:
    if driver.is_encrypted(work) or driver.is_encrypted(folder / holder.FILE_NAME):
        from csxl_desktop.storage import protecting  # most dossiers are not

        protecting.keep_protection(folder, work, place)


def _set_aside(live: Path, aside: Path, at: datetime) -> Path | None:
    """Give the present file a second name, as it is with its journals; then no journal of it is left beside."""
    if not live.exists():
        _drop_sidecars(live)
        return None
    _roll_back(live)
    aside.mkdir(mode=0o700, exist_ok=True)
    stem, number = f"csxl-{at.astimezone(UTC).strftime('%Y%m%dT%H%M%S')}", 1
    while (goal := aside / (f"{stem}.db" if number == 1 else f"{stem}-{number}.db")).exists():
        number += 1
    for suffix in ("", *_SIDECARS):
        path = live.with_name(live.name + suffix)
        if path.exists():
            _link(path, goal.with_name(goal.name + suffix))
    _drop_sidecars(live)
    return goal


def _roll_back(live: Path) -> None:
    """A healthy file finishes its rollback first: without its journal it would be half a write."""
    try:
        with closing(driver.connect(live, "rw", driver.key_of(live), timeout=0.5)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("ROLLBACK")
    except driver.operational() as error:
        if "locked" in str(error):
            raise DossierHeldError(path=live.parent, **holder.read_holder(live.parent)) from None
    except driver.refusals(LockedDossierError, DamagedKeyFileError):
        return  # damaged: it is set aside as it was found


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # the disk knows no second names
        shutil.copyfile(source, target)
        target.chmod(0o600)


def _drop_sidecars(live: Path) -> None:
    for suffix in _SIDECARS:
        live.with_name(live.name + suffix).unlink(missing_ok=True)


def digests(path: Path) -> list[str]:
    """The files that the closed dossier at `path` names."""
    with opened(path) as connection:
        return [row[0] for row in connection.execute("SELECT DISTINCT sha256 FROM attachments")]
