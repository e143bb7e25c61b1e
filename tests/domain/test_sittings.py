"""Outside bodies: T35 of the table."""

import pytest

from csxl_desktop.documents.report.partnerships import sitting_words
from csxl_desktop.domain.sittings import Presence, Sittings, sittings
from csxl_desktop.i18n.numbers import percent


def test_two_held_of_at_least_two_is_enough() -> None:
    """Inter-Centres: “au moins deux fois par an”."""
    assert sittings(None, None, 2, [Presence(None), Presence(None)], "").enough is True
    assert Sittings(1, 2).enough is False
    assert Sittings(3).enough is None


@pytest.mark.parametrize(
    ("typed", "attended", "there", "expected"),
    [
        (None, None, [None, None], (2, None)),
        (None, None, [None, False, True], (3, 2)),
        (12, None, [None], (12, None)),
        (12, 10, [False], (12, 10)),
        (None, 0, [], (0, 0)),
    ],
)
def test_what_is_typed_stands_before_what_is_dated(
    typed: int | None, attended: int | None, there: list[bool | None], expected: tuple[int, int | None]
) -> None:
    found = sittings(typed, attended, None, [Presence(each) for each in there], " why ")

    assert (found.held, found.attended, found.reason) == (*expected, "why")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Sittings(2), []),
        (Sittings(2, 2), ["2 sittings held, 2 expected"]),
        (Sittings(4, None, 0, "diaries"), ["4 sittings held", "none of them attended: diaries"]),
        (Sittings(4, 2, 3, "illness"), ["4 sittings held, 2 expected", "3 of them attended: illness"]),
        (Sittings(2, 2, 2, "nothing"), ["2 sittings held, 2 expected", "2 of them attended"]),
    ],
)
def test_what_the_report_says(found: Sittings, words: list[str]) -> None:
    assert list(sitting_words(found)) == words


def test_fifteen_of_thirty_five_members() -> None:
    """T36: the council of 35 members, 15 a meeting."""
    assert percent(15 / 35).replace("\xa0", " ").replace(" ", "") == "43%"


def test_each_sitting_missed_says_why_once() -> None:
    there = [
        Presence(False, "agendas"),
        Presence(True, "never said"),
        Presence(False, "agendas"),
        Presence(False, "strike "),
    ]
    assert sittings(None, None, None, there, "on leave").reason == "on leave; agendas; strike"
    assert sittings(None, None, None, there, "").attended == 1
