"""Hours as people type them, in three languages, and as the window writes them back."""

from datetime import time

import pytest

from csxl_desktop import i18n
from csxl_desktop.i18n.opening_hours import (
    MIDNIGHT,
    UnreadHoursError,
    WeekSlot,
    day_name,
    duration,
    opening_range,
    opening_time,
    parse_hours,
    typed_hours,
)
from csxl_desktop.system.paths import resources

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("fr", "lu-ve 9-12 13-17", "lu-ve 9-12 13-17"),
        ("fr", "ma et je de 13h30 à 17h", "ma, je 13:30-17"),
        ("fr", "Lundi au vendredi : 9 h 30 – 12 h 00", "lu-ve 9:30-12"),
        ("fr", "lu, me, ve 900-1200; sa 10.30-12", "lu, me, ve 9-12\nsa 10:30-12"),
        ("fr", "sa 10-12 (sur rendez-vous); di fermé", "sa 10-12 (sur rendez-vous)"),
        ("fr", "tous les jours 0-24", "lu-di 0-24"),
        ("fr", "ve-lu 10-11", "lu, ve-di 10-11"),
        ("fr", "lu lu 9 heures - 12 heures", "lu 9-12"),
        ("fr", "lu\n9-12", "lu 9-12"),
        ("fr", "maandag 9-12, woensdag 13u-17u", "lu 9-12\nme 13-17"),
        ("nl", "ma-vr 9-12 en za 10 tot 12 uur", "ma-vr 9-12\nza 10-12"),
        ("en", "mo-we 9:15-12:45 (by phone) 14-16", "mo-we 9:15-12:45 (by phone) 14-16"),
        ("en", "every day 8-20", "mo-su 8-20"),
        ("fr", "", ""),
        ("fr", "sa-di fermé", ""),
    ],
)
def test_a_week_is_read_and_written_back(language: str, typed: str, written: str) -> None:
    i18n.load(resources() / "locale", language)

    slots = parse_hours(typed)

    assert typed_hours(slots) == written
    assert typed_hours(parse_hours(written)) == written


def test_two_letters_mean_the_day_of_the_window_s_language() -> None:
    i18n.load(resources() / "locale", "fr")
    tuesday = parse_hours("ma 9-12")[0].weekday
    i18n.load(resources() / "locale", "nl")

    assert (tuesday, parse_hours("ma 9-12")[0].weekday) == (1, 0)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("9-12", "Say the day before the hours"),
        ("mo", "Hours are missing after Monday."),
        ("mo, we 9", "Until when after 9:00?"),
        ("mo 9 we 10-12", "Until when after 9:00?"),
        ("mo 9-12 13", "Until when after 13:00?"),
        ("mo 9 12", "Until when after 12?"),
        ("mo 25-26", "25 is no hour of the day."),
        ("mo 9:75-12", "9:75 is no hour of the day."),
        ("mo-fr perhaps 9-12", "“perhaps” is neither a day nor an hour."),
        ("m 9-12", "“m” is neither a day nor an hour."),
        ("mo 9-12 = open", "“=” was not understood."),
        ("(by phone) mo 9-12", "A remark in brackets stands after its hours."),
    ],
)
def test_what_is_no_timetable_says_where(typed: str, reason: str) -> None:
    with pytest.raises(UnreadHoursError) as refused:
        parse_hours(typed)

    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("language", "hour", "range_", "long", "short"),
    [
        ("fr", "9~h", "9~h – 24~h (nuit)", "30~h~30", "45~min"),
        ("nl", "9.00", "9.00 – 24.00 (nuit)", "30~u.~30", "45~min"),
        ("en", "9:00", "9:00 – 24:00 (nuit)", "30~h~30", "45~min"),
    ],
)
def test_hours_are_printed_in_the_manner_of_the_language(
    language: str, hour: str, range_: str, long: str, short: str
) -> None:
    i18n.load(resources() / "locale", language)

    printed = (
        opening_time(time(9)),
        opening_range(WeekSlot(0, time(9), MIDNIGHT, "nuit")),
        duration(30 * 60 + 30),
        duration(45),
    )

    assert printed == tuple(each.replace("~", NBSP) for each in (hour, range_, long, short))
    assert duration(120).startswith("2")


def test_days_are_named() -> None:
    i18n.load(resources() / "locale", "fr")

    assert (day_name(0), day_name(6)) == ("lundi", "dimanche")
    assert opening_time(time(9, 30)) == f"9{NBSP}h{NBSP}30"


def test_a_remark_with_brackets_of_its_own_is_read_again() -> None:
    written = typed_hours([WeekSlot(0, time(9), time(12), "by phone (sometimes)")])

    assert written == "mo 9-12 (by phone sometimes)"
    assert parse_hours(written)[0].note == "by phone sometimes"
