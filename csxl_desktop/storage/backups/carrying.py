"""A dossier in one file, for another computer: one backup with its list, annexes and key files, as a stick has them.

The file is an archive that packs nothing together, so that it cannot unpack into more than it is; what it holds is
known by name alone, and each part proves itself by its digest.
"""

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_
from csxl_desktop.storage import attachments, key_file, keyring
from csxl_desktop.storage.backups import annexes, ledger
from csxl_desktop.storage.backups.checking import check_content
from csxl_desktop.storage.backups.kept import Backup, place_of
from csxl_desktop.storage.backups.restoring import digests
from csxl_desktop.storage.bags.private import private_folder
from csxl_desktop.storage.errors import BackupDamagedError, DamagedKeyFileError, LockedDossierError
from csxl_desktop.storage.replacing import put_in_place

T = TypeVar("T")

SUFFIX = ".dossier"
WINDOW = "fenetre.json"  # what the window remembers of the computer that is left
_ABOUT = "dossier.json"
_KEYS = re.compile(r"cle-[0-9a-f]{16}\.json")
_PARTS = re.compile(
    r"dossier\.json|fenetre\.json|liste\.jsonl|cle-[0-9a-f]{16}\.json|csxl-[0-9A-Za-z-]{1,80}\.db"
    r"|annexes/([0-9a-f]{2})/\1[0-9a-f]{62}"
)
_SMALL = 1_000_000  # bytes of what is read whole
_PIECE = 1 << 20
_NOT_WHOLE = (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, RecursionError, NotImplementedError)


class NotCarriedError(DomainError):
    template = N_("“{name}” is not a dossier that was taken along.")
    safe = N_("Nothing was taken over.")
    then = N_("Choose the file whose name ends in .dossier.")


class DamagedCarriedError(DomainError):
    template = N_("“{name}” is damaged: it was cut short or changed on its way.")
    safe = N_("Nothing was taken over.")
    then = N_("Copy it again from its origin.")


def pack(folder: Path, backup: Backup, target: Path, window: bytes) -> None:
    """Write what `backup` of the dossier `folder` needs to live elsewhere to `target`.

    It is unpacked on trial, and read to the last byte, before it gets its name.
    """
    place = place_of(folder)
    work = target.with_name(f".{target.name}.part")
    try:
        work.unlink(missing_ok=True)
        work.touch(mode=0o600)
        with zipfile.ZipFile(work, "w") as archive:
            for name, path in _files(place, backup):
                archive.write(path, name)
            archive.writestr(_ABOUT, json.dumps({"v": 1, "name": folder.name}, ensure_ascii=False))
            archive.writestr(WINDOW, window)
        with work.open("rb+") as stream:
            os.fsync(stream.fileno())
        with private_folder(place) as trial:
            unpack(work, trial, named=target.name)
        put_in_place(work, target)
    finally:
        work.unlink(missing_ok=True)


def _files(place: Path, backup: Backup) -> Iterator[tuple[str, Path]]:
    """What travels, by its name in the file; an annex that is lost here is missed there too."""
    yield backup.name, place / backup.name
    yield ledger.FILE_NAME, place / ledger.FILE_NAME
    for path in sorted(place.glob("cle-*.json")):
        yield path.name, path
    for digest in sorted(set(digests(place / backup.name))):
        path = attachments.path_of(place / annexes.FOLDER, digest)
        if attachments.digest_at(path, digest) == digest:
            yield f"{annexes.FOLDER}/{digest[:2]}/{digest}", path


def name_of(file: Path) -> str:
    """What the dossier is called that `file` holds."""
    return _read(file, file.name, _told_name)


def unlock(file: Path, words: str) -> None:
    """Let `words` open what is encrypted in `file`; raises as `key_file.unlock` does."""
    key_file.unlock_any(_read(file, file.name, _keys), words, file)


def unpack(file: Path, place: Path, *, named: str = "") -> Backup:
    """Make `place` the place of backups that `file` holds, and prove it; the one backup in it.

    Raises `LockedDossierError`, which names the file itself, where a passphrase is wanted first.
    """
    name = named or file.name
    locked = [each for each in _read(file, name, _keys) if not keyring.holds(each.id)]
    _read(file, name, lambda archive: _extract(archive, place))
    found = ledger.read(place).backups()
    if len(found) != 1 or not found[0].is_listed:
        raise DamagedCarriedError(name=name)
    try:
        check_content(place / found[0].name, found[0])
    except LockedDossierError:
        raise LockedDossierError(path=file) from None
    except BackupDamagedError:
        if locked:  # an older key that opens nothing in here wants no passphrase
            raise LockedDossierError(path=file) from None
        raise DamagedCarriedError(name=name) from None
    for path in (place / annexes.FOLDER).glob("??/*"):
        if attachments.digest_at(path, path.name) != path.name:
            raise DamagedCarriedError(name=name)
    return found[0]


def _read(file: Path, name: str, work: Callable[[zipfile.ZipFile], T]) -> T:
    try:
        with file.open("rb") as stream:
            begins_so = stream.read(2) == b"PK"
        if not begins_so:
            raise NotCarriedError(name=name)
        with zipfile.ZipFile(file) as archive:
            _check_parts(archive, name)
            return work(archive)
    except _NOT_WHOLE:
        raise DamagedCarriedError(name=name) from None


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    names = [each.filename for each in parts]
    if _ABOUT not in names:
        raise NotCarriedError(name=name)
    packed = any(each.compress_type != zipfile.ZIP_STORED for each in parts)
    if packed or len(set(names)) != len(names) or not all(_PARTS.fullmatch(each) for each in names):
        raise ValueError(names)


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _SMALL:
        raise ValueError(name)
    return archive.read(name)


def _told_name(archive: zipfile.ZipFile) -> str:
    told: Mapping[str, object] = json.loads(_small(archive, _ABOUT))
    return str(told["name"])


def _keys(archive: zipfile.ZipFile) -> list[key_file.KeyFile]:
    names = [each for each in archive.namelist() if _KEYS.fullmatch(each)]
    try:
        return [key_file.parse(_small(archive, each), Path(each)) for each in names]
    except DamagedKeyFileError as error:
        raise ValueError(error) from None


def _extract(archive: zipfile.ZipFile, place: Path) -> None:
    for each in archive.infolist():
        target = place / each.filename
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.touch(mode=0o600)
        with archive.open(each) as source, target.open("wb") as stream:
            shutil.copyfileobj(source, stream, _PIECE)
