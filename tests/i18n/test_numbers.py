"""Figures, ordinals, words and lists."""

import random

import pytest
from babel.lists import format_list
from babel.numbers import format_decimal

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.locales import LOCALES
from csxl_desktop.i18n.numbers import decimal, in_words, of_hundred, ordinal, percent, plural_list, roman


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "I"), (4, "IV"), (6, "VI"), (9, "IX"), (14, "XIV"), (40, "XL"), (1999, "MCMXCIX")],
)
def test_roman(number: int, expected: str) -> None:
    assert roman(number) == expected


@pytest.mark.parametrize("number", [0, -1])
def test_roman_refuses_what_it_cannot_write(number: int) -> None:
    with pytest.raises(ValueError, match="no roman figure"):
        roman(number)


def test_ordinals() -> None:
    with speaking("fr"):
        assert [ordinal(1), ordinal(1, feminine=True), ordinal(2), ordinal(22)] == ["1er", "1re", "2e", "22e"]
    with speaking("nl"):
        assert [ordinal(n) for n in (1, 2, 8, 16, 20, 22, 102)] == [
            "1ste",
            "2de",
            "8ste",
            "16de",
            "20ste",
            "22ste",
            "102de",
        ]
    with speaking("en"):
        expected = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "111th"]
        assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 111)] == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "zéro"), (1, "un"), (6, "six"), (16, "seize"), (17, "dix-sept"), (20, "vingt"),
        (21, "vingt et un"),
        (22, "vingt-deux"), (70, "septante"), (71, "septante et un"), (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (90, "nonante"), (91, "nonante et un"), (99, "nonante-neuf"), (100, "cent"), (101, "101"),
    ],
)  # fmt: skip
def test_belgian_french_words(number: int, expected: str) -> None:
    with speaking("fr"):
        assert in_words(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(70, "soixante-dix"), (71, "soixante et onze"), (79, "soixante-dix-neuf"), (91, "quatre-vingt-onze"),
     (99, "quatre-vingt-dix-neuf"), (69, "soixante-neuf"), (89, "quatre-vingt-neuf")],
)  # fmt: skip
def test_words_of_france(number: int, expected: str) -> None:
    with speaking("fr"):
        assert in_words(number, belgian=False) == expected


def test_one_agrees_in_gender() -> None:
    with speaking("fr"):
        assert [in_words(n, feminine=True) for n in (1, 21, 81, 2)] == [
            "une", "vingt et une", "quatre-vingt-une", "deux",
        ]  # fmt: skip


def test_dutch_and_english_words() -> None:
    with speaking("nl"):
        words = [in_words(n) for n in (1, 6, 21, 22, 33, 90, 100)]
        assert words == ["één", "zes", "eenentwintig", "tweeëntwintig", "drieëndertig", "negentig", "honderd"]
    with speaking("en"):
        words = [in_words(n) for n in (0, 12, 20, 21, 99, 100)]
        assert words == ["zero", "twelve", "twenty", "twenty-one", "ninety-nine", "one hundred"]


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_no_two_numbers_share_their_words(language: str) -> None:
    with speaking(language):
        assert len({in_words(number) for number in range(101)}) == 101


def test_decimals() -> None:
    with speaking("fr"):
        assert decimal(1234.5) == "1\u202f234,5"
        assert decimal(1234.5, 2) == "1\u202f234,50"
        assert decimal(3) == "3"
        assert [decimal(nought) for nought in (-0.0, 0.0, 0)] == ["0"] * 3
    with speaking("nl"):
        assert decimal(1234.5) == "1.234,5"
    with speaking("en"):
        assert decimal(1234.56, 0) == "1,235"


@pytest.mark.parametrize(("language", "written"), [("fr", "12,5\xa0%"), ("nl", "12,5%"), ("en", "12.5%")])
def test_only_french_leaves_a_space_before_the_sign(language: str, written: str) -> None:
    with speaking(language):
        assert of_hundred(decimal(12.5)) == written


def test_percents() -> None:
    with speaking("fr"):
        assert percent(0.26) == "26\xa0%"
        assert percent(0.1234, 1) == "12,3\xa0%"
        assert percent(0.26, signed=True) == "+26\xa0%"
        assert percent(-0.05) == "−5\xa0%"
        assert percent(-0.001, signed=True) == "0\xa0%"
    with speaking("nl"):
        assert percent(0.26) == "26%"


@pytest.mark.parametrize(("language", "expected"), [("fr", "a, b et c"), ("nl", "a, b en c"), ("en", "a, b and c")])
def test_lists(language: str, expected: str) -> None:
    with speaking(language):
        assert plural_list(["a", "b", "c"]) == expected
        assert plural_list(["{x}"]) == "{x}"
        assert plural_list([]) == ""


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_figures_and_lists_are_written_as_babel_writes_them(language: str) -> None:
    draw = random.Random(7)
    values: list[float] = [0, 1, -1, 999, 1000, -1000, 123_456_789, 0.5, 1.5, 2.5, -0.25, 0.0005, 0.0015, 999.9996]
    values += [round(draw.uniform(-1e7, 1e7), draw.randrange(6)) for _each in range(400)]
    with speaking(language):
        for value in values:
            for digits, pattern in ((None, "#,##0.###"), (0, "#,##0"), (1, "#,##0.0"), (2, "#,##0.00")):
                said = format_decimal(value, format=pattern, locale=LOCALES[language])
                assert decimal(value, digits) == said
        for count in range(5):
            items = [f"chose {number}" for number in range(count)]
            assert plural_list(items) == format_list(items, style="standard", locale=LOCALES[language])
