"""What is to be done for a meeting: the list of its kind, its own tasks, what is overdue."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import BasicKind, MeetingState, Precision
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.preparation import ChecklistItem, MeetingTask
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.named import named
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database

# What is usually done, with the days before (below 0) or after: proposed for a kind that has no list of its own.
_INDOORS = (
    (N_("Room asked"), -60),
    (N_("Room confirmed"), -45),
    (N_("Host informed"), -30),
    (N_("Invitation sent"), -21),
    (N_("Reminder sent"), -7),
    (N_("Material ready"), -2),
    (N_("Meals ordered from the answers"), -3),
    (N_("Thanks sent"), 3),
)
_OUTDOORS = (
    (N_("Route walked beforehand"), -30),
    (N_("Each stop confirmed"), -21),
    (N_("Invitation sent"), -21),
    (N_("Reminder sent"), -7),
    (N_("Material ready"), -2),
    (N_("Thanks sent"), 3),
)
SPEAKER_TASKS = ((N_("{name} confirmed"), -30), (N_("Presentation of {name} received"), -7))


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One thing to do; `due_on` moves with the meeting unless a day of its own was given."""

    id: UUID
    label: str
    days: int | None
    due_on: date | None
    fixed: bool
    who: str
    done_on: date | None
    done_by: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class KindTask:
    """A line of the list of a kind."""

    id: UUID
    label: str
    days: int
    who: str


@dataclass(frozen=True, slots=True)
class Tasks:
    """The card of a meeting: its tasks, and how many lines of its kind's list (or of its speakers) it lacks."""

    rows: tuple[TaskRow, ...]
    missing: int
    kind_has_list: bool


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """A task that should be done by now, for Accueil."""

    meeting_id: UUID
    label: str
    meeting: str
    who: str
    due_on: date


class ChecklistService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def tasks(self, meeting_id: UUID) -> Tasks:
        """What is to be done for a meeting, in the order of its days."""
        with self._database() as session:
            meeting = existing(session, Meeting, meeting_id)
            today = self._today()
            rows = sorted(
                (_row(task, meeting, today) for task in _tasks(session, meeting_id)),
                key=lambda row: (row.due_on or date.max, row.label),
            )
            return Tasks(
                tuple(rows),
                len(list(_wanted(session, meeting))),
                bool(_kind_items(session, meeting.kind_id)),
            )

    def take_list(self, meeting_id: UUID) -> Written:
        """Give the meeting what its kind (or the usual list) and its speakers ask for and it lacks."""
        with self._database.begin(N_("Checklist taken")) as session:
            meeting = existing(session, Meeting, meeting_id)
            if not _kind_items(session, meeting.kind_id):
                _found_list(session, meeting.kind_id)
            _give(session, meeting)
            return written(self._database, session, meeting_id)

    def tick(self, task_id: UUID, *, done: bool) -> Written:
        """Done today by whoever works here; or not done after all."""
        with self._database.begin(N_("Task ticked")) as session:
            task = existing(session, MeetingTask, task_id)
            task.done_on = self._today() if done else None
            task.done_by = self._database.author.person if done else ""
            return written(self._database, session, task_id)

    def kind_items(self, kind_id: UUID) -> tuple[KindTask, ...]:
        """The list of a kind, in the order of its days."""
        with self._database() as session:
            return tuple(KindTask(each.id, each.label, each.days, each.who) for each in _kind_items(session, kind_id))


def give_checklist(session: Session, meeting: Meeting) -> None:
    """A meeting just planned begins with the list of its kind."""
    if session.scalar(select(ChecklistItem.id).where(ChecklistItem.meeting_kind_id == meeting.kind_id).limit(1)):
        session.flush()
        _give(session, meeting)


