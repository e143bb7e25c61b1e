"""Every dated activity: what is planned, and when."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import MeetingState, Precision
from csxl_desktop.domain.rich_text import JsonObject, RichText


class Meeting(Record, kw_only=True):
    """One activity of the year, from the idea to its approved minutes.

    `first_on` is the day where `precision` is `day`, else the first day of the month, season or year meant.
    """

    __tablename__ = "meetings"

    kind_id: Mapped[UUID] = mapped_column(reference("meeting_kinds"), index=True)
    first_on: Mapped[date] = mapped_column(index=True)
    last_on: Mapped[date | None] = mapped_column(default=None)
    precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    starts_at: Mapped[time | None] = mapped_column(default=None)
    ends_at: Mapped[time | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    state_reason: Mapped[str] = mapped_column(String(TEXT), default="")
    stub: Mapped[bool] = mapped_column(default=False)  # known only by its date
    venue_id: Mapped[UUID | None] = mapped_column(reference("venues"), default=None)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None, index=True)
    previous_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)  # edition or copy before it
    postponed_from_on: Mapped[date | None] = mapped_column(default=None)  # the day it was to be held
    edition: Mapped[int | None] = mapped_column(default=None)
    audience: Mapped[str] = mapped_column(default="")
    reply_by_on: Mapped[date | None] = mapped_column(default=None)
    fixed_number: Mapped[int | None] = mapped_column(default=None)  # kept from the first document sent
    report_paragraph: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    report_paragraph_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    report_source_sha256: Mapped[str] = mapped_column(String(64), default="")  # of the minutes it was drawn from
    invitation_text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    invitation_text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    private_notes: Mapped[str] = mapped_column(String(TEXT), default="")
    calendar_uid: Mapped[str] = mapped_column(default="", index=True)  # of the calendar it came from (RFC 5545 UID)
    calendar_sequence: Mapped[int] = mapped_column(default=0)  # RFC 5545 SEQUENCE: grows when guests must be told
    sheet_options: Mapped[JsonObject | None] = mapped_column(default=None)
    attended: Mapped[bool | None] = mapped_column(default=None)  # of an outside body; empty: as always
    absence_reason: Mapped[str] = mapped_column(default="")
