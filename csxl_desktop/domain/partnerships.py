"""What the office does with others, year by year."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import OurRole
from csxl_desktop.domain.rich_text import RichText


class Partnership(Record, kw_only=True):
    """Something that the office does with others, carried from year to year."""

    __tablename__ = "partnerships"

    title: Mapped[str]
    nature: Mapped[str] = mapped_column(default="")
    our_role: Mapped[OurRole] = mapped_column(default=OurRole.TAKES_PART)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    expected_a_year: Mapped[int | None] = mapped_column(default=None)  # sittings of an outside body
    frequency: Mapped[str] = mapped_column(default="")
    representative_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)


class PartnershipOrganiser(Record, kw_only=True):
    __tablename__ = "partnership_organisers"

    partnership_id: Mapped[UUID] = mapped_column(reference("partnerships"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"))
    position: Mapped[int] = mapped_column(default=0)


class PartnershipYear(Record, kw_only=True):
    """What is told of a partnership in the report of one year; its rank among the undated ones."""

    __tablename__ = "partnership_years"

    partnership_id: Mapped[UUID] = mapped_column(reference("partnerships"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    period: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    sittings: Mapped[int | None] = mapped_column(default=None)
    attended: Mapped[int | None] = mapped_column(default=None)
    absence_reason: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)


class PartnershipCount(Record, kw_only=True):
    """A typed count of a partnership in a year: “3 ateliers”."""

    __tablename__ = "partnership_counts"

    partnership_year_id: Mapped[UUID] = mapped_column(reference("partnership_years"), index=True)
    label: Mapped[str]
    number: Mapped[int | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)
