"""Dates and times, as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.date_parsing import is_written_day, parse_date, parse_fuzzy_date, parse_time
from csxl_desktop.i18n.dates import fuzzy_date, long_date, short_date

WEDNESDAY = date(2025, 4, 2)
APRIL_3 = date(2025, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3/4/25", "3/4", "03/04/2025", "3.4.2025", "3-4-25", "3 4 2025", "03042025", "2025-04-03",
        "3 avril 2025", "3 avril", "le 3 avril 2025", "JEUDI 3 AVRIL 2025", "jeu. 3 avr. 2025", "3avril",
        "3 april 2025", "do 3 apr", "donderdag 3 april", "3rd of April", "April 3, 2025",
        "Thursday, 3 April 2025",
        "demain", "morgen", "tomorrow", "jeudi prochain", "volgende donderdag", "next Thursday", "jeudi",
        "dans 1 jour", "+1", "over 1 dag",
    ],
)  # fmt: skip
def test_one_day_typed_in_many_ways(text: str) -> None:
    assert parse_date(text, WEDNESDAY) == APRIL_3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er mai 2025", date(2025, 5, 1)),
        ("mar. 1er avril", date(2025, 4, 1)),  # “mar.” is Tuesday, not March
        ("1 mrt", date(2025, 3, 1)),
        ("2de april", date(2025, 4, 2)),
        ("3 déc.", date(2025, 12, 3)),
        ("15 août 2024", date(2024, 8, 15)),
        ("15 aout 99", date(1999, 8, 15)),
        ("1/1/45", date(2045, 1, 1)),
        ("1/1/46", date(1946, 1, 1)),
        ("aujourd’hui", WEDNESDAY),
        ("hier", date(2025, 4, 1)),
        ("après-demain", date(2025, 4, 4)),
        ("eergisteren", date(2025, 3, 31)),
        ("mercredi", WEDNESDAY),
        ("mercredi prochain", date(2025, 4, 9)),
        ("mercredi dernier", date(2025, 3, 26)),
        ("jeudi dernier", date(2025, 3, 27)),
        ("dans 2 semaines", date(2025, 4, 16)),
        ("in 2 weeks", date(2025, 4, 16)),
        ("29/2/24", date(2024, 2, 29)),
    ],
)
def test_days_told_otherwise(text: str, expected: date) -> None:
    assert parse_date(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "bientôt", "31/2", "29/2/25", "12/13/2025", "2025-13-01", "0/1/2025", "mars", "3 brumaire",
        "brumaire 3", "jeudi mardi", "jeudi gras", "jeudi prochain dernier", "jeudi bientôt 3", "2025", "3",
        "1/1/0000",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    assert parse_date(text, WEDNESDAY) is None


def test_the_end_of_time_is_refused_calmly() -> None:
    assert parse_date("demain", date.max) is None
    assert parse_date("dans 3 jours", date.max) is None


@given(st.dates(date(1926, 1, 1), date(2099, 12, 31)), st.sampled_from(["fr", "nl", "en"]))
def test_what_is_printed_is_understood(day: date, language: str) -> None:
    with speaking(language):
        for printed in (long_date(day), long_date(day, weekday=False), short_date(day), day.isoformat()):
            assert parse_date(printed, WEDNESDAY) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_parsers(text: str) -> None:
    parse_date(text, WEDNESDAY)
    parse_fuzzy_date(text, WEDNESDAY)
    parse_time(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("avril 2025", (date(2025, 4, 1), "month")),
        ("mei 2024", (date(2024, 5, 1), "month")),
        ("printemps 2025", (date(2025, 3, 1), "season")),
        ("Hiver 2025", (date(2025, 1, 1), "season")),
        ("herfst 2024", (date(2024, 9, 1), "season")),
        ("2025", (date(2025, 1, 1), "year")),
        ("3/4", (APRIL_3, "day")),
        ("brumaire 2025", None),
        ("avril 0000", None),
        ("été 0000", None),
    ],
)
def test_less_than_a_day(text: str, expected: tuple[date, str] | None) -> None:
    assert parse_fuzzy_date(text, WEDNESDAY) == expected


@given(st.dates(date(1930, 1, 1), date(2090, 12, 31)), st.sampled_from(["month", "season", "year"]))
def test_fuzzy_dates_survive_printing(day: date, precision: str) -> None:
    with speaking("fr"):
        printed = fuzzy_date(day, precision)
        again = parse_fuzzy_date(printed, WEDNESDAY)
        assert again is not None
        assert fuzzy_date(*again) == printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9h30", time(9, 30)),
        ("9 h 30", time(9, 30)),
        ("9\xa0h\xa030", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("9 h 30 min", time(9, 30)),
        ("9h", time(9)),
        ("9", time(9)),
        ("14u30", time(14, 30)),
        ("14.30 uur", time(14, 30)),
        ("2:30 pm", time(14, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("midi", time(12)),
    ],
)
def test_times_typed_in_many_ways(text: str, expected: time) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", ["", "matin", "25h", "9h75", "2400", "13 pm", "0 am", "123456", "-9"])
def test_what_is_no_time_is_refused(text: str) -> None:
    assert parse_time(text) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("31/02/2027", True),
        ("lundi 30/2", True),
        ("30 février", True),
        ("2027-02-31", True),
        ("32/1", True),
        ("demain", False),
        ("chaise", False),
        ("30 chaises", False),
        ("", False),
    ],
)
def test_a_day_that_no_calendar_has_is_told_from_other_words(typed: str, expected: bool) -> None:
    with speaking("fr"):
        assert is_written_day(typed) is expected
