"""Elections themselves: their candidates by sector, their item on the agenda, what minutes proclaim of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.content.minutes import MinutesCandidate, MinutesElection
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.elections import Election, ElectionCandidate
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.room import VoteRow
from csxl_desktop.domain.standing import Standing, proposed
from csxl_desktop.i18n import fold, speaking
from csxl_desktop.i18n.locales import LOCALES
from csxl_desktop.services.assemblies import AssemblyRow
from csxl_desktop.services.election_reads import TermEnd, item_title


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Who stands; `tied`: as many votes as others at the last seat, the assembly decides."""

    id: UUID
    organisation_id: UUID
    organisation: str
    person_id: UUID | None
    person: str
    sector: str
    votes: int | None
    elected: bool
    tied: bool


@dataclass(frozen=True, slots=True)
class ElectionRow:
    """One election whole, its candidates by sector and name."""

    id: UUID
    meeting_id: UUID | None
    meeting_on: date | None
    called_on: date | None
    candidates_until_on: date | None
    seats: int
    term_years: int
    voters: int | None
    blank_ballots: int | None
    closed_on: date | None
    note: str
    candidates: tuple[CandidateRow, ...]
    votes: tuple[VoteRow, ...] = ()  # of the meeting, that serve it

    @property
    def elected(self) -> tuple[CandidateRow, ...]:
        return tuple(each for each in self.candidates if each.elected)

    @property
    def tied(self) -> tuple[CandidateRow, ...]:
        return tuple(each for each in self.candidates if each.tied)


@dataclass(frozen=True, slots=True)
class ElectionBoard:
    """Everything that the tool shows: elections newest first."""

    elections: tuple[ElectionRow, ...]
    assemblies: tuple[AssemblyRow, ...]
    term_end: TermEnd | None
    sectors: tuple[tuple[str, str], ...]  # the name of each, and what the language spoken calls it


def is_election_item(title: str) -> bool:
    """Whether an item bears that title, in whatever language it was put there."""
    titles = set()
    for language in LOCALES:
        with speaking(language):
            titles.add(fold(item_title()))
    return fold(title) in titles


def proclaimed(session: Session, meeting_id: UUID) -> MinutesElection | None:
    """The proclaimed election of an assembly, as its minutes tell it."""
    found = session.scalars(
        select(Election)
        .where(Election.meeting_id == meeting_id, Election.trashed_at.is_(None), Election.closed_on.is_not(None))
        .order_by(Election.id)
    ).first()
    if found is None or found.closed_on is None:
        return None
    row = election_row(session, found)
    return MinutesElection(
        tuple(
            MinutesCandidate(each.organisation, each.person, each.sector, each.votes, each.elected)
            for each in row.candidates
        ),
        row.seats,
        row.voters,
        row.blank_ballots,
        years_later(found.closed_on, row.term_years) if row.term_years else None,
    )


def years_later(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def election_rows(session: Session) -> list[ElectionRow]:
    found = session.scalars(
        select(Election).where(Election.trashed_at.is_(None)).order_by(Election.called_on.desc(), Election.id.desc())
    )
    return [election_row(session, each) for each in found]


def election_row(session: Session, election: Election) -> ElectionRow:
    meeting = session.get(Meeting, election.meeting_id) if election.meeting_id else None
    return ElectionRow(
        id=election.id,
        meeting_id=election.meeting_id,
        meeting_on=meeting.first_on if meeting else None,
        called_on=election.called_on,
        candidates_until_on=election.candidates_until_on,
        seats=election.seats,
        term_years=election.term_years,
        voters=election.voters,
        blank_ballots=election.blank_ballots,
        closed_on=election.closed_on,
        note=election.note,
        candidates=tuple(_candidates(session, election)),
    )


def _candidates(session: Session, election: Election) -> Sequence[CandidateRow]:
    found = session.execute(
        select(ElectionCandidate, Organisation.name, Person)
        .join(Organisation, Organisation.id == ElectionCandidate.organisation_id)
        .outerjoin(Person, Person.id == ElectionCandidate.person_id)
        .where(ElectionCandidate.election_id == election.id, ElectionCandidate.trashed_at.is_(None))
        .order_by(Organisation.sort_key, ElectionCandidate.id)
    ).all()
    order = _sector_order(session)
    tied = set(proposed([Standing(each.id, each.votes) for each, _name, _person in found], election.seats).tied)
    rows = [
        CandidateRow(
            each.id,
            each.organisation_id,
            name,
            each.person_id,
            called(person.civility, person.full_name) if person else "",
            each.sector,
            each.votes,
            each.elected,
            each.id in tied and election.closed_on is None,
        )
        for each, name, person in found
    ]
    return sorted(rows, key=lambda row: (not row.sector, order.get(row.sector, len(order)), row.sector))


def _sector_order(session: Session) -> Mapping[str, int]:
    from csxl_desktop.domain.categories import Category  # minutes without an election do without its tables

    names = session.scalars(
        select(Category.name).where(Category.trashed_at.is_(None)).order_by(Category.position, Category.name)
    )
    return {name: place for place, name in enumerate(names)}
