"""What is prepared before a meeting: its tasks, its programme, subjects that wait; the templates of each kind."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import ItemKind


class TemplateItem(Record, kw_only=True):
    """A point that stands on the ordre du jour of every new meeting of a kind."""

    __tablename__ = "template_items"

    meeting_kind_id: Mapped[UUID] = mapped_column(reference("meeting_kinds"), index=True)
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.FREE)
    title: Mapped[str] = mapped_column(String(600), default="")
    planned_minutes: Mapped[int | None] = mapped_column(default=None)


class ChecklistItem(Record, kw_only=True):
    """A task that every meeting of a kind brings; `days` counts from its day, below 0 before it."""

    __tablename__ = "checklist_items"

    meeting_kind_id: Mapped[UUID] = mapped_column(reference("meeting_kinds"), index=True)
    label: Mapped[str]
    days: Mapped[int] = mapped_column(default=0)
    who: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class MeetingTask(Record, kw_only=True):
    """Something to do for one meeting. Due on `due_on`, else `days` from its day, else whenever."""

    __tablename__ = "meeting_tasks"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    checklist_item_id: Mapped[UUID | None] = mapped_column(reference("checklist_items"), default=None)
    label: Mapped[str]
    days: Mapped[int | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    who: Mapped[str] = mapped_column(default="")
    speaker_id: Mapped[UUID | None] = mapped_column(reference("speakers"), default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)
    done_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)


class ParkedSubject(Record, kw_only=True):
    """A subject that waits for a meeting; settled once it stood on one, or was given up."""

    __tablename__ = "parked_subjects"

    title: Mapped[str] = mapped_column(String(600))
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    asked_by: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    meeting_kind_id: Mapped[UUID | None] = mapped_column(reference("meeting_kinds"), default=None)
    parked_on: Mapped[date]
    settled_on: Mapped[date | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(String(TEXT), default="")
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)


class ProgrammePart(Record, kw_only=True):
    """A part of the programme of a study day, a walk or an event; a cancelled one stays told."""

    __tablename__ = "programme_parts"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    position: Mapped[int]
    starts_at: Mapped[time | None] = mapped_column(default=None)
    ends_at: Mapped[time | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(String(600))
    format: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    speakers: Mapped[str] = mapped_column(String(600), default="")
    cancelled: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
