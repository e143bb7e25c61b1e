"""A backup as the list knows it: its number, why it was made, and what must be found in it again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

PLACE = "sauvegardes"
EXPORTS = "export-????-??-??"  # in there: folders that any program reads
ASIDE = "ecartes"  # in there: files that a restored backup took the place of
_NAME = re.compile(r"csxl-(\d{6,})-(\d{8}T\d{6})-([a-z]{2,10})-([0-9a-f]{16})\.db")
_MOMENT = "%Y%m%dT%H%M%S"


class Why(StrEnum):
    """What a backup was made before, or after; the value stands in its name."""

    PERIODIC = "periodic"
    CLOSE = "close"
    HAND = "hand"
    MIGRATE = "migrate"
    IMPORT = "import"
    MERGE = "merge"
    RESTORE = "restore"
    MASS = "mass"
    ERASE = "erase"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `ends` is how far the history of each workstation went; `content` digests what was counted.

    Of a file found without the list only its name speaks: then `sha256` holds the sixteen figures of the name.
    """

    number: int
    name: str
    at: datetime
    why: Why
    sha256: str
    size: int = 0
    schema: int = 0
    content: str = ""
    records: int = 0
    ends: Mapping[str, str] | None = None

    @property
    def is_listed(self) -> bool:
        """Whether the list vouches for it."""
        return bool(self.content)

    @classmethod
    def of_name(cls, name: str) -> Self | None:
        """What the name of a file says, where it is the name of a backup: no other leads anywhere."""
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        try:
            at = datetime.strptime(found[2], _MOMENT).replace(tzinfo=UTC)
            return cls(int(found[1]), name, at, Why(found[3]), found[4])
        except ValueError:
            return None

    @classmethod
    def of_entry(cls, entry: Mapping[str, Any]) -> Self | None:
        """The backup of a line of the list; a name that is no backup's is no backup."""
        named = cls.of_name(str(entry.get("file")))
        try:
            at = datetime.fromisoformat(entry["at"]).astimezone(UTC)
            ends = {str(key): str(value) for key, value in entry["ends"].items()}
            sha256, size, schema = str(entry["sha256"]), int(entry["size"]), int(entry["schema"])
            content, records = str(entry["content"]), int(entry["records"])
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        if named is None or not sha256.startswith(named.sha256):
            return None
        return cls(named.number, named.name, at, named.why, sha256, size, schema, content, records, ends)

    def entry(self) -> dict[str, Any]:
        """Itself as a line of the list."""
        return {
            "file": self.name,
            "at": self.at.astimezone(UTC).isoformat(timespec="seconds"),
            "sha256": self.sha256,
            "size": self.size,
            "schema": self.schema,
            "content": self.content,
            "records": self.records,
            "ends": dict(self.ends or {}),
        }


def name_of(number: int, at: datetime, why: Why, sha256: str) -> str:
    """The name says by itself what is in the file: it can be checked where the list is lost."""
    return f"csxl-{number:06d}-{at.astimezone(UTC).strftime(_MOMENT)}-{why.value}-{sha256[:16]}.db"


def place_of(folder: Path) -> Path:
    """Where the backups of the dossier `folder` lie."""
    return folder / PLACE
