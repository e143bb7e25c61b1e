"""What changed among the members in a year, read for the document and for lists."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from operator import attrgetter
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AliasNature, MandateRole
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.content.changes import (
    Arrival,
    CommitteeChange,
    CommitteeMove,
    Departure,
    Ending,
    NewRepresentative,
    Renaming,
    TakenNote,
)
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.services.printable import name_may_be_printed
from csxl_desktop.storage.queries.members import ended_by_merging
from csxl_desktop.storage.queries.names import NamesOn

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
        self._merged = set(session.scalars(select(Membership.id).where(ended_by_merging())))
        self._names_then = NamesOn(session, self._last)
        self._names = {
            organisation.id: self._names_then.of(organisation.id, organisation.name)
            for _membership, organisation in self._held
        }
        self._today_names = {organisation.id: organisation.name for _membership, organisation in self._held}
        self._mandates = self._representatives_by_organisation()
        self._assemblies = self._meetings()

    def arrivals(self) -> tuple[Arrival, ...]:
        made = []
        for membership, organisation in self._held:
            joined = membership.joined_on
            if joined is None or not self._in_year(joined):
                continue
            label, _badge, day = self._assemblies.get(membership.joined_meeting_id, ("", "", None))
            person = self._representative(organisation.id, min(self._last, membership.left_on or self._last))
            name = self._names[organisation.id]
            made.append(Arrival(name, joined, _name(person), label, day, organisation.id))
        return tuple(sorted(made, key=attrgetter("on")))

    def departures(self) -> tuple[Departure, ...]:
        made = [
            Departure(
                self._names[organisation.id],
                membership.left_on,
                membership.leaving_reason,
                self._noted(membership.left_meeting_id),
                organisation.id,
            )
            for membership, organisation in self._held
            if membership.left_on is not None
            and self._in_year(membership.left_on)
            and membership.id not in self._merged
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
        for organisation_id, name in self._today_names.items():
            names = [*former[organisation_id]]
            following = [*(alias.name for alias in names[1:]), name]
            made += [
                Renaming(alias.name, new, alias.to_on, self._noted(alias.meeting_id), organisation_id)
                for alias, new in zip(names, following, strict=False)
                if alias.to_on is not None and self._in_year(alias.to_on)
            ]
        return tuple(sorted(made, key=attrgetter("on")))

    def endings(self) -> tuple[Ending, ...]:
        """The members that ceased to be, merged into another one or not."""
        successor = aliased(Organisation)
        rows = self._session.execute(
            select(OrganisationEnd, successor.id, successor.name)
            .outerjoin(successor, successor.id == OrganisationEnd.successor_id)
            .where(OrganisationEnd.trashed_at.is_(None), OrganisationEnd.organisation_id.in_(self._names))
            .where(OrganisationEnd.ended_on.between(self._first, self._last))
            .order_by(OrganisationEnd.ended_on, OrganisationEnd.id)
        )
        return tuple(
            Ending(
                self._names[end.organisation_id],
                end.ended_on,
                self._names_then.of(key, name) if key else "",
                self._noted(end.meeting_id),
                end.organisation_id,
            )
            for end, key, name in rows
        )

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
                    noted = self._noted(mandate.meeting_id)
                    told = NewRepresentative(
                        name, _name(person), _name(before), mandate.from_on, noted, organisation_id
                    )
                    made.append(told)
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
            told = partial(CommitteeChange, self._names_then.of(organisation.id, organisation.name), _name(person))
            if seat.elected_on is not None and self._in_year(seat.elected_on):
                noted = self._noted(seat.elected_meeting_id)
                made.append(told(_move(seat, others), seat.elected_on, noted, organisation.id))
            ended = seat.ended_on
            if ended is not None and self._in_year(ended) and not any(_from(each, ended) for each in others):
                made.append(told(CommitteeMove.LEFT, ended, None, organisation.id))
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

    def _noted(self, meeting_id: UUID | None) -> TakenNote | None:
        found = self._assemblies.get(meeting_id)
        return TakenNote(found[1], found[2]) if found else None

    def _meetings(self) -> dict[UUID | None, tuple[str, str, date]]:
        """Every meeting that may have heard of a change: label, badge, day."""
        rows = self._session.execute(
            select(Meeting.id, MeetingKind, Meeting.first_on)
            .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
            .where(Meeting.trashed_at.is_(None))
        )
        return {
            key: (
                house_words.meeting_kind(kind.label, kind.label_nl),
                house_words.meeting_badge(kind.badge, kind.badge_nl),
                day,
            )
            for key, kind, day in rows
        }


def years_of_change(session: Session, today: date) -> tuple[int, ...]:
    """The years in which something changed among the members, and this one, newest first."""
    dated = (
        select(Membership.joined_on).where(Membership.trashed_at.is_(None)),
        select(Membership.left_on).where(Membership.trashed_at.is_(None)),
        select(OrganisationEnd.ended_on).where(OrganisationEnd.trashed_at.is_(None)),
        select(Seat.elected_on).where(Seat.trashed_at.is_(None)),
        select(OrganisationAlias.to_on).where(
            OrganisationAlias.nature == AliasNature.FORMER, OrganisationAlias.trashed_at.is_(None)
        ),
    )
    found = {day.year for statement in dated for day in session.scalars(statement.distinct()) if day is not None}
    return tuple(sorted(found | {today.year}, reverse=True))


def _move(seat: Seat, others: Sequence[Seat]) -> CommitteeMove:
    """Whether the organisation had the seat before; the same term under another person was handed over."""
    day = seat.elected_on or date.min
    before = [each for each in others if _until(each, day)]
    if not before:
        return CommitteeMove.ENTERED
    handed = any(
        each.person_id != seat.person_id and each.term_end_on is not None and each.term_end_on == seat.term_end_on
        for each in before
    )
    return CommitteeMove.HANDED_OVER if handed else CommitteeMove.RENEWED


def _until(seat: Seat, day: date) -> bool:
    """Whether the seat was held up to `day`, or to the eve of it."""
    return (seat.elected_on is None or seat.elected_on < day) and (seat.ended_on is None or seat.ended_on >= day - _DAY)


def _from(seat: Seat, day: date) -> bool:
    """Whether the seat is held after `day`, or from the morrow on."""
    return (seat.elected_on is None or seat.elected_on <= day + _DAY) and (seat.ended_on is None or seat.ended_on > day)


def _name(person: Person | None) -> str:
    """Nobody who may not be named: the change itself is told all the same."""
    if person is None or not name_may_be_printed(person):
        return ""
    return called(person.civility, person.full_name)
