"""Copies that go to the shared folder and come from it: drawn, encrypted, read back; opened beside the dossier."""

import hashlib
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from csxl_desktop.storage import attachments, driver, keyring, migrate, schema, sealed_files
from csxl_desktop.storage.errors import MissingFileError
from csxl_desktop.storage.file_digest import digest_of
from csxl_desktop.storage.inspection import inspect_file
from csxl_desktop.storage.reconciling.asking import answer_to
from csxl_desktop.storage.sharing import snapshot
from csxl_desktop.storage.sharing.place import COPIES, NotWrittenError, Place
from csxl_desktop.storage.sharing.snapshot import SUFFIX, Label

_MOST_LACKED = 500  # a label stays small
KEPT = 20  # copies of one computer that stay
FEWEST = 3  # however large they are: one is the other's base, one arrives, one is the last
ROOM = 1 << 30  # bytes that the copies of one computer take, beyond these few


def publish(place: Place, copy: Path, key: bytes, label: Label) -> tuple[str, str]:
    """Encrypt the plain `copy`, which is used up, into the folder; its name there and its SHA-256."""
    answer = answer_to({"do": "close_up", "database": str(copy), "files": {}, "key": key.hex()})
    if not answer["whole"]:
        raise NotWrittenError(copy.name)
    told = replace(label, body_sha256=digest_of(copy))
    name = f"{label.number:06d}-{label.computer}-{told.body_sha256[:8]}{SUFFIX}"
    return name, place.put(place.path / COPIES / name, lambda work: snapshot.write(work, told, copy))


def open_copy(path: Path, key: bytes, database: Path, work: Path) -> bool:
    """Write the plain database of the copy at `path` to `database`, brought to today's version; whether it is whole."""
    if not snapshot.unpack(path, database):
        return False
    told = {"do": "open_up", "database": str(database), "annexes": str(work / "none"), "key": key.hex()}
    if not answer_to(told)["whole"]:
        return False
    if inspect_file(database) < schema.SCHEMA_VERSION:
        migrate.upgrade(database)
    return True


def send_files(place: Place, copy: Path, annexes: Path, key: bytes) -> list[str]:
    """Every annex that is not in the folder yet, sealed by its key; those that `copy` names and that are lost here."""
    there = place.files()
    for path in sorted(annexes.glob("??/*")):
        if path.name not in there:
            with suppress(MissingFileError):  # lost or damaged here: it is told
                _send(place, path.name, attachments.read(annexes, path.name), key)
    there = place.files()
    return [digest for digest in _named(copy) if digest not in there][:_MOST_LACKED]


def _send(place: Place, digest: str, content: bytes, key: bytes) -> None:
    target = place.file_path(digest)
    target.parent.mkdir(parents=True, exist_ok=True)
    place.put(target, lambda work: work.write_bytes(sealed_files.seal(content, key)))


def fetch_files(place: Place, label: Label, database: Path, annexes: Path, key: bytes) -> int:
    """The files that the copy `database` names and that are not here; how many have not arrived yet."""
    keyring.add(key)
    missing = 0
    for digest in _named(database):
        if attachments.path_of(annexes, digest).exists():
            continue
        content = _content(place.file_path(digest), digest)
        if content is None:
            missing += digest not in label.lacks
        else:
            attachments.store(annexes, content)
    return missing


def _named(database: Path) -> list[str]:
    with closing(driver.connect(database, "rw", driver.key_of(database))) as connection:
        return [row[0] for row in connection.execute("SELECT DISTINCT sha256 FROM attachments ORDER BY sha256")]


def _content(path: Path, digest: str) -> bytes | None:
    with suppress(OSError, sealed_files.UnreadableFileError):
        content = sealed_files.plain(path.read_bytes(), digest)
        return content if hashlib.sha256(content).hexdigest() == digest else None
    return None


_LAST_ACT = (  # in the order in which they were written, which a clock that was set back does not change
    "SELECT id FROM history_transactions WHERE workstation = :workstation "
    "AND (label <> :taken_in OR undoes_id IS NOT NULL) ORDER BY rowid DESC LIMIT 1"
)


def last_act(copy: Path, workstation: str, taken_in: str) -> str:
    """The last act done at this computer that a copy holds, other than taking copies in; empty where there is none."""
    asked = {"workstation": workstation, "taken_in": taken_in}
    with closing(driver.connect(copy, "rw", driver.key_of(copy))) as connection:
        found = connection.execute(_LAST_ACT, asked).fetchone()
    return str(found[0]) if found else ""


def last_act_here(session: Session, workstation: str, taken_in: str) -> str:
    """As `last_act` says it of a copy."""
    return session.scalar(text(_LAST_ACT), {"workstation": workstation, "taken_in": taken_in}) or ""


def prune(place: Place, computer: str, needed: Iterable[int], room: int = ROOM) -> None:
    """Let go of old copies of this computer: the last ones stay, fewer where they are large, and all that a head may
    still need as a base: the last one that each computer knows, and those after it.
    """
    own = sorted((copy.label.number, copy.path) for copy in place.copies().values() if copy.label.computer == computer)
    oldest = min(needed, default=0)
    taken = 0
    for newer, (number, path) in enumerate(reversed(own)):
        taken += path.stat().st_size
        if number < oldest and newer >= FEWEST and (newer >= KEPT or taken > room):
            path.unlink(missing_ok=True)
