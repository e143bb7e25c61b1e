"""Evaluations as their card and their list show them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.evaluation_choices import Attainment, SectionAnswer
from csxl_desktop.domain.link_rows import LinkRow


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """An evaluation; `about` says of what, `opens` shows it. Nothing stands there for the office's year as a whole."""

    id: UUID
    year: int
    kind: str
    owner_id: UUID | None
    about: str
    about_when: str
    opens: tuple[str, object] | None
    evaluated_on: date | None
    method: str
    sought: str
    reached: str
    attainment: Attainment
    unexpected: str
    unexpected_answer: SectionAnswer
    difficulty: str
    difficulty_answer: SectionAnswer
    next_step: str
    next_person_id: UUID | None
    next_who: str
    next_name: str  # of the person of the directory, else as typed
    next_due_on: date | None
    next_done_on: date | None
    printed: bool
    links: tuple[LinkRow, ...]
    folded: str

    @property
    def awaits(self) -> bool:
        """Whether a next step is still to be taken."""
        return bool(self.next_step) and self.next_done_on is None
