"""Who came to a meeting: the lines of its sheet, and people counted without names."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record, reference
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, Public, Quality


class Attendance(Record, kw_only=True):
    """One line of a sheet: names, function and organisation frozen as they were that day.

    `counted_as_id` is the organisation that the line counts for as a partner, frozen too.
    """

    __tablename__ = "attendances"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    counted_as_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    civility: Mapped[str] = mapped_column(String(20), default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    function_title: Mapped[str] = mapped_column(default="")
    organisation_name: Mapped[str] = mapped_column(default="")
    state: Mapped[AttendanceState] = mapped_column(default=AttendanceState.INVITED)
    role: Mapped[AttendanceRole] = mapped_column(default=AttendanceRole.PARTICIPANT)
    represented_by_id: Mapped[UUID | None] = mapped_column(reference("attendances"), default=None)
    walk_in: Mapped[bool] = mapped_column(default=False)
    row: Mapped[int | None] = mapped_column(default=None)
    arrived_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    left_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    answer_note: Mapped[str] = mapped_column(default="")
    declared_on: Mapped[date | None] = mapped_column(default=None)  # said later to have been there
    meal: Mapped[bool | None] = mapped_column(default=None)  # unanswered, no, yes
    image_agreed: Mapped[bool | None] = mapped_column(default=None)  # the box on the sheet
    counted_person_id: Mapped[UUID | None] = mapped_column(
        reference("people"), default=None, index=True
    )  # who was counted, whatever records are merged later


class AttendancePartner(Record, kw_only=True):
    """A further organisation for which the same person was present."""

    __tablename__ = "attendance_partners"

    attendance_id: Mapped[UUID] = mapped_column(reference("attendances"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"))
    counted_as_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    organisation_name: Mapped[str] = mapped_column(default="")


class Headcount(Record, kw_only=True):
    """People counted without names, each figure with its quality (`*_to` ends a range)."""

    __tablename__ = "headcounts"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    public: Mapped[Public] = mapped_column(default=Public.ALL)
    persons: Mapped[int | None] = mapped_column(default=None)
    persons_to: Mapped[int | None] = mapped_column(default=None)
    persons_quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    partners: Mapped[int | None] = mapped_column(default=None)
    partners_to: Mapped[int | None] = mapped_column(default=None)
    partners_quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    note: Mapped[str] = mapped_column(default="")  # how it was counted
