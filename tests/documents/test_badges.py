"""Badges and table cards, measured on the page."""

from dataclasses import replace
from typing import Any

import pytest
from reportlab.lib.units import mm

from csxl_desktop.documents import badges, table_names
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.badges import Badge, Badges, TableName, TableNames
from tests.documents.reading import reader
from tests.documents.trial_meeting import ASSEMBLY, FATOU, ODILE, OFFICE, pages, whole

LONG = "Commune de Sainte-Alix – Rénovation urbaine et durable"
ONE = Badges(OFFICE, ASSEMBLY, (Badge(ODILE, "AMO Grand Angle", function="Directrice"),), language="en")


def pieces(pdf: bytes) -> list[tuple[str, float, float, float]]:
    """Each piece of text of the first page: letters, size, and how far it stands from the left and below (mm)."""
    found: list[tuple[str, float, float, float]] = []

    def see(text: str, matrix: Any, text_matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
            y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
            found.append((text.strip(), size * abs(matrix[0]), x / mm, y / mm))

    reader(pdf).pages[0].extract_text(visitor_text=see)
    return found


def test_badge_names_person_organisation_and_meeting() -> None:
    text = whole(badges.render(ONE, Theme()))
    for expected in ("AMO Grand Angle", "Odile Verbeke", "Directrice", "Assemblée générale – 2 April 2026"):
        assert expected in text
    assert "Mme" not in text


@pytest.mark.parametrize("name", ["AMO Grand Angle", "Cellule Énergie du CPAS", "Commune de Sainte-Alix – Rénovation"])
def test_the_organisation_is_legible_at_three_metres(name: str) -> None:
    pdf = badges.render(replace(ONE, badges=(Badge(ODILE, name, function="Directrice"),)), Theme())
    letters = [size for text, size, _x, _y in pieces(pdf) if text.split()[0] in name]
    assert min(letters) >= badges.LEGIBLE


def test_the_short_name_stands_for_a_long_one() -> None:
    endless = "Fédération intercommunale des initiatives de quartier et des maisons médicales de Sainte-Alix"
    found = pieces(badges.render(replace(ONE, badges=(Badge(ODILE, endless, "FIQ"),)), Theme()))
    assert next(size for text, size, _x, _y in found if text == "FIQ") >= badges.LEGIBLE
    assert "Fédération intercommunale" in " ".join(text for text, *_rest in found)


def test_badges_fill_ten_places_and_blank_ones_follow() -> None:
    text = pages(badges.render(replace(ONE, badges=ONE.badges * 9, blank=2), Theme()))
    assert [page.count("Assemblée générale") for page in text] == [10, 1]
    assert [page.count("Odile Verbeke") for page in text] == [9, 0]


def test_every_line_stands_in_its_badge() -> None:
    hostile = Badge(replace(FATOU, last="K" * 120), "<b>" + "long " * 40, "", "Présidente " * 12)
    found = pieces(badges.render(replace(ONE, badges=(hostile, *ONE.badges)), Theme()))
    assert len(found) > 4
    for text, _size, x, y in found:
        assert 15 < x < 195, text
        assert 297 - 11 - 55 < y < 297 - 11, text


def test_cards_show_the_name_on_both_sides() -> None:
    cards = TableNames(OFFICE, (TableName("Agence locale pour l’emploi", "ALE"), TableName(LONG)), "en")
    pdf = table_names.render(cards, Theme())
    first, second = pages(pdf)
    assert (first.count("ALE"), first.count("Agence locale pour l’emploi")) == (2, 2)
    assert second.count("Rénovation") == 2
    heights = sorted(y for text, _size, _x, y in pieces(pdf) if text == "ALE")
    assert heights[0] < 297 / 2 < heights[1]
    assert sum(heights) == pytest.approx(297, abs=0.5)  # each side is the other one turned round
    assert all(size >= 60 for text, size, *_rest in pieces(pdf) if text == "ALE")


def test_nothing_to_print_gives_one_empty_page() -> None:
    assert pages(badges.render(replace(ONE, badges=()), Theme())) == [""]
    assert pages(table_names.render(TableNames(OFFICE), Theme())) == [""]
