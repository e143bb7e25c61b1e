"""What this computer remembers of the folder it shares: where it is, its key, who it is there. Never in the folder."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from csxl_desktop.storage import keyring, sealed_files
from csxl_desktop.storage.replacing import put_in_place

FILE_NAME = "partage.json"
_MOST_KNOWN = 200


@dataclass(frozen=True, slots=True)
class Membership:
    """`computer` is this computer's key there; `told` the last act of ours that a copy of ours holds.

    `earlier` names what this computer was called before, each with the moment until when.

    `contained` says of copies, by SHA-256, what they contain: a dossier knows by that where it stands.
    """

    place: str
    key: str
    computer: str
    workstation: str
    told: str = ""
    contained: dict[str, dict[str, int]] = field(default_factory=dict)
    earlier: dict[str, str] = field(default_factory=dict)

    def knowing(self, sha256: str, contains: dict[str, int]) -> dict[str, dict[str, int]]:
        """`contained` with one copy more, and the oldest ones forgotten."""
        kept = {key: value for key, value in self.contained.items() if key != sha256} | {sha256: dict(contains)}
        return dict(list(kept.items())[-_MOST_KNOWN:])


def read(folder: Path) -> Membership | None:
    """Of the dossier `folder`; None where it is not shared, or where it is encrypted and was not unlocked."""
    try:
        told = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if digest := told.pop("key_sha256", ""):
            told["key"] = sealed_files.plain(bytes.fromhex(told["key"]), digest).hex()
        return Membership(**told)
    except (OSError, ValueError, TypeError, KeyError, sealed_files.UnreadableFileError):
        return None


def write(folder: Path, membership: Membership) -> None:
    """The key of the shared folder is sealed by the dossier's own, where that is encrypted."""
    _write(folder, membership, keyring.assigned(folder))


def seal(folder: Path, own: bytes | None) -> None:
    """Let the key of the shared folder be sealed by `own`, or (None) lie there as the dossier does."""
    path, found = folder / FILE_NAME, read(folder)
    if found is not None and ("key_sha256" in path.read_text(encoding="utf-8")) is (own is None):
        _write(folder, found, own)


def _write(folder: Path, membership: Membership, own: bytes | None) -> None:
    told = asdict(membership)
    if not membership.earlier:  # programs that do not know of it go on reading what most computers say
        del told["earlier"]
    if own is not None:
        key = bytes.fromhex(membership.key)
        told |= {"key": sealed_files.seal(key, own).hex(), "key_sha256": hashlib.sha256(key).hexdigest()}
    work = folder / f".{FILE_NAME}.part"
    work.unlink(missing_ok=True)
    work.touch(mode=0o600)
    with work.open("w", encoding="utf-8") as stream:
        json.dump(told, stream)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(work, folder / FILE_NAME)


def forget(folder: Path) -> None:
    (folder / FILE_NAME).unlink(missing_ok=True)
