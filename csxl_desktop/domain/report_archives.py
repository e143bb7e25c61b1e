"""What was archived of the annual report."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.rich_text import JsonObject


class ReportArchive(Record, kw_only=True):
    """A report as it was approved: its content (canonical JSON) and the file printed from it."""

    __tablename__ = "report_archives"

    year: Mapped[int] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    archived_at: Mapped[datetime]
    archived_by: Mapped[str] = mapped_column(default="")
    content: Mapped[JsonObject | None] = mapped_column(default=None)  # stays behind when a workbook carries the rest
    sha256: Mapped[str] = mapped_column(String(64), default="")
    pdf_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
