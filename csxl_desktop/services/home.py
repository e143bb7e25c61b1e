"""What needs the office today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import ActionState, ApprovalRule, MeetingState, MinutesState, SectionState
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.meeting_rows import ActionRow, MeetingRow
from csxl_desktop.domain.meeting_steps import is_over, minutes_late
from csxl_desktop.domain.report import SUMMARY, ReportSection
from csxl_desktop.services.campaigns_due import DueCampaign, due_campaigns
from csxl_desktop.services.checklist import OverdueTask, overdue_tasks
from csxl_desktop.services.evaluation_due import DueStep, due_steps
from csxl_desktop.services.meetings import action_row
from csxl_desktop.services.office import counting_rule
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries import members as members_query

_NEXT_MEETINGS = 8
_DUE_WITHIN = timedelta(days=30)
_TERM_WITHIN = timedelta(days=92)
_VERIFIED_WITHIN = timedelta(days=365)
_INVITED_BEFORE = timedelta(days=30)


class Missing(StrEnum):
    """What a coming meeting still lacks."""

    VENUE = "venue"
    INVITED = "invited"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class NextMeeting:
    row: MeetingRow
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class MinutesToDo:
    """Minutes that wait: to write, to send or to approve; `late` only where the kind requires them."""

    row: MeetingRow
    to_do: str  # "write", "send", "approve"
    late: bool


@dataclass(frozen=True, slots=True)
class EndingSeat:
    organisation: str
    person: str
    term_end_on: date


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that Accueil shows; the lists are in the order of urgency."""

    year: int
    next_meetings: tuple[NextMeeting, ...]
    unmarked: tuple[MeetingRow, ...]  # past, still planned
    minutes: tuple[MinutesToDo, ...]
    actions: tuple[ActionRow, ...]
    tasks: tuple[OverdueTask, ...]
    seats: tuple[EndingSeat, ...]
    unverified: int
    sections_to_write: int
    sections: int
    members: int
    meetings: int
    meetings_held: int
    assemblies: tuple[MeetingRow, ...]
    steps: tuple[DueStep, ...] = ()  # that evaluations promised
    campaigns: tuple[DueCampaign, ...] = ()  # for testimonials, over their day


class HomeService:
    """One reading of the whole dossier: what comes, what waits, what ends."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def overview(self, year: int) -> Overview:
        today = self._today()
        with self._database() as session:
            rule = counting_rule(session)
            rows = meetings_query.meetings_of_year(session, year, rule)
            around = rows + meetings_query.meetings_of_year(session, year + 1, rule)
            states = session.scalars(
                select(ReportSection.state).where(
                    ReportSection.year == year, ReportSection.trashed_at.is_(None), ReportSection.code != SUMMARY
                )
            ).all()
            day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
            return Overview(
                year=year,
                next_meetings=_next(session, around, today),
                unmarked=tuple(row for row in rows if row.state is MeetingState.PLANNED and is_over(row, today)),
                minutes=tuple(_minutes_to_do(rows, today)),
                actions=_actions(session, today),
                tasks=overdue_tasks(session, today),
                seats=_seats(session, today),
                unverified=_unverified(session, today),
                sections_to_write=sum(state in {SectionState.TO_WRITE, SectionState.CARRIED_OVER} for state in states),
                sections=len(states),
                members=len(members_query.members_on(session, day)),
                meetings=len(rows),
                meetings_held=sum(row.state is MeetingState.HELD and not row.stub for row in rows),
                assemblies=tuple(row for row in rows if row.number is not None),
                steps=due_steps(session, today),
                campaigns=due_campaigns(session, today),
            )


def _next(session: Session, rows: list[MeetingRow], today: date) -> tuple[NextMeeting, ...]:
    coming = [row for row in rows if row.state is MeetingState.PLANNED and not is_over(row, today)][:_NEXT_MEETINGS]
    return tuple(NextMeeting(row, tuple(_missing(session, row, today))) for row in coming)


def _missing(session: Session, row: MeetingRow, today: date) -> list[Missing]:
    missing = []
    if not row.subject:
        missing.append(Missing.SUBJECT)
    if not row.venue:
        missing.append(Missing.VENUE)
    if row.approval is not ApprovalRule.NO_MINUTES and row.first_on - today <= _INVITED_BEFORE:
        invited = session.scalar(
            select(Attendance.id).where(Attendance.meeting_id == row.id, Attendance.trashed_at.is_(None)).limit(1)
        )
        if invited is None:
            missing.append(Missing.INVITED)
    return missing


def _minutes_to_do(rows: list[MeetingRow], today: date) -> list[MinutesToDo]:
    waiting = []
    for row in rows:
        if row.approval is ApprovalRule.NO_MINUTES or row.state is not MeetingState.HELD:
            continue
        if row.minutes_state in {None, MinutesState.DRAFT}:
            waiting.append(MinutesToDo(row, "write" if row.minutes_state is None else "send", minutes_late(row, today)))
        elif row.minutes_state is MinutesState.SENT and row.approval is ApprovalRule.NEXT_MEETING:
            waiting.append(MinutesToDo(row, "approve", late=False))
    return sorted(waiting, key=lambda each: (not each.late, each.to_do == "approve", each.row.first_on))


def _actions(session: Session, today: date) -> tuple[ActionRow, ...]:
    found = session.scalars(
        select(Action)
        .where(Action.state == ActionState.OPEN, Action.trashed_at.is_(None))
        .where(Action.due_on.is_not(None), Action.due_on <= today + _DUE_WITHIN)
        .order_by(Action.due_on, Action.id)
    )
    return tuple(action_row(session, each) for each in found)


def _seats(session: Session, today: date) -> tuple[EndingSeat, ...]:
    return tuple(
        EndingSeat(row.organisation, row.person, row.term_end_on)
        for row in members_query.seats_on(session, today)
        if row.term_end_on is not None and row.term_end_on <= today + _TERM_WITHIN
    )


def _unverified(session: Session, today: date) -> int:
    """Members last verified over a year ago; those never verified count once the dossier itself is that old."""
    since = today - _VERIFIED_WITHIN
    begun = session.scalar(select(func.min(HistoryTransaction.at)))
    never = begun is not None and begun.date() < since
    members = {row.organisation_id for row in members_query.members_on(session, today)}
    found = session.execute(select(Organisation.id, Organisation.verified_on).where(Organisation.trashed_at.is_(None)))
    return sum(key in members and (never if verified is None else verified < since) for key, verified in found)
