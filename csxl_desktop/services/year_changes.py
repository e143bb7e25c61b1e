"""What changed among the members in a year, read for the document and for lists."""

from collections import defaultdict
from datetime import date, timedelta
from operator import attrgetter
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AliasNature, MandateRole
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.content.changes import (
    Arrival,
    CommitteeChange,
    CommitteeMove,
    Departure,
    NewRepresentative,
    Renaming,
)
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.office import MeetingKind

_DAY = timedelta(days=1)


class YearOfMembers:
    """The changes of one year; each part in order of date, then as the office sorts."""

    def __init__(self, session: Session, year: int) -> None:
        self._session = session
        self._first, self._last = date(year, 1, 1), date(year, 12, 31)
        rows = session.execute(
            select(Membership, Organisation)
            .join(Organisation, Organisation.id == Membership.organisation_id)
            .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
            .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
        )
        # Only what happened to those who were members at some time of the year.
        self._held = [
            (membership, organisation)
            for membership, organisation in rows
            if overlaps(membership.joined_on, membership.left_on, self._first) or self._in_year(membership.joined_on)
        ]
        self._names = {organisation.id: organisation.name for _membership, organisation in self._held}
        self._mandates = self._representatives_by_organisation()

    def arrivals(self) -> tuple[Arrival, ...]:
        meetings = self._meetings({membership.joined_meeting_id for membership, _organisation in self._held})
        made = []
        for membership, organisation in self._held:
            joined = membership.joined_on
            if joined is None or not self._in_year(joined):
                continue
            label, day = meetings.get(membership.joined_meeting_id, ("", None))
            person = self._representative(organisation.id, min(self._last, membership.left_on or self._last))
            made.append(Arrival(organisation.name, joined, _name(person), label, day))
        return tuple(sorted(made, key=attrgetter("on")))

    def departures(self) -> tuple[Departure, ...]:
        made = [
            Departure(organisation.name, membership.left_on, membership.leaving_reason)
            for membership, organisation in self._held
            if membership.left_on is not None and self._in_year(membership.left_on)
        ]
        return tuple(sorted(made, key=attrgetter("on")))

    def renamings(self) -> tuple[Renaming, ...]:
        """A former name that ended in the year gave way to the next former name, or to today's."""
        aliases = self._session.scalars(
            select(OrganisationAlias)
            .where(OrganisationAlias.nature == AliasNature.FORMER, OrganisationAlias.trashed_at.is_(None))
            .where(OrganisationAlias.to_on.is_not(None))
            .order_by(OrganisationAlias.to_on, OrganisationAlias.id)
        )
        made = []
        former: dict[UUID, list[OrganisationAlias]] = defaultdict(list)
        for alias in aliases:
            former[alias.organisation_id].append(alias)
        for organisation_id, name in self._names.items():
            names = [*former[organisation_id]]
            following = [*(alias.name for alias in names[1:]), name]
            made += [
                Renaming(alias.name, new, alias.to_on)
                for alias, new in zip(names, following, strict=False)
                if alias.to_on is not None and self._in_year(alias.to_on)
            ]
        return tuple(sorted(made, key=attrgetter("on")))

    def representatives(self) -> tuple[NewRepresentative, ...]:
        """Whoever began to represent a member in the year in the place of somebody else."""
        made = []
        for organisation_id, name in self._names.items():
            held = self._mandates[organisation_id]
            for position, (mandate, person) in enumerate(held):
                if mandate.from_on is None or not self._in_year(mandate.from_on) or not position:
                    continue
                before = self._representative(organisation_id, mandate.from_on - _DAY) or held[position - 1][1]
                if before.id != person.id:
                    made.append(NewRepresentative(name, _name(person), _name(before), mandate.from_on))
        return tuple(sorted(made, key=attrgetter("on")))

    def committee(self) -> tuple[CommitteeChange, ...]:
        rows = self._session.execute(
            select(Seat, Organisation, Person)
            .join(Organisation, Organisation.id == Seat.organisation_id)
            .outerjoin(Person, Person.id == Seat.person_id)
            .where(Seat.trashed_at.is_(None), Organisation.trashed_at.is_(None))
            .order_by(Organisation.sort_key, Organisation.name, Seat.elected_on, Seat.id)
        ).all()
        seats: dict[UUID, list[Seat]] = defaultdict(list)
        for seat, organisation, _person in rows:
            seats[organisation.id].append(seat)
        made = []
        for seat, organisation, person in rows:
            others = [each for each in seats[organisation.id] if each is not seat]
            if seat.elected_on is not None and self._in_year(seat.elected_on):
                renewed = any(_until(each, seat.elected_on) for each in others)
                move = CommitteeMove.RENEWED if renewed else CommitteeMove.ENTERED
                made.append(CommitteeChange(organisation.name, _name(person), move, seat.elected_on))
            ended = seat.ended_on
            if ended is not None and self._in_year(ended) and not any(_from(each, ended) for each in others):
                made.append(CommitteeChange(organisation.name, _name(person), CommitteeMove.LEFT, ended))
        return tuple(sorted(made, key=attrgetter("on")))

    def _in_year(self, day: date | None) -> bool:
        return day is not None and self._first <= day <= self._last

    def _representatives_by_organisation(self) -> dict[UUID, list[tuple[Mandate, Person]]]:
        rows = self._session.execute(
            select(Mandate, Person)
            .join(Person, Person.id == Mandate.person_id)
            .where(Mandate.role == MandateRole.REPRESENTATIVE, Mandate.trashed_at.is_(None))
            .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
        )
        found: dict[UUID, list[tuple[Mandate, Person]]] = defaultdict(list)
        for mandate, person in rows:
            found[mandate.organisation_id].append((mandate, person))
        return found

    def _representative(self, organisation_id: UUID, day: date) -> Person | None:
        """Who spoke for the organisation on `day`; of several, the newest."""
        held = [person for mandate, person in self._mandates[organisation_id] if mandate.holds_on(day)]
        return held[-1] if held else None

    def _meetings(self, keys: set[UUID | None]) -> dict[UUID | None, tuple[str, date]]:
        rows = self._session.execute(
            select(Meeting.id, MeetingKind.label, Meeting.first_on)
            .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
            .where(Meeting.id.in_([key for key in keys if key is not None]))
        )
        return {key: (label, day) for key, label, day in rows}


def _until(seat: Seat, day: date) -> bool:
    """Whether the seat was held up to `day`, or to the eve of it."""
    return (seat.elected_on is None or seat.elected_on < day) and (seat.ended_on is None or seat.ended_on >= day - _DAY)


def _from(seat: Seat, day: date) -> bool:
    """Whether the seat is held after `day`, or from the morrow on."""
    return (seat.elected_on is None or seat.elected_on <= day + _DAY) and (seat.ended_on is None or seat.ended_on > day)


def _name(person: Person | None) -> str:
    return f"{person.civility} {person.full_name}".strip() if person else ""
