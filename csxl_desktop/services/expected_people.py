"""Whom a meeting expects: the members' representatives, the participants of its group, the seats of the committee."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import BasicKind, MandateRole
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.office import MeetingKind


def expected(session: Session, meeting: Meeting) -> Iterable[tuple[UUID, UUID | None]]:
    """Person and organisation, by the kind of the meeting."""
    if meeting.working_group_id is not None:
        participants = session.scalars(
            select(GroupParticipant)
            .where(GroupParticipant.working_group_id == meeting.working_group_id)
            .where(GroupParticipant.trashed_at.is_(None))
            .order_by(GroupParticipant.id)
        )
        for participant in participants:
            on_axis = participant.axis_id is None or meeting.axis_id in {None, participant.axis_id}
            if on_axis and overlaps(participant.from_on, participant.to_on, meeting.first_on):
                yield participant.person_id, participant.organisation_id
        return
    if session.get_one(MeetingKind, meeting.kind_id).behaviour is BasicKind.COMMITTEE:
        yield from _committee_on(session, meeting.first_on)
        return
    yield from _representatives_on(session, meeting.first_on)


def _committee_on(session: Session, day: date) -> Iterable[tuple[UUID, UUID]]:
    """Person and organisation of each seat held on `day`."""
    seats = session.execute(
        select(Seat, Person.id)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.trashed_at.is_(None), Person.trashed_at.is_(None))
        .order_by(Seat.position, Seat.id)
    )
    for seat, person_id in seats:
        if seat.holds_on(day):
            yield person_id, seat.organisation_id


def _representatives_on(session: Session, day: date) -> Iterable[tuple[UUID, UUID]]:
    """Person and organisation of each representative of a member on `day`."""
    rows = session.execute(
        select(Mandate, Membership)
        .join(Membership, Membership.organisation_id == Mandate.organisation_id)
        .join(Organisation, Organisation.id == Mandate.organisation_id)
        .where(Mandate.role == MandateRole.REPRESENTATIVE)
        .where(Mandate.trashed_at.is_(None), Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Mandate.id)
    )
    for mandate, membership in rows:
        if mandate.holds_on(day) and membership.holds_on(day):
            yield mandate.person_id, mandate.organisation_id
