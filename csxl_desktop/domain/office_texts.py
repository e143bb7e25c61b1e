"""The texts that the office prints again and again, each in its versions: charter, letters, forms."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record, reference
from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.rich_text import RichText


class OfficeText(Record, kw_only=True):
    """One version of a text in one language; `version` counts from 1, the newest one in force is printed."""

    __tablename__ = "office_texts"

    code: Mapped[OfficeTextCode]
    language: Mapped[str] = mapped_column(String(2), default="fr")
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
