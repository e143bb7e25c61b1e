"""Two copies of one dossier brought together again: what left, what came back, and what could not stand.

These rows are the memory of a file, not records of the office: they have no history of their own, and no copy carries
them into another. Only erasures travel.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Base, reference
from csxl_desktop.domain.rich_text import JsonObject

BAG_DAYS = 14  # a meeting bag is valid so long


class CopySource(StrEnum):
    BAG = "bag"
    FOLDER = "folder"


class BagState(StrEnum):
    OUT = "out"
    BACK = "back"
    EXPIRED = "expired"


class DiscardKind(StrEnum):
    VALUE = "value"  # the same field written on both sides
    TEXT = "text"  # the same paragraph written on both sides
    STATE = "state"  # two states of one person at one meeting
    ORDER = "order"  # two places in a list
    DELETED_HERE = "deleted_here"  # taken away here, changed there
    DELETED_THERE = "deleted_there"  # changed here, taken away there
    PARENT = "parent"  # taken away on one side, needed by what is new on the other
    UNITED = "united"  # the same thing made on both sides
    ALIKE = "alike"  # perhaps the same person
    SEALED = "sealed"  # of minutes that were approved on the other side
    UNKNOWN = "unknown"  # a difference of which nobody knows whose it is


class Choice(StrEnum):
    OPEN = "open"
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class DossierIdentity(Base, kw_only=True):
    """The one row that tells copies of this dossier from those of another, and a bag from the dossier it left."""

    __tablename__ = "dossier_identity"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    erasure_key: Mapped[str] = mapped_column(String(64))
    generation: Mapped[int] = mapped_column(default=0)
    parent_sha256: Mapped[str] = mapped_column(String(64), default="")
    bag_id: Mapped[UUID | None] = mapped_column(default=None)
    bag_made_on: Mapped[date | None] = mapped_column(default=None)
    bag_until_on: Mapped[date | None] = mapped_column(default=None)


class Bag(Base, kw_only=True):
    """A meeting bag that left this dossier; its base is the copy it was made from."""

    __tablename__ = "bags"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    workstation: Mapped[str]
    valid_until_on: Mapped[date]
    meeting_id: Mapped[UUID | None] = mapped_column(default=None)
    file_name: Mapped[str] = mapped_column(default="")
    base_sha256: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[BagState] = mapped_column(default=BagState.OUT)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Reconciliation(Base, kw_only=True):
    """One copy taken in; `transaction_id` is the act that can be taken back."""

    __tablename__ = "reconciliations"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[str]
    workstation: Mapped[str]
    source: Mapped[CopySource]
    source_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    source_workstation: Mapped[str] = mapped_column(default="")
    source_generation: Mapped[int | None] = mapped_column(default=None)
    changes_sha256: Mapped[str] = mapped_column(String(64), index=True)
    transaction_id: Mapped[UUID | None] = mapped_column(default=None)
    counts: Mapped[JsonObject | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class DiscardedValue(Base, kw_only=True):
    """What did not win when a copy was taken in, until somebody says what is right.

    `base`, `ours` and `theirs` hold columns by name; `asked` tells what waits for a person from what is only kept.
    """

    __tablename__ = "discarded_values"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reconciliation_id: Mapped[UUID] = mapped_column(reference("reconciliations"), index=True)
    kind: Mapped[DiscardKind]
    table_name: Mapped[str] = mapped_column(String(60))
    record_id: Mapped[UUID] = mapped_column(index=True)
    other_id: Mapped[UUID | None] = mapped_column(default=None)
    column_name: Mapped[str] = mapped_column(String(60), default="")
    base: Mapped[JsonObject | None] = mapped_column(default=None)
    ours: Mapped[JsonObject | None] = mapped_column(default=None)
    theirs: Mapped[JsonObject | None] = mapped_column(default=None)
    ours_by: Mapped[str] = mapped_column(default="")
    ours_at: Mapped[datetime | None] = mapped_column(default=None)
    theirs_by: Mapped[str] = mapped_column(default="")
    theirs_at: Mapped[datetime | None] = mapped_column(default=None)
    asked: Mapped[bool] = mapped_column(default=True)
    choice: Mapped[Choice] = mapped_column(default=Choice.OPEN)
    chosen_at: Mapped[datetime | None] = mapped_column(default=None)
    chosen_by: Mapped[str] = mapped_column(default="")


class Erasure(Base, kw_only=True):
    """A record that was erased for good, known by a keyed digest of its key alone: no copy brings it back."""

    __tablename__ = "erasures"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    erased_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(TEXT), default="")
