"""Who is elected by the votes, and where only the assembly can decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate and the votes counted; nothing where they were not counted yet."""

    id: UUID
    votes: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom the votes elect beyond doubt, and those who share the last seats with too many others."""

    elected: frozenset[UUID] = frozenset()
    tied: frozenset[UUID] = frozenset()


def proposed(candidates: Sequence[Standing], seats: int) -> Proposal:
    """The `seats` candidates with the most votes; no vote, no seat; a tie at the last seat elects none of the tied."""
    counted = sorted(
        ((each.votes, each.id) for each in candidates if each.votes), key=lambda each: each[0], reverse=True
    )
    if len(counted) <= seats:
        return Proposal(frozenset(key for _votes, key in counted))
    last, following = counted[seats - 1][0] if seats else 0, counted[seats][0]
    if not seats or last > following:
        return Proposal(frozenset(key for _votes, key in counted[:seats]))
    return Proposal(
        frozenset(key for votes, key in counted if votes > last),
        frozenset(key for votes, key in counted if votes == last),
    )
