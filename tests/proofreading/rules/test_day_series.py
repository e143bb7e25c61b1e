"""Days told in a row, months of meetings, lengths. Every text is invented."""

import pytest

from tests.proofreading.support import printed_wide


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le groupe se réunit toujours un mardi : les 3 janvier, 14 mars et 9 mai.", []),
        ("Le groupe se réunit toujours un mardi : les 3 janvier, 15 mars et 9 mai.", ["15 mars"]),
        ("Un mercredi : les 1er, 8 et 16 mars 2023.", ["16 mars 2023"]),
        ("Un mercredi : les 1er, 8 et 15 mars 2023.", []),
        ("Dates : mardis 14 mars, 9 mai et 13 juin 2023", []),
        ("Dates : mardis 14 mars, 10 mai et 13 juin 2023", ["10 mai"]),
        ("Tous les mardis du 1er mars au 30 juin, la porte est ouverte.", []),
    ],
)
def test_the_odd_day_of_a_row(line: str, expected: list[str]) -> None:
    assert printed_wide("date-row-weekday", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Il s’est réuni le 17 janvier, le 16 mai et le 7 novembre. La réunion d’octobre fut longue.", ["octobre"]),
        ("Il s’est réuni le 17 janvier, le 16 mai et le 7 novembre. La réunion de mai fut longue.", []),
        ("Il s’est réuni le 17 janvier. La réunion d’octobre fut longue.", []),
    ],
)
def test_a_month_in_which_nothing_was_held(line: str, expected: list[str]) -> None:
    assert printed_wide("date-month-told", line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5.1 Permanence (du 3 au 23 avril)\nPendant quatre semaines, la porte est restée ouverte.",
            ["Pendant quatre semaines"],
        ),
        ("5.1 Permanence (du 3 au 23 avril)\nPendant trois semaines, la porte est restée ouverte.", []),
        ("Du 6 au 10 mars, les voisins ont cuisiné pendant une semaine.", []),
        ("La nuit du 14 au 15 juillet, tout a brûlé. On a aidé pendant trois semaines.", []),
    ],
)
def test_a_length_and_its_days(text: str, expected: list[str]) -> None:
    assert printed_wide("period-length", text) == expected


@pytest.mark.parametrize(("year", "expected"), [("2022", ["en 2022"]), ("2023", []), ("2019", [])])
def test_the_year_of_a_chapter(year: str, expected: list[str]) -> None:
    text = (
        f"3. ASSEMBLÉES\nTrois assemblées se sont tenues en {year}, le matin.\n"
        "3.1 Assemblée du mardi 14 mars 2023\nOn y parle.\n3.2 Assemblée du mardi 9 mai 2023\nOn y mange."
    )
    assert printed_wide("period-chapter", text) == expected
