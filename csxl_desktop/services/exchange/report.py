"""What an import did, or would do, line by line."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    DEPARTED = "departed"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is not what it was; both values as people read them, empty where there is none."""

    field: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.field}: {self.old or '—'} → {self.new or '—'}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a doubtful line may mean; `detail` tells it from its namesakes."""

    id: UUID
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """What became of one line. `line` is 0 for what the file does not hold; `kind` is a lower-case English word."""

    line: int
    kind: str
    name: str
    outcome: Outcome
    changes: tuple[FieldChange, ...] = ()
    reason: str = ""
    column: str = ""
    sheet: str = ""
    record_id: UUID | None = None
    open: bool = False  # somebody must decide
    candidates: tuple[Candidate, ...] = ()  # whom it may mean, nearest first

    def as_json(self) -> dict[str, Any]:
        """The flat object of `csxl import --json`."""
        return {
            "line": self.line,
            "kind": self.kind,
            "name": self.name,
            "outcome": self.outcome.value,
            "changes": "; ".join(str(change) for change in self.changes),
            "reason": self.reason,
            "column": self.column,
            "sheet": self.sheet,
            "id": None if self.record_id is None else str(self.record_id),
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Every line of an import, and whether it was written: all of it, or nothing."""

    lines: tuple[ImportLine, ...]
    written: bool

    @property
    def refused(self) -> tuple[ImportLine, ...]:
        return tuple(line for line in self.lines if line.outcome is Outcome.REFUSED)

    @property
    def undecided(self) -> tuple[ImportLine, ...]:
        """The lines that wait for a decision: nothing is written before."""
        return tuple(line for line in self.lines if line.open)

    @property
    def counts(self) -> Counter[Outcome]:
        return Counter(line.outcome for line in self.lines)


class NothingWrittenError(Exception):
    """Leaves a transaction with nothing done; caught where the import began."""


def stop_where(unwanted: bool) -> None:
    """Leave the transaction with nothing done."""
    if unwanted:
        raise NothingWrittenError
