"""What the office intends, and what came of it."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.evaluation_choices import ProjectState
from csxl_desktop.domain.rich_text import RichText


class Project(Record, kw_only=True):
    """A project; its outlook feeds the perspectives of the report."""

    __tablename__ = "projects"

    title: Mapped[str]
    objective: Mapped[str] = mapped_column(String(TEXT), default="")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    state: Mapped[ProjectState] = mapped_column(default=ProjectState.PLANNED)
    state_reason: Mapped[str] = mapped_column(String(TEXT), default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    from_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    to_on: Mapped[date | None] = mapped_column(default=None)
    to_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    funding: Mapped[str] = mapped_column(default="")
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None)
    in_perspectives: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)


class ProjectPartner(Record, kw_only=True):
    """With whom."""

    __tablename__ = "project_partners"

    project_id: Mapped[UUID] = mapped_column(reference("projects"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class ProjectYear(Record, kw_only=True):
    """What a year says of a project, and what is to follow."""

    __tablename__ = "project_years"

    project_id: Mapped[UUID] = mapped_column(reference("projects"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    outlook: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    outlook_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    position: Mapped[int] = mapped_column(default=0)


class ProjectCount(Record, kw_only=True):
    """A figure of a project in a year: eleven sessions."""

    __tablename__ = "project_counts"

    project_year_id: Mapped[UUID] = mapped_column(reference("project_years"), index=True)
    label: Mapped[str]
    number: Mapped[int | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)
