"""What the documents of evaluations print."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.evaluation_choices import Attainment, SectionAnswer


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation; an answer that was never given prints nothing, “none” and “not asked” print themselves."""

    about: str
    when: str
    on: date | None
    method: str
    sought: str
    reached: str
    attainment: Attainment
    unexpected: str
    unexpected_answer: SectionAnswer
    difficulty: str
    difficulty_answer: SectionAnswer
    next_step: str
    next_who: str
    next_due_on: date | None
    next_done_on: date | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluations:
    """Those of a year; where `about` names one record, its evaluation alone."""

    office: OfficeIdentity
    year: int
    evaluations: tuple[Evaluation, ...]
    about: str = ""
    language: str = "fr"
