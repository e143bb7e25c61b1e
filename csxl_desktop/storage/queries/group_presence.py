"""Partners × sessions of a group in a year, and the members that it did not see."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import AttendanceState, MeetingState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.group_presence import Candidate, Presence, PresenceRow, SessionHead
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.storage.queries import groups as query
from csxl_desktop.storage.queries.attendance import counted_lines


class Matrix(NamedTuple):
    """The sessions held, and each partner or excused organisation with its marks."""

    sessions: tuple[SessionHead, ...]
    rows: tuple[PresenceRow, ...]


def matrix(session: Session, working_group_id: UUID, year: int, rule: CountingRule) -> Matrix:
    """Partners by name; those that only excused themselves come after them."""
    held = query.sessions_of_group(session, working_group_id, year, rule)
    ids = [row.id for row in held]
    there, spoke = query.attended(session, ids, rule), query.spoke_at(session, ids)
    excused = excuses(session, ids)
    partners = query.partners_of_group(session, working_group_id, year, rule)
    known = {partner.organisation_id for partner in partners}
    left_out = {*there, *spoke} - known
    members = query.members_in(session, year)

    def marks(organisation_id: UUID) -> tuple[Presence | None, ...]:
        def mark(meeting_id: UUID) -> Presence | None:
            if meeting_id in there[organisation_id]:
                return Presence.THERE
            if meeting_id in spoke[organisation_id]:
                return Presence.SPOKE
            return Presence.EXCUSED if meeting_id in excused[organisation_id] else None

        return tuple(mark(meeting_id) for meeting_id in ids)

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
    return Matrix(tuple(heads), tuple(rows))


def excuses(session: Session, meeting_ids: list[UUID]) -> defaultdict[UUID, set[UUID]]:
    """The sessions that each organisation excused itself from."""
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for meeting_id, lines in counted_lines(session, meeting_ids).items():
        for line in lines:
            if line.state is AttendanceState.EXCUSED:
                for organisation_id in line.partners:
                    found[organisation_id].add(meeting_id)
    return found


def unseen_members(
    session: Session, working_group_id: UUID, year: int, rule: CountingRule, day: date
) -> list[Candidate]:
    """The members on `day` that no session of the year saw, with what is known of them; not yet ranked."""
    ever = _held(session, working_group_id)
    seen = _as_today(session, query.seen_at(session, list(ever), rule))
    excused = _as_today(session, excuses(session, list(ever)))
    this_year = {key for key, meetings in seen.items() if any(ever[each].year == year for each in meetings)}
    partners = {each.organisation_id for each in query.partners_of_group(session, working_group_id, year, rule)}
    categories, of_partners = _categories(session), set[str]()
    for key in partners:
        of_partners |= set(categories[key])
    on_list = {
        each.line.organisation_id
        for each in query.invitation_list(session, working_group_id)
        if overlaps(each.line.from_on, each.line.to_on, day)
    }
    return [
        Candidate(
            organisation.id,
            organisation.name,
            organisation.sort_key,
            on_list=organisation.id in on_list,
            excused=len(excused[organisation.id]),
            came_on=max((ever[each] for each in seen[organisation.id] if ever[each].year < year), default=None),
            shared=tuple(name for name in categories[organisation.id] if name in of_partners),
        )
        for organisation in _members(session, day)
        if organisation.id not in this_year and organisation.id not in partners
    ]


def _as_today(session: Session, found: Mapping[UUID, set[UUID]]) -> defaultdict[UUID, set[UUID]]:
    """The same by the organisations of today: one that was merged into another was there as that one."""
    rows = session.execute(select(Organisation.id, Organisation.merged_into_id))
    merged = {row.id: row.merged_into_id for row in rows}
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


def _members(session: Session, day: date) -> list[Organisation]:
    rows = session.execute(
        select(Organisation, Membership)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
    )
    held = {organisation.id: organisation for organisation, membership in rows if membership.holds_on(day)}
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
