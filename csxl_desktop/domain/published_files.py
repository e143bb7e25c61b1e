"""Where the documents of a working group are published."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record, reference


class PublishedFile(Record, kw_only=True):
    """A document as it was last written to the group's folder, from whichever workstation."""

    __tablename__ = "published_files"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    minutes_id: Mapped[UUID | None] = mapped_column(reference("minutes"), default=None)
    group_output_id: Mapped[UUID | None] = mapped_column(reference("group_outputs"), default=None)
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), default="")
    published_at: Mapped[datetime]
