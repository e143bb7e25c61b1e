"""What is still to come and would be touched by an act: planned meetings, their lists, the points of an assembly."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.agenda_titles import item_title
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import ApprovalRule, AttendanceState, BasicKind, ItemKind, MeetingState
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.services.acts.consequence import Consequence, Ground
from csxl_desktop.services.meetings import put_item

_EXPECTED = (AttendanceState.INVITED, AttendanceState.ANNOUNCED, AttendanceState.EXCUSED)
_BEFORE = {
    ItemKind.NEW_MEMBERS: (ItemKind.APPROVAL, ItemKind.NEW_MEMBERS),
    ItemKind.DEPARTURES: (ItemKind.APPROVAL, ItemKind.NEW_MEMBERS, ItemKind.DEPARTURES),
}

Line = tuple[Attendance, Meeting, str]


def lines(
    session: Session, since: date, *, organisation_id: UUID | None = None, person_ids: Iterable[UUID] | None = None
) -> list[Line]:
    """The lines of people expected at meetings that are planned on `since` or after, with the badge of each meeting."""
    statement = (
        select(Attendance, Meeting, MeetingKind)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(Attendance.trashed_at.is_(None), Attendance.state.in_(_EXPECTED))
        .where(Meeting.trashed_at.is_(None), Meeting.state == MeetingState.PLANNED, Meeting.first_on >= since)
        .order_by(Meeting.first_on, Meeting.id, Attendance.id)
    )
    if organisation_id is not None:
        statement = statement.where(Attendance.organisation_id == organisation_id)
    if person_ids is not None:
        statement = statement.where(Attendance.person_id.in_(list(person_ids)))
    return [(line, meeting, _letters(kind)) for line, meeting, kind in session.execute(statement)]


def lists_begun(session: Session, since: date) -> list[tuple[Meeting, str]]:
    """The assemblies and thematic meetings planned on `since` or after whose list of people is already made."""
    listed = select(Attendance.id).where(Attendance.meeting_id == Meeting.id, Attendance.trashed_at.is_(None))
    found = session.execute(
        select(Meeting, MeetingKind)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(MeetingKind.behaviour.in_((BasicKind.PLENARY, BasicKind.THEMED)))
        .where(Meeting.trashed_at.is_(None), Meeting.state == MeetingState.PLANNED, Meeting.first_on >= since)
        .where(listed.exists())
        .order_by(Meeting.first_on, Meeting.id)
    )
    return [(meeting, _letters(kind)) for meeting, kind in found]


def _letters(kind: MeetingKind) -> str:
    return house_words.meeting_badge(kind.badge, kind.badge_nl)


def named(meetings: Iterable[tuple[Meeting, str]]) -> str:
    """“AG 12/12/2026, GT 15/12/2026”, each meeting once."""
    told = {meeting.id: f"{badge} {short_date(meeting.first_on)}" for meeting, badge in meetings}
    return ", ".join(told.values())


def of_lines(found: Sequence[Line]) -> str:
    """The meetings of the lines, named."""
    return named((meeting, badge) for _line, meeting, badge in found)


def planned_assembly(session: Session, meeting_id: UUID | None, since: date) -> Meeting | None:
    """The assembly of that key if it is still planned; without a key, the next one."""
    statement = (
        select(Meeting)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(MeetingKind.behaviour == BasicKind.PLENARY, MeetingKind.approval == ApprovalRule.NEXT_MEETING)
        .where(Meeting.trashed_at.is_(None), Meeting.state == MeetingState.PLANNED, Meeting.stub.is_(False))
    )
    if meeting_id is not None:
        return session.scalars(statement.where(Meeting.id == meeting_id)).first()
    return session.scalars(
        statement.where(Meeting.first_on >= since).order_by(Meeting.first_on, Meeting.id).limit(1)
    ).first()


def has_item(session: Session, meeting_id: UUID, kind: ItemKind) -> bool:
    """Whether a point of that kind stands on the ordre du jour."""
    found = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.kind == kind, AgendaItem.trashed_at.is_(None)
    )
    return session.scalar(found.limit(1)) is not None


def put_point(session: Session, meeting_id: UUID, kind: ItemKind, title: str = "") -> None:
    """Put a point on the ordre du jour in the place of its kind, unless one of that kind stands there."""
    if kind is ItemKind.FREE or not has_item(session, meeting_id, kind):
        put_item(session, meeting_id, kind, title, after=_BEFORE.get(kind))


def point(
    ground: Ground, meeting: Meeting, kind: ItemKind, names: Sequence[str], note: Callable[[], object]
) -> Consequence:
    """The assembly hears of the organisations called so: `note()` makes their records say it."""
    title = item_title(kind, arriving=names, leaving=names)
    words = (
        _("Name it under the point “{title}” of the assembly of {day}")
        if has_item(ground.session, meeting.id, kind)
        else _("Put the point “{title}” on the agenda of the assembly of {day}")
    )

    def apply() -> None:
        note()
        put_point(ground.session, meeting.id, kind)

    return Consequence("agenda", words.format(title=title, day=long_date(meeting.first_on, weekday=False)), apply)
