"""Tables, brackets and parts. Every text is invented."""

import pytest

from tests.proofreading.support import printed_wide

_PART = """2. RENCONTRES
Rencontre du mardi 14 mars 2023
Participants : {one} personnes
Rencontre du mardi 9 mai 2023
Participants : 24 personnes
Rencontre du mardi 13 juin 2023
Participants : 31 personnes

Date | Forme | Participants
14 mars | en ligne | 29
9 mai | en salle | 24
13 juin | en salle | 31
Total | | 84
"""


@pytest.mark.parametrize(("one", "expected"), [("29", 0), ("39", 1)])
def test_a_row_and_its_part(one: str, expected: int) -> None:
    assert len(printed_wide("count-section", _PART.format(one=one))) == expected


@pytest.mark.parametrize(("cell", "expected"), [("| 84", 0), ("| 94", 1)])
def test_a_table_between_bars_is_a_table(cell: str, expected: int) -> None:
    table = _PART.format(one="29").replace("| 84", cell)
    assert len(printed_wide("count-sum", table)) == expected


def test_the_bars_and_rules_of_markdown() -> None:
    table = "| Poste | Montant |\n|---|---:|\n| Salles | 20 |\n| Repas | 30 |\n| Total | 60 |\n"
    assert len(printed_wide("count-sum", table)) == 1
    assert printed_wide("count-sum", table.replace("60", "50")) == []


@pytest.mark.parametrize(("told", "expected"), [("3", 0), ("4", 1)])
def test_a_number_in_brackets_over_a_list(told: str, expected: int) -> None:
    assert len(printed_wide("count-bracket", f"Associations ({told})\n- Le Pont\n- La Rive\n- Le Quai\n")) == expected


@pytest.mark.parametrize(("told", "expected"), [("dont deux en salle", 0), ("dont trois en salle", 1)])
def test_how_many_of_them(told: str, expected: int) -> None:
    text = f"Trois rencontres ont eu lieu, {told}.\n{_PART.format(one='29')}"
    assert len(printed_wide("count-of-which", text)) == expected
