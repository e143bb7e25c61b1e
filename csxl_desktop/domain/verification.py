"""The verification round: a slip to each organisation, and what came back."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import SendingChannel


class VerificationRound(Record, kw_only=True):
    """One round through the directory."""

    __tablename__ = "verification_rounds"

    name: Mapped[str]
    started_on: Mapped[date]
    due_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)


class VerificationSlip(Record, kw_only=True):
    """The slip of one organisation in a round."""

    __tablename__ = "verification_slips"

    verification_round_id: Mapped[UUID] = mapped_column(reference("verification_rounds"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    number: Mapped[int]
    sent_on: Mapped[date | None] = mapped_column(default=None)
    channel: Mapped[SendingChannel] = mapped_column(default=SendingChannel.HAND)
    returned_on: Mapped[date | None] = mapped_column(default=None)
    signed: Mapped[bool] = mapped_column(default=False)
    agreed: Mapped[bool] = mapped_column(default=False)  # to the printing of what the slip shows
    note: Mapped[str] = mapped_column(String(TEXT), default="")
