"""What the figures of a vote say against each other."""

from dataclasses import replace

import pytest

from csxl_desktop.domain.choices import Majority, VoteMethod, VoteOutcome
from csxl_desktop.domain.vote_rows import VoteDetail
from csxl_desktop.system.identifiers import new_id

VOTE = VoteDetail(
    id=new_id(),
    agenda_item_id=None,
    question="Nouveaux statuts ?",
    method=VoteMethod.BALLOT,
    majority=Majority.SIMPLE,
    voters=24,
    in_favour=18,
    against=3,
    abstained=2,
    blank=1,
    proxies=False,
    elected="",
    outcome=VoteOutcome.ADOPTED,
    note="",
)


@pytest.mark.parametrize(
    ("changes", "given", "gap"),
    [
        ({}, 24, 0),
        ({"blank": 3}, 26, 2),
        ({"blank": None, "abstained": None}, 21, -3),
        ({"voters": None}, 24, 0),
        ({"in_favour": None, "against": None, "abstained": None, "blank": None}, None, 0),
    ],
)
def test_voices_are_compared_with_the_voters(changes: dict[str, int | None], given: int | None, gap: int) -> None:
    row = replace(VOTE, **changes)  # type: ignore[arg-type]
    assert (row.given, row.gap) == (given, gap)
