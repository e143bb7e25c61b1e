"""Where letters to organisations go, and to whom."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.content.labels import PostalAddress
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.membership import Membership


def postal_addresses(
    session: Session, organisation_ids: Collection[UUID] | None, day: date
) -> tuple[list[PostalAddress], list[str]]:
    """The addresses of the organisations (none given: of the members of `day`) as the office sorts them.

    Beside them the names of those without one.
    """
    wanted = members_of(session, day) if organisation_ids is None else set(organisation_ids)
    readers = representatives(session, day)
    found, missing = [], []
    for each in organisations(session, wanted):
        town = f"{each.postal_code} {each.city}".strip()
        if each.street or town:
            found.append(PostalAddress(each.name, readers.get(each.id, ""), each.street, town))
        else:
            missing.append(each.name)
    return found, missing


def organisations(session: Session, wanted: Collection[UUID]) -> list[Organisation]:
    """Those of the organisations that are there, as the office sorts them."""
    every = session.scalars(
        select(Organisation)
        .where(Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
    )
    return [each for each in every if each.id in wanted]


def members_of(session: Session, day: date) -> set[UUID]:
    memberships = session.scalars(select(Membership).where(Membership.trashed_at.is_(None)))
    return {each.organisation_id for each in memberships if each.holds_on(day)}


def representatives(session: Session, day: date) -> dict[UUID, str]:
    """Who speaks for each organisation on `day`; of several, the newest."""
    rows = session.execute(
        select(Mandate, Person)
        .join(Person, Person.id == Mandate.person_id)
        .where(Mandate.role == MandateRole.REPRESENTATIVE)
        .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
        .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
    )
    return {
        mandate.organisation_id: called(person.civility, person.full_name)
        for mandate, person in rows
        if mandate.holds_on(day)
    }
