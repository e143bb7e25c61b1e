"""What follows from a meeting: decisions, and what somebody will do."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import ActionState


class Decision(Record, kw_only=True):
    """Something decided; its number restarts each year."""

    __tablename__ = "decisions"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    year: Mapped[int]
    number: Mapped[int]
    text: Mapped[str] = mapped_column(String(TEXT))
    replaces_id: Mapped[UUID | None] = mapped_column(reference("decisions"), default=None)


class Action(Record, kw_only=True):
    """Something that somebody will do."""

    __tablename__ = "actions"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    text: Mapped[str] = mapped_column(String(TEXT))
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    who: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[ActionState] = mapped_column(default=ActionState.OPEN)
    done_on: Mapped[date | None] = mapped_column(default=None)


class ActionNote(Record, kw_only=True):
    """What was said of an action later, perhaps at another meeting."""

    __tablename__ = "action_notes"

    action_id: Mapped[UUID] = mapped_column(reference("actions"), index=True)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    noted_on: Mapped[date]
    text: Mapped[str] = mapped_column(String(TEXT))
