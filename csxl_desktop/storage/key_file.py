"""The key file beside an encrypted dossier: its data key, wrapped once for each person and once for the recovery sheet.

It says what it is for and carries its own digest: a damaged key file is told from a wrong passphrase. Copies of it lie
beside the backups (`cle-….json`), so that a stick alone gives everything back to whoever knows a passphrase.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from csxl_desktop.domain import recovery_code
from csxl_desktop.storage import keyring, keys
from csxl_desktop.storage.errors import (
    DamagedKeyFileError,
    DossierMissingError,
    WrongPassphraseError,
    WrongSheetError,
)
from csxl_desktop.storage.replacing import put_in_place, replace_file

FILE_NAME = "cle.json"
_COPIES = "cle-*.json"
_PLACE = "sauvegardes"
_LARGEST = 100_000
_LEVELS = 4  # folders above a copy in which its key file may lie


class Opener(StrEnum):
    """What wraps the key."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind
    SHEET = "recovery-sheet"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """`id` names the data key; `wrapped` holds it once for each who may open the dossier."""

    id: str
    wrapped: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def of(cls, key: bytes) -> Self:
        return cls(keyring.identifier(key))

    def with_opener(self, key: bytes, words: str, kind: Opener, name: str, on: date) -> Self:
        """Itself, opened by `words` as well; they take the place of earlier ones of the same kind and name."""
        bound = {"id": self.id, "kind": kind.value, "name": name, "on": on.isoformat()}
        return replace(
            self.without(kind, name), wrapped=(*self.without(kind, name).wrapped, keys.wrap(key, words, bound))
        )

    def without(self, kind: Opener, name: str) -> Self:
        return replace(self, wrapped=tuple(each for each in self.wrapped if _who(each) != (kind, name)))

    def openers(self) -> Iterator[tuple[Opener, str, date]]:
        """Who may open the dossier, and since when."""
        for each in self.wrapped:
            kind, name = _who(each)
            yield kind, name, date.fromisoformat(each["on"])

    def unlock(self, words: str) -> bytes | None:
        """The data key, where `words` open it; digits are tried as the code of a sheet, else as a passphrase."""
        meant = Opener.SHEET if recovery_code.looks_like(words) else Opener.PASSPHRASE
        told = recovery_code.read(words) if meant is Opener.SHEET else words
        for each in self.wrapped:
            if _who(each)[0] is meant:
                with suppress(keys.WrongWordsError):
                    return keys.unwrap(each, told)
        return None


def _who(wrapped: Mapping[str, Any]) -> tuple[Opener, str]:
    return Opener(wrapped["kind"]), str(wrapped["name"])


def read(path: Path) -> KeyFile:
    """The key file at `path`; raises `DamagedKeyFileError` where it is not as it was written."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        raise DamagedKeyFileError(path=path) from None
    return parse(raw, path)


def parse(raw: bytes, path: Path) -> KeyFile:
    """The key file that `raw` is; `path` says in a refusal where it comes from."""
    try:
        told = json.loads(raw)
        digest = told.pop("sha256")
        found = KeyFile(str(told["id"]), tuple(told["keys"]))
        list(found.openers())
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DamagedKeyFileError(path=path) from None
    if digest != hashlib.sha256(keys.canonical(told)).hexdigest():
        raise DamagedKeyFileError(path=path)
    return found


def write(path: Path, file: KeyFile) -> None:
    """Whole or not at all, and on the disk before anything is encrypted by it."""
    told: dict[str, Any] = {"v": 1, "id": file.id, "keys": list(file.wrapped)}
    told["sha256"] = hashlib.sha256(keys.canonical(told)).hexdigest()
    work = path.with_name(f".{path.name}.part")
    work.unlink(missing_ok=True)
    work.touch(mode=0o600)
    with work.open("w", encoding="utf-8") as stream:
        json.dump(told, stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(work, path)


def keep_beside(folder: Path, place: Path) -> None:
    """Let the backups in `place` have the key file of the dossier `folder` with them, as it is now."""
    own = folder / FILE_NAME
    if own.exists():
        file = read(own)
        write(place / f"cle-{file.id}.json", file)


def mend(folder: Path, key: bytes) -> None:
    """Put a key file that was lost or damaged back from its copy beside the backups: the dossier opened by that."""
    with suppress(DamagedKeyFileError, OSError):
        own = folder / FILE_NAME
        if own_of(folder / "csxl.db") is None:
            found = [file for file in sound_near(folder) if file.id == keyring.identifier(key)]
            for file in found[:1]:
                write(own, file)


def bring(source: Path, target: Path) -> None:
    """Copy the key files that lie beside the backups in `source` to those in `target`."""
    for path in source.glob(_COPIES):
        work = target / f".{path.name}.part"
        work.unlink(missing_ok=True)
        work.touch(mode=0o600)
        shutil.copyfile(path, work)
        replace_file(work, target / path.name)


def near(path: Path) -> list[Path]:
    """The key files that may belong to the file or folder `path`, its own before the copies beside the backups."""
    start = path if path.is_dir() else path.parent
    folders = [start, *start.parents][:_LEVELS]
    found: list[Path] = []
    for folder in folders:
        found += [each for each in (folder / FILE_NAME,) if each.is_file()]
        for place in (folder, folder / _PLACE):
            found += sorted(place.glob(_COPIES))
        if found:
            break
    return found


def sound_near(path: Path) -> list[KeyFile]:
    """Those that can be read, one for each data key; raises `DamagedKeyFileError` where there are some and none can."""
    found: dict[str, KeyFile] = {}
    paths = near(path)
    for each in paths:
        with suppress(DamagedKeyFileError):
            file = read(each)
            found.setdefault(file.id, file)  # the dossier's own counts: an older copy may know who is gone since
    if paths and not found:
        raise DamagedKeyFileError(path=paths[0])
    return list(found.values())


def own_of(path: Path) -> KeyFile | None:
    """The key file of the dossier whose file is `path`, or the copy beside its backups where it was lost."""
    own = path.parent / FILE_NAME
    try:
        return read(own) if own.is_file() else None
    except DamagedKeyFileError:
        return None


def unlock(place: Path, words: str) -> None:
    """Let `words` open what is encrypted in `place`: a dossier, or a place of backups.

    Raises `WrongPassphraseError` where they open nothing there; nobody is locked out after whatever number of trials.
    """
    unlock_any(sound_near(place), words, place)


def unlock_any(files: Sequence[KeyFile], words: str, place: Path) -> None:
    """Let `words` open what one of `files` keeps the key of; `place` says in a refusal where they lie."""
    if not files:
        raise DossierMissingError(path=place)
    found = [key for key in (file.unlock(words) for file in files) if key is not None]
    if not found:
        raise WrongSheetError(path=place) if recovery_code.looks_like(words) else WrongPassphraseError(path=place)
    for key in found:
        keyring.add(key)
