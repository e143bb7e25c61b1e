"""Phone numbers, printed."""

import pytest

from csxl_desktop.i18n.phones import phone


@pytest.mark.parametrize("typed", ["+3226415621", "02/641.56.21", "026415621", "0032 2 641 56 21", " 02 641 56 21 "])
def test_a_belgian_number_has_one_form(typed: str) -> None:
    assert phone(typed) == "02 641 56 21"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("0475123456", "0475 12 34 56"), ("+33123456789", "+33 1 23 45 67 89"), ("081123456", "081 12 34 56")],
)
def test_other_plans(typed: str, printed: str) -> None:
    assert phone(typed) == printed


@pytest.mark.parametrize(
    "typed", ["", "02 641", "1733", "02 641 56 21 (matin)", "à demander", "+999999999999", "++++++9"]
)
def test_what_is_no_number_stays_as_typed(typed: str) -> None:
    assert phone(typed) == typed
