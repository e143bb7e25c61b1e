"""How a meeting is named, dated and placed."""

from dataclasses import replace
from datetime import date

import pytest

from csxl_desktop.documents.meeting_head import (
    agreeing,
    count_text,
    day_text,
    eyebrow,
    heading,
    when_text,
    where_lines,
)
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.i18n import speaking
from tests.documents.trial_meeting import ASSEMBLY, FATOU, NOUR, ODILE, YOUSSEF


def test_a_dated_meeting_is_named_by_its_day() -> None:
    assert heading(ASSEMBLY) == "Assemblée générale of Thursday 2 April 2026"
    with speaking("fr"):
        assert heading(ASSEMBLY).endswith(" jeudi 2 avril 2026")


def test_less_than_a_day_or_more_stands_after_a_comma() -> None:
    month = replace(ASSEMBLY, precision="month")
    days = replace(ASSEMBLY, last_day=date(2026, 4, 3))
    assert heading(month) == "Assemblée générale, April 2026"
    assert heading(days) == "Assemblée générale, Thursday 2 to Friday 3 April 2026"


@pytest.mark.parametrize("undated", [replace(ASSEMBLY, day=None), replace(ASSEMBLY, precision="undated")])
def test_an_undated_meeting_has_its_kind_alone(undated: object) -> None:
    facts = undated
    assert isinstance(facts, type(ASSEMBLY))
    assert heading(facts) == "Assemblée générale"
    assert day_text(facts) == ""


def test_when_and_where() -> None:
    assert when_text(ASSEMBLY) == "Thursday 2 April 2026, 9:30 – 12:00"
    assert when_text(replace(ASSEMBLY, starts=None, ends=None)) == "Thursday 2 April 2026"
    assert where_lines(ASSEMBLY) == ["Maison des Tilleuls", "Rue Haute 3", "1099 Sainte-Alix"]
    assert where_lines(replace(ASSEMBLY, venue=None)) == []


def test_the_number_is_roman_and_the_group_follows() -> None:
    assert eyebrow(ASSEMBLY) == "III"
    assert eyebrow(replace(ASSEMBLY, number=None, working_group="Logement", axis="Axe 2")) == "Logement · Axe 2"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(34), "34"),
        (Count(3666), "3,666"),
        (Count(30, "about"), "about 30"),
        (Count(30, "more_than"), "more than 30"),
        (Count(30, "range", 40), "30 to 40"),
        (Count(0, "unknown"), "?"),
    ],
)
def test_a_count_says_its_quality(count: Count, expected: str) -> None:
    assert count_text(count) == expected


@pytest.mark.parametrize(
    ("names", "french", "dutch"),
    [
        ([ODILE], "Intervenante", "Spreekster"),
        ([ODILE, FATOU], "Intervenantes", "Spreeksters"),
        ([YOUSSEF], "Intervenant", "Spreker"),
        ([ODILE, YOUSSEF], "Intervenants", "Sprekers"),
        ([NOUR], "Intervenant·e", "Spreker"),
        ([ODILE, NOUR], "Intervenant·es", "Sprekers"),
    ],
)
def test_a_heading_agrees_in_gender_and_number(names: list[PersonName], french: str, dutch: str) -> None:
    with speaking("fr"):
        assert agreeing("speakers", names) == french
    with speaking("nl"):
        assert agreeing("speakers", names) == dutch
    assert agreeing("speakers", names) == ("Speakers" if len(names) > 1 else "Speaker")
