"""From the members' table to a printed sign-in sheet: how far an office has come, by its records alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.sheets import SheetPrint
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.office import the_office
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meetings import meeting_row
from csxl_desktop.storage.queries.members import members_on

_YOUNG = 3  # meetings held: whoever comes so far needs no guide


class FirstStep(StrEnum):
    """In their order."""

    OFFICE = "office"
    MEMBERS = "members"
    TEAM = "team"
    MEETING = "meeting"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What the steps rest on; `meeting` is the one whose sheet comes next, `invited` counts its list."""

    office_id: UUID
    place: str  # the street and the town; empty: no document says where the office is
    has_logo: bool
    members: int
    team: int
    groups: int
    meeting: MeetingRow | None
    invited: int
    printed: bool
    young: bool

    def done(self) -> frozenset[FirstStep]:
        """What nobody has to do any more."""
        states = {
            FirstStep.OFFICE: bool(self.place),
            FirstStep.MEMBERS: bool(self.members),
            FirstStep.TEAM: bool(self.team),
            FirstStep.MEETING: self.meeting is not None,
            FirstStep.SHEET: self.printed,
        }
        return frozenset(step for step, done in states.items() if done)


class FirstStepsService:
    """Nothing is kept of the steps: who takes one elsewhere finds it done."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, today: date) -> FirstSteps:
        with self._database() as session:
            office = the_office(session)
            meeting = _next_meeting(session, today)
            town = " ".join(part for part in (office.postal_code, office.city) if part)
            return FirstSteps(
                office.id,
                ", ".join(part for part in (office.street, town) if part) if office.street else "",
                office.logo_id is not None,
                len(members_on(session, today)),
                _team(session, today),
                _count(session, select(WorkingGroup.id).where(WorkingGroup.trashed_at.is_(None)).subquery()),
                meeting,
                _invited(session, meeting.id) if meeting is not None else 0,
                _printed(session),
                _held(session) < _YOUNG,
            )


def _next_meeting(session: Session, today: date) -> MeetingRow | None:
    """The next one that is planned; where none is, the last one that was."""
    stands = select(Meeting.id).where(
        Meeting.trashed_at.is_(None), Meeting.stub.is_(False), Meeting.state != MeetingState.CANCELLED
    )
    coming = stands.where(Meeting.first_on >= today, Meeting.state == MeetingState.PLANNED)
    key = session.scalar(coming.order_by(Meeting.first_on, Meeting.starts_at, Meeting.id).limit(1)) or session.scalar(
        stands.order_by(Meeting.first_on.desc(), Meeting.id.desc()).limit(1)
    )
    return meeting_row(session, key, None) if key is not None else None


def _team(session: Session, today: date) -> int:
    team = session.execute(select(StaffMember.from_on, StaffMember.to_on).where(StaffMember.trashed_at.is_(None)))
    return sum(overlaps(since, until, today) for since, until in team)


def _invited(session: Session, meeting_id: UUID) -> int:
    listed = select(Attendance.id).where(Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None))
    return _count(session, listed.subquery())


def _held(session: Session) -> int:
    held = select(Meeting.id).where(
        Meeting.trashed_at.is_(None), Meeting.stub.is_(False), Meeting.state == MeetingState.HELD
    )
    return _count(session, held.limit(_YOUNG).subquery())


def _printed(session: Session) -> bool:
    prints = select(SheetPrint.id).join(Meeting, Meeting.id == SheetPrint.meeting_id)
    return (
        session.scalar(prints.where(SheetPrint.trashed_at.is_(None), Meeting.trashed_at.is_(None)).limit(1)) is not None
    )


def _count(session: Session, rows: Subquery) -> int:
    return session.scalar(select(func.count()).select_from(rows)) or 0
