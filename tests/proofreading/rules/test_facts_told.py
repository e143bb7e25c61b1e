"""One fact under two figures. Every text is invented."""

import pytest

from tests.proofreading.support import printed_wide, proposed_wide


@pytest.mark.parametrize(
    ("first", "expected"),
    [("quarante-quatre", ["quarante-quatre logements"]), ("quarante-deux", []), ("douze", [])],
)
def test_a_thing_told_again(first: str, expected: list[str]) -> None:
    text = f"L’eau a noyé {first} logements du quai.\nSur les quarante-deux logements touchés, onze restent vides."
    assert printed_wide("count-told-again", text) == expected


@pytest.mark.parametrize(("told", "expected"), [("60", []), ("66", ["66"]), ("600", [])])
def test_the_sum_of_labels(told: str, expected: list[str]) -> None:
    parts = "".join(
        f"3.{at} Assemblée {at}\nParticipants : {count}\n" for at, count in enumerate((10, 20, 30), start=1)
    )
    text = f"3. ASSEMBLÉES\nElles totalisent {told} participants.\n{parts}"
    assert printed_wide("count-of-labels", text) == expected


@pytest.mark.parametrize(("number", "expected"), [("4", []), ("5", ["4"])])
def test_a_reference_leads_to_its_subject(number: str, expected: list[str]) -> None:
    text = (
        f"1. ACCUEIL\nOn ouvre.\n2. RENCONTRES\nPaul a commenté le questionnaire (voir le chapitre {number}).\n"
        "3. GROUPES\nIls travaillent.\n4. ÉVALUATION\nUn questionnaire a été envoyé.\n5. MEMBRES\nLa liste suit."
    )
    assert proposed_wide("order-leads", text) == expected
