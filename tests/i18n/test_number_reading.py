"""Numbers as they are typed, in the manner of any language; a thousand times more or less is never guessed."""

import random
from decimal import Decimal

import pytest
from babel.numbers import format_decimal, parse_decimal

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.locales import LOCALES
from csxl_desktop.i18n.number_reading import NotANumberError, TwoReadingsError, read_number
from csxl_desktop.i18n.numbers import every_figure

EVERYWHERE = {
    "1 234,56": "1234.56",
    "1\u202f234,56": "1234.56",
    "1.234,56": "1234.56",
    "1,234.56": "1234.56",
    "1234.56": "1234.56",
    "1234,56": "1234.56",
    "1.234.567": "1234567",
    "1,234,567": "1234567",
    "1.234.567,8": "1234567.8",
    "12 345,678": "12345.678",
    "1234,567": "1234.567",
    "0,125": "0.125",
    ".5": "0.5",
    "5,": "5",
    "-3.5": "-3.5",
    "−3": "-3",
    "86000": "86000",
    "0": "0",
}


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(("typed", "meant"), EVERYWHERE.items())
def test_what_can_be_read_in_one_way_is_read_so_in_every_language(language: str, typed: str, meant: str) -> None:
    with speaking(language):
        assert read_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("language", "typed", "places", "meant"),
    [
        ("nl", "1.234", 2, "1234"),
        ("nl", "1.234", None, "1234"),
        ("nl", "1.234", 0, "1234"),
        ("nl", "1,234", None, "1.234"),
        ("en", "1,234", 2, "1234"),
        ("en", "1,234", None, "1234"),
        ("en", "1.234", None, "1.234"),
        ("fr", "1,234", None, "1.234"),
        ("fr", "1.234", 2, "1234"),
        ("fr", "1.234", 0, "1234"),
    ],
)
def test_a_lone_sign_before_three_figures_is_read_as_the_language_writes(
    language: str, typed: str, places: int | None, meant: str
) -> None:
    with speaking(language):
        assert read_number(typed, places=places) == Decimal(meant)


@pytest.mark.parametrize(
    ("language", "typed", "places", "small"),
    [
        ("nl", "1,234", 2, "1.23"),
        ("nl", "1,000", 0, "1"),
        ("en", "1.234", 2, "1.23"),
        ("fr", "1,234", 2, "1.23"),
        ("fr", "1.234", None, "1.234"),
    ],
)
def test_what_may_be_a_thousand_times_less_is_not_guessed(
    language: str, typed: str, places: int | None, small: str
) -> None:
    with speaking(language), pytest.raises(TwoReadingsError) as told:
        read_number(typed, places=places)

    assert (told.value.large, told.value.small) == (Decimal(typed.replace(",", "").replace(".", "")), Decimal(small))


@pytest.mark.parametrize(
    "typed", ["", "abc", "1.2.3", "12.34,5.6", "1,23.4", "1.234,56,7", "1e5", "NaN", ",", "--1", "٣"]
)
def test_what_is_no_number_is_none_in_any_language(typed: str) -> None:
    for language in LOCALES:
        with speaking(language), pytest.raises(NotANumberError):
            read_number(typed)


@pytest.mark.parametrize("language", LOCALES)
def test_numbers_are_written_as_babel_writes_them_and_read_back(language: str) -> None:
    chance = random.Random(7)
    locale = LOCALES[language]
    with speaking(language):
        for _each in range(400):
            number = Decimal(chance.randrange(-(10**9), 10**9)).scaleb(-2)
            written = every_figure(number)
            assert written == format_decimal(number, "#,##0.00", locale=locale)
            assert read_number(written, places=2) == number == parse_decimal(written, locale=locale)
            assert read_number(every_figure(number, grouped=False), places=2) == number
