"""The changes of a year, read back from their PDF."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from csxl_desktop.documents import changes
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.changes import (
    Arrival,
    CommitteeChange,
    CommitteeMove,
    Departure,
    Ending,
    NewRepresentative,
    Renaming,
    YearChanges,
)
from tests.documents.trial_meeting import OFFICE, outline, pages, whole

NOTHING = YearChanges(OFFICE, 2026, language="en")
FULL = replace(
    NOTHING,
    arrivals=(
        Arrival("Vélo & Cité", date(2026, 2, 5), "M. Quentin Mazy", "Assembly", date(2026, 2, 5)),
        Arrival("<b>Lavoir</b>", date(2026, 5, 21)),
    ),
    departures=(Departure("Télé-Voisins", date(2026, 6, 19), "end of its activities"),),
    renamings=(Renaming("Le Relais", "Relais du Parc", date(2026, 3, 31)),),
    representatives=(NewRepresentative("Canevas", "Mme Odile Verbeke", "M. Selim Demir", date(2026, 4, 1)),),
    committee=(
        CommitteeChange("Élan", "Nour Haddad", CommitteeMove.RENEWED, date(2026, 12, 9)),
        CommitteeChange("Zèbre", "", CommitteeMove.LEFT, date(2026, 12, 8)),
    ),
)


def test_every_change_is_told_with_its_day() -> None:
    text = whole(changes.render(FULL, Theme()))
    for expected in (
        "Changes among the members in 2026", "2 arrivals 1 departure 1 new name 1 new representative",
        "Vélo & Cité M. Quentin Mazy Assembly of 5 February 2026 05/02/2026", "<b>Lavoir</b> – – 21/05/2026",
        "Télé-Voisins end of its activities 19/06/2026", "Le Relais Relais du Parc 31/03/2026",
        "Canevas Mme Odile Verbeke M. Selim Demir 01/04/2026", "Élan Nour Haddad seat renewed 09/12/2026",
        "Zèbre – seat ended 08/12/2026",
    ):  # fmt: skip
        assert expected in text


def test_a_long_word_under_a_figure_stays_whole() -> None:
    everything = replace(FULL, endings=(Ending("Le Pont", date(2026, 6, 1)),), language="nl")

    assert "1 nieuwe vertegenwoordiger " in whole(changes.render(everything, Theme()))


def test_parts_are_bookmarked() -> None:
    assert outline(changes.render(FULL, Theme())) == [
        "Changes among the members in 2026",
        "Arrivals",
        "Departures",
        "New names",
        "New representatives",
        "Steering committee",
    ]


@pytest.mark.parametrize("part", ["arrivals", "departures", "renamings", "representatives", "committee"])
def test_an_empty_part_prints_nothing(part: str) -> None:
    none: dict[str, Any] = {part: ()}
    some: dict[str, Any] = {part: getattr(FULL, part)}
    one_less = changes.render(replace(FULL, **none), Theme())
    only = changes.render(replace(NOTHING, **some), Theme())
    assert len(outline(one_less)) == 5
    assert len(outline(only)) == 2


def test_a_year_without_change_says_so() -> None:
    assert "Nothing changed among the members this year." in whole(changes.render(NOTHING, Theme()))


def test_a_long_year_goes_on_and_repeats_its_headers() -> None:
    many = tuple(Departure(f"Organisation {n:03}", date(2026, 1, 1)) for n in range(90))
    text = pages(changes.render(replace(NOTHING, departures=many), Theme()))
    assert len(text) > 2
    assert all("Member until" in page for page in text)


@pytest.mark.parametrize(("language", "words"), [("fr", "Comité d’Accompagnement"), ("nl", "Begeleidingscomité")])
def test_it_speaks_french_and_dutch(language: str, words: str) -> None:
    assert words in outline(changes.render(replace(FULL, language=language), Theme()))
