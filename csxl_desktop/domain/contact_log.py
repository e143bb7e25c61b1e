"""Who turned to the office, and what for: organisations and professionals, never a beneficiary."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import ContactNature, ContactWay


class ContactEntry(Record, kw_only=True):
    """One contact: the day, with whom, its nature, its theme."""

    __tablename__ = "contact_log"

    contact_on: Mapped[date] = mapped_column(index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    professional: Mapped[str] = mapped_column(default="")  # who is not in the directory
    nature: Mapped[ContactNature] = mapped_column(default=ContactNature.INFORMATION)
    way: Mapped[ContactWay] = mapped_column(default=ContactWay.PHONE)
    theme: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    noted_by: Mapped[str] = mapped_column(default="")
