"""What was voted on, as the minutes print it under its item."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content.minutes import MinutesVote
from csxl_desktop.domain.meeting_rows import MeetingRecord
from csxl_desktop.domain.vote_rows import MeetingElection
from csxl_desktop.domain.votes import Vote


def votes_of(
    session: Session, record: MeetingRecord, elections: Sequence[MeetingElection], told: MeetingElection | None
) -> Mapping[UUID | None, tuple[MinutesVote, ...]]:
    """The votes of the meeting by item (nothing: under none, or under one that is no longer there).

    One under no item that serves an election stands under that election. Of `told` the result is printed beside.
    """
    items, served = {item.id for item in record.items}, {each.id: each for each in elections}
    votes: defaultdict[UUID | None, list[MinutesVote]] = defaultdict(list)
    for vote in session.scalars(
        select(Vote).where(Vote.meeting_id == record.row.id, Vote.trashed_at.is_(None)).order_by(Vote.position, Vote.id)
    ):
        election = served.get(vote.election_id) if vote.election_id is not None else None
        place = vote.agenda_item_id if vote.agenda_item_id in items else election.id if election is not None else None
        votes[place].append(_told(vote, election, with_result=election is not None and election == told))
    return {place: tuple(found) for place, found in votes.items()}


def _told(vote: Vote, election: MeetingElection | None, *, with_result: bool) -> MinutesVote:
    """Ballots and names are told once: with the result of the election where it is printed."""
    voters, blank, elected = vote.voters, vote.blank, vote.elected
    if election is not None:
        voters, blank = election.voters, election.blank
        elected = "\n".join(election.elected) or vote.elected
    if with_result:
        voters, blank, elected = None, None, ""
    return MinutesVote(
        vote.question,
        vote.method.value,
        vote.majority.value,
        voters,
        vote.in_favour,
        vote.against,
        vote.abstained,
        blank,
        elected,
        vote.outcome.value,
        vote.note,
        vote.proxies,
    )
