"""Days that come again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.recurrence import LAST, monthly, opened, place_in_month, same_place, weekly


@pytest.mark.parametrize(
    ("day", "year", "expected"),
    [
        (date(2026, 3, 12), 2027, date(2027, 3, 11)),  # the second Thursday
        (date(2026, 1, 29), 2027, date(2027, 1, 28)),  # a fifth Thursday that does not come: the last
        (date(2024, 2, 29), 2025, date(2025, 2, 27)),  # the fifth Thursday of a leap February
        (date(2026, 12, 1), 2027, date(2027, 12, 7)),
    ],
)
def test_a_day_keeps_its_place_in_the_month(day: date, year: int, expected: date) -> None:
    assert same_place(day, year) == expected


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(2000, 2100))
def test_the_same_place_is_the_same_weekday_of_the_same_month(day: date, year: int) -> None:
    found = same_place(day, year)
    assert (found.year, found.month, found.weekday()) == (year, day.month, day.weekday())
    is_last = (found + timedelta(days=7)).month != found.month
    assert place_in_month(found) == place_in_month(day) or is_last


def test_the_second_tuesday_and_the_last_one_of_each_month() -> None:
    first, last = date(2027, 1, 1), date(2027, 3, 31)
    assert monthly(1, 2, first, last) == [date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9)]
    assert monthly(1, LAST, first, last) == [date(2027, 1, 26), date(2027, 2, 23), date(2027, 3, 30)]


def test_every_three_weeks_from_the_first_such_day() -> None:
    assert weekly(3, 3, date(2027, 1, 1), date(2027, 2, 28)) == [date(2027, 1, 7), date(2027, 1, 28), date(2027, 2, 18)]
    assert weekly(3, 1, date(2027, 1, 1), date(2027, 1, 6)) == []


def test_a_closed_day_goes_to_the_week_after_and_stays_where_all_are_closed() -> None:
    day = date(2027, 5, 6)
    assert opened(day, {day}) == date(2027, 5, 13)
    weeks = {day + timedelta(days=7 * number) for number in range(10)}
    assert opened(day, weeks) == day
