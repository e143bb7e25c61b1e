"""The election of the steering committee, from its call to its seats."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.elections import Election, ElectionCandidate
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.standing import Standing, proposed
from csxl_desktop.domain.votes import Vote
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.assemblies import AssemblyNotHeldError, NoAssemblyError, assemblies, put_item
from csxl_desktop.services.election_reads import TermEnd, item_title, term_end
from csxl_desktop.services.election_rows import ElectionBoard, ElectionRow, election_row, election_rows, years_later
from csxl_desktop.services.election_votes import ElectionClosedError, serve, votes_for
from csxl_desktop.services.office import the_office
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database

_DAY = timedelta(days=1)


class TwiceCandidateError(DomainError):
    template = N_("“{name}” already stands in this election.")


class ImpossibleVotesError(DomainError):
    template = N_("{votes} votes are not possible with {ballots} ballots.")


class AssemblyNeededError(DomainError):
    template = N_("Say first at which assembly the committee is elected.")


class CallAfterElectionError(DomainError):
    template = N_("The call is dated {call}, after the assembly of {day}: correct one of the two.")


class WrongNumberElectedError(DomainError):
    template = N_("{elected} are marked as elected for {seats} seats.")


class ElectionService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def board(self) -> ElectionBoard:
        with self._database() as session:
            sectors = session.scalars(
                select(Category).where(Category.trashed_at.is_(None)).order_by(Category.position, Category.name)
            )
            return ElectionBoard(
                elections=tuple(replace(each, votes=votes_for(session, each.id)) for each in election_rows(session)),
                assemblies=tuple(assemblies(session)),
                term_end=term_end(session, self._today()),
                sectors=tuple((each.name, house_words.category(each.name, each.name_nl)) for each in sectors),
            )

    def term_end(self) -> TermEnd | None:
        """When the seats of today run out."""
        with self._database() as session:
            return term_end(session, self._today())

    def election(self, election_id: UUID) -> ElectionRow:
        with self._database() as session:
            row = election_row(session, existing(session, Election, election_id))
            return replace(row, votes=votes_for(session, election_id))

    def begin(self) -> Written:
        """A new election from the end of the terms: its seats, the office's length of term, the assembly in time."""
        today = self._today()
        with self._database.begin(N_("Election begun")) as session:
            ends = term_end(session, today)
            values = {
                "meeting_id": ends.assembly.id if ends and ends.assembly else None,
                "called_on": today,
                "seats": ends.seats if ends else 0,
                "term_years": the_office(session).committee_term_years,
            }
            made = add(session, Election, values)
            return written(self._database, session, made.id)

    def put_on_agenda(self, election_id: UUID | None = None) -> Written:
        """The election on the agenda of its assembly, else of the last one planned before the end of the terms."""
        today = self._today()
        with self._database.begin(N_("Election put on the agenda")) as session:
            election = existing(session, Election, election_id) if election_id else None
            meeting_id = election.meeting_id if election else None
            if meeting_id is None:
                ends = term_end(session, today)
                if ends is None or ends.assembly is None:
                    raise NoAssemblyError
                meeting_id = ends.assembly.id
                if election is not None:
                    assign(session, election, {"meeting_id": meeting_id})
            made = put_item(session, meeting_id, ItemKind.FREE, item_title())
            return written(self._database, session, made.id)

    def stand(self, election_id: UUID, organisation_id: UUID, person_id: UUID | None = None) -> Written:
        """The organisation stands, by a person; its sector is proposed from its category."""
        with self._database.begin(N_("Candidate of an election")) as session:
            self._open(session, election_id)
            others = session.scalars(
                select(ElectionCandidate).where(
                    ElectionCandidate.election_id == election_id, ElectionCandidate.trashed_at.is_(None)
                )
            ).all()
            if any(each.organisation_id == organisation_id for each in others):
                raise TwiceCandidateError(name=existing(session, Organisation, organisation_id).name)
            values = {
                "election_id": election_id,
                "organisation_id": organisation_id,
                "person_id": person_id,
                "sector": _sector(session, organisation_id),
                "position": max((each.position for each in others), default=0) + 1,
            }
            made = add(session, ElectionCandidate, values)
            return written(self._database, session, made.id)

    def count_votes(self, candidate_id: UUID, votes: int | None) -> Written:
        """The votes of one candidate; who is elected is proposed anew, a tie at the last seat left open."""
        with self._database.begin(N_("Votes counted")) as session:
            candidate = existing(session, ElectionCandidate, candidate_id)
            election = self._open(session, candidate.election_id)
            if votes is not None and not 0 <= votes <= (votes if election.voters is None else election.voters):
                raise ImpossibleVotesError(votes=votes, ballots="?" if election.voters is None else election.voters)
            assign(session, candidate, {"votes": votes})
            _propose(session, election)
            return written(self._database, session, candidate_id)

    def decide(self, candidate_id: UUID, *, elected: bool) -> Written:
        """Elected or not, whatever the votes say: the assembly decides between those who are tied."""
        with self._database.begin(N_("Candidate elected")) as session:
            candidate = existing(session, ElectionCandidate, candidate_id)
            self._open(session, candidate.election_id)
            assign(session, candidate, {"elected": elected})
            return written(self._database, session, candidate_id)

    def serve(self, vote_id: UUID, election_id: UUID | None) -> Written:
        """A vote of a meeting serves this election (or none)."""
        with self._database.begin(N_("Vote of an election")) as session:
            serve(session, existing(session, Vote, vote_id), election_id)
            return written(self._database, session, vote_id)

    def proclaim(self, election_id: UUID) -> Written:
        """One act: the seats before end on the eve, those elected begin on the day of the assembly."""
        with self._database.begin(N_("Result of the election proclaimed")) as session:
            election = self._open(session, election_id)
            meeting = session.get(Meeting, election.meeting_id) if election.meeting_id else None
            if meeting is None:
                raise AssemblyNeededError
            if meeting.first_on > self._today():
                raise AssemblyNotHeldError(day=short_date(meeting.first_on))
            if election.called_on is not None and election.called_on > meeting.first_on:
                raise CallAfterElectionError(call=short_date(election.called_on), day=short_date(meeting.first_on))
            elected = election_row(session, election).elected
            if not elected or (election.seats and len(elected) > election.seats):
                raise WrongNumberElectedError(elected=len(elected), seats=election.seats)
            day = meeting.first_on
            _end_seats(session, day)
            for position, each in enumerate(elected, start=1):
                values = {
                    "organisation_id": each.organisation_id,
                    "person_id": each.person_id,
                    "elected_on": day,
                    "elected_meeting_id": meeting.id,
                    "term_end_on": years_later(day, election.term_years),
                    "election_id": election.id,
                    "position": position,
                }
                add(session, Seat, values)
            assign(session, election, {"closed_on": day})
            return written(self._database, session, election_id)

    def _open(self, session: Session, election_id: UUID) -> Election:
        election = existing(session, Election, election_id)
        if election.closed_on is not None:
            raise ElectionClosedError
        return election


def _propose(session: Session, election: Election) -> None:
    candidates = session.scalars(
        select(ElectionCandidate).where(
            ElectionCandidate.election_id == election.id, ElectionCandidate.trashed_at.is_(None)
        )
    ).all()
    outcome = proposed([Standing(each.id, each.votes) for each in candidates], election.seats)
    for each in candidates:
        assign(session, each, {"elected": each.id in outcome.elected})


def _end_seats(session: Session, day: date) -> None:
    """Those held on the eve end there."""
    eve = day - _DAY
    for seat in session.scalars(select(Seat).where(Seat.trashed_at.is_(None))):
        if seat.holds_on(day) and (seat.elected_on is None or seat.elected_on < day):
            assign(session, seat, {"ended_on": eve})


def _sector(session: Session, organisation_id: UUID) -> str:
    found: str | None = session.scalar(
        select(Category.name)
        .join(OrganisationCategory, OrganisationCategory.category_id == Category.id)
        .where(OrganisationCategory.organisation_id == organisation_id, OrganisationCategory.trashed_at.is_(None))
        .where(Category.trashed_at.is_(None))
        .order_by(Category.position, Category.name)
        .limit(1)
    )
    return found or ""
