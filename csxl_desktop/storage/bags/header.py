"""The header of a bag: who it is, until when, and its key, wrapped by the passphrase.

The header carries its own digest and that of what follows: a file that was damaged is told from a wrong passphrase.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.passphrases import NotThePassphraseError
from csxl_desktop.i18n import N_
from csxl_desktop.storage import keys
from csxl_desktop.storage.file_digest import digest_of

MAGIC = b"CSXLBAG1"
_LONGEST_HEADER = 16_384
_DIGEST = 32


class BagError(DomainError):
    """A file that is not taken in; it is left exactly as it was."""


class NotABagError(BagError):
    template = N_("“{name}” is not a meeting bag.")
    safe = N_("Your dossier was not touched.")
    then = N_("Choose the file whose name ends in .mallette.")


class DamagedBagError(BagError):
    template = N_("The meeting bag “{name}” is damaged: it was cut short or changed on its way.")
    safe = N_("Your dossier was not touched.")
    then = N_("Copy it again from where it comes.")


class WrongPassphraseError(NotThePassphraseError, BagError):
    template = N_("This is not the passphrase of this bag.")
    safe = N_("The file is whole.")
    then = N_("Try again, capital letters count.")


@dataclass(frozen=True, slots=True)
class BagLabel:
    """What can be read of a bag without its passphrase."""

    bag_id: UUID
    dossier_id: UUID
    made_on: date
    until_on: date
    meeting_id: UUID | None = None

    def to_json(self) -> dict[str, str]:
        return {
            "bag": self.bag_id.hex,
            "dossier": self.dossier_id.hex,
            "made_on": self.made_on.isoformat(),
            "until_on": self.until_on.isoformat(),
            "meeting": self.meeting_id.hex if self.meeting_id else "",
        }

    @classmethod
    def from_json(cls, told: dict[str, str]) -> "BagLabel":
        return cls(
            UUID(told["bag"]),
            UUID(told["dossier"]),
            date.fromisoformat(told["made_on"]),
            date.fromisoformat(told["until_on"]),
            UUID(told["meeting"]) if told["meeting"] else None,
        )


def write(path: Path, label: BagLabel, key: bytes, passphrase: str, body: Path) -> None:
    """The header for `key` and the database at `body`, as one file at `path`."""
    named = {"v": 1, "label": label.to_json(), "body_sha256": digest_of(body)}
    told = keys.canonical(keys.wrap(key, passphrase, named))
    with path.open("wb") as stream, body.open("rb") as source:
        stream.write(MAGIC + len(told).to_bytes(4, "big") + told + hashlib.sha256(told).digest())
        while piece := source.read(1 << 20):
            stream.write(piece)


def read_label(path: Path) -> BagLabel:
    """What the bag says of itself; it is not opened."""
    with path.open("rb") as stream:
        return BagLabel.from_json(_header(stream, path.name)["label"])


def unwrap(path: Path, passphrase: str, body: Path) -> tuple[BagLabel, bytes]:
    """The label and the key of the bag; its database, still encrypted, is written to `body`."""
    with path.open("rb") as stream:
        told = _header(stream, path.name)
        digest = hashlib.sha256()
        with body.open("wb") as target:
            while piece := stream.read(1 << 20):
                digest.update(piece)
                target.write(piece)
    if digest.hexdigest() != told["body_sha256"]:
        raise DamagedBagError(name=path.name)
    try:
        key = keys.unwrap(told, passphrase)
    except keys.WrongWordsError:
        raise WrongPassphraseError from None
    return BagLabel.from_json(told["label"]), key


def _header(stream: IO[bytes], name: str) -> dict[str, Any]:
    if stream.read(len(MAGIC)) != MAGIC:
        raise NotABagError(name=name)
    length = int.from_bytes(stream.read(4), "big")
    told = stream.read(min(length, _LONGEST_HEADER))
    if hashlib.sha256(told).digest() != stream.read(_DIGEST):
        raise DamagedBagError(name=name)
    found: dict[str, Any] = json.load(BytesIO(told))
    return found
