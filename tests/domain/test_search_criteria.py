"""What a saved search asks, kept as JSON and read back."""

from datetime import date
from typing import Any

import pytest

from csxl_desktop.domain.choices import PreferredChannel
from csxl_desktop.domain.recipients import Place, Recipient, Selection, SelectionKind
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.system.identifiers import new_id


def test_criteria_come_back_as_they_were_kept() -> None:
    asked = SearchCriteria(
        "people",
        "equipe",
        date(2026, 3, 1),
        ("Santé",),
        ("École",),
        ("réseau",),
        ("Seniors",),
        ("nl",),
        own=(("Fonds", "Oui"),),
        unverified=True,
        ids=(new_id(),),
    )
    assert SearchCriteria.from_json(asked.to_json()) == asked
    assert SearchCriteria().to_json() == {"view": "members"}


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        {},
        {"view": "elsewhere", "on": "soon", "ids": ["x", 3], "tags": "réseau", "unverified": "yes", "own": ["x"]},
        {"on": 3},
    ],
)
def test_what_cannot_be_read_asks_for_nothing(damaged: dict[str, Any] | None) -> None:
    assert SearchCriteria.from_json(damaged) == SearchCriteria("organisations")


@pytest.mark.parametrize(
    ("preferred", "email", "phone", "street", "way"),
    [
        ("mail", "a@b.be", "02", "Rue", "mail"),
        ("post", "a@b.be", "02", "Rue", "post"),
        ("phone", "a@b.be", "", "Rue", "mail"),
        ("sms", "", "02", "Rue", "sms"),
        ("mail", "", "", "Rue", "post"),
        ("mail", "", "02", "Rue", "phone"),
        ("post", "", "", "", None),
    ],
)
def test_somebody_is_reached_as_they_prefer_where_that_is_possible(
    preferred: str, email: str, phone: str, street: str, way: str | None
) -> None:
    made = Recipient(email=email, phone=phone, place=Place(street), preferred=PreferredChannel(preferred))
    assert made.way == way


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (SelectionKind.SEARCH, "search_id"),
        (SelectionKind.LIST, "list_id"),
        (SelectionKind.MEETING, "meeting_id"),
        (SelectionKind.PEOPLE, ""),
    ],
)
def test_a_selection_knows_what_names_it(kind: SelectionKind, named: str) -> None:
    key = new_id()
    selection = Selection(kind, (key,))
    for attribute in ("search_id", "list_id", "meeting_id"):
        assert getattr(selection, attribute) == (key if attribute == named else None)


def test_a_recipient_is_called_by_the_best_name_there_is() -> None:
    assert Recipient(first_name="Anna", last_name="Diop", organisation="LT").title == "Anna Diop"
    assert Recipient(civility="Mme", first_name="Anna", last_name="Diop").full_name == "Ms Anna Diop"
    assert Recipient(organisation="LT", email="a@b.be").title == "LT"
    assert Recipient(returned="a@b.be").title == "a@b.be"
    assert not Place()
    assert Place(city="Ixelles").town == "Ixelles"
