"""The annual report: its sections, year by year."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record
from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.rich_text import RichText


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
    read_by: Mapped[str] = mapped_column(default="")
    read_at: Mapped[datetime | None] = mapped_column(default=None)
