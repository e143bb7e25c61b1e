"""Changing computer: the whole dossier leaves in one file, and is taken over from it, proved before it has a name."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from csxl_desktop.services.safety.backups import finish
from csxl_desktop.services.safety.places import CloudCarriedError, check_live_place, cloud_of
from csxl_desktop.services.safety.restoring import restore_dossier
from csxl_desktop.storage import driver
from csxl_desktop.storage.backups import carrying, making
from csxl_desktop.storage.bags.private import private_folder
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.errors import BackupFailedError, DossierExistsError, reason
from csxl_desktop.storage.inspection import inspect_file

SUFFIX = carrying.SUFFIX


def carry_away(draft: object, target: Path, window: bytes, now: datetime) -> Path:
    """Write the drawn dossier, its files, its keys and `window` (what the window remembers) as one file; its path.

    It is a backup like any other first; an encrypted dossier stays encrypted in the file. Runs in any thread.
    """
    if not isinstance(draft, making.Draft):
        raise TypeError(draft)
    path = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    name = cloud_of(path.parent)
    if name and not driver.is_encrypted(draft.path):  # not the open file: looking into it would drop its lock
        raise CloudCarriedError(path=path.parent, name=name)
    backup = finish(draft, now).backup
    try:
        carrying.pack(draft.folder, backup, path, window)
    except OSError as error:
        raise BackupFailedError(detail=reason(error)) from None
    return path


def take_over(file: Path, folder: Path, author: Author, now: Callable[[], datetime]) -> bytes:
    """Make `folder` the dossier that `file` holds, whole or not at all; what the window remembered.

    Raises `LockedDossierError`, which names the file, where a passphrase is wanted first.
    """
    if folder.exists() and any(folder.iterdir()):
        raise DossierExistsError(path=folder)
    check_live_place(folder)
    try:
        with private_folder(folder.parent) as work:
            carrying.unpack(file, work)
            backup = next(work.glob("csxl-*.db"))
            inspect_file(backup)  # a newer version is refused before anything is put in place
            restore_dossier(folder, "latest", author, now, source=work)
            remembered = work / carrying.WINDOW
            return remembered.read_bytes() if remembered.exists() else b""
    except OSError as error:
        raise BackupFailedError(detail=reason(error)) from None
    finally:
        if folder.is_dir() and not (folder / FILE_NAME).exists():
            shutil.rmtree(folder, ignore_errors=True)
