"""What is kept of a working group: other names, years, whom it met."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record, reference
from csxl_desktop.domain.rich_text import RichText


class GroupAlias(Record, kw_only=True):
    __tablename__ = "group_aliases"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    name: Mapped[str]


class GroupYear(Record, kw_only=True):
    """What the report of one year tells of a group."""

    __tablename__ = "group_years"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")


class PartnerCorrection(Record, kw_only=True):
    """A hand correction of the partners derived from attendance, hosts and speakers."""

    __tablename__ = "partner_corrections"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    year: Mapped[int]
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"))
    included: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(default="")


class ServiceMet(Record, kw_only=True):
    """A service that a group got to know."""

    __tablename__ = "services_met"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    name: Mapped[str] = mapped_column(default="")
    occasion: Mapped[str] = mapped_column(default="")
    met_on: Mapped[date | None] = mapped_column(default=None)
    year: Mapped[int] = mapped_column(index=True)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
