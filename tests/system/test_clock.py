"""Audit stamps are aware, meetings are in wall-clock time."""

from datetime import timedelta

from csxl_desktop.system.clock import now_utc, today, wall_clock


def test_stamps_are_in_utc() -> None:
    assert now_utc().utcoffset() == timedelta(0)


def test_the_wall_clock_has_no_zone_and_no_fractions() -> None:
    shown = wall_clock()

    assert shown.tzinfo is None
    assert shown.microsecond == 0
    assert abs(shown.astimezone() - now_utc()) < timedelta(minutes=1)


def test_today_is_the_day_on_the_wall() -> None:
    before, day, after = wall_clock().date(), today(), wall_clock().date()

    assert before <= day <= after
