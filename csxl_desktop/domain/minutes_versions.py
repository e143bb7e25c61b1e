"""Minutes as they left the office, and what was remarked on them."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import RemarkOutcome, VersionKind
from csxl_desktop.domain.rich_text import JsonObject, RichText


class MinutesVersion(Record, kw_only=True):
    """The minutes as they left the office once: their content, for comparison, and their PDF."""

    __tablename__ = "minutes_versions"

    minutes_id: Mapped[UUID] = mapped_column(reference("minutes"), index=True)
    number: Mapped[int]
    made_on: Mapped[date]
    kind: Mapped[VersionKind] = mapped_column(default=VersionKind.SNAPSHOT)
    reason: Mapped[str] = mapped_column(default="")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)  # of a corrigendum
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    content: Mapped[JsonObject | None] = mapped_column(default=None)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    pdf_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)


class MinutesRemark(Record, kw_only=True):
    """What somebody remarked on minutes that were sent, and what became of it."""

    __tablename__ = "minutes_remarks"

    minutes_id: Mapped[UUID] = mapped_column(reference("minutes"), index=True)
    received_on: Mapped[date | None] = mapped_column(default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    who: Mapped[str] = mapped_column(default="")
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    block_id: Mapped[str] = mapped_column(String(60), default="")  # the paragraph meant
    text: Mapped[str] = mapped_column(String(TEXT))
    outcome: Mapped[RemarkOutcome] = mapped_column(default=RemarkOutcome.OPEN)
    answer: Mapped[str] = mapped_column(String(TEXT), default="")
