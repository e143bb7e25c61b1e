"""The meetings of the year: planned, prepared, told."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, time
from types import ModuleType
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ApprovalRule, BasicKind, ItemKind, MeetingState, MinutesKind, Precision
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.meeting_rows import ActionRow, MeetingRecord, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.preparation import TemplateItem
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.checklist import give_checklist
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import meetings as query

_STANDING_ITEMS = {
    BasicKind.PLENARY: (ItemKind.APPROVAL, ItemKind.ACTIVITIES, ItemKind.MEMBERS_NEWS, ItemKind.THEME),
    BasicKind.THEMED: (ItemKind.THEME,),
}


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What is known of a meeting when it is first written down."""

    kind_id: UUID
    first_on: date
    precision: Precision = Precision.DAY
    theme: str = ""
    title: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    venue_id: UUID | None = None
    working_group_id: UUID | None = None
    axis_id: UUID | None = None
    partnership_id: UUID | None = None
    last_on: date | None = None
    previous_id: UUID | None = None  # the one of an earlier year that it follows, with its next edition
    edition: int | None = None
    audience: str = ""


class MeetingService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, year: int) -> list[MeetingRow]:
        """Every activity of the year, by date; undated ones last."""
        with self._database() as session:
            return query.meetings_of_year(session, year, counting_rule(session))

    def running_into(self, year: int) -> list[MeetingRow]:
        """What began before the year and still goes on in it: its calendars show those days."""
        with self._database() as session:
            return query.running_into(session, year, counting_rule(session))

    def years(self) -> list[int]:
        with self._database() as session:
            return query.meeting_years(session)

    def record(self, meeting_id: UUID) -> MeetingRecord:
        """One meeting whole."""
        from csxl_desktop.storage.queries import meeting_record as record_query  # Accueil asks for the years alone

        with self._database() as session:
            found = record_query.meeting_record(session, meeting_id, counting_rule(session))
            if found is None:
                raise RecordNotFoundError
            return found

    def plan(self, new: NewMeeting) -> Written:
        """Write down a meeting, with the standing items and the minutes of its kind."""
        with self._database.begin(N_("Meeting planned")) as session:
            return written(self._database, session, plan_meeting(session, new).id)

    def mark_held(self, meeting_id: UUID) -> Written:
        """The meeting took place."""
        with self._database.begin(N_("State of the meeting changed")) as session:
            meeting = existing(session, Meeting, meeting_id)
            if meeting.state is not MeetingState.HELD:
                _rules().check_change(session, meeting, frozenset({"state"}))
            meeting.state, meeting.state_reason = MeetingState.HELD, ""
            return written(self._database, session, meeting_id)

    def add_item(self, meeting_id: UUID, kind: ItemKind = ItemKind.FREE, title: str = "") -> Written:
        """A further point at the end of the ordre du jour, before the theme where there is one."""
        with self._database.begin(N_("Agenda item added")) as session:
            made = put_item(session, meeting_id, kind, title)
            return written(self._database, session, made.id)

    def decide(self, meeting_id: UUID, text: str, agenda_item_id: UUID | None = None) -> Written:
        """A decision, with the next number of the year."""
        with self._database.begin(N_("Decision noted")) as session:
            year = existing(session, Meeting, meeting_id).first_on.year
            last = session.scalar(select(func.max(Decision.number)).where(Decision.year == year)) or 0
            made = Decision(meeting_id=meeting_id, agenda_item_id=agenda_item_id, year=year, number=last + 1, text=text)
            session.add(made)
            session.flush()
            _rules().check(session, made, frozenset())
            return written(self._database, session, made.id)


