"""What the full screen of a meeting reads: narrow, one statement for each part."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import SEALED, AttendanceState, MeetingState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.meeting_rows import ActionRow, AttendanceRow, DecisionRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.room import NewsLine, Room, RoomItem, RoomLine, VoteRow
from csxl_desktop.domain.votes import Vote
from csxl_desktop.i18n import fold
from csxl_desktop.storage.queries.attendance import (
    attendance_lines,
    counted_heads,
    further_partners,
    partners_of,
    rows_of,
)
from csxl_desktop.storage.queries.meeting_record import computed_title


def room_of(session: Session, meeting: Meeting, rule: CountingRule) -> Room:
    """The meeting as its window shows it."""
    items = room_items(session, meeting)
    return Room(
        meeting_id=meeting.id,
        subject=meeting.theme or meeting.title,
        sealed=is_sealed(session, meeting.id),
        rule=rule,
        items=items,
        lines=room_lines(session, meeting, {item.id: item.place for item in items}),
        heads=tuple(counted_heads(session, [meeting.id]).get(meeting.id, ())),
        decisions=tuple(
            DecisionRow(found.id, found.agenda_item_id, found.year, found.number, found.text)
            for found in session.scalars(
                select(Decision)
                .where(Decision.meeting_id == meeting.id, Decision.trashed_at.is_(None))
                .order_by(Decision.number)
            )
        ),
        actions=_actions(session, meeting.id),
        votes=_votes(session, meeting.id),
        news=_news(session, meeting.id),
    )


def room_items(session: Session, meeting: Meeting) -> tuple[RoomItem, ...]:
    found = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.trashed_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return tuple(
        RoomItem(
            item.id,
            place,
            item.title or computed_title(session, meeting, item),
            item.planned_minutes,
            item.spent_minutes,
            item.outcome,
            item.text,
            item.private_notes,
        )
        for place, item in enumerate(found, start=1)
    )


def room_lines(session: Session, meeting: Meeting, places: dict[UUID, int]) -> tuple[RoomLine, ...]:
    """Everybody on the list, with what the counters need."""
    people, names = seen_before(session, meeting)
    further = further_partners(session, [meeting.id])
    lines = attendance_lines(
        session, meeting.id, Attendance.counted_as_id, Attendance.arrived_item_id, Attendance.left_item_id
    )
    beside = {line.id: tuple(line)[-3:] for line in lines}

    def line_of(row: AttendanceRow) -> RoomLine:
        counted_as, arrived, left = beside[row.id]
        return RoomLine(
            row,
            partners_of(counted_as, row.organisation_id, row.organisation, further.get(row.id, ())),
            row.person_id not in people if row.person_id else fold(f"{row.full_name}|{row.organisation}") not in names,
            places.get(arrived) if arrived else None,
            places.get(left) if left else None,
        )

    return tuple(line_of(row) for row in rows_of(session, meeting.id, lines))


def seen_before(session: Session, meeting: Meeting) -> tuple[set[UUID], set[str]]:
    """Who was present at an earlier meeting of the kind that was held: by record, else by name and organisation."""
    found = session.execute(
        select(Attendance.person_id, Attendance.first_name, Attendance.last_name, Attendance.organisation_name)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Meeting.kind_id == meeting.kind_id, Meeting.first_on < meeting.first_on)
        .where(Meeting.state == MeetingState.HELD, Meeting.trashed_at.is_(None))
        .where(Attendance.state == AttendanceState.PRESENT, Attendance.trashed_at.is_(None))
        .distinct()
    ).all()
    people = {person for person, *_names in found if person is not None}
    names = {fold(f"{f'{first} {last}'.strip()}|{body}") for person, first, last, body in found if person is None}
    return people, names


def is_sealed(session: Session, meeting_id: UUID) -> bool:
    states = session.scalars(
        select(Minutes.state).where(Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None))
    )
    return any(state in SEALED for state in states)


def _actions(session: Session, meeting_id: UUID) -> tuple[ActionRow, ...]:
    found = session.execute(
        select(Action, Person, Organisation.name)
        .outerjoin(Person, Person.id == Action.person_id)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .where(Action.meeting_id == meeting_id, Action.trashed_at.is_(None))
        .order_by(Action.id)
    )
    return tuple(
        ActionRow(
            each.id,
            meeting_id,
            each.agenda_item_id,
            each.text,
            each.who or (person.full_name if person else body or ""),
            each.due_on,
            each.state,
        )
        for each, person, body in found
    )


def _votes(session: Session, meeting_id: UUID) -> tuple[VoteRow, ...]:
    found = session.scalars(
        select(Vote).where(Vote.meeting_id == meeting_id, Vote.trashed_at.is_(None)).order_by(Vote.position, Vote.id)
    )
    return tuple(map(vote_row, found))


def vote_row(vote: Vote) -> VoteRow:
    return VoteRow(
        vote.id, vote.agenda_item_id, vote.question, vote.in_favour, vote.against, vote.abstained, vote.outcome
    )


def _news(session: Session, meeting_id: UUID) -> tuple[NewsLine, ...]:
    found = session.execute(
        select(NewsItem.id, Organisation.name, NewsItem.title)
        .outerjoin(Organisation, Organisation.id == NewsItem.organisation_id)
        .where(NewsItem.meeting_id == meeting_id, NewsItem.trashed_at.is_(None))
        .order_by(NewsItem.id)
    )
    return tuple(NewsLine(key, name or "", title) for key, name, title in found)
