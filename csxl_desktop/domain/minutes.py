"""The minutes of a meeting, from the draft to the seal."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import MinutesKind, MinutesState
from csxl_desktop.domain.rich_text import JsonObject


class Minutes(Record, kw_only=True):
    """The PV or compte-rendu of a meeting; approved, it carries its seal."""

    __tablename__ = "minutes"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    kind: Mapped[MinutesKind]
    state: Mapped[MinutesState] = mapped_column(default=MinutesState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    subject: Mapped[str] = mapped_column(String(TEXT), default="")  # “Objet” in prose; empty: the list of points
    chair: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)
    sent_to: Mapped[str] = mapped_column(String(TEXT), default="")
    approved_on: Mapped[date | None] = mapped_column(default=None)
    approved_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    approved_elsewhere: Mapped[bool] = mapped_column(default=False)
    remarks: Mapped[str] = mapped_column(String(TEXT), default="")
    remarks_until_on: Mapped[date | None] = mapped_column(default=None)  # approved then if nobody remarked
    approved_tacitly: Mapped[bool] = mapped_column(default=False)
    seal_content: Mapped[JsonObject | None] = mapped_column(default=None)
    seal_sha256: Mapped[str] = mapped_column(String(64), default="")
    seal_pdf_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
