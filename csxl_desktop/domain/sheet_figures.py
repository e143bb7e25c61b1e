"""When an action took place, and whom it reached."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import Precision, Quality
from csxl_desktop.domain.evaluation_choices import AttendanceForm, OccurrenceState


class Occurrence(Record, kw_only=True):
    """One time that an action takes place; `none`: said not to be."""

    __tablename__ = "occurrences"

    action_sheet_id: Mapped[UUID] = mapped_column(reference("action_sheets"), index=True)
    planned_on: Mapped[date | None] = mapped_column(default=None)
    held_on: Mapped[date | None] = mapped_column(default=None)
    precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    last_on: Mapped[date | None] = mapped_column(default=None)
    starts_at: Mapped[time | None] = mapped_column(default=None)
    ends_at: Mapped[time | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(default="")
    format: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    venue_id: Mapped[UUID | None] = mapped_column(reference("venues"), default=None)
    state: Mapped[OccurrenceState] = mapped_column(default=OccurrenceState.PLANNED)
    reason: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)


class SheetAttendance(Record, kw_only=True):
    """A figure of attendance in the form in which it is known; of one occurrence or of the year."""

    __tablename__ = "sheet_attendances"

    action_sheet_year_id: Mapped[UUID] = mapped_column(reference("action_sheet_years"), index=True)
    occurrence_id: Mapped[UUID | None] = mapped_column(reference("occurrences"), default=None, index=True)
    form: Mapped[AttendanceForm] = mapped_column(default=AttendanceForm.COUNT)
    number: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    number_to: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    peak: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    unit: Mapped[str] = mapped_column(String(60), default="")
    period: Mapped[str] = mapped_column(default="")
    women: Mapped[int | None] = mapped_column(default=None)
    men: Mapped[int | None] = mapped_column(default=None)
    adults: Mapped[int | None] = mapped_column(default=None)
    children: Mapped[int | None] = mapped_column(default=None)
    staff: Mapped[int | None] = mapped_column(default=None)
    label: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
