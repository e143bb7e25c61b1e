"""Working groups in a year: which, with whom, what they met."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import InvolvementRole, MeetingState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.group_rows import (
    AxisRow,
    GroupRow,
    GroupText,
    PartnerRow,
    ServiceMetRow,
)
from csxl_desktop.domain.group_work import GroupYear, PartnerCorrection, ServiceMet
from csxl_desktop.domain.meeting_rows import LinkRow, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.programme import Involvement, Speaker
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.storage.database import is_writing
from csxl_desktop.storage.queries.attendance import chunks
from csxl_desktop.storage.queries.counted_lists import BY_NAME, among, counted_lists
from csxl_desktop.storage.queries.meetings import meetings_of_group


def all_groups(session: Session) -> list[GroupRow]:
    """Every group, in the office's order."""
    groups = session.scalars(
        select(WorkingGroup)
        .where(WorkingGroup.trashed_at.is_(None))
        .order_by(WorkingGroup.position, WorkingGroup.name, WorkingGroup.id)
    )
    return [GroupRow(group.id, group.name, group.opened_on, group.closed_on, group.position) for group in groups]


def groups_of_year(session: Session, year: int) -> list[GroupRow]:
    """The groups open at some day of the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [
        group
        for group in all_groups(session)
        if (group.opened_on is None or group.opened_on <= last)
        and (group.closed_on is None or group.closed_on >= first)
    ]


def axes_of(session: Session, working_group_id: UUID, year: int | None = None) -> list[AxisRow]:
    """The axes of a group; with a year, without those that were closed before it or opened after."""
    still: ColumnElement[bool] = true()
    if year is not None:
        still = and_(
            or_(Axis.closed_on.is_(None), Axis.closed_on >= date(year, 1, 1)),
            or_(Axis.opened_on.is_(None), Axis.opened_on <= date(year, 12, 31)),
        )
    axes = session.execute(
        select(Axis, Person)
        .outerjoin(Person, Person.id == Axis.pilot_id)
        .where(Axis.working_group_id == working_group_id, Axis.trashed_at.is_(None), still)
        .order_by(Axis.number, Axis.id)
    )
    return [
        AxisRow(axis.id, axis.number, axis.title, axis.aims, pilot.full_name if pilot else "") for axis, pilot in axes
    ]


def text_of(session: Session, working_group_id: UUID, year: int) -> GroupText:
    found = session.scalars(
        select(GroupYear)
        .where(GroupYear.working_group_id == working_group_id, GroupYear.year == year)
        .where(GroupYear.trashed_at.is_(None))
        .order_by(GroupYear.id)
    ).first()
    return GroupText(found.id, found.text) if found else GroupText(None, RichText())


def services_met(session: Session, working_group_id: UUID, year: int) -> Iterator[tuple[ServiceMet, str]]:
    """Those written down, each with the name of its organisation today; their day, where it is known, says the year."""
    in_year = ServiceMet.met_on.between(date(year, 1, 1), date(year, 12, 31))
    rows = session.execute(
        select(ServiceMet, Organisation.name)
        .outerjoin(Organisation, Organisation.id == ServiceMet.organisation_id)
        .where(ServiceMet.working_group_id == working_group_id, ServiceMet.trashed_at.is_(None))
        .where(or_(in_year, and_(ServiceMet.met_on.is_(None), ServiceMet.year == year)))
        .order_by(ServiceMet.met_on.is_(None), ServiceMet.met_on, ServiceMet.id)
    )
    return ((met, name or "") for met, name in rows)


def services_met_by(session: Session, working_group_id: UUID, year: int) -> list[ServiceMetRow]:
    """As a document names them."""
    return [
        ServiceMetRow(met.id, name or met.name, met.occasion, met.met_on, met.organisation_id)
        for met, name in services_met(session, working_group_id, year)
    ]


def visited_by(session: Session, sessions: Sequence[MeetingRow]) -> list[ServiceMetRow]:
    """The organisations visited at the sessions (the stops of its walks), by date."""
    days = {row.id: row for row in sessions}
    rows = session.execute(
        select(Involvement, Organisation.name)
        .join(Organisation, Organisation.id == Involvement.organisation_id)
        .where(Involvement.meeting_id.in_(days), Involvement.role == InvolvementRole.STOP)
        .where(Involvement.trashed_at.is_(None))
    )
    found = [
        ServiceMetRow(
            stop.id, name, days[stop.meeting_id].kind_label, days[stop.meeting_id].first_on, stop.organisation_id
        )
        for stop, name in rows
    ]
    return sorted(found, key=lambda row: (row.met_on or date.min, row.name, row.id))


def sessions_of_group(session: Session, working_group_id: UUID, year: int, rule: CountingRule) -> list[MeetingRow]:
    """The sessions of a group: what it held in the year, by date, whatever the kind (session, walk, lunch)."""
    rows = meetings_of_group(session, working_group_id, year, rule)
    return [row for row in rows if row.state is MeetingState.HELD]


def partners_of_group(session: Session, working_group_id: UUID, year: int, rule: CountingRule) -> list[PartnerRow]:
    """From attendance, hosts and speakers of the year's sessions, with the corrections made by hand."""
    sessions = sessions_of_group(session, working_group_id, year, rule)
    seen = seen_at(session, [meeting.id for meeting in sessions], rule)
    return partners_among(session, working_group_id, year, seen)


