"""When an action takes place: proposed from its rhythm, planned, noted with whom it reached."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheetYear
from csxl_desktop.domain.attendance_form import NOTHING_TYPED, Typed
from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.evaluation_choices import AttendanceForm, OccurrenceState
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.occurrences import Proposal, proposals
from csxl_desktop.domain.school_holidays import communities_without
from csxl_desktop.domain.sheet_figures import Occurrence, SheetAttendance
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.known_days import closed_days, school_leaves
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import action_sheets as query
from csxl_desktop.storage.queries.meetings import meetings_of_year


class OccurrenceService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def proposals(self, year_id: UUID) -> list[Proposal]:
        """The times of the rhythm in the year of the sheet that are not noted yet."""
        with self._database() as session:
            told = existing(session, ActionSheetYear, year_id)
            first, last = date(told.year, 1, 1), date(told.year, 12, 31)
            leaves = [(each.first_on, each.last_on, each.told) for each in school_leaves(session, first, last)]
            noted = query.occurrences(session, [told.action_sheet_id], told.year, {}, counting_rule(session)).get(
                told.action_sheet_id, []
            )
            days = [(day, row.starts_at) for row in noted for day in (row.planned_on, row.held_on) if day is not None]
            return proposals(
                query.slots(session, told.action_sheet_id),
                first,
                last,
                closed={**public_holidays(told.year), **closed_days(session, first, last)},
                leaves=leaves,
                known=frozenset(days),
            )

    def unknown_leaves(self, year_id: UUID) -> tuple[str, ...]:
        """The communities whose school leaves of that year nobody entered, where the rhythm asks for them."""
        with self._database() as session:
            told = existing(session, ActionSheetYear, year_id)
            if not any(each.outside_school_holidays for each in query.slots(session, told.action_sheet_id)):
                return ()
            leaves = school_leaves(session, date(told.year, 1, 1), date(told.year, 12, 31))
            return communities_without(leaves, told.year)

    def plan(self, year_id: UUID, times: Iterable[Proposal]) -> Written:
        """These times are planned, in one act."""
        with self._database.begin(N_("Occurrences planned")) as session:
            told = existing(session, ActionSheetYear, year_id)
            for each in times:
                values = {"planned_on": each.on, "starts_at": each.starts_at, "ends_at": each.ends_at}
                add(session, Occurrence, {"action_sheet_id": told.action_sheet_id, "place": each.place, **values})
            return written(self._database, session, year_id)

    def note(self, year_id: UUID, on: date, typed: Typed = NOTHING_TYPED) -> Written:
        """A time that took place, with the number that came, where one was said; hours and place are its rhythm's."""
        with self._database.begin(N_("Occurrence noted")) as session:
            told = existing(session, ActionSheetYear, year_id)
            values: dict[str, Any] = {"planned_on": on, "state": OccurrenceState.HELD}
            slots = query.slots(session, told.action_sheet_id)
            slot = next((each for each in slots if each.weekday == on.weekday() and each.is_on(on)), None)
            if slot is not None:
                values |= {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "place": slot.place}
            made = add(session, Occurrence, {"action_sheet_id": told.action_sheet_id, **values})
            if typed.number is not None:
                _count(session, told.id, made.id, _values(typed))
            return written(self._database, session, made.id)

    def count(self, year_id: UUID, occurrence_id: UUID, typed: Typed) -> Written:
        """How many came: an occurrence that was planned has taken place then."""
        with self._database.begin(N_("Attendance noted")) as session:
            occurrence = existing(session, Occurrence, occurrence_id)
            if typed.number is not None and occurrence.state is OccurrenceState.PLANNED:
                assign(session, occurrence, {"state": OccurrenceState.HELD})
            _count(session, year_id, occurrence_id, _values(typed))
            return written(self._database, session, occurrence_id)

    def meetings(self, year: int) -> list[Option]:
        """The activities of the agenda in the year, the last first: an occurrence may be one of them."""
        with self._database() as session:
            rows = meetings_of_year(session, year, counting_rule(session))
            return [Option(row.id, row.line, f"{row.badge} {short_date(row.first_on)}") for row in reversed(rows)]

    def attach(self, occurrence_id: UUID, meeting_id: UUID | None) -> Written:
        """The occurrence is this activity of the agenda: what was not said yet of it, the activity says."""
        with self._database.begin(N_("Occurrence tied to an activity")) as session:
            occurrence = existing(session, Occurrence, occurrence_id)
            values: dict[str, Any] = {"meeting_id": meeting_id}
            if meeting_id is not None:
                meeting = existing(session, Meeting, meeting_id)
                if occurrence.state is OccurrenceState.PLANNED:
                    values["state"] = OccurrenceState(meeting.state.value)
                if occurrence.planned_on is None:
                    values |= {"planned_on": meeting.first_on, "precision": meeting.precision}
                for column in ("starts_at", "ends_at"):
                    if getattr(occurrence, column) is None:
                        values[column] = getattr(meeting, column)
            assign(session, occurrence, values)
            return written(self._database, session, occurrence_id)

    def detail(self, year_id: UUID, occurrence_id: UUID, column: str, value: Any) -> Written:
        """One of those told apart: women, men, adults, children, staff; or a note."""
        with self._database.begin(N_("Attendance noted")) as session:
            _count(session, year_id, occurrence_id, {column: value})
            return written(self._database, session, occurrence_id)


def _values(typed: Typed) -> dict[str, Any]:
    return {"number": typed.number, "number_to": typed.number_to, "quality": typed.quality}


def _count(session: Session, year_id: UUID, occurrence_id: UUID, values: Mapping[str, Any]) -> None:
    """Into the figure of the occurrence, made where there is none yet."""
    figure = session.scalars(
        select(SheetAttendance)
        .where(SheetAttendance.occurrence_id == occurrence_id, SheetAttendance.trashed_at.is_(None))
        .order_by(SheetAttendance.id)
    ).first()
    if figure is not None:
        assign(session, figure, values)
        return
    place = {"action_sheet_year_id": year_id, "occurrence_id": occurrence_id}
    add(session, SheetAttendance, {**place, "form": AttendanceForm.PER_OCCURRENCE, **values})
