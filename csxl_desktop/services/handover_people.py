"""Who is who, for whoever takes over: the team, the committee, the pilots, the funders and how to reach them."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import ChannelKind, ParticipantRole
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.content.handover import Row
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.funder import Subsidy
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.phones import phone
from csxl_desktop.storage.queries.groups import groups_of_year

_TWENTIETHS = 20
_SUBSIDY_YEARS = 2


def team(session: Session, today: date) -> Iterator[Row]:
    """Who works for the office today."""
    members = session.scalars(
        select(StaffMember)
        .where(StaffMember.trashed_at.is_(None))
        .order_by(StaffMember.position, StaffMember.last_name, StaffMember.id)
    )
    for each in members:
        if not overlaps(each.from_on, each.to_on, today):
            continue
        name = called(each.civility, each.first_name, each.last_name)
        since = _("since {day}").format(day=short_date(each.from_on)) if each.from_on else ""
        time = ""
        if each.fte is not None:
            share = Fraction(each.fte).limit_denominator(_TWENTIETHS)
            time = _("full time") if share == 1 else _("{share} of full time").format(share=share)
        reach = [phone(each.phone) if each.phone else "", each.email]
        yield _lines(name, since), _lines(each.role, time), _lines(*reach)


def committee(session: Session, today: date) -> Iterator[Row]:
    """The seats held today."""
    rows = session.execute(
        select(Seat, Organisation, Person)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Seat.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name, Seat.id)
    )
    for seat, organisation, person in rows:
        if seat.holds_on(today):
            until = short_date(seat.term_end_on) if seat.term_end_on else ""
            yield organisation.name, _named(person), until, _reach(session, person, organisation.id)


def pilots(session: Session, today: date) -> Iterator[Row]:
    """Who pilots each running group and each of its open axes; a group without a pilot says so."""
    for row in groups_of_year(session, today.year):
        if row.closed_on is not None and row.closed_on < today:
            continue
        group = session.get_one(WorkingGroup, row.id)
        people = list(_pilots_of(session, group, today))
        for person in people:
            yield group.name, _named(person), _reach(session, person, None)
        if not people:
            yield group.name, _("No pilot is named."), ""
        axes = session.scalars(
            select(Axis).where(Axis.working_group_id == group.id, Axis.trashed_at.is_(None)).order_by(Axis.number)
        )
        for axis in axes:
            pilot = _person(session, axis.pilot_id)
            if pilot is not None and overlaps(axis.opened_on, axis.closed_on, today):
                about = _("Axis {number} · {title}").format(number=axis.number, title=axis.title)
                yield _lines(group.name, about), _named(pilot), _reach(session, pilot, None)


def funders(session: Session, today: date) -> Iterator[Row]:
    """The funders of the last years, with whom the directory knows there."""
    subsidies = session.scalars(
        select(Subsidy)
        .where(Subsidy.trashed_at.is_(None), Subsidy.year >= today.year - _SUBSIDY_YEARS)
        .order_by(Subsidy.year.desc(), Subsidy.funder, Subsidy.id)
    )
    newest = {fold(each.funder): each for each in reversed(subsidies.all())}
    known = {
        fold(name): key
        for key, name in session.execute(
            select(Organisation.id, Organisation.name).where(Organisation.trashed_at.is_(None))
        )
    }
    for folded, subsidy in sorted(newest.items()):
        body = known.get(folded)
        about = _lines(subsidy.reference or "", str(subsidy.year))
        people = list(_people_of(session, body, today)) if body else []
        for person in people:
            yield subsidy.funder, _named(person), about, _reach(session, person, body)
        if not people:
            yield subsidy.funder, "", about, _reach(session, None, body)


def _pilots_of(session: Session, group: WorkingGroup, today: date) -> Iterator[Person]:
    listed = session.scalars(
        select(GroupParticipant)
        .where(GroupParticipant.working_group_id == group.id, GroupParticipant.trashed_at.is_(None))
        .where(GroupParticipant.role == ParticipantRole.PILOT)
        .order_by(GroupParticipant.id)
    )
    keys = [group.pilot_id, *(each.person_id for each in listed if overlaps(each.from_on, each.to_on, today))]
    for key in dict.fromkeys(keys):
        person = _person(session, key)
        if person is not None:
            yield person


def _people_of(session: Session, organisation_id: UUID, today: date) -> Iterator[Person]:
    rows = session.execute(
        select(Mandate, Person)
        .join(Person, Person.id == Mandate.person_id)
        .where(Mandate.organisation_id == organisation_id, Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
        .order_by(Person.sort_key, Mandate.id)
    )
    seen: set[UUID] = set()
    for mandate, person in rows:
        if mandate.holds_on(today) and person.id not in seen:
            seen.add(person.id)
            yield person


def _person(session: Session, person_id: UUID | None) -> Person | None:
    person = session.get(Person, person_id) if person_id else None
    return person if person is not None and person.trashed_at is None else None


def _named(person: Person | None) -> str:
    if person is None or person.trashed_at is not None:
        return ""
    return called(person.civility, person.full_name)


def _reach(session: Session, person: Person | None, organisation_id: UUID | None) -> str:
    """Phones and addresses of the person, else of the organisation; none that a mail came back from."""
    for column, key in (
        (ContactChannel.person_id, person.id if person else None),
        (ContactChannel.organisation_id, organisation_id),
    ):
        if key is None:
            continue
        found = session.scalars(
            select(ContactChannel)
            .where(column == key, ContactChannel.trashed_at.is_(None), ContactChannel.returned_on.is_(None))
            .where(or_(ContactChannel.kind != ChannelKind.WEB, ContactChannel.person_id.is_(None)))
            .order_by(ContactChannel.position, ContactChannel.id)
        )
        lines = [_shown(channel) for channel in found]
        if lines:
            return _lines(*lines)
    return ""


def _shown(channel: ContactChannel) -> str:
    return phone(channel.value) if channel.kind in {ChannelKind.PHONE, ChannelKind.MOBILE} else channel.value


def _lines(*lines: str) -> str:
    return "\n".join(_kept(lines))


def _kept(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line]
