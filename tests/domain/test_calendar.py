"""The public holidays of Belgium."""

from datetime import date

import pytest

from csxl_desktop.domain.calendar import public_holidays


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "New Year's Day"),
        (date(2026, 4, 5), "Easter"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 14), "Ascension"),
        (date(2026, 5, 25), "Whit Monday"),
        (date(2026, 7, 21), "National Day"),
        (date(2026, 12, 25), "Christmas"),
    ],
)
def test_holidays_of_a_year(day: date, name: str) -> None:
    holidays = public_holidays(2026)

    assert holidays[day] == name
    assert len(holidays) == 12


def test_two_holidays_on_one_day_share_it() -> None:
    assert public_holidays(2008)[date(2008, 5, 1)] == "Ascension, Labour Day"
