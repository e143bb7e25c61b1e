"""A vote as its fields show it, and what its figures say against each other."""

from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.choices import Majority, VoteMethod, VoteOutcome


@dataclass(frozen=True, slots=True)
class VoteDetail:
    """Figures are None where nobody counted; `elected` names people, a line each."""

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

    @property
    def given(self) -> int | None:
        """How many voices were counted; None where none was."""
        figures = [each for each in (self.in_favour, self.against, self.abstained, self.blank) if each is not None]
        return sum(figures) if figures else None

    @property
    def gap(self) -> int:
        """Voices counted beyond the voters told, below zero where some are missing; 0 where nothing contradicts."""
        return 0 if self.given is None or self.voters is None else self.given - self.voters
