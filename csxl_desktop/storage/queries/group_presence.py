"""Partners × sessions of a group in a year, and the members that it did not see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.group_presence import Candidate, Presence, PresenceRow, SessionHead
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.storage.queries import groups as query
from csxl_desktop.storage.queries.counted_lists import among, excused_at
from csxl_desktop.storage.queries.group_people import invitation_list


class Matrix(NamedTuple):
    """The sessions held, and each partner or excused organisation with its marks."""

    sessions: tuple[SessionHead, ...]
    rows: tuple[PresenceRow, ...]
    partners: frozenset[UUID]


def matrix(session: Session, working_group_id: UUID, year: int, rule: CountingRule) -> Matrix:
    """Partners by name; those that only excused themselves come after them."""
    held = query.sessions_of_group(session, working_group_id, year, rule)
    ids = [row.id for row in held]
    there, spoke = query.attended(session, ids, rule), query.spoke_at(session, ids)
    excused = excuses(session, ids)
    seen = {key: there[key] | spoke[key] for key in (*there, *spoke)}
    partners = query.partners_among(session, working_group_id, year, seen)
    known = {partner.organisation_id for partner in partners}
    left_out = {*there, *spoke} - known
    members = query.members_in(session, year)

    def marks(organisation_id: UUID) -> tuple[Presence | None, ...]:
        said = dict.fromkeys(excused[organisation_id], Presence.EXCUSED)
        said |= dict.fromkeys(spoke[organisation_id], Presence.SPOKE)
        said |= dict.fromkeys(there[organisation_id], Presence.THERE)
        return tuple(said.get(meeting_id) for meeting_id in ids)

    rows = [
        PresenceRow(each.organisation_id, each.organisation, each.is_member, marks(each.organisation_id))
        for each in partners
    ]
    others = session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(excused.keys() - known - left_out))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
    )
    rows += [PresenceRow(each.id, each.name, each.id in members, marks(each.id)) for each in others]
    heads = [
        SessionHead(row.id, row.first_on, row.last_on, row.precision, row.theme or row.title, row.axis_number)
        for row in held
    ]
    return Matrix(tuple(heads), tuple(rows), frozenset(known))


def excuses(session: Session, meeting_ids: Iterable[UUID]) -> defaultdict[UUID, set[UUID]]:
    """The sessions that each organisation excused itself from."""
    return query.by_organisation(excused_at(session, among(meeting_ids)))


def unseen_members(
    session: Session, working_group_id: UUID, year: int, rule: CountingRule, day: date, partners: AbstractSet[UUID]
) -> list[Candidate]:
    """The members on `day` that no session of the year saw, with what is known of them; not yet ranked.

    The group's `partners` of the year are left out.
    """
    ever = _held(session, working_group_id)
    seen = _as_today(session, query.seen_at(session, list(ever), rule))
    excused = _as_today(session, excuses(session, list(ever)))
    this_year = {key for key, meetings in seen.items() if any(ever[each].year == year for each in meetings)}
    categories, of_partners = _categories(session), set[str]()
    for key in partners:
        of_partners |= set(categories[key])
    on_list = {
        each.line.organisation_id
        for each in invitation_list(session, working_group_id)
        if overlaps(each.line.from_on, each.line.to_on, day)
    }
    return [
        Candidate(
            key,
            name,
            filed,
            on_list=key in on_list,
            excused=len(excused[key]),
            came_on=max((ever[each] for each in seen[key] if ever[each].year < year), default=None),
            shared=tuple(category for category in categories[key] if category in of_partners),
        )
        for key, name, filed in _members(session, day)
        if key not in this_year and key not in partners
    ]


def _as_today(session: Session, found: Mapping[UUID, set[UUID]]) -> defaultdict[UUID, set[UUID]]:
    """The same by the organisations of today: one that was merged into another was there as that one."""
    rows = session.execute(
        select(Organisation.id, Organisation.merged_into_id).where(Organisation.merged_into_id.is_not(None))
    )
    merged = dict(rows.all())
    today: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for organisation_id, meetings in found.items():
        key = organisation_id
        while (survivor := merged.get(key)) is not None:
            key = survivor
        today[key] |= meetings
    return today


def _held(session: Session, working_group_id: UUID) -> dict[UUID, date]:
    """Every session that the group ever held, with its day."""
    rows = session.execute(
        select(Meeting.id, Meeting.first_on)
        .where(Meeting.working_group_id == working_group_id, Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
        .where(Meeting.state == MeetingState.HELD)
    )
    return {row.id: row.first_on for row in rows}


def _members(session: Session, day: date) -> list[tuple[UUID, str, str]]:
    """Key, name and sort key of each, in the office's order."""
    rows = session.execute(
        select(Organisation.id, Organisation.name, Organisation.sort_key, Membership.joined_on, Membership.left_on)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
    )
    held = {key: (key, name, filed) for key, name, filed, joined, left in rows if overlaps(joined, left, day)}
    return list(held.values())


def _categories(session: Session) -> defaultdict[UUID, list[str]]:
    """The categories of each organisation, in the office's order."""
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = session.execute(
        select(OrganisationCategory.organisation_id, Category.name)
        .join(Category, Category.id == OrganisationCategory.category_id)
        .where(OrganisationCategory.trashed_at.is_(None), Category.trashed_at.is_(None))
        .order_by(Category.position, Category.name, OrganisationCategory.id)
    )
    for organisation_id, name in rows:
        found[organisation_id].append(name)
    return found
