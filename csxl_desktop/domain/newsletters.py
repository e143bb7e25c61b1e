"""The newsletters of the office: news chosen, ordered, numbered."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record, reference
from csxl_desktop.domain.rich_text import RichText


class Newsletter(Record, kw_only=True):
    """One issue; being written until `issued_on` says when it left; its mailings say to how many."""

    __tablename__ = "newsletters"

    number: Mapped[int]
    title: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None] = mapped_column(default=None)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")


class NewsletterItem(Record, kw_only=True):
    """A place in an issue: a news item, or words of the office; what is written here is printed instead of the news."""

    __tablename__ = "newsletter_items"

    newsletter_id: Mapped[UUID] = mapped_column(reference("newsletters"), index=True)
    news_item_id: Mapped[UUID | None] = mapped_column(reference("news_items"), default=None)
    heading: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    position: Mapped[int] = mapped_column(default=0)
