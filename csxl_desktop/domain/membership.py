"""Who is a member when, who asks to be, who sits in the committee."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, overlaps, reference
from csxl_desktop.domain.choices import CandidacyOutcome
from csxl_desktop.domain.errors import DatesOutOfOrderError
from csxl_desktop.i18n.dates import short_date


class Membership(Record, kw_only=True):
    """An organisation is a member; no joining date means since before the first record."""

    __tablename__ = "memberships"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    joined_on: Mapped[date | None] = mapped_column(default=None)
    joined_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    charter_signed_on: Mapped[date | None] = mapped_column(default=None)
    left_on: Mapped[date | None] = mapped_column(default=None)
    left_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    leaving_reason: Mapped[str] = mapped_column(String(TEXT), default="")
    charter_version: Mapped[str] = mapped_column(String(60), default="")
    charter_file_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    welcomed_on: Mapped[date | None] = mapped_column(default=None)  # the welcome letter went out
    acknowledged_on: Mapped[date | None] = mapped_column(default=None)  # so did the one that takes note of the leaving
    counted_as_id: Mapped[UUID | None] = mapped_column(
        reference("organisations"), default=None, index=True
    )  # who was the member, whatever records are merged later

    def leave(self, on: date) -> None:
        """Close the membership: `on` is its last day."""
        if self.joined_on is not None and on < self.joined_on:
            raise DatesOutOfOrderError(start=short_date(self.joined_on), end=short_date(on))
        self.left_on = on

    def holds_on(self, day: date) -> bool:
        return overlaps(self.joined_on, self.left_on, day)


class Candidacy(Record, kw_only=True):
    """An organisation asks to join; an assembly answers."""

    __tablename__ = "candidacies"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    asked_on: Mapped[date | None] = mapped_column(default=None)
    presented_by_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    outcome: Mapped[CandidacyOutcome] = mapped_column(default=CandidacyOutcome.PENDING)
    charter_version: Mapped[str] = mapped_column(String(60), default="")
    charter_signed_on: Mapped[date | None] = mapped_column(default=None)
    charter_file_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    reason: Mapped[str] = mapped_column(String(TEXT), default="")  # why put off or turned down


class Seat(Record, kw_only=True):
    """A seat of the local steering committee (Comité d'Accompagnement)."""

    __tablename__ = "seats"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    elected_on: Mapped[date | None] = mapped_column(default=None)
    elected_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    term_end_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    election_id: Mapped[UUID | None] = mapped_column(reference("elections"), default=None)
    position: Mapped[int] = mapped_column(default=0)

    def holds_on(self, day: date) -> bool:
        return overlaps(self.elected_on, self.ended_on, day)
