"""Dates and times, printed."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from babel.dates import format_date, get_day_names, get_month_names

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.dates import (
    WIDTHS,
    clock_time,
    date_range,
    day_names,
    fuzzy_date,
    list_date,
    long_date,
    month_and_year,
    month_name,
    month_names,
    narrow_date,
    season_name,
    short_date,
    time_range,
    weekday_name,
)
from csxl_desktop.i18n.locales import LOCALES

APRIL_3 = date(2025, 4, 3)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "jeudi 3 avril 2025"), ("nl", "donderdag 3 april 2025"), ("en", "Thursday 3 April 2025")],
)
def test_long_date_has_its_true_weekday(language: str, expected: str) -> None:
    with speaking(language):
        assert long_date(APRIL_3) == expected
        assert long_date(APRIL_3, weekday=False) == expected.partition(" ")[2]
        assert long_date(APRIL_3, year=False) == expected.removesuffix(" 2025")


@pytest.mark.parametrize(("language", "expected"), [("fr", "1er avril 2025"), ("nl", "1 april 2025")])
def test_first_of_the_month_is_an_ordinal_in_french_only(language: str, expected: str) -> None:
    with speaking(language):
        assert long_date(date(2025, 4, 1), weekday=False) == expected


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_short_date_is_day_month_year_everywhere(language: str) -> None:
    with speaking(language):
        assert short_date(APRIL_3) == "03/04/2025"
        assert short_date(date(987, 12, 31)) == "31/12/0987"


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "jeu. 2 avril"), ("nl", "do 2 april"), ("en", "Thu 2 April")]
)
def test_list_date_leaves_the_year_out(language: str, expected: str) -> None:
    with speaking(language):
        assert list_date(date(2026, 4, 2)) == expected


@pytest.mark.parametrize(
    ("language", "last", "expected"),
    [
        ("fr", None, "3 avril 2025"),
        ("fr", APRIL_3, "3 avril 2025"),
        ("fr", date(2025, 4, 5), "du 3 au 5 avril 2025"),
        ("fr", date(2025, 5, 1), "du 3 avril au 1er mai 2025"),
        ("fr", date(2026, 4, 5), "du 3 avril 2025 au 5 avril 2026"),
        ("nl", date(2025, 4, 5), "van 3 tot 5 april 2025"),
        ("en", date(2025, 4, 5), "3 to 5 April 2025"),
    ],
)
def test_date_range_says_month_and_year_once(language: str, last: date | None, expected: str) -> None:
    with speaking(language):
        assert date_range(APRIL_3, last) == expected


def test_date_range_with_weekdays() -> None:
    with speaking("fr"):
        assert date_range(APRIL_3, date(2025, 4, 5), weekday=True) == "du jeudi 3 au samedi 5 avril 2025"
        assert date_range(APRIL_3, weekday=True) == "jeudi 3 avril 2025"


@pytest.mark.parametrize(
    ("language", "one", "both"),
    [
        ("fr", "9\xa0h\xa005", "9\xa0h\xa005 – 12\xa0h\xa000"),
        ("nl", "9.05\xa0uur", "9.05 – 12.00\xa0uur"),
        ("en", "9:05", "9:05 – 12:00"),
    ],
)
def test_times(language: str, one: str, both: str) -> None:
    with speaking(language):
        assert clock_time(time(9, 5)) == one
        assert time_range(time(9, 5), time(12)) == both
        assert time_range(time(9, 5)) == one
        assert time_range(None, time(9, 5)) == one
        assert time_range(None) == ""


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("day", "jeudi 3 avril 2025"),
        ("month", "avril 2025"),
        ("season", "printemps 2025"),
        ("year", "2025"),
        ("undated", "sans date"),
    ],
)
def test_fuzzy_date_says_no_more_than_is_known(precision: str, expected: str) -> None:
    with speaking("fr"):
        assert fuzzy_date(APRIL_3, precision) == expected
        assert fuzzy_date(None, precision) == "sans date"


def test_names() -> None:
    with speaking("fr"):
        assert [month_name(1), month_name(8), month_name(12)] == ["janvier", "août", "décembre"]
        assert weekday_name(date(2026, 11, 22)) == "dimanche"
        assert month_and_year(APRIL_3) == "avril 2025"
    with speaking("nl"):
        assert month_name(3) == "maart"


@pytest.mark.parametrize(
    ("month", "season"),
    [
        (1, "hiver"),
        (2, "hiver"),
        (3, "printemps"),
        (6, "été"),
        (9, "automne"),
        (11, "automne"),
        (12, "hiver"),
    ],
)
def test_seasons(month: int, season: str) -> None:
    with speaking("fr"):
        assert season_name(date(2025, month, 1)) == season


@pytest.mark.parametrize("printed", [long_date, list_date, weekday_name])
def test_a_leap_day_is_printed(printed: Callable[[date], str]) -> None:
    with speaking("en"):
        assert printed(date(2028, 2, 29)).startswith("Tue")


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_the_day_of_a_narrow_column_is_written_as_the_language_shortens_it(language: str) -> None:
    with speaking(language):
        for day in (date(2026, 1, 1) + timedelta(days=step) for step in range(365)):
            ordinal = language == "fr" and day.day == 1  # “mar. 1er déc.”, as in every other date
            pattern = "EEE d'er' MMM" if ordinal else "EEE d MMM"
            assert narrow_date(day) == format_date(day, pattern, locale=LOCALES[language])


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_months_and_days_have_the_names_that_babel_has(language: str) -> None:
    for width in WIDTHS:
        months = get_month_names(width, context="format", locale=LOCALES[language])
        days = get_day_names(width, context="format", locale=LOCALES[language])
        assert month_names(language, width) == tuple(months[number] for number in range(1, 13))
        assert day_names(language, width) == tuple(days[number] for number in range(7))