def plan_meeting(session: Session, new: NewMeeting) -> Meeting:
    """Put a meeting into the session with all that its kind begins with: its hours and venue where none are given."""
    kind = existing(session, MeetingKind, new.kind_id)
    meeting = Meeting(**{each.name: getattr(new, each.name) for each in fields(NewMeeting)})
    if new.starts_at is None and new.ends_at is None:
        meeting.starts_at, meeting.ends_at = kind.starts_at, kind.ends_at
    meeting.venue_id = new.venue_id or kind.venue_id
    if new.previous_id is None:
        _follow_edition(session, meeting)
    session.add(meeting)
    _begin_agenda(session, meeting, kind)
    if kind.approval is not ApprovalRule.NO_MINUTES:
        session.add(Minutes(meeting_id=meeting.id, kind=_minutes_kind(kind.approval)))
    session.flush()
    give_checklist(session, meeting)
    return meeting


def _follow_edition(session: Session, meeting: Meeting) -> None:
    """An event that bears the name of an earlier one of its kind is its next edition."""
    name = fold(meeting.title or meeting.theme)
    if not name:
        return
    earlier = session.scalars(
        select(Meeting)
        .where(Meeting.kind_id == meeting.kind_id, Meeting.edition.is_not(None), Meeting.trashed_at.is_(None))
        .where(Meeting.first_on < meeting.first_on)
        .order_by(Meeting.first_on.desc(), Meeting.id.desc())
    )
    before = next((each for each in earlier if fold(each.title or each.theme) == name), None)
    if before is not None and before.edition is not None:
        meeting.edition, meeting.previous_id = before.edition + 1, before.id


def _begin_agenda(session: Session, meeting: Meeting, kind: MeetingKind) -> None:
    """The points that stand on every new ordre du jour: those that the office chose, else the house's."""
    chosen = session.scalars(
        select(TemplateItem)
        .where(TemplateItem.meeting_kind_id == kind.id, TemplateItem.trashed_at.is_(None))
        .order_by(TemplateItem.position, TemplateItem.id)
    ).all()
    for position, item in enumerate(chosen, start=1):
        made = AgendaItem(meeting_id=meeting.id, position=position, kind=item.kind, title=item.title)
        made.planned_minutes = item.planned_minutes
        session.add(made)
    if not chosen:
        for position, standing in enumerate(_STANDING_ITEMS.get(kind.behaviour, ()), start=1):
            session.add(AgendaItem(meeting_id=meeting.id, position=position, kind=standing))


def put_item(
    session: Session, meeting_id: UUID, kind: ItemKind, title: str = "", *, after: Collection[ItemKind] | None = None
) -> AgendaItem:
    """A further point: behind those of the kinds `after`, else at the end, before the theme where there is one."""
    items = list(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting_id, AgendaItem.trashed_at.is_(None))
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )
    at = len(items)
    if after is not None:
        at = max((place for place, item in enumerate(items, start=1) if item.kind in after), default=0)
    while after is None and kind is not ItemKind.THEME and at and items[at - 1].kind is ItemKind.THEME:
        at -= 1
    made = AgendaItem(meeting_id=meeting_id, position=at + 1, kind=kind, title=title)
    session.add(made)
    for position, item in enumerate([*items[:at], made, *items[at:]], start=1):
        item.position = position
    session.flush()
    _rules().check(session, made, frozenset())
    return made


def action_row(session: Session, action: Action) -> ActionRow:
    """The action with who does it: the words typed, else the person, else the organisation."""
    who = action.who
    if not who and action.person_id is not None:
        who = session.get_one(Person, action.person_id).full_name
    if not who and action.organisation_id is not None:
        who = session.get_one(Organisation, action.organisation_id).name
    return ActionRow(action.id, action.meeting_id, action.agenda_item_id, action.text, who, action.due_on, action.state)


def _minutes_kind(approval: ApprovalRule) -> MinutesKind:
    return MinutesKind.MINUTES if approval is ApprovalRule.NEXT_MEETING else MinutesKind.REPORT


def _rules() -> ModuleType:
    """Accueil reads: it needs no rule of writing, and these know every table."""
    from csxl_desktop.services import rules  # where something is written

    return rules
