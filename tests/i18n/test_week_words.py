"""Opening hours and languages in words."""

from datetime import time

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.i18n.week_words import language_names, week_lines

MORNING, AFTERNOON = (time(9), time(12)), (time(13, 30), time(17))


def test_days_that_open_alike_and_follow_each_other_are_one_line() -> None:
    slots = [WeekSlot(day, *hours) for day in (0, 1, 2, 5, 6) for hours in (MORNING, AFTERNOON)]
    slots += [WeekSlot(4, *MORNING)]
    assert week_lines(slots) == [
        ("Monday – Wednesday", "9:00 – 12:00, 13:30 – 17:00"),
        ("Friday", "9:00 – 12:00"),
        ("Saturday, Sunday", "9:00 – 12:00, 13:30 – 17:00"),
    ]
    assert week_lines([]) == []


def test_days_apart_are_not_joined_across_a_closed_one() -> None:
    lines = week_lines([WeekSlot(0, *MORNING), WeekSlot(2, *MORNING)])
    assert len(lines) == 2


def test_codes_of_languages_become_their_names() -> None:
    with speaking("fr"):
        assert language_names("fr, nl/tr") == "français, néerlandais, turc"
    with speaking("nl"):
        assert language_names("FR ; nl") == "Frans, Nederlands"
        assert language_names("français et arabe dialectal") == "français et arabe dialectal"
        assert language_names("zzz") == "zzz"
        assert language_names("") == ""
