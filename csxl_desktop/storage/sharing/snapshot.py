"""One copy in the shared folder: a header that says what it contains, then a SQLCipher 4 database."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from csxl_desktop.storage.keys import canonical

MAGIC = b"CSXLGEN1"
SUFFIX = ".csxl"
_LONGEST_HEADER = 65_536
_DIGEST = 32
_PIECE = 1 << 20
_NOT_ONE = (OSError, ValueError, KeyError, TypeError, RecursionError)  # whatever hostile content may raise


@dataclass(frozen=True, slots=True)
class Label:
    """What a copy says of itself; `contains` counts the copies of each computer, itself included."""

    dossier: str
    computer: str
    number: int
    contains: dict[str, int]
    schema: int
    body_sha256: str
    lacks: list[str] = field(default_factory=list)  # files it names that its computer has lost: nobody waits for them

    @classmethod
    def read_from(cls, told: dict[str, Any]) -> "Label":
        """Raises `ValueError`, `KeyError` or `TypeError` where it is not one."""
        contains = {str(computer): int(number) for computer, number in dict(told["contains"]).items()}
        label = cls(
            str(told["dossier"]),
            str(told["computer"]),
            int(told["number"]),
            contains,
            int(told["schema"]),
            str(told["body_sha256"]),
            [str(digest) for digest in told.get("lacks", ())],
        )
        if label.contains.get(label.computer) != label.number or label.number < 1:
            raise ValueError(label.number)
        return label


def write(path: Path, label: Label, body: Path) -> None:
    """The label, then the encrypted database at `body`, as one file at `path`."""
    told = canonical(asdict(label))
    with path.open("wb") as stream, body.open("rb") as source:
        stream.write(MAGIC + len(told).to_bytes(4, "big") + told + hashlib.sha256(told).digest())
        while piece := source.read(_PIECE):
            stream.write(piece)


def read_label(path: Path) -> Label | None:
    """What the file at `path` says of itself; None where it is not a copy, or its beginning not whole."""
    try:
        with path.open("rb") as stream:
            return _label(stream)
    except _NOT_ONE:
        return None


def unpack(path: Path, body: Path) -> bool:
    """Write the database, still encrypted, to `body`; whether it is what the label says."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream, body.open("wb") as target:
            label = _label(stream)
            while piece := stream.read(_PIECE):
                digest.update(piece)
                target.write(piece)
    except _NOT_ONE:
        return False
    body.chmod(0o600)
    return digest.hexdigest() == label.body_sha256


def _label(stream: IO[bytes]) -> Label:
    if stream.read(len(MAGIC)) != MAGIC:
        raise ValueError(MAGIC)
    told = stream.read(min(int.from_bytes(stream.read(4), "big"), _LONGEST_HEADER))
    if hashlib.sha256(told).digest() != stream.read(_DIGEST):
        raise ValueError(len(told))
    return Label.read_from(json.loads(told))
