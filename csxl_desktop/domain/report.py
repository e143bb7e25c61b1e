"""The annual report: its sections, year by year, and how a year is laid out."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record, reference
from csxl_desktop.domain.choices import ReportDensity, ReportTypeface, SectionState
from csxl_desktop.domain.rich_text import JsonObject, RichText

SUMMARY = "summary"  # the code under which the text of the summary is kept, no section of the report


class ReportSection(Record, kw_only=True):
    """A section of the report of one year; `code` tells which computed part follows its text (or `own`)."""

    __tablename__ = "report_sections"

    year: Mapped[int] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str]
    position: Mapped[int]
    included: Mapped[bool] = mapped_column(default=True)
    state: Mapped[SectionState] = mapped_column(default=SectionState.TO_WRITE)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    closing: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    closing_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    annex: Mapped[bool] = mapped_column(default=False)
    responsible_id: Mapped[UUID | None] = mapped_column(reference("staff_members"), default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    read_by: Mapped[str] = mapped_column(default="")
    read_at: Mapped[datetime | None] = mapped_column(default=None)


class ReportYear(Record, kw_only=True):
    """How the report of one year looks and who approved it; what is empty follows the office.

    `charts` says of each chart, by its code, whether it is printed (None: those that have something to show).
    """

    __tablename__ = "report_years"

    year: Mapped[int] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(default="")
    subtitle: Mapped[str] = mapped_column(default="")
    cover_photo_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    approved_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    approved_on: Mapped[date | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    accent: Mapped[str] = mapped_column(String(7), default="")
    density: Mapped[ReportDensity] = mapped_column(default=ReportDensity.NORMAL)
    typeface: Mapped[ReportTypeface] = mapped_column(default=ReportTypeface.SANS)
    language: Mapped[str] = mapped_column(String(2), default="fr")
    charts: Mapped[JsonObject | None] = mapped_column(default=None)
    evolution_years: Mapped[int] = mapped_column(default=5)
