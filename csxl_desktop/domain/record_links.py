"""What rests on what: one subject followed through the year, evidence, criteria met."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.rich_text import RichText

# What a link may point to, each by the name of its column without `_id`.
LINK_TARGETS = (
    *("meeting", "agenda_item", "decision", "action", "working_group", "partnership", "testimonial", "indicator"),
    *("action_sheet", "group_output", "advocacy_step", "project", "survey", "publication", "news_item"),
)


class Thread(Record, kw_only=True):
    """A subject followed through meetings, groups, walks; what stands on its axis comes in by itself."""

    __tablename__ = "threads"

    title: Mapped[str]
    question: Mapped[str] = mapped_column(String(TEXT), default="")
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None, index=True)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    opened_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class RecordLink(Record, kw_only=True):
    """From one owner to at most one record, or to a figure of a year; else the note speaks.

    `included` False: left out by hand where it would come in by itself.
    """

    __tablename__ = "record_links"

    thread_id: Mapped[UUID | None] = mapped_column(reference("threads"), default=None, index=True)
    swot_entry_id: Mapped[UUID | None] = mapped_column(reference("swot_entries"), default=None, index=True)
    evaluation_record_id: Mapped[UUID | None] = mapped_column(reference("evaluation_records"), default=None, index=True)
    criterion_id: Mapped[UUID | None] = mapped_column(reference("criteria"), default=None, index=True)
    cycle_step_id: Mapped[UUID | None] = mapped_column(reference("cycle_steps"), default=None, index=True)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    decision_id: Mapped[UUID | None] = mapped_column(reference("decisions"), default=None)
    action_id: Mapped[UUID | None] = mapped_column(reference("actions"), default=None)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None)
    testimonial_id: Mapped[UUID | None] = mapped_column(reference("testimonials"), default=None)
    indicator_id: Mapped[UUID | None] = mapped_column(reference("indicators"), default=None)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None)
    group_output_id: Mapped[UUID | None] = mapped_column(reference("group_outputs"), default=None)
    advocacy_step_id: Mapped[UUID | None] = mapped_column(reference("advocacy_steps"), default=None)
    project_id: Mapped[UUID | None] = mapped_column(reference("projects"), default=None)
    survey_id: Mapped[UUID | None] = mapped_column(reference("surveys"), default=None)
    publication_id: Mapped[UUID | None] = mapped_column(reference("publications"), default=None)
    news_item_id: Mapped[UUID | None] = mapped_column(reference("news_items"), default=None)
    figure_code: Mapped[str] = mapped_column(String(40), default="")
    year: Mapped[int | None] = mapped_column(default=None)
    included: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)
