"""The paper of a meeting: its sheets as they were printed, and the files that came of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import MeetingFileKind
from csxl_desktop.domain.rich_text import JsonObject


class SheetPrint(Record, kw_only=True):
    """A sign-in sheet as printed: `rows` maps each number on the paper to its line, `code` stands on each page."""

    __tablename__ = "sheet_prints"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    printed_at: Mapped[datetime]
    code: Mapped[str] = mapped_column(String(20))
    rows: Mapped[JsonObject | None] = mapped_column(default=None)


class MeetingFile(Record, kw_only=True):
    """A file kept with a meeting and not printed: a scanned sheet, a presentation received."""

    __tablename__ = "meeting_files"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    attachment_id: Mapped[UUID] = mapped_column(reference("attachments"))
    kind: Mapped[MeetingFileKind] = mapped_column(default=MeetingFileKind.OTHER)
    title: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)
