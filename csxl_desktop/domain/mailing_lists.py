"""The mailing lists, and who is on them."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.i18n import fold

_NEWSLETTERS = ("newsletter", "infolettre", "lettre d'information", "lettre d'info", "nieuwsbrief")


class MailingList(Record, kw_only=True):
    __tablename__ = "mailing_lists"

    name: Mapped[str]
    description: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)


def is_newsletter(name: str) -> bool:
    """Whether the list is that of a newsletter, to which people agree one by one: its name says so."""
    folded = fold(name)
    return any(word in folded for word in _NEWSLETTERS)


class Subscription(Record, kw_only=True):
    """A person, an organisation or a bare address on a mailing list."""

    __tablename__ = "subscriptions"

    mailing_list_id: Mapped[UUID] = mapped_column(reference("mailing_lists"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    address: Mapped[str] = mapped_column(default="")
    since_on: Mapped[date | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(default="")
    unsubscribed_on: Mapped[date | None] = mapped_column(default=None)
