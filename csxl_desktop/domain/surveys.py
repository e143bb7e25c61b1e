"""Surveys on paper: questions, sheets handed in, answers; never a name."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.rich_text import RichText


class Survey(Record, kw_only=True):
    """A grid of questions printed and handed out."""

    __tablename__ = "surveys"

    title: Mapped[str]
    year: Mapped[int] = mapped_column(index=True)
    introduction: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    introduction_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    language: Mapped[str] = mapped_column(String(2), default="fr")
    handed_out: Mapped[int | None] = mapped_column(default=None)
    opened_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None)
    evaluation_cycle_id: Mapped[UUID | None] = mapped_column(reference("evaluation_cycles"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class SurveyQuestion(Record, kw_only=True):
    """A question; `choices` one a line; a scale goes from `lowest` to `highest`."""

    __tablename__ = "survey_questions"

    survey_id: Mapped[UUID] = mapped_column(reference("surveys"), index=True)
    text: Mapped[str] = mapped_column(String(600))
    kind: Mapped[QuestionKind] = mapped_column(default=QuestionKind.SCALE)
    choices: Mapped[str] = mapped_column(String(TEXT), default="")
    lowest: Mapped[int | None] = mapped_column(default=None)
    highest: Mapped[int | None] = mapped_column(default=None)
    lowest_label: Mapped[str] = mapped_column(default="")
    highest_label: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class SurveySheet(Record, kw_only=True):
    """A sheet that came back."""

    __tablename__ = "survey_sheets"

    survey_id: Mapped[UUID] = mapped_column(reference("surveys"), index=True)
    number: Mapped[int]
    entered_on: Mapped[date | None] = mapped_column(default=None)
    public: Mapped[Public | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")


class SurveyAnswer(Record, kw_only=True):
    """What stands on a sheet for a question; `choices` one a line."""

    __tablename__ = "survey_answers"

    survey_sheet_id: Mapped[UUID] = mapped_column(reference("survey_sheets"), index=True)
    survey_question_id: Mapped[UUID] = mapped_column(reference("survey_questions"), index=True)
    number: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    choices: Mapped[str] = mapped_column(String(TEXT), default="")
    text: Mapped[str] = mapped_column(String(TEXT), default="")