def overdue_tasks(session: Session, today: date) -> tuple[OverdueTask, ...]:
    """What should be done by now, of meetings that are not called off; the oldest first."""
    found = session.execute(
        select(MeetingTask, Meeting, MeetingKind)
        .join(Meeting, Meeting.id == MeetingTask.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(MeetingTask.trashed_at.is_(None), MeetingTask.done_on.is_(None), Meeting.trashed_at.is_(None))
        .where(Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)))
    )
    late = []
    for task, meeting, kind in found:
        due = due_day(task, meeting)
        if due is not None and due <= today:
            said = house_words.meeting_kind(kind.label, kind.label_nl)
            named = " · ".join(part for part in (said, meeting.theme or meeting.title) if part)
            late.append(OverdueTask(meeting.id, task.label, named, task.who, due))
    return tuple(sorted(late, key=lambda each: (each.due_on, each.label)))


def due_day(task: MeetingTask, meeting: Meeting) -> date | None:
    """The day of its own, else counted from the meeting's; none while that day is not known."""
    if task.due_on is not None:
        return task.due_on
    if task.days is None or meeting.precision is not Precision.DAY:
        return None
    return meeting.first_on + timedelta(days=task.days)


def _row(task: MeetingTask, meeting: Meeting, today: date) -> TaskRow:
    due = due_day(task, meeting)
    late = task.done_on is None and due is not None and due < today
    fixed = task.due_on is not None
    return TaskRow(
        task.id, task.label, task.days, due, fixed, task.who, task.done_on, task.done_by, overdue=late
    )  # fmt: skip


def _tasks(session: Session, meeting_id: UUID) -> list[MeetingTask]:
    return list(
        session.scalars(
            select(MeetingTask)
            .where(MeetingTask.meeting_id == meeting_id, MeetingTask.trashed_at.is_(None))
            .order_by(MeetingTask.position, MeetingTask.id)
        )
    )


def _kind_items(session: Session, kind_id: UUID) -> list[ChecklistItem]:
    return list(
        session.scalars(
            select(ChecklistItem)
            .where(ChecklistItem.meeting_kind_id == kind_id, ChecklistItem.trashed_at.is_(None))
            .order_by(ChecklistItem.days, ChecklistItem.position, ChecklistItem.id)
        )
    )


def _found_list(session: Session, kind_id: UUID) -> None:
    """The usual list becomes the list of a kind that has none."""
    kind = existing(session, MeetingKind, kind_id)
    usual = _OUTDOORS if kind.behaviour is BasicKind.WALK else _INDOORS
    for position, (label, days) in enumerate(usual, start=1):
        add(
            session,
            ChecklistItem,
            {"meeting_kind_id": kind_id, "label": _(label), "days": days, "position": position},
        )


def _give(session: Session, meeting: Meeting) -> None:
    last = len(_tasks(session, meeting.id))
    for position, values in enumerate(list(_wanted(session, meeting)), start=last + 1):
        add(session, MeetingTask, {"meeting_id": meeting.id, "position": position, **values})


def _wanted(session: Session, meeting: Meeting) -> Iterator[dict[str, object]]:
    """What the kind's list and the speakers ask for and the meeting was never given (thrown away stays so)."""
    given = session.scalars(select(MeetingTask).where(MeetingTask.meeting_id == meeting.id)).all()
    items = {task.checklist_item_id for task in given}
    spoken = {(task.speaker_id, task.days) for task in given}
    for item in _kind_items(session, meeting.kind_id):
        if item.id not in items:
            yield {"checklist_item_id": item.id, "label": item.label, "days": item.days, "who": item.who}
    for speaker_id, name in _speakers(session, meeting.id):
        for words, days in SPEAKER_TASKS:
            if (speaker_id, days) not in spoken:
                yield {"speaker_id": speaker_id, "label": named(_(words), name=name), "days": days}


def _speakers(session: Session, meeting_id: UUID) -> Iterator[tuple[UUID, str]]:
    found = session.execute(
        select(Speaker, Person)
        .outerjoin(Person, Person.id == Speaker.person_id)
        .where(Speaker.meeting_id == meeting_id, Speaker.trashed_at.is_(None))
        .order_by(Speaker.position, Speaker.id)
    )
    for speaker, person in found:
        name = f"{speaker.first_name} {speaker.last_name}".strip() or (person.full_name if person is not None else "")
        if name:
            yield speaker.id, name
