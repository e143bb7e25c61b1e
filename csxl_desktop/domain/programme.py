"""What a meeting is made of: its points, its speakers, who organises and receives it."""

from datetime import time
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import InvolvementRole, ItemKind, ItemOutcome
from csxl_desktop.domain.rich_text import RichText


class Involvement(Record, kw_only=True):
    """An organisation organises, hosts, or is visited at a meeting."""

    __tablename__ = "involvements"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    role: Mapped[InvolvementRole]
    starts_at: Mapped[time | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)


class AgendaItem(Record, kw_only=True):
    """A point of the ordre du jour, and what the minutes say of it. An empty title is computed."""

    __tablename__ = "agenda_items"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.FREE)
    title: Mapped[str] = mapped_column(String(600), default="")
    planned_minutes: Mapped[int | None] = mapped_column(default=None)
    spent_minutes: Mapped[int | None] = mapped_column(default=None)
    outcome: Mapped[ItemOutcome] = mapped_column(default=ItemOutcome.OPEN)
    carried_from_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    parked_subject_id: Mapped[UUID | None] = mapped_column(reference("parked_subjects"), default=None)
    private_notes: Mapped[str] = mapped_column(String(TEXT), default="")
    approves_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")


class Speaker(Record, kw_only=True):
    """Who presents; a guest is named here without a record of his own."""

    __tablename__ = "speakers"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    civility: Mapped[str] = mapped_column(String(20), default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    organisation_name: Mapped[str] = mapped_column(default="")
    function_title: Mapped[str] = mapped_column(default="")
    service: Mapped[str] = mapped_column(default="")
    service_printed: Mapped[bool] = mapped_column(default=True)
    email: Mapped[str] = mapped_column(default="")
    email_printed: Mapped[bool] = mapped_column(default=False)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    position: Mapped[int] = mapped_column(default=0)
