"""The memory of every write: who, when, where, what was, what is."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Base, reference
from csxl_desktop.domain.rich_text import JsonObject


class ChangeKind(StrEnum):
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


class HistoryTransaction(Base, kw_only=True):
    """One act of one person at one workstation; `label` says in the catalogue's words what was done."""

    __tablename__ = "history_transactions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[str]
    workstation: Mapped[str]
    label: Mapped[str]
    undoes_id: Mapped[UUID | None] = mapped_column(default=None)


class HistoryChange(Base, kw_only=True):
    """One record changed by a transaction: the fields that differ, before and after.

    `digest` chains the changes of one workstation over digests of their values, so that the values of an
    erased person may go while the chain stays whole.
    """

    __tablename__ = "history_changes"
    __table_args__ = (UniqueConstraint("workstation", "sequence"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int]  # counts the changes of one workstation
    transaction_id: Mapped[UUID] = mapped_column(reference("history_transactions"), index=True)
    person: Mapped[str]
    workstation: Mapped[str]
    at: Mapped[datetime]
    table_name: Mapped[str] = mapped_column(String(60))
    record_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[ChangeKind]
    old: Mapped[JsonObject | None]
    new: Mapped[JsonObject | None]
    old_sha256: Mapped[str] = mapped_column(String(64))
    new_sha256: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
