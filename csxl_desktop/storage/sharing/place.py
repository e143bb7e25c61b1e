"""The shared folder on the disk: heads, copies, files by content. What is not whole is passed over."""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from csxl_desktop.storage.file_digest import digest_of
from csxl_desktop.storage.replacing import put_in_place
from csxl_desktop.storage.sharing.snapshot import SUFFIX, Label, read_label

COPIES, HEADS, FILES, KEY, LEASE = "instantanes", "tetes", "annexes", "cle.json", "bail.json"
_COMPUTER = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST = 65_536
_MOST_LOOKED_AT = 200


class NotWrittenError(OSError):
    """What was written reads back as something else: the disk, or a program that keeps folders in step, is at fault."""


@dataclass(frozen=True, slots=True)
class Head:
    """What one computer says: its last copy (by name; none where it has not told anything yet) and what it knows."""

    computer: str
    workstation: str
    person: str
    at: datetime
    schema: int
    knows: dict[str, int]
    copy: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that lies whole in the folder, as far as its label tells."""

    path: Path
    label: Label


def found_near(folder: Path, *first: Path) -> Path | None:
    """A shared folder: one of `first`, `folder` itself, one in it, or one beside it."""
    return next((each for each in (*first, folder, *_inside(folder), *_inside(folder.parent)) if is_shared(each)), None)


def _inside(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(islice(folder.iterdir(), _MOST_LOOKED_AT))
    return []


def is_shared(folder: Path) -> bool:
    """Whether `folder` is a shared folder: the key file alone may be that of an encrypted dossier."""
    with suppress(OSError):
        return (folder / KEY).is_file() and (folder / HEADS).is_dir()
    return False


class Place:
    """A shared folder; every read bears with what others, and the programs that keep it in step, leave there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def is_there(self) -> bool:
        return (self.path / KEY).is_file()

    def make(self) -> None:
        for name in (COPIES, HEADS, FILES):
            (self.path / name).mkdir(parents=True, exist_ok=True)

    def read_json(self, name: str) -> dict[str, Any] | None:
        """A small file of ours; None where it is not there, too long or torn."""
        try:
            with (self.path / name).open("rb") as stream:
                told = json.loads(stream.read(_LONGEST))
        except (OSError, ValueError, RecursionError):
            return None
        return told if isinstance(told, dict) else None

    def write_json(self, name: str, told: dict[str, Any]) -> None:
        content = json.dumps(told, sort_keys=True).encode()
        self.put(self.path / name, lambda work: work.write_bytes(content))

    def put(self, target: Path, write: Callable[[Path], object]) -> str:
        """Let `write` fill a file beside `target`, read it back, give it its name; its SHA-256."""
        work = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            write(work)
            before = digest_of(work)
            with work.open("rb+") as stream:
                os.fsync(stream.fileno())
            if digest_of(work) != before:
                raise NotWrittenError(target.name)
            put_in_place(work, target)
        finally:
            work.unlink(missing_ok=True)
        return before

    def heads(self) -> dict[str, Head]:
        """By computer. A head under another name than its computer's is another program's copy of it: passed over."""
        found = (self._head(path.stem) for path in self._listed(HEADS, ".json") if _COMPUTER.fullmatch(path.stem))
        return {head.computer: head for head in found if head is not None}

    def write_head(self, head: Head) -> None:
        self.write_json(f"{HEADS}/{head.computer}.json", asdict(head) | {"at": head.at.isoformat()})

    def remove_head(self, computer: str) -> None:
        (self.path / HEADS / f"{computer}.json").unlink(missing_ok=True)

    def copies(self) -> dict[str, Copy]:
        """By name, those whose label is whole."""
        found = {path.name: read_label(path) for path in self._listed(COPIES, SUFFIX)}
        return {name: Copy(self.path / COPIES / name, label) for name, label in found.items() if label is not None}

    def is_whole(self, head: Head) -> bool:
        """Whether the copy of `head` has arrived, byte for byte."""
        with suppress(OSError):
            return bool(head.copy) and digest_of(self.path / COPIES / head.copy) == head.sha256
        return False

    def files(self) -> set[str]:
        """The files kept by content, by SHA-256."""
        return {path.name for path in (self.path / FILES).glob("??/*") if _SHA256.fullmatch(path.name)}

    def file_path(self, digest: str) -> Path:
        return self.path / FILES / digest[:2] / digest

    def _listed(self, folder: str, suffix: str) -> Iterator[Path]:
        with suppress(OSError):
            yield from sorted(path for path in (self.path / folder).iterdir() if path.suffix == suffix)

    def _head(self, computer: str) -> Head | None:
        told = self.read_json(f"{HEADS}/{computer}.json")
        try:
            head = Head(
                str((told or {})["computer"]),
                str((told or {})["workstation"])[:300],
                str((told or {})["person"])[:300],
                datetime.fromisoformat((told or {})["at"]),
                int((told or {})["schema"]),
                {str(key): int(number) for key, number in (told or {})["knows"].items()},
                str((told or {})["copy"]),
                str((told or {})["sha256"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        named = head.copy == Path(head.copy).name and not head.copy.startswith(".")
        return head if head.computer == computer and named and head.at.tzinfo is not None else None
