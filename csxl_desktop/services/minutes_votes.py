"""What was voted on, as the minutes print it under its item."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content.minutes import MinutesVote
from csxl_desktop.domain.meeting_rows import MeetingRecord
from csxl_desktop.domain.votes import Vote


def votes_of(session: Session, record: MeetingRecord) -> Mapping[UUID | None, tuple[MinutesVote, ...]]:
    """The votes of the meeting by item (nothing: under none, or under one that is no longer there)."""
    known = {item.id for item in record.items}
    votes: defaultdict[UUID | None, list[MinutesVote]] = defaultdict(list)
    for vote in session.scalars(
        select(Vote).where(Vote.meeting_id == record.row.id, Vote.trashed_at.is_(None)).order_by(Vote.position, Vote.id)
    ):
        told = MinutesVote(
            vote.question,
            vote.method.value,
            vote.majority.value,
            vote.voters,
            vote.in_favour,
            vote.against,
            vote.abstained,
            vote.blank,
            vote.elected,
            vote.outcome.value,
            vote.note,
            vote.proxies,
        )
        votes[vote.agenda_item_id if vote.agenda_item_id in known else None].append(told)
    return {item: tuple(found) for item, found in votes.items()}
