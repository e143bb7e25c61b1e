"""What was sought and what was reached, of anything that the office does."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.evaluation_choices import Attainment, SectionAnswer


class EvaluationRecord(Record, kw_only=True):
    """An evaluation of one record, or of the office's year where none is named."""

    __tablename__ = "evaluation_records"

    year: Mapped[int] = mapped_column(index=True)
    evaluated_on: Mapped[date | None] = mapped_column(default=None)
    method: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(String(TEXT), default="")
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None, index=True)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None, index=True)
    project_id: Mapped[UUID | None] = mapped_column(reference("projects"), default=None, index=True)
    evaluation_cycle_id: Mapped[UUID | None] = mapped_column(reference("evaluation_cycles"), default=None, index=True)
    survey_id: Mapped[UUID | None] = mapped_column(reference("surveys"), default=None)
    sought: Mapped[str] = mapped_column(String(TEXT), default="")
    reached: Mapped[str] = mapped_column(String(TEXT), default="")
    unexpected: Mapped[str] = mapped_column(String(TEXT), default="")
    unexpected_answer: Mapped[SectionAnswer] = mapped_column(default=SectionAnswer.EMPTY)
    difficulty: Mapped[str] = mapped_column(String(TEXT), default="")
    difficulty_answer: Mapped[SectionAnswer] = mapped_column(default=SectionAnswer.EMPTY)
    attainment: Mapped[Attainment] = mapped_column(default=Attainment.UNKNOWN)
    next_step: Mapped[str] = mapped_column(String(TEXT), default="")
    next_person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    next_organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    next_who: Mapped[str] = mapped_column(default="")
    next_due_on: Mapped[date | None] = mapped_column(default=None)
    next_done_on: Mapped[date | None] = mapped_column(default=None)
    printed: Mapped[bool] = mapped_column(default=True)
