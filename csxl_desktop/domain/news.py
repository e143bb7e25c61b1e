"""What organisations ask to relay, and where it went."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record, reference
from csxl_desktop.domain.rich_text import RichText


class NewsItem(Record, kw_only=True):
    """What an organisation asks to relay."""

    __tablename__ = "news_items"

    title: Mapped[str]
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    received_on: Mapped[date | None] = mapped_column(default=None, index=True)
    received_how: Mapped[str] = mapped_column(default="")
    event_on: Mapped[date | None] = mapped_column(default=None)
    valid_until_on: Mapped[date | None] = mapped_column(default=None)
    contact: Mapped[str] = mapped_column(default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(
        reference("meetings"), default=None, index=True
    )  # where it was told


class NewsRelay(Record, kw_only=True):
    """Where a news item went, and when."""

    __tablename__ = "news_relays"

    news_item_id: Mapped[UUID] = mapped_column(reference("news_items"), index=True)
    channel: Mapped[str]
    relayed_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    newsletter_id: Mapped[UUID | None] = mapped_column(reference("newsletters"), default=None)
    note: Mapped[str] = mapped_column(default="")
