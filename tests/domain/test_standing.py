"""Who is elected by the votes."""

from uuid import UUID

import pytest

from csxl_desktop.domain.standing import Standing, proposed

KEYS = [UUID(int=number) for number in range(5)]


@pytest.mark.parametrize(
    ("votes", "seats", "elected", "tied"),
    [
        ((), 3, (), ()),
        ((3, 2, 1), 2, (0, 1), ()),
        ((1, 2, 3), 2, (1, 2), ()),
        ((3, 2, 2), 2, (0,), (1, 2)),
        ((2, 2, 2), 2, (), (0, 1, 2)),
        ((2, 2, 1), 2, (0, 1), ()),
        ((3, None, 0), 2, (0,), ()),
        ((3, 2), 0, (), ()),
        ((5, 4), 7, (0, 1), ()),
    ],
)
def test_the_most_votes_win_and_a_tie_at_the_last_seat_stays_open(
    votes: tuple[int | None, ...], seats: int, elected: tuple[int, ...], tied: tuple[int, ...]
) -> None:
    candidates = [Standing(key, each) for key, each in zip(KEYS, votes, strict=False)]

    outcome = proposed(candidates, seats)

    assert outcome.elected == {KEYS[place] for place in elected}
    assert outcome.tied == {KEYS[place] for place in tied}
