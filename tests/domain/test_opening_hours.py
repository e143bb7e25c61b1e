"""Opening hours: the minutes of a week on a day, the hours of a day, one set cut around another."""

from datetime import date, time

import pytest

from csxl_desktop.domain.opening_hours import (
    HoursBackwardsError,
    HoursOverlapError,
    Opening,
    Span,
    around,
    check_week,
    meet,
    minutes_a_week,
    open_on,
    periods,
)
from csxl_desktop.i18n.opening_hours import MIDNIGHT, WeekSlot

NINE, NOON, ONE, FIVE = time(9), time(12), time(13), time(17)
JUNE, JULY, AUGUST, SEPTEMBER = date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 31), date(2026, 9, 1)
ALWAYS: Span = (None, None)


def test_a_week_counts_the_slots_that_hold_on_the_day() -> None:
    slots = [
        Opening(0, NINE, time(12, 30), None, JUNE),
        Opening(0, ONE, FIVE, JULY, AUGUST),
        Opening(5, time(20), MIDNIGHT),
    ]

    assert [minutes_a_week(slots, day) for day in (JUNE, JULY, SEPTEMBER)] == [210 + 240, 240 + 240, 240]
    assert minutes_a_week([], JUNE) == 0


def test_a_day_has_its_slots_by_hour() -> None:
    monday = date(2026, 6, 29)
    slots = [Opening(0, ONE, FIVE), Opening(0, NINE, NOON), Opening(1, NINE, NOON), Opening(0, NOON, ONE, SEPTEMBER)]

    assert [each.opens_at for each in open_on(slots, monday)] == [NINE, ONE]


@pytest.mark.parametrize(
    ("slots", "refusal"),
    [
        ([WeekSlot(0, NOON, NINE)], HoursBackwardsError),
        ([WeekSlot(0, NINE, NINE)], HoursBackwardsError),
        ([WeekSlot(2, NINE, FIVE), WeekSlot(2, NOON, ONE)], HoursOverlapError),
    ],
)
def test_impossible_weeks_are_refused(slots: list[WeekSlot], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_week(slots)


def test_slots_may_touch_and_days_are_apart() -> None:
    check_week([WeekSlot(0, NOON, FIVE), WeekSlot(0, NINE, NOON), WeekSlot(1, NINE, FIVE)])


@pytest.mark.parametrize(
    ("span", "other", "left"),
    [
        (ALWAYS, (JULY, AUGUST), [(None, JUNE), (SEPTEMBER, None)]),
        (ALWAYS, (JULY, None), [(None, JUNE)]),
        (ALWAYS, (None, AUGUST), [(SEPTEMBER, None)]),
        (ALWAYS, ALWAYS, []),
        ((JULY, AUGUST), ALWAYS, []),
        ((JULY, AUGUST), (None, JUNE), [(JULY, AUGUST)]),
        ((JULY, AUGUST), (SEPTEMBER, None), [(JULY, AUGUST)]),
        ((JUNE, SEPTEMBER), (JULY, AUGUST), [(JUNE, JUNE), (SEPTEMBER, SEPTEMBER)]),
    ],
)
def test_what_is_left_around_other_days(span: Span, other: Span, left: list[Span]) -> None:
    assert around(span, other) == left
    assert meet(span, other) is (left != [span])


def test_periods_come_in_order_and_say_which_holds() -> None:
    slots = [
        Opening(1, NINE, NOON, SEPTEMBER),
        Opening(0, ONE, FIVE, None, AUGUST),
        Opening(0, NINE, NOON, None, AUGUST),
    ]

    found = periods(slots, JULY)

    assert [(each.from_on, each.holds, each.minutes, len(each.slots)) for each in found] == [
        (None, True, 420, 2),
        (SEPTEMBER, False, 180, 1),
    ]
    assert found[0].slots[0].opens_at == NINE
