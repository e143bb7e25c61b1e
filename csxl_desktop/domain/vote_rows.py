"""A vote as its fields show it, and what its figures say against each other."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import Majority, VoteMethod, VoteOutcome

BALLOTS = {"voters": "voters", "blank": "blank_ballots"}  # fields of a vote: those of the election that it serves


@dataclass(frozen=True, slots=True)
class VoteDetail:
    """Figures are None where nobody counted; `elected` names people, a line each.

    A vote that serves an election has the ballots of that election: they are written down once.
    """

    id: UUID
    agenda_item_id: UUID | None
    question: str
    method: VoteMethod
    majority: Majority
    voters: int | None
    in_favour: int | None
    against: int | None
    abstained: int | None
    blank: int | None
    proxies: bool
    elected: str
    outcome: VoteOutcome
    note: str
    election_id: UUID | None = None

    @property
    def given(self) -> int | None:
        """How many voices were counted; None where none was."""
        figures = [each for each in (self.in_favour, self.against, self.abstained, self.blank) if each is not None]
        return sum(figures) if figures else None

    @property
    def gap(self) -> int:
        """Voices counted beyond the voters told, below zero where some are missing; 0 where nothing contradicts."""
        shared = self.election_id is not None and self.in_favour is None  # the voices went to candidates
        return 0 if shared or self.given is None or self.voters is None else self.given - self.voters


@dataclass(frozen=True, slots=True)
class MeetingElection:
    """An election of the meeting, as far as its votes need it; `elected` are names, `item_id` where it is told."""

    id: UUID
    day: date | None
    proclaimed: bool
    seats: int
    voters: int | None
    blank: int | None
    elected: tuple[str, ...]
    item_id: UUID | None = None
