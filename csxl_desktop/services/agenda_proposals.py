"""What may come on an ordre du jour: points put off, open actions, parked subjects, the points of another meeting."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ActionState, ItemKind, ItemOutcome, MeetingState, MinutesState
from csxl_desktop.domain.follow_up import Action, ActionNote
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.preparation import ParkedSubject, TemplateItem
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.meetings import action_row, put_item
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database

_LAST = 12  # meetings to copy from, and minutes to approve


class Source(StrEnum):
    """Where a proposal comes from."""

    PUT_OFF = "put_off"
    ACTION = "action"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A point that may come on; `id` is the point, the action or the subject that it comes from."""

    id: UUID
    source: Source
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another meeting: to copy from, or whose minutes may be approved."""

    id: UUID
    first_on: date
    title: str
    waits: bool = False  # its minutes were sent and wait for approval


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A point that stands on every new ordre du jour of a kind."""

    id: UUID
    kind: ItemKind
    title: str
    planned_minutes: int | None


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A subject that waits."""

    id: UUID
    title: str
    note: str
    asked_by: str
    parked_on: date
    settled_on: date | None
    answer: str


class AgendaProposalService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def proposals(self, meeting_id: UUID) -> tuple[Proposal, ...]:
        """What earlier meetings of the same kind and group left, then the subjects that wait."""
        with self._database() as session:
            meeting = existing(session, Meeting, meeting_id)
            items = _items(session, meeting_id)
            return (
                *_put_off(session, meeting, {item.carried_from_id for item in items}),
                *_open_actions(session, meeting),
                *_parked(session, meeting, {item.parked_subject_id for item in items}),
            )

    def take(self, meeting_id: UUID, proposal: Proposal) -> Written:
        """Put the point on the ordre du jour."""
        with self._database.begin(N_("Proposal put on the agenda")) as session:
            existing(session, Meeting, meeting_id)
            made = put_item(session, meeting_id, ItemKind.FREE, proposal.title)
            match proposal.source:
                case Source.PUT_OFF:
                    origin = existing(session, AgendaItem, proposal.id)
                    made.carried_from_id, made.planned_minutes = origin.id, origin.planned_minutes
                case Source.PARKED:
                    subject = existing(session, ParkedSubject, proposal.id)
                    made.parked_subject_id, subject.meeting_id = subject.id, meeting_id
                    subject.settled_on = self._today()
                case _action:
                    self._note(session, proposal.id, meeting_id, _("Put on the agenda"))
            return written(self._database, session, made.id)

    def refuse(self, meeting_id: UUID, proposal: Proposal) -> Written:
        """Not at this meeting: a point put off is dropped, an action goes on without it, a subject is given up."""
        with self._database.begin(N_("Proposal refused")) as session:
            match proposal.source:
                case Source.PUT_OFF:
                    existing(session, AgendaItem, proposal.id).outcome = ItemOutcome.DROPPED
                case Source.PARKED:
                    existing(session, ParkedSubject, proposal.id).settled_on = self._today()
                case _action:
                    self._note(session, proposal.id, meeting_id, _("Left off the agenda"))
            return written(self._database, session, proposal.id)

    def _note(self, session: Session, action_id: UUID, meeting_id: UUID, text: str) -> None:
        values = {"action_id": action_id, "meeting_id": meeting_id, "noted_on": self._today(), "text": text}
        add(session, ActionNote, values)

    # From other meetings.

    def earlier(self, meeting_id: UUID) -> tuple[Earlier, ...]:
        """The meetings of the same kind and group before this one, the nearest first; those whose minutes wait."""
        with self._database() as session:
            meeting = existing(session, Meeting, meeting_id)
            found = session.execute(
                select(Meeting, Minutes.state)
                .outerjoin(Minutes, (Minutes.meeting_id == Meeting.id) & Minutes.trashed_at.is_(None))
                .where(*_same(meeting), Meeting.first_on < meeting.first_on)
                .order_by(Meeting.first_on.desc(), Meeting.id.desc())
            )
            rows = {
                each.id: Earlier(each.id, each.first_on, each.theme or each.title, waits=state is MinutesState.SENT)
                for each, state in found
            }
            return tuple(rows.values())[:_LAST]

    def copy_from(self, meeting_id: UUID, other_id: UUID) -> Written:
        """The points of another meeting that this one lacks, in their order; the thread between the two is kept."""
        with self._database.begin(N_("Agenda copied")) as session:
            meeting = existing(session, Meeting, meeting_id)
            standing = {(item.kind, item.title) for item in _items(session, meeting_id)}
            for item in _items(session, other_id):
                if (item.kind, item.title) not in standing:
                    made = put_item(session, meeting_id, item.kind, item.title)
                    made.planned_minutes = item.planned_minutes
            meeting.previous_id = other_id
            return written(self._database, session, meeting_id)

    # The template of a kind.

    def template(self, kind_id: UUID) -> tuple[TemplateRow, ...]:
        """The points of every new meeting of a kind."""
        with self._database() as session:
            return tuple(
                TemplateRow(each.id, each.kind, each.title, each.planned_minutes)
                for each in template_items(session, kind_id)
            )

    def keep_as_template(self, meeting_id: UUID) -> Written:
        """The points of this meeting become those of every new one of its kind."""
        with self._database.begin(N_("Agenda kept for the kind")) as session:
            meeting = existing(session, Meeting, meeting_id)
            for old in template_items(session, meeting.kind_id):
                old.trashed_at = self._database.now()
            for position, item in enumerate(_items(session, meeting_id), start=1):
                values = {
                    "meeting_kind_id": meeting.kind_id,
                    "position": position,
                    "kind": item.kind,
                    "title": item.title,
                    "planned_minutes": item.planned_minutes,
                }
                add(session, TemplateItem, values)
            return written(self._database, session, meeting.kind_id)

    # Subjects that wait.

    def parked(self) -> tuple[ParkedRow, ...]:
        """Every subject: those that wait first, then those settled, the newest first."""
        with self._database() as session:
            found = session.scalars(
                select(ParkedSubject)
                .where(ParkedSubject.trashed_at.is_(None))
                .order_by(
                    ParkedSubject.settled_on.is_not(None), ParkedSubject.parked_on.desc(), ParkedSubject.id.desc()
                )
            )
            return tuple(
                ParkedRow(
                    each.id, each.title, each.note, each.asked_by, each.parked_on, each.settled_on, each.answer
                )
                for each in found
            )  # fmt: skip

    def park(self, title: str) -> Written:
        """A subject to come back to."""
        with self._database.begin(N_("Subject parked")) as session:
            made = add(session, ParkedSubject, {"title": title.strip(), "parked_on": self._today()})
            return written(self._database, session, made.id)


def template_items(session: Session, kind_id: UUID) -> Sequence[TemplateItem]:
    """The points of every new meeting of a kind, in their order."""
    return session.scalars(
        select(TemplateItem)
        .where(TemplateItem.meeting_kind_id == kind_id, TemplateItem.trashed_at.is_(None))
        .order_by(TemplateItem.position, TemplateItem.id)
    ).all()


def _items(session: Session, meeting_id: UUID) -> Sequence[AgendaItem]:
    return session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.trashed_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()


def _same(meeting: Meeting) -> tuple[ColumnElement[bool], ...]:
    """Other meetings of the same kind, and of the same group where there is one."""
    return (
        Meeting.kind_id == meeting.kind_id,
        Meeting.id != meeting.id,
        Meeting.trashed_at.is_(None),
        Meeting.working_group_id == meeting.working_group_id,
    )


def _put_off(session: Session, meeting: Meeting, carried: set[UUID | None]) -> Iterator[Proposal]:
    found = session.execute(
        select(AgendaItem, Meeting.first_on)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(*_same(meeting), Meeting.state == MeetingState.HELD, Meeting.first_on < meeting.first_on)
        .where(AgendaItem.outcome == ItemOutcome.PUT_OFF, AgendaItem.trashed_at.is_(None), AgendaItem.title != "")
        .order_by(Meeting.first_on.desc(), AgendaItem.position)
    )
    elsewhere = set(
        session.scalars(
            select(AgendaItem.carried_from_id).where(
                AgendaItem.carried_from_id.is_not(None), AgendaItem.trashed_at.is_(None)
            )
        )
    )
    for item, on in found:
        if item.id not in carried and item.id not in elsewhere:
            yield Proposal(item.id, Source.PUT_OFF, item.title, _("put off on {date}").format(date=short_date(on)))


def _open_actions(session: Session, meeting: Meeting) -> Iterator[Proposal]:
    told = select(ActionNote.action_id).where(
        ActionNote.meeting_id == meeting.id, ActionNote.trashed_at.is_(None)
    )  # taken or refused already
    found = session.execute(
        select(Action, Meeting.first_on)
        .join(Meeting, Meeting.id == Action.meeting_id)
        .where(*_same(meeting), Meeting.first_on < meeting.first_on)
        .where(Action.state == ActionState.OPEN, Action.trashed_at.is_(None), Action.id.not_in(told))
        .order_by(Action.due_on.is_(None), Action.due_on, Action.id)
    )
    for action, on in found:
        who = action_row(session, action).who
        title = _("Follow-up: {text}").format(text=action.text)
        why = _("open since {date}").format(date=short_date(on))
        yield Proposal(action.id, Source.ACTION, title, " · ".join(part for part in (who, why) if part))


def _parked(session: Session, meeting: Meeting, standing: set[UUID | None]) -> Iterator[Proposal]:
    found = session.scalars(
        select(ParkedSubject)
        .where(ParkedSubject.trashed_at.is_(None), ParkedSubject.settled_on.is_(None))
        .where(ParkedSubject.meeting_kind_id.is_(None) | (ParkedSubject.meeting_kind_id == meeting.kind_id))
        .order_by(ParkedSubject.parked_on, ParkedSubject.id)
    )
    for subject in found:
        if subject.id not in standing:
            why = _("waits since {date}").format(date=short_date(subject.parked_on))
            told = " · ".join(part for part in (subject.asked_by, why) if part)
            yield Proposal(subject.id, Source.PARKED, subject.title, told)
