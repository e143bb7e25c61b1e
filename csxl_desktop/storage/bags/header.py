"""The header of a bag: who it is, until when, and its key, wrapped by the passphrase.

The header carries its own digest and that of what follows: a file that was damaged is told from a wrong passphrase.
"""

import hashlib
import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_

MAGIC = b"CSXLBAG1"
KEY_BYTES = 32
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}
_MEMORY = 96 * 1024 * 1024
_LONGEST_HEADER = 16_384
_SALT, _NONCE, _DIGEST = 16, 12, 32


class BagError(DomainError):
    """A file that is not taken in; it is left exactly as it was."""


class NotABagError(BagError):
    template = N_("“{name}” is not a meeting bag. Choose the file whose name ends in .mallette.")


class DamagedBagError(BagError):
    template = N_(
        "The meeting bag “{name}” is damaged: it was cut short or changed on its way. Copy it again from where it "
        "comes; your dossier was not touched."
    )


class WrongPassphraseError(BagError):
    template = N_("This is not the passphrase of this bag. The file is whole: try again, capital letters count.")


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


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def write(path: Path, label: BagLabel, key: bytes, passphrase: str, body: Path) -> None:
    """The header for `key` and the database at `body`, as one file at `path`."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    named = {"v": 1, "label": label.to_json(), "body_sha256": digest_of(body), "salt": _text(salt), **_SCRYPT}
    wrapped = AESGCM(_derived(passphrase, salt, _SCRYPT)).encrypt(nonce, key, _canonical(named))
    told = _canonical(named | {"nonce": _text(nonce), "key": _text(wrapped)})
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
    nonce, wrapped = b64decode(told.pop("nonce")), b64decode(told.pop("key"))
    derived = _derived(passphrase, b64decode(told["salt"]), {name: int(told[name]) for name in _SCRYPT})
    try:
        key = AESGCM(derived).decrypt(nonce, wrapped, _canonical(told))
    except InvalidTag:
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


def _derived(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, maxmem=_MEMORY, dklen=KEY_BYTES, **cost)


def _canonical(values: dict[str, Any]) -> bytes:
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()
