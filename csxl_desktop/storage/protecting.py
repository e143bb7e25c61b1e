"""A dossier encrypted, or decrypted: on a copy that is proved the same, then one rename. Closed meanwhile.

The key file is there before the encrypted file is, and goes after it went: a kill leaves one of both states, and each
opens. What lies beside (backups, annexes, copies that bags came from) is encrypted file by file; each is read as it
stands, so that a kill among them leaves nothing that does not open.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from csxl_desktop.storage import attachments, driver, holder, key_file, keyring, schema
from csxl_desktop.storage.backups import ledger, rewriting
from csxl_desktop.storage.backups.checking import examine
from csxl_desktop.storage.backups.kept import ASIDE, EXPORTS, place_of
from csxl_desktop.storage.errors import (
    BackupDamagedError,
    BackupFailedError,
    LockedDossierError,
    NotProtectedError,
    RestInTheClearError,
    reason,
)
from csxl_desktop.storage.replacing import put_in_place
from csxl_desktop.storage.sharing import membership
from csxl_desktop.system import waiting_mails

_WORK = ".protection"
# What earlier acts that were killed, or the days before the encryption, left in the clear.
_LEFT = (schema.SNAPSHOT, *(f"{schema.FILE_NAME}{end}" for end in (_WORK, ".upgrade", ".upgrade-journal")))


def rewrite(source: Path, target: Path, key: driver.Key) -> None:
    """Write the closed file `source` to `target` under `key` (None: plain), wait for the disk, and read it back."""
    before = examine(source)
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    driver.export(source, target, key)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
    if examine(target) != before or driver.is_encrypted(target) is (key is None):
        raise NotProtectedError(detail="≠")


def encrypt(folder: Path, key: bytes, file: key_file.KeyFile) -> None:
    """Let the closed, healthy dossier in `folder` open by what `file` says from now on.

    What the program wrote for other programs goes: it can be written again.
    """
    with _working(folder) as work:
        rewrite(folder / schema.FILE_NAME, work, key)
        key_file.write(folder / key_file.FILE_NAME, file)
        put_in_place(work, folder / schema.FILE_NAME)
    for pattern in (EXPORTS, f".{EXPORTS}.*"):
        for export in place_of(folder).glob(pattern):
            shutil.rmtree(export, ignore_errors=True)
    sweep(folder, key)


def sweep(folder: Path, key: bytes) -> None:
    """Remove what lies in the clear beside the encrypted dossier in `folder`, and that nobody looks for.

    What opens the shared folder is sealed by `key`.
    """
    with suppress(OSError):  # the next opening tries again
        membership.seal(folder, key)
        waiting_mails.bring_in(folder)
        shutil.rmtree(folder / holder.RESTORING, ignore_errors=True)
        parts = [path for annexes in _annex_folders(folder) for path in annexes.glob("??/*.part")]
        parts += (folder / "mallettes").glob(".csxl-*.part")
        for path in (*(folder / name for name in _LEFT), *parts):
            path.unlink(missing_ok=True)


def decrypt(folder: Path) -> None:
    """Let the closed, healthy and unlocked dossier in `folder` open without a passphrase."""
    with _working(folder) as work:
        rewrite(folder / schema.FILE_NAME, work, None)
        membership.seal(folder, None)
        for path in _annexes(folder):
            attachments.seal(path, None)  # while whoever is stopped here still has the key
        for path in _bases(folder):
            with suppress(BackupDamagedError), _beside(path) as base:
                rewrite(path, base, None)  # a bag that comes back asks for no passphrase but its own
                put_in_place(base, path)
        key_file.keep_beside(folder, place_of(folder))  # backups made until now need it
        put_in_place(work, folder / schema.FILE_NAME)
        (folder / key_file.FILE_NAME).unlink(missing_ok=True)


def keep_protection(folder: Path, work: Path, place: Path) -> None:
    """Let the file `work`, which is about to become the dossier in `folder`, be encrypted as that one is.

    Where that one is not, an encrypted backup stays so, and brings its key file from `place`.
    """
    live = folder / schema.FILE_NAME
    own = key_file.own_of(live)
    if own is not None and driver.is_encrypted(live):
        key = keyring.key_named(own.id)
        if key is None:
            raise LockedDossierError(path=folder)
        if driver.key_of(work) != key:
            _rewrite_in_place(work, key)
    elif (key := driver.key_of(work)) is not None and (own is None or own.id != keyring.identifier(key)):
        found = [file for file in key_file.sound_near(place) if file.id == keyring.identifier(key)]
        if not found:
            raise LockedDossierError(path=place)
        key_file.write(folder / key_file.FILE_NAME, found[0])


@contextmanager
def _working(folder: Path) -> Iterator[Path]:
    """The name of the copy; gone afterwards, and what the disk refuses said in words."""
    work = folder / f"{schema.FILE_NAME}{_WORK}"
    try:
        yield work
    except driver.operational(OSError) as error:
        raise NotProtectedError(detail=reason(error)) from None
    finally:
        with suppress(OSError):
            work.unlink(missing_ok=True)


def clear_files(folder: Path) -> list[Path]:
    """What lies in the clear in an encrypted dossier: earlier backups, files set aside, bases of bags, annexes."""
    place = place_of(folder)
    records = [*place.glob("csxl-*.db"), *(place / ASIDE).glob("*.db"), *_bases(folder)]
    return [
        *(path for path in sorted(records) if not driver.is_encrypted(path)),
        *(path for path in _annexes(folder) if not attachments.is_sealed(path)),
    ]


def _annexes(folder: Path) -> list[Path]:
    found = (path for annexes in _annex_folders(folder) for path in annexes.glob("??/*"))
    return sorted(path for path in found if not path.suffix)


def _annex_folders(folder: Path) -> tuple[Path, Path]:
    return folder / "annexes", place_of(folder) / "annexes"


def _bases(folder: Path) -> list[Path]:
    return sorted((folder / "mallettes").glob("*.base"))


def keep_key_beside(folder: Path) -> None:
    """Let the backups of the encrypted dossier in `folder` have its key file with them, as each later one does."""
    try:
        key_file.keep_beside(folder, place_of(folder))
    except OSError as error:
        raise RestInTheClearError(detail=reason(error)) from None


def encrypt_files(folder: Path, key: bytes, now: datetime) -> Iterator[tuple[Path, bool]]:
    """Encrypt each of `clear_files` in its place, and say whether it could be: what is damaged stays as it is."""
    for path in clear_files(folder):
        try:
            yield path, _encrypt_one(path, key, now)
        except BackupDamagedError:
            yield path, False
        except BackupFailedError as error:
            raise RestInTheClearError(detail=error.values["detail"]) from None
        except driver.operational(OSError) as error:
            raise RestInTheClearError(detail=reason(error)) from None


def _encrypt_one(path: Path, key: bytes, now: datetime) -> bool:
    if path.suffix not in {".db", ".base"}:
        return attachments.seal(path, key)
    known = next((each for each in ledger.read(path.parent).backups() if each.name == path.name), None)
    if known is None:
        _rewrite_in_place(path, key)
    else:
        rewriting.rewrite(path.parent, known, now, lambda work: _rewrite_in_place(work, key))
    return True


def _rewrite_in_place(path: Path, key: driver.Key) -> bool:
    """A kill leaves what was, or what is wanted."""
    with _beside(path) as work:
        rewrite(path, work, key)
        put_in_place(work, path)
    return True


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    work = path.with_name(f".csxl-{path.name}.part")
    try:
        yield work
    finally:
        work.unlink(missing_ok=True)
