"""Attendance in the form in which it is known: the computed examples of the sector's reports."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.attendance_form import Attended, Typed, read_typed, reckon
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation_choices import AttendanceForm


def came(*numbers: int) -> list[Attended]:
    return [Attended(AttendanceForm.PER_OCCURRENCE, Decimal(number)) for number in numbers]


def test_nine_outings_come_to_78_and_a_mean_of_8_67() -> None:
    whole = reckon([*came(18, 4, 7, 9, 4, 8, 10, 9, 9), Attended(AttendanceForm.NOT_GIVEN)])

    assert whole is not None
    assert str(whole.total) == "78"
    assert (whole.over, whole.mean, whole.peak) == (9, Decimal("8.67"), Decimal(18))


def test_five_holidays_come_to_43() -> None:
    periods = [Attended(AttendanceForm.PER_PERIOD, Decimal(number)) for number in (7, 8, 7, 7, 14)]

    whole = reckon(periods)

    assert whole is not None
    assert whole.total == 43


def test_women_and_men_make_36_and_the_staff_beside_them_40() -> None:
    trip = Attended(women=21, men=15, staff=4)

    assert (trip.persons, trip.with_staff) == (Decimal(36), Decimal(40))
    assert not trip.does_not_add_up


def test_parts_that_make_another_number_are_seen() -> None:
    assert Attended(number=Decimal(37), women=21, men=15).does_not_add_up
    assert Attended(women=21, men=15, adults=30, children=5).does_not_add_up
    assert not Attended(number=Decimal(36), women=21, men=15, adults=30, children=6).does_not_add_up
    assert not Attended(number=Decimal(37), women=21).does_not_add_up
    assert not Attended(number=Decimal(40), quality=Quality.ABOUT, women=21, men=15).does_not_add_up
    assert not Attended(number=Decimal(3)).does_not_add_up


def test_half_a_hundredth_is_rounded_upwards() -> None:
    whole = reckon([*came(1), *came(*([0] * 7))])

    assert whole is not None
    assert whole.mean == Decimal("0.13")


def test_a_range_keeps_both_ends_and_a_peak_may_be_said() -> None:
    whole = reckon(
        [Attended(number=Decimal(10), number_to=Decimal(30)), Attended(number=Decimal(20), peak=Decimal(45))]
    )

    assert whole is not None
    assert (whole.total, whole.total_to) == (Decimal(30), Decimal(50))
    assert (whole.mean, whole.mean_to, whole.peak) == (Decimal(15), Decimal(25), Decimal(45))


def test_nothing_known_is_nothing_reckoned() -> None:
    assert reckon([]) is None
    assert reckon([Attended(AttendanceForm.NOT_MEASURABLE)]) is None


@pytest.mark.parametrize(
    ("qualities", "whole"),
    [
        ((Quality.EXACT, Quality.EXACT), Quality.EXACT),
        ((Quality.EXACT, Quality.MORE_THAN), Quality.MORE_THAN),
        ((Quality.EXACT, Quality.ABOUT), Quality.ABOUT),
        ((Quality.RANGE, Quality.EXACT), Quality.EXACT),
    ],
)
def test_a_sum_is_as_sure_as_its_least_sure_part(qualities: tuple[Quality, ...], whole: Quality) -> None:
    reckoned = reckon(Attended(number=Decimal(2), quality=quality, staff=1) for quality in qualities)

    assert reckoned is not None
    assert (reckoned.quality, reckoned.with_staff) == (whole, Decimal(6))


@pytest.mark.parametrize(
    ("typed", "number", "to", "quality"),
    [
        ("18", 18, None, Quality.EXACT),
        (" 1 086 ", 1086, None, Quality.EXACT),
        ("environ 15", 15, None, Quality.ABOUT),
        ("±3", 3, None, Quality.ABOUT),
        ("~ 200", 200, None, Quality.ABOUT),
        ("10-30", 10, 30, Quality.RANGE),
        ("entre 10 et 30", 10, 30, Quality.RANGE),
        ("15 à 20", 15, 20, Quality.RANGE),
        ("plus de 170", 170, None, Quality.MORE_THAN),
        ("170+", 170, None, Quality.MORE_THAN),
        ("", None, None, Quality.EXACT),
    ],
)
def test_a_number_is_read_as_it_is_said(typed: str, number: int | None, to: int | None, quality: Quality) -> None:
    assert read_typed(typed) == Typed(
        None if number is None else Decimal(number), None if to is None else Decimal(to), quality
    )


@pytest.mark.parametrize("typed", ["une vingtaine peut-être", "30-10", "beaucoup", "12 - "])
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    assert read_typed(typed) is None


@given(st.lists(st.integers(0, 10_000)))
def test_the_sum_of_the_list_is_the_figure(numbers: list[int]) -> None:
    whole = reckon(came(*numbers))

    if not numbers:
        assert whole is None
        return
    assert whole is not None
    assert whole.total == sum(numbers)
    assert whole.over == len(numbers)
    assert min(numbers) <= round(whole.mean + Decimal("0.01"), 2)
    assert whole.mean <= whole.peak + Decimal("0.01")
