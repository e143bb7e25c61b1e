"""What is being typed, kept from the first second: an append-only journal on this computer, outside the dossier.

Each entry is its length, its CRC-32 and its JSON, made sure of on the disk before `append` returns. What was cut off
or damaged ends the reading: the entries before it stand, the rest is named.

Where the dossier is encrypted, so is the JSON (`Cover`); what is covered by another dossier's key is none of ours.
A journal that another run left gets a name of its own (`set_found`) before anything is typed under its key again.
"""

import contextlib
import errno
import json
import os
import struct
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from csxl_desktop.system import for_owner
from csxl_desktop.system.cover import UNCOVERED, Cover, CoveredError

KEPT = timedelta(days=90)  # what was left, from the day on which it was
_HEAD = struct.Struct("<II")  # length, CRC-32
_LARGEST = 16_000_000
_ENDING = ".journal"
_FOUND = ".found"  # of a run that ended before it stood in the dossier: offered until it is taken or left
_LEFT = ".left"  # looked at, not taken: kept aside, shown where somebody asks for it


@dataclass(frozen=True, slots=True)
class Found:
    """The last whole entry of the journal at `place`; `damaged` bytes behind it could not be read.

    `is_covered`: by a key that is not unlocked here.
    """

    key: str
    last: dict[str, Any] | None
    damaged: int = 0
    place: Path | None = None
    is_covered: bool = False


class DraftJournal:
    """One file for each text, readable by its owner alone. Calls block: they belong in a thread of their own."""

    def __init__(self, folder: Path, cover: Cover = UNCOVERED) -> None:
        self._folder, self._cover = folder, cover
        self._whole = set[str]()  # journals whose end was looked at before anything was written behind it

    def append(self, key: str, values: dict[str, Any]) -> None:
        """Keep these values behind those before; on the disk once this returns."""
        body = self._cover.seal(json.dumps(values, ensure_ascii=False).encode())
        path = self._path(key)
        for_owner.folder(path.parent)
        is_new = not path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            if key not in self._whole:  # what was cut off by a crash would hide all that is written behind it
                os.ftruncate(descriptor, os.fstat(descriptor).st_size - self.read(key).damaged)
                self._whole.add(key)
            entry, before = _entry(body), os.fstat(descriptor).st_size
            if os.write(descriptor, entry) != len(entry):  # the disk took a part: what follows must stay readable
                os.ftruncate(descriptor, before)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            _sync_folder(path.parent)

    def read(self, key: str) -> Found:
        """The last whole entry."""
        return self._last(self._path(key))

    def names(self) -> list[str]:
        """The texts that have a journal."""
        return sorted(path.stem for path in self._folder.glob(f"*{_ENDING}"))

    def remove(self, key: str) -> None:
        """It stands in the dossier."""
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def set_found(self, key: str) -> None:
        """Give the journal of another run a name that nothing typed from now on writes over or removes."""
        self._whole.discard(key)
        path = self._path(key)
        if path.exists():
            path.rename(_free(path, _FOUND))

    def found(self) -> list[Found]:
        """What earlier runs left, and nobody has looked at."""
        return self._all(f"*{_FOUND}*")

    def left(self) -> list[Found]:
        """What somebody looked at and left."""
        return self._all(f"*{_LEFT}*")

    def leave(self, found: Found) -> Found:
        """Somebody looked at it and left it: kept beside for `KEPT`, not offered again by itself."""
        if found.place is None or found.place.suffix.startswith(_LEFT):
            return found
        aside = _free(found.place, _LEFT)
        with contextlib.suppress(OSError):
            found.place.rename(aside)
            os.utime(aside)
        return replace(found, place=aside)

    def sweep(self, today: date) -> None:
        """What was left longer ago goes for good."""
        for path in self._folder.glob(f"*{_LEFT}*"):
            with contextlib.suppress(OSError):
                left_on = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
                if left_on + KEPT < today:
                    path.unlink()

    def forget_naming(self, names: Callable[[str], bool]) -> None:
        """Remove every journal in which some entry's letters are such that `names` says yes."""
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError):
                if path.is_file() and any(names(words) for words in self._letters(path)):
                    path.unlink()

    def bare(self) -> set[str]:
        """The texts that earlier runs left otherwise than the dossier lies: in the clear, or covered still."""
        wanted = self._cover.is_wanted()
        return {path.stem for path in self._left_behind() if self._is_sealed(path) is not wanted}

    def cover_anew(self, keys: Collection[str]) -> None:
        """Let what was left of these texts lie as the dossier does; its moment stays, entries but the last go."""
        for path in self._left_behind():
            found = self._last(path)
            if path.stem in keys and found.last is not None:
                body = self._cover.seal(json.dumps(found.last, ensure_ascii=False).encode())
                with contextlib.suppress(OSError):
                    moment = path.stat()
                    for_owner.rewrite(path, _entry(body))
                    os.utime(path, (moment.st_atime, moment.st_mtime))

    def _left_behind(self) -> list[Path]:
        return sorted((*self._folder.glob(f"*{_FOUND}*"), *self._folder.glob(f"*{_LEFT}*")))

    def _is_sealed(self, path: Path) -> bool:
        return any(self._cover.is_sealed(body) for body in _bodies(_content(path))[-1:])

    def _all(self, pattern: str) -> list[Found]:
        found = (self._last(path) for path in sorted(self._folder.glob(pattern)))
        return [each for each in found if not each.is_covered]

    def _last(self, path: Path) -> Found:
        data = _content(path)
        bodies = _bodies(data)
        damaged = len(data) - sum(_HEAD.size + len(body) for body in bodies)
        try:
            last = json.loads(self._cover.plain(bodies[-1])) if bodies else None
        except CoveredError:
            return Found(path.stem, None, damaged, path, is_covered=True)
        return Found(path.stem, last, damaged, path)

    def _letters(self, path: Path) -> Iterator[str]:
        for body in _bodies(_content(path)):
            with contextlib.suppress(CoveredError):
                yield self._cover.plain(body).decode(errors="replace")

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"


def forget(found: Found) -> None:
    """It stands in the dossier."""
    if found.place is not None:
        with contextlib.suppress(OSError):
            found.place.unlink(missing_ok=True)


def _free(path: Path, ending: str) -> Path:
    number = 1
    while (free := path.with_suffix(f"{ending}{number}")).exists():
        number += 1
    return free


def _entry(body: bytes) -> bytes:
    return _HEAD.pack(len(body), zlib.crc32(body)) + body


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _bodies(data: bytes) -> list[bytes]:
    """Of the whole entries, up to what was cut off or damaged."""
    bodies, at = list[bytes](), 0
    while at + _HEAD.size <= len(data):
        length, sum_told = _HEAD.unpack_from(data, at)
        body = data[at + _HEAD.size : at + _HEAD.size + length]
        if length > _LARGEST or len(body) < length or zlib.crc32(body) != sum_told:
            break
        bodies.append(body)
        at += _HEAD.size + length
    return bodies


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
