"""The list of a place of backups: one JSON line for each thing done there, chained by digests, only ever added to.

What it says is believed as far as the chain holds. A line that a power cut tore is passed over; from the first line
that somebody changed on, nothing is believed, and the files speak for themselves.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

from csxl_desktop.storage.backups.kept import Backup
from csxl_desktop.storage.replacing import replace_file

FILE_NAME = "liste.jsonl"
_FIRST = "0" * 64
_LONGEST_LINE = 1_000_000
_lock = RLock()  # the window backs up in one thread, and puts the last touch to it in another


@dataclass
class Ledger:
    """What the list of `place` says. `broken` tells that somebody else wrote in it."""

    place: Path
    entries: list[dict[str, Any]] = field(default_factory=list)
    broken: bool = False

    @property
    def last_digest(self) -> str:
        return str(self.entries[-1]["digest"]) if self.entries else _FIRST

    def of_kind(self, kind: str) -> Iterator[dict[str, Any]]:
        return (each for each in self.entries if each.get("kind") == kind)

    def backups(self) -> list[Backup]:
        """The backups that are there, oldest first: those listed, and files that no line vouches for."""
        there = {path.name: path for path in self.place.glob("csxl-*.db")} if self.place.is_dir() else {}
        listed = {each.name: each for entry in self.of_kind("backup") if (each := Backup.of_entry(entry))}
        found = [listed.get(name) or Backup.of_name(name) for name in there]
        return sorted((each for each in found if each is not None), key=lambda each: (each.number, each.name))

    def last(self) -> Backup | None:
        """The newest backup that is listed and there."""
        return next((each for each in reversed(self.backups()) if each.is_listed), None)

    def next_number(self) -> int:
        """Counts up whatever the clock says, and past files of a list that was lost."""
        numbers = [each.number for entry in self.of_kind("backup") if (each := Backup.of_entry(entry))]
        return max([0, *numbers, *(each.number for each in self.backups())]) + 1


def read(place: Path) -> Ledger:
    """The list of `place`; an empty one where there is none."""
    ledger = Ledger(place)
    try:
        lines = (place / FILE_NAME).read_bytes().split(b"\n")
    except OSError:
        return ledger
    for line in lines:
        entry = _entry(line)
        if entry is None:
            continue
        if entry.get("before") != ledger.last_digest or entry.get("digest") != _digest(entry):
            ledger.broken = True
            break
        ledger.entries.append(entry)
    return ledger


def append(place: Path, kind: str, **values: Any) -> Ledger:
    """Add a line and let the disk have it; a list that somebody changed is put aside, and a new one begun."""
    with _lock:
        ledger = read(place)
        if ledger.broken:
            ledger = _begun_anew(ledger)
        entry: dict[str, Any] = {"kind": kind, **values, "before": ledger.last_digest}
        entry["digest"] = _digest(entry)
        _write(place / FILE_NAME, entry)
        ledger.entries.append(entry)
        return ledger


def locked() -> RLock:
    """Held while a number is taken and a file gets its name."""
    return _lock


def _begun_anew(broken: Ledger) -> Ledger:
    """The lines that hold are written again; the list as it was found stays beside as evidence."""
    path = broken.place / FILE_NAME
    number = 1
    while (aside := path.with_name(f"liste-changee-{number}.jsonl")).exists():
        number += 1
    work = path.with_name(f".{FILE_NAME}.part")
    work.unlink(missing_ok=True)
    work.touch(mode=0o600)
    for entry in broken.entries:
        _write(work, entry)
    try:
        os.link(path, aside)
    except OSError:
        aside.write_bytes(path.read_bytes())
    replace_file(work, path)
    return Ledger(broken.place, list(broken.entries))


def _entry(line: bytes) -> dict[str, Any] | None:
    if not line.strip() or len(line) > _LONGEST_LINE:
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _digest(entry: dict[str, Any]) -> str:
    told = {key: value for key, value in entry.items() if key != "digest"}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _write(path: Path, entry: dict[str, Any]) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+b", buffering=0) as stream:
        size = stream.seek(0, os.SEEK_END)
        torn = size > 0 and _last_byte(stream.fileno(), size) != b"\n"
        line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        stream.write(b"\n" + line if torn else line)
        os.fsync(stream.fileno())


def _last_byte(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)
