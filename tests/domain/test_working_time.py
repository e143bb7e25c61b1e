"""Working time as fractions: T17 and T18 of the table, “9 collaborateurs (8 ETP)”."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.working_time import WorkingTime, exact, read, rounded, sum_up, written

NINE = [*[Decimal(1)] * 6, Decimal("0.80"), Decimal("0.80"), Decimal("0.40")]


def test_six_whole_posts_two_of_four_fifths_and_one_of_two_fifths_are_eight_for_nine() -> None:
    assert sum_up(NINE) == WorkingTime(Fraction(8), 9, 0)


def test_three_thirds_are_one() -> None:
    assert sum_up([Decimal("0.33")] * 3).posts == 1


def test_whoever_s_time_is_not_given_is_said_and_not_counted_as_nothing() -> None:
    assert sum_up([Decimal(1), None, None]) == WorkingTime(Fraction(1), 3, 2)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("4/5", "4/5"),
        ("0,8", "4/5"),
        ("0.80", "4/5"),
        ("1", "1"),
        ("1 1/2", "3/2"),
        ("0,37", "37/100"),
        ("30,4/38", "4/5"),
    ],
)
def test_what_is_typed(text: str, part: str) -> None:
    assert read(text) == Fraction(part)


@pytest.mark.parametrize("text", ["", "   ", "x", "4/0", "1/", "-1", "inf", "nan/2", "1/-2"])
def test_what_is_no_working_time(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("kept", "shown"), [("0.80", "4/5"), ("1.00", "1"), ("1.50", "1 1/2"), ("0.37", "37/100"), ("0", "0")]
)
def test_what_is_shown(kept: str, shown: str) -> None:
    assert written(exact(Decimal(kept))) == shown


@given(st.decimals(0, 99, places=2))
def test_what_is_shown_reads_back_as_it_was_kept(kept: Decimal) -> None:
    again = read(written(exact(kept)))

    assert again is not None
    assert rounded(again) == kept
