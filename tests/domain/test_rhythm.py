"""How regularly something happens."""

from datetime import date

from csxl_desktop.domain.rhythm import median_gap, usual


def test_the_usual_gap_is_a_gap_that_was_seen_whatever_the_order_of_the_days() -> None:
    days = [date(2026, 3, 1), date(2026, 1, 1), date(2026, 1, 15), date(2026, 1, 15), date(2026, 1, 29)]
    assert median_gap(days) == 14
    assert median_gap([date(2026, 1, 1), date(2026, 1, 11), date(2026, 2, 20)]) == 10


def test_one_day_has_no_gap() -> None:
    assert median_gap([date(2026, 1, 1), date(2026, 1, 1)]) is None
    assert median_gap([]) is None


def test_usual_is_what_stands_every_other_time_at_least_the_last_of_two() -> None:
    assert usual([1, 2, 2, 3]) == 2
    assert usual(["a", "b"]) == "b"
    assert usual([1, 2, 3]) is None
    assert usual([]) is None
