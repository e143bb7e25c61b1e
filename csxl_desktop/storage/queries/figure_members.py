"""Members on 31 December and at the assemblies, aggregated by the database."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, extract, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.storage.queries.counted import Years, ended_by_merging, held_in, member_on, names_taken, seen_partners


def presence(session: Session, years: Years, rule: CountingRule) -> Mapping[UUID, tuple[int, int]]:
    """Of each assembly where names were taken: the members represented, and the members of that day."""
    seen = seen_partners(years, rule, MeetingKind.behaviour == BasicKind.PLENARY).subquery()
    partners: defaultdict[UUID, set[str]] = defaultdict(set)
    for meeting_id, partner in session.execute(select(seen.c.meeting_id, seen.c.partner).distinct()):
        partners[meeting_id].add(partner)
    assemblies = session.execute(
        select(Meeting.id, Meeting.first_on)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(held_in(years), MeetingKind.behaviour == BasicKind.PLENARY, names_taken(rule))
    )
    lost = aliased(Organisation)
    memberships = session.execute(
        select(Membership.joined_on, Membership.left_on, Organisation.id, lost.id, lost.trashed_at)
        .join(Organisation, member_of(Membership))
        .outerjoin(lost, lost.id == Membership.counted_as_id)
        .where(Membership.trashed_at.is_(None))
    ).all()
    found: dict[UUID, tuple[int, int]] = {}
    for meeting_id, day in assemblies:
        members = {
            member_on(day, kept, counted_as, merged_at).hex
            for joined, left, kept, counted_as, merged_at in memberships
            if overlaps(joined, left, day)
        }
        found[meeting_id] = (len(members & partners[meeting_id]), len(members))
    return found


def members_at_end(session: Session, year: int) -> int:
    """How many memberships hold on 31 December."""
    statement = select(func.count()).select_from(Membership).join(Organisation, member_of(Membership))
    return session.scalar(statement.where(holds_on(date(year, 12, 31)))) or 0


def members_by(session: Session, year: int, column: Any, *joined: Any) -> Mapping[UUID | None, int]:
    """The members of 31 December for each value of `column`; `joined` is what further table it stands in, and how."""
    statement = select(column, func.count(Membership.id.distinct())).select_from(Membership)
    statement = statement.join(Organisation, member_of(Membership))
    if joined:
        statement = statement.join(*joined)
    return dict(session.execute(statement.where(holds_on(date(year, 12, 31))).group_by(column)).all())


def movements(session: Session, years: Years, column: Any) -> Mapping[int, int]:
    """How many memberships began, or ended, in each year: `column` says which; a merging ends none."""
    year = extract("year", column)
    statement = (
        select(year, func.count())
        .select_from(Membership)
        .join(Organisation, member_of(Membership))
        .where(years.of(column), Membership.trashed_at.is_(None))
        .where(true() if column is Membership.joined_on else ~ended_by_merging())
        .group_by(year)
    )
    return dict(session.execute(statement).all())


def holds_on(day: Any) -> ColumnElement[bool]:
    """Whether a membership holds on a day, a value or a column."""
    return and_(
        Membership.trashed_at.is_(None),
        or_(Membership.joined_on.is_(None), Membership.joined_on <= day),
        or_(Membership.left_on.is_(None), Membership.left_on >= day),
    )


def member_of(membership: Any) -> ColumnElement[bool]:
    return and_(Organisation.id == membership.organisation_id, Organisation.trashed_at.is_(None))
