"""Members on 31 December and at the assemblies, aggregated by the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain.categories import OrganisationCategory
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.membership import Membership
from csxl_desktop.storage.queries.counted import as_held
from csxl_desktop.storage.queries.figures import CountedMeeting
from csxl_desktop.storage.queries.members import ended_by_merging, member_on


class Held(NamedTuple):
    """A membership with what figures need of it; keys as the file holds them."""

    joined: date  # the first day of all where none is known
    left: date  # the last of all where it goes on
    organisation: str
    kind: str | None
    counted_as: str | None  # whom it counts until `merged_at`
    merged_at: datetime | None
    merged: bool  # it ended because records were merged: nobody left

    def holds_on(self, day: date) -> bool:
        return self.joined <= day <= self.left


def memberships(session: Session) -> list[Held]:
    """Every membership that was ever noted: a register is small, and each figure asks something else of it."""
    lost = aliased(Organisation)
    rows = session.execute(
        select(
            Membership.joined_on,
            Membership.left_on,
            as_held(Organisation.id),
            as_held(Organisation.kind_id),
            as_held(lost.id),
            lost.trashed_at,
            ended_by_merging(),
        )
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .outerjoin(lost, lost.id == Membership.counted_as_id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
    )
    return [Held(joined or date.min, left or date.max, *rest) for joined, left, *rest in rows.all()]


def at_end(register: Iterable[Held], year: int) -> list[Held]:
    """The memberships that hold on 31 December."""
    return [each for each in register if each.holds_on(date(year, 12, 31))]


def categories_of(session: Session) -> Mapping[str, AbstractSet[str]]:
    """The categories under which each organisation stands today."""
    link = OrganisationCategory
    found: defaultdict[str, set[str]] = defaultdict(set)
    columns = (as_held(link.organisation_id), as_held(link.category_id))
    for body, category in session.execute(select(*columns).where(link.trashed_at.is_(None))):
        found[body].add(category)
    return found


def by_category(members: Iterable[Held], categories: Mapping[str, AbstractSet[str]]) -> Counter[str]:
    """How many members stand under each category: one under several counts in each."""
    return Counter(category for each in members for category in categories.get(each.organisation, ()))


def presence(meetings: Iterable[CountedMeeting], register: Sequence[Held]) -> Mapping[UUID, tuple[int, int]]:
    """Of each assembly where names were taken: the members represented, and the members of that day."""
    found: dict[UUID, tuple[int, int]] = {}
    for meeting in meetings:
        if meeting.behaviour is BasicKind.PLENARY and meeting.named.persons:
            day = meeting.on
            members = {
                member_on(day, body, counted_as, merged_at) if counted_as else body
                for joined, left, body, _kind, counted_as, merged_at, _merged in register
                if joined <= day <= left
            }
            found[meeting.id] = (len(members & meeting.named.partners), len(members))
    return found
