"""What a meeting voted on."""

from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import Majority, VoteMethod, VoteOutcome


class Vote(Record, kw_only=True):
    """A question put to those who may vote (one voice for each member present); figures stay empty in a consensus."""

    __tablename__ = "votes"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    question: Mapped[str] = mapped_column(String(600))
    method: Mapped[VoteMethod] = mapped_column(default=VoteMethod.SHOW_OF_HANDS)
    majority: Mapped[Majority] = mapped_column(default=Majority.SIMPLE)
    voters: Mapped[int | None] = mapped_column(default=None)
    in_favour: Mapped[int | None] = mapped_column(default=None)
    against: Mapped[int | None] = mapped_column(default=None)
    abstained: Mapped[int | None] = mapped_column(default=None)
    blank: Mapped[int | None] = mapped_column(default=None)
    proxies: Mapped[bool] = mapped_column(default=False)  # whether one may vote for another
    elected: Mapped[str] = mapped_column(String(TEXT), default="")  # names, where people were elected
    election_id: Mapped[UUID | None] = mapped_column(reference("elections"), default=None)
    outcome: Mapped[VoteOutcome] = mapped_column(default=VoteOutcome.OPEN)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)
