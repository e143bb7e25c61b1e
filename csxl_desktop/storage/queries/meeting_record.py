"""One meeting whole, with all that stands on its page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from csxl_desktop.domain import meeting_rows as rows
from csxl_desktop.domain.agenda_titles import item_title
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import ItemKind, MeetingState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.enclosures import Annex, Link, Picture
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, Venue
from csxl_desktop.domain.programme import AgendaItem, Involvement, Speaker
from csxl_desktop.storage.queries.attendance import attendance_rows, headcount_rows
from csxl_desktop.storage.queries.meetings import meeting_row

Entity = TypeVar("Entity", bound=Record)
Row = TypeVar("Row")
_AT_ONCE = 500  # meetings read with one question to each table


def meeting_record(session: Session, meeting_id: UUID, rule: CountingRule) -> rows.MeetingRecord | None:
    """The meeting, or nothing where there is none (or it is in the trash)."""
    row = meeting_row(session, meeting_id, rule)
    if row is None:
        return None
    from csxl_desktop.domain.follow_up import Decision  # maps tables that a report does without

    return replace(
        told(session, row),
        attendances=attendance_rows(session, meeting_id),
        headcounts=headcount_rows(session, meeting_id),
        minutes=_minutes(session, meeting_id),
        decisions=tuple(
            rows.DecisionRow(found.id, found.agenda_item_id, found.year, found.number, found.text)
            for found in _of(session, Decision, (meeting_id,), "number")[meeting_id]
        ),
        actions=_actions(session, meeting_id),
        annexes=_annexes(session, meeting_id),
    )


def told(session: Session, row: rows.MeetingRow) -> rows.MeetingRecord:
    """What a report tells of the meeting in `row`: without its list, minutes, decisions, actions and annexes."""
    (record,) = told_all(session, (row,))
    return record


def told_all(session: Session, found: Sequence[rows.MeetingRow]) -> list[rows.MeetingRecord]:
    """`told` of each of them, every table asked once for many meetings."""
    records: list[rows.MeetingRecord] = []
    for start in range(0, len(found), _AT_ONCE):
        many = found[start : start + _AT_ONCE]
        parts = _Parts(session, [row.id for row in many])
        records += [parts.record(row) for row in many]
    return records


class _Parts:
    """All that stands on the pages of some meetings, by meeting."""

    def __init__(self, session: Session, keys: Collection[UUID]) -> None:
        self._meetings = {each.id: each for each in session.scalars(select(Meeting).where(Meeting.id.in_(keys)))}
        venues = {each.venue_id for each in self._meetings.values()} - {None}
        self._venues = {each.id: each for each in session.scalars(select(Venue).where(Venue.id.in_(venues)))}
        self._items = _items(session, self._meetings)
        self._speakers = _speakers(session, keys)
        self._links = _of(session, Link, keys, "position")
        self._involvements = _involvements(session, keys)
        self._pictures = pictures_by(session, Picture.meeting_id, keys)

    def record(self, row: rows.MeetingRow) -> rows.MeetingRecord:
        meeting = self._meetings[row.id]
        venue = self._venues.get(meeting.venue_id) if meeting.venue_id else None
        return rows.MeetingRecord(
            row=row,
            venue_id=meeting.venue_id,
            venue_address=venue.address if venue else "",
            audience=meeting.audience,
            reply_by_on=meeting.reply_by_on,
            report_paragraph=meeting.report_paragraph,
            private_notes=meeting.private_notes,
            state_reason=meeting.state_reason,
            items=tuple(self._items[row.id]),
            speakers=tuple(self._speakers[row.id]),
            attendances=(),
            headcounts=(),
            minutes=None,
            decisions=(),
            actions=(),
            annexes=(),
            pictures=tuple(self._pictures[row.id]),
            links=tuple(rows.LinkRow(each.id, each.label, each.url) for each in self._links[row.id]),
            involvements=tuple(self._involvements[row.id]),
        )


def previous_to_approve(session: Session, meeting: Meeting) -> Meeting | None:
    """The last meeting of the same kind before this one: held, planned to be held, or known by its date alone."""
    return session.scalars(
        select(Meeting)
        .where(Meeting.kind_id == meeting.kind_id)
        .where(Meeting.trashed_at.is_(None), Meeting.first_on < meeting.first_on)
        .where(Meeting.stub | Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)))
        .order_by(Meeting.first_on.desc(), Meeting.id.desc())
        .limit(1)
    ).first()


def arriving(session: Session, meeting_id: UUID) -> list[str]:
    """The organisations whose candidacy is put on this assembly, by name."""
    from csxl_desktop.domain.membership import Candidacy  # maps tables that most meetings do without

    return list(
        session.scalars(
            select(Organisation.name)
            .join(Candidacy, Candidacy.organisation_id == Organisation.id)
            .where(Candidacy.meeting_id == meeting_id, Candidacy.trashed_at.is_(None))
            .order_by(Organisation.sort_key)
        )
    )


def leaving(session: Session, meeting_id: UUID) -> list[str]:
    """The members whose departure this assembly hears of, by name."""
    from csxl_desktop.domain.membership import Membership  # maps tables that most meetings do without

    return list(
        session.scalars(
            select(Organisation.name)
            .join(Membership, Membership.organisation_id == Organisation.id)
            .where(Membership.left_meeting_id == meeting_id, Membership.trashed_at.is_(None))
            .order_by(Organisation.sort_key)
        )
    )


def has_election(session: Session, meeting_id: UUID) -> bool:
    """Whether an election is held there; asked without mapping its tables, which most meetings do without."""
    asked = text("SELECT 1 FROM elections WHERE meeting_id = :meeting AND trashed_at IS NULL LIMIT 1")
    return session.execute(asked, {"meeting": meeting_id.hex}).first() is not None


def pictures_in(year: int) -> ColumnElement[bool]:
    """A picture of the year, or of no year."""
    return Picture.year.is_(None) | (Picture.year == year)


def pictures_of(session: Session, owned: Any) -> tuple[rows.PictureRow, ...]:
    """The pictures for which the condition `owned` holds, in order."""
    return tuple(row for _picture, row in _pictures(session, owned))


def pictures_by(
    session: Session, owner: InstrumentedAttribute[UUID | None], keys: Collection[UUID], year: int | None = None
) -> Mapping[UUID, list[rows.PictureRow]]:
    """The pictures of each of these owners, in order; of one year where it is given."""
    owned = owner.in_(keys) if year is None else owner.in_(keys) & pictures_in(year)
    return _grouped((getattr(picture, owner.key), row) for picture, row in _pictures(session, owned))


def _pictures(session: Session, owned: Any) -> Iterator[tuple[Picture, rows.PictureRow]]:
    found = session.execute(
        select(Picture, Attachment.sha256)
        .join(Attachment, Attachment.id == Picture.attachment_id)
        .where(owned, Picture.trashed_at.is_(None))
        .order_by(Picture.position, Picture.id)
    )
    for picture, sha256 in found:
        yield picture, rows.PictureRow(picture.id, sha256, picture.caption, picture.alt, picture.right)


def _items(session: Session, meetings: Mapping[UUID, Meeting]) -> Mapping[UUID, list[rows.ItemRow]]:
    found = _of(session, AgendaItem, meetings, "position")
    return _grouped(
        (
            key,
            rows.ItemRow(
                item.id,
                item.position,
                item.kind,
                item.title or computed_title(session, meetings[key], item),
                item.title,
                item.planned_minutes,
                item.text,
                item.approves_meeting_id,
            ),
        )
        for key, items in found.items()
        for item in items
    )


def computed_title(session: Session, meeting: Meeting, item: AgendaItem) -> str:
    approved = None
    if item.kind is ItemKind.APPROVAL:
        approved = (
            session.get(Meeting, item.approves_meeting_id)
            if item.approves_meeting_id
            else previous_to_approve(session, meeting)
        )
    return item_title(
        item.kind,
        theme=meeting.theme,
        approved_on=approved.first_on if approved else None,
        arriving=arriving(session, meeting.id) if item.kind is ItemKind.NEW_MEMBERS else (),
        leaving=leaving(session, meeting.id) if item.kind is ItemKind.DEPARTURES else (),
    )


def _speakers(session: Session, keys: Collection[UUID]) -> Mapping[UUID, list[rows.SpeakerRow]]:
    found = session.execute(
        select(Speaker, Person, Organisation.name)
        .outerjoin(Person, Person.id == Speaker.person_id)
        .outerjoin(Organisation, Organisation.id == Speaker.organisation_id)
        .where(Speaker.meeting_id.in_(keys), Speaker.trashed_at.is_(None))
        .order_by(Speaker.position, Speaker.id)
    )
    return _grouped(
        (
            speaker.meeting_id,
            rows.SpeakerRow(
                speaker.id,
                speaker.person_id,
                speaker.organisation_id,
                speaker.civility or (person.civility if person else ""),
                speaker.first_name or (person.first_name if person else ""),
                speaker.last_name or (person.last_name if person else ""),
                speaker.organisation_name or organisation or "",
                speaker.position,
            ),
        )
        for speaker, person, organisation in found
    )


def _minutes(session: Session, meeting_id: UUID) -> rows.MinutesRow | None:
    found = session.execute(
        select(Minutes, Meeting.first_on)
        .outerjoin(Meeting, Meeting.id == Minutes.approved_meeting_id)
        .where(Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None))
        .order_by(Minutes.version.desc(), Minutes.id.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    minutes, approved_at = found
    return rows.MinutesRow(
        minutes.id,
        minutes.kind,
        minutes.state,
        minutes.chair,
        minutes.secretary,
        minutes.sent_on,
        minutes.sent_to,
        minutes.approved_on or approved_at,
        minutes.remarks,
        minutes.version,
        bool(minutes.seal_sha256),
        minutes.subject,
        minutes.remarks_until_on,
        minutes.approved_tacitly,
    )


def _actions(session: Session, meeting_id: UUID) -> tuple[rows.ActionRow, ...]:
    from csxl_desktop.domain.follow_up import Action  # as above

    found = session.execute(
        select(Action, Person, Organisation.name)
        .outerjoin(Person, Person.id == Action.person_id)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .where(Action.meeting_id == meeting_id, Action.trashed_at.is_(None))
        .order_by(Action.due_on, Action.id)
    )
    return tuple(
        rows.ActionRow(
            action.id,
            meeting_id,
            action.agenda_item_id,
            action.text,
            action.who or (person.full_name if person else organisation or ""),
            action.due_on,
            action.state,
        )
        for action, person, organisation in found
    )


def _annexes(session: Session, meeting_id: UUID) -> tuple[rows.AnnexRow, ...]:
    found = session.execute(
        select(Annex, Attachment)
        .outerjoin(Attachment, Attachment.id == Annex.attachment_id)
        .where(Annex.meeting_id == meeting_id, Annex.trashed_at.is_(None))
        .order_by(Annex.position, Annex.id)
    )
    return tuple(
        rows.AnnexRow(
            annex.id,
            annex.title,
            annex.author,
            annex.points,
            file.file_name if file else "",
            file.sha256 if file else "",
            file.size if file else 0,
            annex.agenda_item_id,
        )
        for annex, file in found
    )


def _involvements(session: Session, keys: Collection[UUID]) -> Mapping[UUID, list[rows.InvolvementRow]]:
    found = session.execute(
        select(Involvement, Organisation.name)
        .join(Organisation, Organisation.id == Involvement.organisation_id)
        .where(Involvement.meeting_id.in_(keys), Involvement.trashed_at.is_(None))
        .order_by(Involvement.position, Involvement.id)
    )
    return _grouped(
        (
            involvement.meeting_id,
            rows.InvolvementRow(
                involvement.id,
                involvement.organisation_id,
                name,
                involvement.role,
                involvement.starts_at,
                involvement.note,
            ),
        )
        for involvement, name in found
    )


def _of(session: Session, entity: type[Entity], keys: Collection[UUID], order: str) -> Mapping[UUID, list[Entity]]:
    columns: Any = entity
    found: Any = session.scalars(
        select(entity)
        .where(columns.meeting_id.in_(keys), columns.trashed_at.is_(None))
        .order_by(getattr(columns, order), columns.id)
    )
    return _grouped((each.meeting_id, each) for each in found)


def _grouped(pairs: Iterable[tuple[UUID | None, Row]]) -> Mapping[UUID, list[Row]]:
    """By owner, in the order given; nothing for one of which nothing is known."""
    found: defaultdict[UUID, list[Row]] = defaultdict(list)
    for key, row in pairs:
        if key is not None:
            found[key].append(row)
    return found
