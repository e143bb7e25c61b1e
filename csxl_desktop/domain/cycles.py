"""The qualitative evaluation over several years: theme, steps, actors, criteria."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.evaluation_choices import Attainment, CriterionNature, CycleState
from csxl_desktop.domain.rich_text import RichText


class EvaluationCycle(Record, kw_only=True):
    """A theme evaluated from one year to another."""

    __tablename__ = "evaluation_cycles"

    title: Mapped[str]
    theme: Mapped[str] = mapped_column(default="")
    from_year: Mapped[int]
    to_year: Mapped[int]
    objectives: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    objectives_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    presentation: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    presentation_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    state: Mapped[CycleState] = mapped_column(default=CycleState.PLANNED)
    position: Mapped[int] = mapped_column(default=0)


class CycleStep(Record, kw_only=True):
    """What is done in one of the years."""

    __tablename__ = "cycle_steps"

    evaluation_cycle_id: Mapped[UUID] = mapped_column(reference("evaluation_cycles"), index=True)
    year: Mapped[int]
    title: Mapped[str]
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    state: Mapped[CycleState] = mapped_column(default=CycleState.PLANNED)
    done_on: Mapped[date | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class CycleActor(Record, kw_only=True):
    """Who takes part in the evaluation."""

    __tablename__ = "cycle_actors"

    evaluation_cycle_id: Mapped[UUID] = mapped_column(reference("evaluation_cycles"), index=True)
    role: Mapped[str] = mapped_column(default="")
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    name: Mapped[str] = mapped_column(default="")
    contact: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class CycleCriterion(Record, kw_only=True):
    """What the evaluation is judged by."""

    __tablename__ = "cycle_criteria"

    evaluation_cycle_id: Mapped[UUID] = mapped_column(reference("evaluation_cycles"), index=True)
    nature: Mapped[CriterionNature] = mapped_column(default=CriterionNature.QUALITATIVE)
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    indicator_id: Mapped[UUID | None] = mapped_column(reference("indicators"), default=None)
    expected: Mapped[str] = mapped_column(String(TEXT), default="")
    result: Mapped[str] = mapped_column(String(TEXT), default="")
    attainment: Mapped[Attainment] = mapped_column(default=Attainment.UNKNOWN)
    position: Mapped[int] = mapped_column(default=0)
