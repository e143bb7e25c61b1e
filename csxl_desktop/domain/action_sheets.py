"""Action sheets: one action of the office, described year after year."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import Precision, SectionState
from csxl_desktop.domain.evaluation_choices import ActorRole, SectionAnswer, SheetNature, SheetStatus
from csxl_desktop.domain.rich_text import RichText


class ActionSheet(Record, kw_only=True):
    """A collective or community action."""

    __tablename__ = "action_sheets"

    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")
    nature: Mapped[SheetNature] = mapped_column(default=SheetNature.COLLECTIVE)
    opened_on: Mapped[date | None] = mapped_column(default=None)
    opened_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    closed_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    status: Mapped[SheetStatus] = mapped_column(default=SheetStatus.BLANK)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class ActionSheetAlias(Record, kw_only=True):
    """Another name of the same action."""

    __tablename__ = "action_sheet_aliases"

    action_sheet_id: Mapped[UUID] = mapped_column(reference("action_sheets"), index=True)
    name: Mapped[str]


class ActionSheetYear(Record, kw_only=True):
    """The sheet as one year prints it; an empty title is the sheet's."""

    __tablename__ = "action_sheet_years"

    action_sheet_id: Mapped[UUID] = mapped_column(reference("action_sheets"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(default="")
    subtitle: Mapped[str] = mapped_column(default="")
    included: Mapped[bool] = mapped_column(default=True)
    state: Mapped[SectionState] = mapped_column(default=SectionState.TO_WRITE)
    quotation: Mapped[str] = mapped_column(String(TEXT), default="")
    quotation_author: Mapped[str] = mapped_column(default="")
    testimonial_id: Mapped[UUID | None] = mapped_column(reference("testimonials"), default=None)
    planned_next: Mapped[bool | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class SheetTemplateSection(Record, kw_only=True):
    """A heading of the office's template for one nature of action."""

    __tablename__ = "sheet_template_sections"

    nature: Mapped[SheetNature]
    code: Mapped[str] = mapped_column(String(40))
    heading: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    asked: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)


class ActionSheetSection(Record, kw_only=True):
    """A section of one year; `none` is said, `not_asked` leaves no heading, `empty` waits."""

    __tablename__ = "action_sheet_sections"

    action_sheet_year_id: Mapped[UUID] = mapped_column(reference("action_sheet_years"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    heading: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    answer: Mapped[SectionAnswer] = mapped_column(default=SectionAnswer.EMPTY)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    position: Mapped[int] = mapped_column(default=0)


class ActionSheetActor(Record, kw_only=True):
    """Who has a part in the action, from when to when."""

    __tablename__ = "action_sheet_actors"

    action_sheet_id: Mapped[UUID] = mapped_column(reference("action_sheets"), index=True)
    role: Mapped[ActorRole] = mapped_column(default=ActorRole.PARTNER)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    name: Mapped[str] = mapped_column(default="")
    part: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    from_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    to_on: Mapped[date | None] = mapped_column(default=None)
    to_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    position: Mapped[int] = mapped_column(default=0)


class ActionSlot(Record, kw_only=True):
    """The weekly rhythm of an action, from which its occurrences are proposed."""

    __tablename__ = "action_slots"

    action_sheet_id: Mapped[UUID] = mapped_column(reference("action_sheets"), index=True)
    weekday: Mapped[int]  # Monday is 0
    starts_at: Mapped[time | None] = mapped_column(default=None)
    ends_at: Mapped[time | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    outside_school_holidays: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
