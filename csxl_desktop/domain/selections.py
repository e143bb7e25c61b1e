"""What was sent to how many, chosen how."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import MailingPurpose, SendingChannel


class Mailing(Record, kw_only=True):
    """Something sent to several: what, when, to how many, chosen how."""

    __tablename__ = "mailings"

    sent_on: Mapped[date]
    title: Mapped[str]
    channel: Mapped[SendingChannel] = mapped_column(default=SendingChannel.MAIL)
    purpose: Mapped[MailingPurpose] = mapped_column(default=MailingPurpose.OTHER)
    recipients: Mapped[int] = mapped_column(default=0)
    selection: Mapped[str] = mapped_column(default="")
    saved_search_id: Mapped[UUID | None] = mapped_column(reference("saved_searches"), default=None)
    mailing_list_id: Mapped[UUID | None] = mapped_column(reference("mailing_lists"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    newsletter_id: Mapped[UUID | None] = mapped_column(reference("newsletters"), default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
