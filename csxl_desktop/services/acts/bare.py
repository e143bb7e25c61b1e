"""What an act does by itself, without its consequences: a membership begun or closed, a representative replaced."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import NotMemberError, RecordNotFoundError
from csxl_desktop.domain.membership import Membership
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services import rules
from csxl_desktop.services.acts.kinds import NewRepresentative
from csxl_desktop.services.records import add


def join(session: Session, organisation_id: UUID, on: date | None, meeting_id: UUID | None = None) -> Membership:
    """A membership from that day on."""
    values = {"organisation_id": organisation_id, "joined_on": on, "joined_meeting_id": meeting_id}
    made = add(session, Membership, values)
    assert isinstance(made, Membership)
    return made


def membership_to_close(session: Session, organisation_id: UUID, on: date) -> Membership | None:
    """The membership that goes on after `on`: the open one, or one whose end is known and later."""
    found = session.scalars(
        select(Membership)
        .where(Membership.organisation_id == organisation_id, Membership.trashed_at.is_(None))
        .order_by(Membership.left_on.is_not(None), Membership.left_on.desc(), Membership.id)
    )
    return next((each for each in found if each.left_on is None or each.left_on > on), None)


def leave(
    session: Session, organisation_id: UUID, on: date, reason: str = "", meeting_id: UUID | None = None
) -> Membership:
    """Close the membership; `on` is its last day."""
    held = membership_to_close(session, organisation_id, on)
    if held is None:
        organisation = session.get(Organisation, organisation_id)
        if organisation is None:
            raise RecordNotFoundError
        raise NotMemberError(name=organisation.name, day=short_date(on))
    held.leave(on)
    held.leaving_reason, held.left_meeting_id = reason, meeting_id
    return held


def representatives_from(session: Session, organisation_id: UUID, start: date) -> list[Mandate]:
    """The mandates of representatives that would still hold on `start` or after, oldest first."""
    found = session.scalars(
        select(Mandate)
        .where(Mandate.organisation_id == organisation_id, Mandate.role == MandateRole.REPRESENTATIVE)
        .where(Mandate.trashed_at.is_(None))
        .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
    )
    return [each for each in found if each.to_on is None or each.to_on >= start]


def replace_representative(
    session: Session, organisation_id: UUID, new: NewRepresentative, today: date, meeting_id: UUID | None = None
) -> Mandate:
    """The mandates before are closed on the eve; nobody before, since when may stay unknown."""
    person_id = new.person_id
    if person_id is None:
        values = {"civility": new.civility, "first_name": new.first_name, "last_name": new.last_name}
        person_id = add(session, Person, values).id
    start = new.from_on or today
    before = representatives_from(session, organisation_id, start)
    for mandate in before:
        mandate.to_on = max(start - timedelta(days=1), mandate.from_on or date.min)
        rules.check(session, mandate, frozenset({"to_on"}))
    made = add(
        session,
        Mandate,
        {
            "person_id": person_id,
            "organisation_id": organisation_id,
            "role": MandateRole.REPRESENTATIVE,
            "function_title": new.function_title,
            "from_on": start if before else new.from_on,
            "meeting_id": meeting_id,
        },
    )
    assert isinstance(made, Mandate)
    return made