def partners_among(
    session: Session, working_group_id: UUID, year: int, seen: Mapping[UUID, set[UUID]]
) -> list[PartnerRow]:
    """Those that the sessions saw, with the corrections made by hand."""
    corrected = corrections_of(session, year, working_group_id)[working_group_id]
    wanted = partner_keys(seen, corrected)
    members = members_in(session, year)
    organisations = session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(wanted))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
    )
    return [
        PartnerRow(
            organisation.id,
            organisation.name,
            len(seen.get(organisation.id, ())),
            organisation.id in members,
            organisation.id in corrected and organisation.id not in seen,
            corrected[organisation.id].note if organisation.id in corrected else "",
        )
        for organisation in organisations
    ]


def partner_keys(seen: Iterable[UUID], corrected: Mapping[UUID, PartnerCorrection]) -> set[UUID]:
    """The organisations that count as partners of a group: those seen, those put there by hand, none taken away."""
    out = {key for key, correction in corrected.items() if not correction.included}
    return {*seen, *corrected} - out


def corrections_of(
    session: Session, year: int, working_group_id: UUID | None = None
) -> defaultdict[UUID, dict[UUID, PartnerCorrection]]:
    """What was corrected by hand in the year, by group and organisation; of one group where it is told."""
    statement = select(PartnerCorrection).where(PartnerCorrection.year == year, PartnerCorrection.trashed_at.is_(None))
    if working_group_id is not None:
        statement = statement.where(PartnerCorrection.working_group_id == working_group_id)
    found: defaultdict[UUID, dict[UUID, PartnerCorrection]] = defaultdict(dict)
    for correction in session.scalars(statement):
        found[correction.working_group_id][correction.organisation_id] = correction
    return found


def seen_at(session: Session, meeting_ids: Sequence[UUID], rule: CountingRule) -> dict[UUID, set[UUID]]:
    """The sessions at which each organisation was seen: on the list, or as host, speaker, house."""
    seen = spoke_at(session, meeting_ids)
    for organisation_id, meetings in attended(session, meeting_ids, rule).items():
        seen[organisation_id] |= meetings
    return seen


def attended(session: Session, meeting_ids: Sequence[UUID], rule: CountingRule) -> defaultdict[UUID, set[UUID]]:
    """The sessions at which each organisation of the directory counted as a partner."""
    lists = counted_lists(session, among(meeting_ids), rule)
    return by_organisation({key: named.partners for key, named in lists.items()})


def by_organisation(partners: Mapping[UUID, Iterable[str]]) -> defaultdict[UUID, set[UUID]]:
    """The meetings of each organisation of the directory, from the partners of each meeting."""
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    for meeting_id, keys in partners.items():
        for key in keys:
            found[key].add(meeting_id)
    known = {UUID(key): meetings for key, meetings in found.items() if not key.startswith(BY_NAME)}
    return defaultdict(set, known)


def spoke_at(session: Session, meeting_ids: Sequence[UUID]) -> defaultdict[UUID, set[UUID]]:
    """The sessions that each organisation hosted, organised, spoke at, or lent its house to."""
    seen: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for chunk in chunks(meeting_ids):
        hosts = select(Involvement.organisation_id, Involvement.meeting_id).where(
            Involvement.meeting_id.in_(chunk),
            Involvement.role.in_((InvolvementRole.HOST, InvolvementRole.ORGANISER)),
            Involvement.trashed_at.is_(None),
        )
        speakers = select(Speaker.organisation_id, Speaker.meeting_id).where(
            Speaker.meeting_id.in_(chunk), Speaker.trashed_at.is_(None)
        )
        venues = (
            select(Venue.organisation_id, Meeting.id)
            .join(Venue, Venue.id == Meeting.venue_id)
            .where(Meeting.id.in_(chunk))
        )
        for statement in (hosts, speakers, venues):
            for organisation_id, meeting_id in session.execute(statement):
                if organisation_id is not None:
                    seen[organisation_id].add(meeting_id)
    return seen


def members_in(session: Session, year: int) -> set[UUID]:
    """The members on 31 December; a session that only reads reads each year once."""
    kept: dict[int, set[UUID]] = {} if is_writing(session) else session.info.setdefault("members in", {})
    if year not in kept:
        memberships = session.scalars(select(Membership).where(Membership.trashed_at.is_(None)))
        held = [each for each in memberships if each.holds_on(date(year, 12, 31))]
        kept[year] = {key for each in held for key in (each.organisation_id, each.counted_as_id) if key is not None}
    return kept[year]


def links_of(session: Session, working_group_id: UUID) -> list[LinkRow]:
    links = session.scalars(
        select(Link)
        .where(Link.working_group_id == working_group_id, Link.trashed_at.is_(None))
        .order_by(Link.position, Link.id)
    )
    return [LinkRow(link.id, link.label, link.url) for link in links]
