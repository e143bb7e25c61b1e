"""The hours a week of an action: 52 printed by the source, 56 with its new place; workshops held, members present."""

from datetime import date, time
from decimal import Decimal
from uuid import uuid4

import pytest

from csxl_desktop.domain.action_sheet_rows import AttendanceRow, SlotRow
from csxl_desktop.domain.content.walk_programme import Part
from csxl_desktop.domain.figures import rate
from csxl_desktop.domain.programme_words import held_words
from csxl_desktop.domain.weekly_hours import WeeklyHours, claimed_hours, hours_words, weekly_hours
from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.numbers import percent

MORNING, AFTERNOON = (time(8, 30), time(12, 30)), (time(13, 30), time(17, 30))
END = date(2023, 12, 31)


def slot(place: str, weekday: int, hours: tuple[time, time], from_on: date | None = None) -> SlotRow:
    return SlotRow(uuid4(), weekday, *hours, place=place, from_on=from_on)


SEAT = [slot("Siège", 0, MORNING), *(slot("Siège", day, AFTERNOON) for day in (0, 1)), slot("Siège", 3, MORNING)]
SEAT.append(slot("Siège", 4, MORNING))
BRANCHES = [
    *(slot("Boondael", day, hours) for day, hours in ((2, AFTERNOON), (4, MORNING))),
    *(slot("Brugmann", day, hours) for day, hours in ((0, MORNING), (2, AFTERNOON))),
    *(slot("Porte de Namur", day, MORNING) for day in (1, 3)),
    *(slot("La Chasse", day, hours) for day, hours in ((1, MORNING), (3, AFTERNOON))),
]
VAN_GELE = slot("Van Gele", 1, MORNING, from_on=date(2023, 2, 1))


def test_the_hours_of_the_source_are_52_and_56_with_the_new_place() -> None:
    assert weekly_hours(SEAT, END) == 20
    assert weekly_hours([*SEAT, *BRANCHES], END) == 52
    every = [*SEAT, *BRANCHES, VAN_GELE, SlotRow(uuid4(), 5, time(9))]
    assert weekly_hours(every, END) == 56
    assert weekly_hours(every, date(2023, 1, 15)) == 52


@pytest.mark.parametrize(
    ("figure", "hours"),
    [
        (AttendanceRow(uuid4(), number=Decimal(52), unit="heures", period="par semaine"), Decimal(52)),
        (AttendanceRow(uuid4(), number=Decimal(52), unit="h / semaine"), Decimal(52)),
        (AttendanceRow(uuid4(), number=Decimal(20), unit="uur", label="per week"), Decimal(20)),
        (AttendanceRow(uuid4(), number=Decimal(52), unit="heures", period="en 2023"), None),
        (AttendanceRow(uuid4(), number=Decimal(52), unit="hommes", period="par semaine"), None),
    ],
)
def test_hours_are_claimed_by_a_figure_whose_unit_is_hours_a_week(figure: AttendanceRow, hours: Decimal | None) -> None:
    assert claimed_hours([figure]) == hours


def test_a_gap_is_told_and_no_gap_is_not() -> None:
    with speaking("en"):
        assert hours_words(WeeklyHours(END, Decimal(56))) == "56 h a week on 31/12/2023"
        assert hours_words(WeeklyHours(END, Decimal(56), Decimal(56))) == "56 h a week on 31/12/2023"
        told = "56 h a week on 31/12/2023; 52 h claimed: 4 h more than claimed"
        assert hours_words(WeeklyHours(END, Decimal(56), Decimal(52))) == told
        assert hours_words(WeeklyHours(END, Decimal(56), Decimal("56.5"))).endswith("0.5 h less than claimed")


def test_17_of_20_workshops_are_held_and_a_whole_programme_says_nothing() -> None:
    workshops = [Part(f"Atelier {number}", cancelled=number <= 3) for number in range(1, 21)]
    with speaking("fr"):
        assert "17" in held_words(workshops)
        assert percent(17 / 20) == "85\N{NO-BREAK SPACE}%"
    with speaking("en"):
        assert held_words(workshops) == "17 of 20 parts held (85%)"
    assert held_words(workshops[3:]) == ""
    assert held_words([]) == ""


def test_15_of_35_members_are_43_percent() -> None:
    number = rate(15, 35).number
    assert number is not None
    with speaking("fr"):
        assert percent(number / 100) == "43\N{NO-BREAK SPACE}%"
