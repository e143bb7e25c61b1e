"""What this computer remembers of the folder it shares: where it is, its key, who it is there. Never in the folder."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from csxl_desktop.storage.migrate import put_in_place

FILE_NAME = "partage.json"
_MOST_KNOWN = 200


@dataclass(frozen=True, slots=True)
class Membership:
    """`computer` is this computer's key there; `told` the last act of ours that a copy of ours holds.

    `contained` says of copies, by SHA-256, what they contain: a dossier knows by that where it stands.
    """

    place: str
    key: str
    computer: str
    workstation: str
    told: str = ""
    contained: dict[str, dict[str, int]] = field(default_factory=dict)

    def knowing(self, sha256: str, contains: dict[str, int]) -> dict[str, dict[str, int]]:
        """`contained` with one copy more, and the oldest ones forgotten."""
        kept = {key: value for key, value in self.contained.items() if key != sha256} | {sha256: dict(contains)}
        return dict(list(kept.items())[-_MOST_KNOWN:])


def read(folder: Path) -> Membership | None:
    """Of the dossier `folder`; None where it is not shared."""
    try:
        return Membership(**json.loads((folder / FILE_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(folder: Path, membership: Membership) -> None:
    work = folder / f".{FILE_NAME}.part"
    work.unlink(missing_ok=True)
    work.touch(mode=0o600)
    with work.open("w", encoding="utf-8") as stream:
        json.dump(asdict(membership), stream)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(work, folder / FILE_NAME)


def forget(folder: Path) -> None:
    (folder / FILE_NAME).unlink(missing_ok=True)
