"""The votes that serve an election: which election a meeting has, and what both of them know written down once."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.room import VoteRow
from csxl_desktop.domain.vote_rows import BALLOTS, MeetingElection
from csxl_desktop.domain.votes import Vote
from csxl_desktop.i18n import N_
from csxl_desktop.services.election_rows import election_row, is_election_item
from csxl_desktop.storage.queries.room import vote_row


class ElectionClosedError(DomainError):
    template = N_("The result of this election is proclaimed: it can no longer be changed.")


def elections_of(session: Session, meeting_id: UUID) -> tuple[MeetingElection, ...]:
    """The elections of a meeting, each with the item under which it is told."""
    found = session.scalars(
        select(Election).where(Election.meeting_id == meeting_id, Election.trashed_at.is_(None)).order_by(Election.id)
    ).all()
    if not found:
        return ()
    items = session.execute(
        select(AgendaItem.id, AgendaItem.title)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.trashed_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    titled = next((key for key, title in items if is_election_item(title)), None)
    return tuple(_row(session, each, {key for key, _title in items}, titled) for each in found)


def _row(session: Session, election: Election, items: Iterable[UUID], titled: UUID | None) -> MeetingElection:
    """It is told where it was last voted on, else under the item that bears its title."""
    voted = session.scalars(
        select(Vote.agenda_item_id)
        .where(Vote.election_id == election.id, Vote.trashed_at.is_(None), Vote.agenda_item_id.in_(items))
        .order_by(Vote.position.desc(), Vote.id.desc())
    ).first()
    row = election_row(session, election)
    return MeetingElection(
        election.id,
        row.meeting_on,
        election.closed_on is not None,
        election.seats,
        election.voters,
        election.blank_ballots,
        tuple(" – ".join(part for part in (each.organisation, each.person) if part) for each in row.elected),
        voted or titled,
    )


def votes_for(session: Session, election_id: UUID) -> tuple[VoteRow, ...]:
    """What was voted on for an election, in the order of its meeting."""
    found = session.scalars(
        select(Vote).where(Vote.election_id == election_id, Vote.trashed_at.is_(None)).order_by(Vote.position, Vote.id)
    )
    return tuple(map(vote_row, found))


def serve(session: Session, vote: Vote, election_id: UUID | None) -> None:
    """The vote serves that election; ballots that the vote alone knew are the election's from now on.

    An election is served by one vote, its last round: the ballots of a round before are that vote's own again.
    """
    from csxl_desktop.services.records import assign, existing  # what only prints needs no rule of writing

    if election_id is None:
        assign(session, vote, {"election_id": None})
        return
    election = existing(session, Election, election_id)
    before = session.scalars(
        select(Vote).where(Vote.election_id == election_id, Vote.trashed_at.is_(None), Vote.id != vote.id)
    ).all()
    if before and election.closed_on is not None:
        raise ElectionClosedError
    assign(session, vote, {"election_id": election_id})
    for each in before:
        kept = {ours: getattr(election, theirs) for ours, theirs in BALLOTS.items() if getattr(each, ours) is None}
        assign(session, each, {"election_id": None, **kept})
    if before:
        assign(session, election, dict.fromkeys(BALLOTS.values()))
    if election.closed_on is None:
        taken = {
            theirs: getattr(vote, ours)
            for ours, theirs in BALLOTS.items()
            if getattr(election, theirs) is None and getattr(vote, ours) is not None
        }
        assign(session, election, taken)
    same = {ours: None for ours, theirs in BALLOTS.items() if getattr(vote, ours) == getattr(election, theirs)}
    assign(session, vote, same)


def ballots(vote: Vote, elections: Mapping[UUID, MeetingElection]) -> tuple[int | None, int | None]:
    """Voters and blank ballots of a vote: those of the election that it serves."""
    election = elections.get(vote.election_id) if vote.election_id is not None else None
    return (vote.voters, vote.blank) if election is None else (election.voters, election.blank)
