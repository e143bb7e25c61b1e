"""What the funder asks, and the money of the year."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.evaluation_choices import CostKind, CriterionKind, FunderAxis, MetState
from csxl_desktop.domain.rich_text import RichText


class Criterion(Record, kw_only=True):
    """A mission, criterion or objective of a funder's text, while it is in force."""

    __tablename__ = "criteria"

    code: Mapped[str] = mapped_column(String(40), default="")
    title: Mapped[str]
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    kind: Mapped[CriterionKind] = mapped_column(default=CriterionKind.CRITERION)
    axis: Mapped[FunderAxis | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(default="")
    publication_id: Mapped[UUID | None] = mapped_column(reference("publications"), default=None)
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class CriterionYear(Record, kw_only=True):
    """What the office says of a criterion in one year."""

    __tablename__ = "criterion_years"

    criterion_id: Mapped[UUID] = mapped_column(reference("criteria"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    met: Mapped[MetState] = mapped_column(default=MetState.OPEN)
    note: Mapped[str] = mapped_column(String(TEXT), default="")


class Subsidy(Record, kw_only=True):
    """The subsidy of a year; amounts in euro."""

    __tablename__ = "subsidies"

    year: Mapped[int] = mapped_column(index=True)
    funder: Mapped[str]
    reference: Mapped[str] = mapped_column(default="")
    granted: Mapped[Decimal | None] = mapped_column(Numeric(12, 2), default=None)
    granted_staff: Mapped[Decimal | None] = mapped_column(Numeric(12, 2), default=None)
    granted_running: Mapped[Decimal | None] = mapped_column(Numeric(12, 2), default=None)
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    submitted_on: Mapped[date | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    accepted: Mapped[Decimal | None] = mapped_column(Numeric(12, 2), default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")


class SubsidyDeadline(Record, kw_only=True):
    """A day of the file's calendar."""

    __tablename__ = "subsidy_deadlines"

    subsidy_id: Mapped[UUID] = mapped_column(reference("subsidies"), index=True)
    label: Mapped[str]
    due_on: Mapped[date]
    done_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Voucher(Record, kw_only=True):
    """An expense claimed, in euro."""

    __tablename__ = "vouchers"

    year: Mapped[int] = mapped_column(index=True)
    subsidy_id: Mapped[UUID | None] = mapped_column(reference("subsidies"), default=None, index=True)
    number: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None] = mapped_column(default=None)
    object: Mapped[str] = mapped_column(default="")
    supplier: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    cost: Mapped[CostKind] = mapped_column(default=CostKind.RUNNING)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    project_id: Mapped[UUID | None] = mapped_column(reference("projects"), default=None)
    staff_member_id: Mapped[UUID | None] = mapped_column(reference("staff_members"), default=None)
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    paid_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)
