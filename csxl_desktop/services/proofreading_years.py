"""What happened in the year, for Relecture: meetings, groups, action sheets with their days, partnerships.

Each table is read once for the whole year, however much it holds.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheet
from csxl_desktop.domain.choices import InvolvementRole, MeetingState, Precision
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.partnerships import Partnership, PartnershipYear
from csxl_desktop.domain.programme import AgendaItem, Involvement, Speaker
from csxl_desktop.domain.sheet_figures import Occurrence
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading import knowledge as known
from csxl_desktop.services.office import counting_rule
from csxl_desktop.storage.queries import groups as groups_query
from csxl_desktop.storage.queries import meetings as meetings_query

_VISITED = (InvolvementRole.STOP, InvolvementRole.HOST)


def meetings_of(session: Session, year: int) -> tuple[known.KnownMeeting, ...]:
    """Every activity of the year but stubs, by date."""
    speakers, visited, items = _speakers(session, year), _visited(session, year), _items(session, year)
    return tuple(
        known.KnownMeeting(
            id=row.id.hex,
            kind=row.kind_label,
            behaviour=row.behaviour.value,
            state=row.state.value,
            day=row.first_on if row.precision is Precision.DAY else None,
            last_day=row.last_on if row.precision is Precision.DAY else None,
            subject=row.theme or row.title,
            persons=row.count.persons,
            partners=row.count.partners,
            speakers=tuple(speakers[row.id]),
            visited=tuple(visited[row.id]),
            items=tuple(items[row.id]),
            starts=_clock(row.starts_at),
            ends=_clock(row.ends_at),
            stub=row.stub,
        )
        for row in meetings_query.meetings_of_year(session, year, counting_rule(session))
    )


def _clock(moment: time | None) -> str:
    return moment.isoformat("minutes") if moment else ""


def _speakers(session: Session, year: int) -> defaultdict[UUID, list[str]]:
    """Who spoke, by meeting, under the name of that day."""
    statement = (
        select(Speaker.meeting_id, Speaker.first_name, Speaker.last_name, Person.first_name, Person.last_name)
        .outerjoin(Person, Person.id == Speaker.person_id)
        .where(Speaker.trashed_at.is_(None))
        .order_by(Speaker.position, Speaker.id)
    )
    rows = session.execute(_in_year(statement, Speaker, year))
    return _by_meeting(
        (key, f"{first or person_first or ''} {last or person_last or ''}".strip())
        for key, first, last, person_first, person_last in rows
    )


def _visited(session: Session, year: int) -> defaultdict[UUID, list[str]]:
    """The stops and the hosts, by meeting."""
    statement = (
        select(Involvement.meeting_id, Organisation.name)
        .join(Organisation, Organisation.id == Involvement.organisation_id)
        .where(Involvement.role.in_(_VISITED), Involvement.trashed_at.is_(None))
        .order_by(Involvement.position, Involvement.id)
    )
    return _by_meeting((row[0], row[1]) for row in session.execute(_in_year(statement, Involvement, year)))


def _items(session: Session, year: int) -> defaultdict[UUID, list[str]]:
    """The kinds of the items, by meeting."""
    statement = (
        select(AgendaItem.meeting_id, AgendaItem.kind)
        .where(AgendaItem.trashed_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return _by_meeting((row[0], row[1].value) for row in session.execute(_in_year(statement, AgendaItem, year)))


def _in_year(statement: Any, entity: Any, year: int) -> Any:
    """Of what belongs to meetings, that of the year's."""
    of_year = Meeting.first_on.between(date(year, 1, 1), date(year, 12, 31))
    return statement.join(Meeting, Meeting.id == entity.meeting_id).where(of_year)


def _by_meeting(rows: Iterable[tuple[UUID, str]]) -> defaultdict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for meeting_id, words in rows:
        found[meeting_id].append(words)
    return found


def groups_of(session: Session, year: int) -> tuple[known.KnownGroup, ...]:
    """The groups open in the year, with how often they met and with how many partners."""
    rule = counting_rule(session)
    sessions: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for row in meetings_query.meetings_of_year(session, year, rule):
        if row.working_group_id is not None and row.state is MeetingState.HELD:
            sessions[row.working_group_id].add(row.id)
    seen = groups_query.seen_at(session, sorted(set().union(*sessions.values())), rule)
    corrected = groups_query.corrections_of(session, year)
    return tuple(
        known.KnownGroup(
            group.id.hex,
            group.name,
            len(sessions[group.id]),
            len(
                groups_query.partner_keys(
                    (key for key, meetings in seen.items() if meetings & sessions[group.id]), corrected[group.id]
                )
            ),
            group.closed_on,
        )
        for group in groups_query.groups_of_year(session, year)
    )


def sheets_of(session: Session, year: int) -> tuple[known.KnownSheet, ...]:
    """The action sheets with what took place in the year; a day that is not exact bounds nothing."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days: defaultdict[UUID, list[known.KnownActivity]] = defaultdict(list)
    held = func.coalesce(Occurrence.held_on, Occurrence.planned_on)
    rows = session.execute(
        select(Occurrence, held)
        .where(Occurrence.trashed_at.is_(None), Occurrence.precision == Precision.DAY)
        .where(or_(Occurrence.held_on.between(first, last), Occurrence.planned_on.between(first, last)))
        .order_by(Occurrence.held_on, Occurrence.planned_on, Occurrence.id)
    )
    for row, day in rows:
        days[row.action_sheet_id].append(known.KnownActivity(row.id.hex, row.title or short_date(day), day))
    sheets = session.scalars(
        select(ActionSheet).where(ActionSheet.trashed_at.is_(None)).order_by(ActionSheet.position, ActionSheet.id)
    )
    return tuple(
        known.KnownSheet(
            sheet.id.hex,
            sheet.title,
            sheet.opened_on if sheet.opened_precision is Precision.DAY else None,
            sheet.closed_on if sheet.closed_precision is Precision.DAY else None,
            tuple(days[sheet.id]),
        )
        for sheet in sheets
        if days[sheet.id]
    )


def partnerships_of(session: Session, year: int) -> tuple[known.KnownPartnership, ...]:
    """The partnerships told of in the year."""
    rows = session.scalars(
        select(Partnership)
        .join(PartnershipYear, PartnershipYear.partnership_id == Partnership.id)
        .where(Partnership.trashed_at.is_(None), PartnershipYear.trashed_at.is_(None), PartnershipYear.year == year)
        .order_by(PartnershipYear.position, Partnership.id)
    )
    return tuple(known.KnownPartnership(row.id.hex, row.title) for row in rows)
