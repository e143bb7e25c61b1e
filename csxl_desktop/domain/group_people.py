"""Who takes part in a working group."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record, reference
from csxl_desktop.domain.choices import ParticipantRole


class GroupParticipant(Record, kw_only=True):
    """Who is invited to a group's sessions."""

    __tablename__ = "group_participants"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("people"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    role: Mapped[ParticipantRole] = mapped_column(default=ParticipantRole.PROFESSIONAL)
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")


class ParticipantRefusal(Record, kw_only=True):
    """A person who came and shall not be proposed again for the group's list."""

    __tablename__ = "participant_refusals"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("people"), index=True)
