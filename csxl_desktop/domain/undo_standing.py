"""What keeps an act from being taken back: what was done later, and stands on it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID


class How(StrEnum):
    CHANGED = "changed"  # the field says something else by now
    GONE = "gone"  # the record is no longer there
    THERE = "there"  # the record is there again
    USES = "uses"  # the record refers to what would go


@dataclass(frozen=True, slots=True)
class Standing:
    """One place where something stands: a field of a record (`now` as JSON), or a whole record (`field` empty).

    `act` is the transaction that did it, where the history knows; `words` say all of it to a reader.
    """

    how: How
    table: str
    record_id: UUID
    field: str = ""
    now: Any = None
    act: UUID | None = None
    words: str = ""
