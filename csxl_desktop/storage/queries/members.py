"""Members and committee on any day, and what changed in a year."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.directory_rows import MemberChange, MemberRow, SeatRow
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.storage.queries.names import NamesOn

Key = TypeVar("Key", UUID, str)


def _anybody(_person: Person) -> bool:
    return True


def members_on(session: Session, day: date, may_name: Callable[[Person], bool] = _anybody) -> list[MemberRow]:
    """Who is a member on `day`, sorted as the office sorts, with its representative if `may_name` agrees."""
    representatives = {
        mandate.organisation_id: person
        for mandate, person in session.execute(
            select(Mandate, Person)
            .join(Person, Person.id == Mandate.person_id)
            .where(Mandate.role == MandateRole.REPRESENTATIVE)
            .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
            .where(Mandate.organisation_id.in_(select(Membership.organisation_id)))  # not of all the directory
            .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)  # the newest stands
        )
        if mandate.holds_on(day)
    }
    counted = aliased(Organisation)
    rows = session.execute(
        select(Membership, Organisation, case((func.date(counted.trashed_at) >= day, counted.name)))
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .outerjoin(counted, counted.id == Membership.counted_as_id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id, Membership.counted_as_id)
    )
    names = NamesOn(session, day)
    held = [(membership, organisation, own) for membership, organisation, own in rows if membership.holds_on(day)]
    if names:
        held.sort(key=lambda row: names.sort_key(row[1].id, row[1].sort_key))
    return [
        MemberRow(
            number,
            organisation.id,
            own or names.of(organisation.id, organisation.name),
            _named(representatives.get(organisation.id), may_name),
            membership.joined_on,
        )
        for number, (membership, organisation, own) in enumerate(held, start=1)
    ]


def seats_on(session: Session, day: date, may_name: Callable[[Person], bool] = _anybody) -> list[SeatRow]:
    """The seats of the steering committee held on `day`, in the office's order of organisations."""
    rows = session.execute(
        select(Seat, Organisation, Person)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Seat.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name, Seat.id)
    )
    names = NamesOn(session, day)
    held = [(seat, organisation, person) for seat, organisation, person in rows if seat.holds_on(day)]
    if names:
        held.sort(key=lambda row: names.sort_key(row[1].id, row[1].sort_key))
    return [
        SeatRow(
            seat.id,
            organisation.id,
            names.of(organisation.id, organisation.name),
            _named(person, may_name),
            seat.elected_on,
            seat.term_end_on,
        )
        for seat, organisation, person in held
    ]


def changes_of_year(session: Session, year: int) -> tuple[list[MemberChange], list[MemberChange]]:
    """Who joined and who left in the year, by date, under the name of its last day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    names = NamesOn(session, last)
    rows = session.execute(
        select(Membership, Organisation)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name)
    ).all()
    arrivals = [
        MemberChange(organisation.id, names.of(organisation.id, organisation.name), membership.joined_on, "")
        for membership, organisation in rows
        if membership.joined_on and first <= membership.joined_on <= last
    ]
    merged = set(session.scalars(select(Membership.id).where(ended_by_merging())))
    departures = [
        MemberChange(
            organisation.id, names.of(organisation.id, organisation.name), membership.left_on, membership.leaving_reason
        )
        for membership, organisation in rows
        if membership.left_on and first <= membership.left_on <= last and membership.id not in merged
    ]
    return sorted(arrivals, key=_by_day), sorted(departures, key=_by_day)


def _by_day(change: MemberChange) -> date:
    return change.on or date.min


def _named(person: Person | None, may_name: Callable[[Person], bool]) -> str:
    return called(person.civility, person.full_name) if person and may_name(person) else ""


def member_on(day: date, organisation: Key, counted_as: Key | None, merged_at: datetime | None) -> Key:
    """Whom a membership counted on a day: until the merging the one that was merged, from then on the one kept."""
    until = merged_at is None or day <= merged_at.date()
    return counted_as if counted_as is not None and until else organisation


def ended_by_merging() -> ColumnElement[bool]:
    """A membership that ended because its organisation was merged into another member: nobody left.

    Such an end has no reason and stands on the eve of a merging, by the clock of the office.
    """
    lost = aliased(Organisation)
    first, last = func.date(lost.trashed_at, "-2 days"), func.date(lost.trashed_at)
    merged = select(lost.id).where(lost.merged_into_id.is_not(None), Membership.left_on.between(first, last))
    return and_(Membership.counted_as_id.is_not(None), Membership.leaving_reason == "", merged.exists())
