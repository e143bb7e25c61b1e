"""Agreements with other bodies, and when they are to be renewed."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.evaluation_choices import ConventionState
from csxl_desktop.domain.rich_text import RichText


class Convention(Record, kw_only=True):
    """An agreement; with an organisation of the directory or a name."""

    __tablename__ = "conventions"

    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    name: Mapped[str] = mapped_column(default="")
    object: Mapped[str]
    signed_on: Mapped[date | None] = mapped_column(default=None)
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[ConventionState] = mapped_column(default=ConventionState.ACTIVE)
    tacit: Mapped[bool] = mapped_column(default=False)
    alert_days: Mapped[int] = mapped_column(default=90)
    renews_id: Mapped[UUID | None] = mapped_column(reference("conventions"), default=None)
    counterpart: Mapped[str] = mapped_column(String(TEXT), default="")
    follow_up: Mapped[str] = mapped_column(String(TEXT), default="")
    quantities: Mapped[str] = mapped_column(default="")
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None)
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class ConventionYear(Record, kw_only=True):
    """What a year says of an agreement."""

    __tablename__ = "convention_years"

    convention_id: Mapped[UUID] = mapped_column(reference("conventions"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
