"""What the team learnt."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record, reference
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.evaluation_choices import TrainingKind
from csxl_desktop.domain.rich_text import RichText


class Training(Record, kw_only=True):
    """A training or supervision of the team; `hours` of one attendee."""

    __tablename__ = "trainings"

    year: Mapped[int] = mapped_column(index=True)
    held_on: Mapped[date | None] = mapped_column(default=None)
    held_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    last_on: Mapped[date | None] = mapped_column(default=None)
    theme: Mapped[str]
    kind: Mapped[TrainingKind] = mapped_column(default=TrainingKind.TRAINING)
    speaker: Mapped[str] = mapped_column(default="")
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    organisation_name: Mapped[str] = mapped_column(default="")
    hours: Mapped[Decimal | None] = mapped_column(Numeric(6, 2), default=None)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class TrainingAttendee(Record, kw_only=True):
    """Who of the team was there."""

    __tablename__ = "training_attendees"

    training_id: Mapped[UUID] = mapped_column(reference("trainings"), index=True)
    staff_member_id: Mapped[UUID | None] = mapped_column(reference("staff_members"), default=None)
    name: Mapped[str] = mapped_column(default="")
