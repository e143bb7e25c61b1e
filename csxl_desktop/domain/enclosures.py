"""What is joined to a meeting, a group or a partnership: documents, pictures, addresses."""

from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import PictureRight


class Annex(Record, kw_only=True):
    """A document joined to the minutes."""

    __tablename__ = "annexes"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    title: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    points: Mapped[str] = mapped_column(String(TEXT), default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class Picture(Record, kw_only=True):
    """A photograph of a meeting, a group or a partnership."""

    __tablename__ = "pictures"

    attachment_id: Mapped[UUID] = mapped_column(reference("attachments"))
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None, index=True)
    year: Mapped[int | None] = mapped_column(default=None)
    caption: Mapped[str] = mapped_column(String(600), default="")
    alt: Mapped[str] = mapped_column(String(600), default="")
    right: Mapped[PictureRight] = mapped_column(default=PictureRight.UNKNOWN)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None, index=True)
    project_id: Mapped[UUID | None] = mapped_column(reference("projects"), default=None, index=True)
    position: Mapped[int] = mapped_column(default=0)


class Link(Record, kw_only=True):
    """A labelled address, printed with its QR code."""

    __tablename__ = "links"

    label: Mapped[str]
    url: Mapped[str] = mapped_column(String(2000))
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None, index=True)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None, index=True)
    project_id: Mapped[UUID | None] = mapped_column(reference("projects"), default=None, index=True)
    group_output_id: Mapped[UUID | None] = mapped_column(reference("group_outputs"), default=None, index=True)
    position: Mapped[int] = mapped_column(default=0)
