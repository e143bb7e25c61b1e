"""The advocacy of a group as its card and its document show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import Precision, Quality
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind
from csxl_desktop.domain.fuzzy_day import FuzzyDay


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    """Who signed: an organisation by its name of today, or a name as typed."""

    id: UUID
    organisation_id: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; `answers` is the title of the step that it answers."""

    id: UUID
    kind: AdvocacyStepKind
    stepped_on: date | None
    stepped_precision: Precision
    title: str
    text: str
    count: int | None
    count_to: int | None
    count_quality: Quality
    answers_id: UUID | None
    answers: str
    meeting_id: UUID | None
    url: str
    signatories: tuple[SignatoryRow, ...]

    @property
    def stepped(self) -> FuzzyDay:
        return FuzzyDay(self.stepped_on, self.stepped_precision)


@dataclass(frozen=True, slots=True)
class AdvocacyRow:
    """A demand with its steps, by date; those without a day come last."""

    id: UUID
    title: str
    axis_id: UUID | None
    addressees: str
    opened_on: date | None
    closed_on: date | None
    result: str
    next_steps: str
    steps: tuple[StepRow, ...]
