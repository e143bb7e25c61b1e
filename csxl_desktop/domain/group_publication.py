"""What of a group goes to its folder, and how each file stands there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class FileState(StrEnum):
    """How a document stands in the folder."""

    PUBLISHED = "published"
    STALE = "stale"  # the dossier says something else since
    NEW = "new"  # never published
    MISSING = "missing"  # published, and no longer in the folder
    CHANGED = "changed"  # somebody else wrote that file: it is left alone
    NOT_FINAL = "not_final"
    NO_FILE = "no_file"  # an output without a file
    LEFT = "left"  # published once, and no longer among what is published: nothing is ever removed


TO_WRITE = frozenset({FileState.NEW, FileState.STALE, FileState.MISSING})


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A document of the group and its file; `id` is that of the minutes, of the output, or of the record left."""

    id: UUID
    title: str
    day: date | None
    name: str
    state: FileState


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was just written, or found as it should be."""

    id: UUID
    name: str
    sha256: str


def state_of(wanted: str, *, final: bool, recorded: str, found: str | None) -> FileState:
    """From digests: what the dossier wants there (empty: it has no file), what was written last, what is found."""
    if not final:
        return FileState.NOT_FINAL
    if not wanted:
        return FileState.NO_FILE
    if found is None:
        return FileState.MISSING if recorded else FileState.NEW
    if found == wanted:
        return FileState.PUBLISHED
    return FileState.STALE if recorded and found == recorded else FileState.CHANGED
