"""Advocacy of working groups: to whom, step by step, with what answer."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import Precision, Quality
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind


class AdvocacyFile(Record, kw_only=True):
    """A demand that a group carries to somebody."""

    __tablename__ = "advocacy_files"

    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    title: Mapped[str]
    addressees: Mapped[str] = mapped_column(String(TEXT), default="")
    opened_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    result: Mapped[str] = mapped_column(String(TEXT), default="")
    next_steps: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)


class AdvocacyStep(Record, kw_only=True):
    """A letter, a rally, a meeting…; `count` holds signatories or heads, with its quality."""

    __tablename__ = "advocacy_steps"

    advocacy_file_id: Mapped[UUID] = mapped_column(reference("advocacy_files"), index=True)
    kind: Mapped[AdvocacyStepKind] = mapped_column(default=AdvocacyStepKind.LETTER)
    stepped_on: Mapped[date | None] = mapped_column(default=None)
    stepped_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    count: Mapped[int | None] = mapped_column(default=None)
    count_to: Mapped[int | None] = mapped_column(default=None)
    count_quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    answers_id: Mapped[UUID | None] = mapped_column(reference("advocacy_steps"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    url: Mapped[str] = mapped_column(String(2000), default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class AdvocacySignatory(Record, kw_only=True):
    """Who signed a step; an organisation of the directory or a name."""

    __tablename__ = "advocacy_signatories"

    advocacy_step_id: Mapped[UUID] = mapped_column(reference("advocacy_steps"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    name: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
