"""The election of the steering committee: the call, who stands, what the assembly answered."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference


class Election(Record, kw_only=True):
    """One election, from its call to its result; the seats it fills name it."""

    __tablename__ = "elections"

    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    called_on: Mapped[date | None] = mapped_column(default=None)
    candidates_until_on: Mapped[date | None] = mapped_column(default=None)
    seats: Mapped[int] = mapped_column(default=0)
    term_years: Mapped[int] = mapped_column(default=3)
    voters: Mapped[int | None] = mapped_column(default=None)  # ballots handed in
    blank_ballots: Mapped[int | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)  # the result is proclaimed
    note: Mapped[str] = mapped_column(String(TEXT), default="")


class ElectionCandidate(Record, kw_only=True):
    """An organisation, by a person, stands for a sector."""

    __tablename__ = "election_candidates"

    election_id: Mapped[UUID] = mapped_column(reference("elections"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"))
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    sector: Mapped[str] = mapped_column(default="")
    votes: Mapped[int | None] = mapped_column(default=None)
    elected: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
