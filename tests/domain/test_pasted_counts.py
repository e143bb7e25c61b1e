"""Counts typed and pasted: numbers, shares, years in the first line; what does not fit keeps its reason."""

from decimal import Decimal

import pytest

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.pasted_counts import (
    MOST_LINES,
    NO_COUNT,
    CountTyped,
    PastedTotal,
    read_categories,
    read_count,
    read_totals,
)

YEAR = 2026


def known(text: str, labels: tuple[str, ...] = ()) -> list[tuple[str, int | None, int | None]]:
    return [
        (label, year, None if count.number is None else int(count.number))
        for label, year, count in read_categories(text, YEAR, labels).counts
    ]


def reasons(text: str, labels: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in read_categories(text, YEAR, labels).refused]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("18", CountTyped(Decimal(18))),
        ("3 666", CountTyped(Decimal(3666))),
        ("3.666", CountTyped(Decimal(3666))),
        ("1’234’567", CountTyped(Decimal(1234567))),
        ("12,5", CountTyped(Decimal("12.5"))),
        ("environ 15", CountTyped(Decimal(15), quality=Quality.ABOUT)),
        ("plus de 950", CountTyped(Decimal(950), quality=Quality.MORE_THAN)),
        ("12,5 %", CountTyped(share=Decimal("12.5"))),
        ("100%", CountTyped(share=Decimal(100))),
        ("", NO_COUNT),
        ("101 %", None),
        ("10-20", None),
        ("douze", None),
    ],
)
def test_a_count_is_read_as_people_write_it(words: str, count: CountTyped | None) -> None:
    assert read_count(words) == count


def test_labels_with_counts_come_by_tab_or_semicolon() -> None:
    assert known("0-17;12\r\n18+;30\n") == [("0-17", YEAR, 12), ("18+", YEAR, 30)]
    assert known("Santé\t12\n\n\tx\nLogement\t") == [("Santé", YEAR, 12), ("Logement", None, None)]
    assert known('"Aide; colis";4') == [("Aide; colis", YEAR, 4)]


def test_the_first_line_may_name_the_years() -> None:
    pasted = read_categories("Âge;2024;2025\n0-17;1;2\nb;;x", YEAR, ())

    assert [(label, year) for label, year, _count in pasted.counts] == [("0-17", 2024), ("0-17", 2025)]
    assert pasted.header == "Âge;2024;2025"
    assert known(";2025\na;3") == [("a", 2025, 3)]
    assert known("Ménages;2012\na;3") == [("Ménages", YEAR, 2012), ("a", YEAR, 3)]  # a count like another


def test_a_column_of_numbers_fills_the_lines_in_their_order_gaps_and_all() -> None:
    assert known("12\n\n3", ("a", "b", "c")) == [("a", YEAR, 12), ("c", YEAR, 3)]
    assert reasons("12\n5", ("a",)) == [("5", "The table has only 1 line from here: give this number its category.")]


def test_a_column_of_words_is_one_of_categories() -> None:
    assert known("0-17\n\n18-25\n65+") == [("0-17", None, None), ("18-25", None, None), ("65+", None, None)]
    assert reasons("a\nA\nTotal")[0] == ("A", "This category stands twice.")


def test_what_does_not_fit_says_why() -> None:
    text = f"a;1\n;2\nTotal;3\na;4\nb;x\nc;1;2\n{'d' * 301};1"

    assert known(text) == [("a", YEAR, 1)]
    assert [reason for _text, reason in reasons(text)] == [
        "The category has no name.",
        "The total is computed: it is never typed.",
        "This category stands twice.",
        "“x” is not a number.",
        "There are more columns than years.",
        "The name of the category is too long.",
    ]


def test_nothing_and_far_too_much() -> None:
    assert read_categories("  \n ", YEAR, ()) == read_categories("", YEAR, ())
    many = "\n".join(f"c{n};1" for n in range(MOST_LINES + 2))
    assert len(known(many)) == MOST_LINES
    assert len(reasons("\n".join(f"c{n}" for n in range(MOST_LINES + 1)))) == 1


def test_a_line_that_no_spreadsheet_wrote_is_cut_at_its_marks() -> None:
    assert known("a\t" + "1" * 200_000) == []  # longer than a cell may be: refused, not lost
    assert len(reasons("a\t" + "1" * 200_000)) == 1


def test_totals_of_earlier_years() -> None:
    totals, refused = read_totals(
        "Année;Nombre\n2004–2018;environ 950;rapports;sauf 2007\n2019;139\n2020;100-120\n\n2018-2004;1\n2021\n2022;x"
    )

    assert totals[0] == PastedTotal(2004, 2018, Decimal(950), None, Quality.ABOUT, "rapports sauf 2007")
    assert totals[1:] == (
        PastedTotal(None, 2019, Decimal(139), None, Quality.EXACT, ""),
        PastedTotal(None, 2020, Decimal(100), Decimal(120), Quality.RANGE, ""),
    )
    assert [each.text for each in refused] == ["Année;Nombre", "2018-2004;1", "2021", "2022;x"]
    assert refused[0].reason == "“Année” is neither a year nor years such as 2004–2018."
    assert refused[3].reason == "“x” is not a number."
    assert len(read_totals("\n".join(["2019;1"] * (MOST_LINES + 1)))[1]) == 1
