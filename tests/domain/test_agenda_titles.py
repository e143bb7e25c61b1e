"""Titles of the ordre du jour that write themselves."""

from datetime import date

import pytest

from csxl_desktop.domain.agenda_titles import item_title
from csxl_desktop.domain.choices import ItemKind


@pytest.mark.parametrize(
    ("kind", "given", "title"),
    [
        (ItemKind.APPROVAL, {}, "Approval of the minutes of the last assembly"),
        (
            ItemKind.APPROVAL,
            {"approved_on": date(2025, 11, 6)},
            "Approval of the minutes of the assembly of 6 November 2025",
        ),
        (ItemKind.NEW_MEMBERS, {}, "Joining of new members"),
        (ItemKind.NEW_MEMBERS, {"arriving": ["Maison"]}, "Joining of a new member: Maison"),
        (ItemKind.NEW_MEMBERS, {"arriving": ["A", "B", "C"]}, "Joining of new members: A, B and C"),
        (ItemKind.NEW_MEMBERS, {"arriving": list("ABCDE")}, "Joining of new members"),
        (ItemKind.DEPARTURES, {}, "Departure of members"),
        (ItemKind.DEPARTURES, {"leaving": ["Maison"]}, "Departure of a member: Maison"),
        (ItemKind.ACTIVITIES, {}, "Activities of the coordination"),
        (ItemKind.MEMBERS_NEWS, {}, "News of the members"),
        (ItemKind.THEME, {"theme": "Logement"}, "Thematic meeting: “Logement”"),
        (ItemKind.THEME, {"theme": "Le numéro « Allo ? »"}, "Thematic meeting: “Le numéro “Allo ?””"),
        (ItemKind.THEME, {}, "Thematic meeting"),
        (ItemKind.FREE, {"theme": "Logement"}, ""),
    ],
)
def test_title_of_each_kind(kind: ItemKind, given: dict[str, object], title: str) -> None:
    assert item_title(kind, **given) == title  # type: ignore[arg-type]
