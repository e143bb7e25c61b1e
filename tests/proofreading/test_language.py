"""A text in another language: told by its small words, and only looked at where no word is needed."""

import pytest

from csxl_desktop.proofreading.language import language_of
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.proofread import proofread
from csxl_desktop.proofreading.reading import NOTHING_KNOWN

DUTCH = """# Inleiding
De coördinatie brengt de diensten van de gemeente samen, en zij werken aan het welzijn van de inwoners.
Op maandag 3 april 2025 kwamen dertig mensen naar de vergadering (in de zaal van het OCMW.
[aan te vullen door de coördinatie: wettelijke basis]
Zie ook XXX of www.example.org/een/heel/lange/weg/naar/een/bladzijde/van/de/gemeente/en/verder/2025/12/verslag.html
"""
ENGLISH = """# Introduction
The coordination brings together the services of the municipality, and it works for the people who live in it.
On Monday 3 April 2025 thirty people came to the meeting (in the hall of the Maison de quartier.
[to be completed by the coordination: legal basis]
"""
FRENCH = """# Introduction
La coordination réunit les services de la commune. Le groupe « Het huis van de buurt en het plein » est né en 2025.
Les membres se retrouvent dans la salle du CPAS avec ceux de « The House of the Future ».
"""


@pytest.mark.parametrize(("content", "language"), [(DUTCH, "nl"), (ENGLISH, "en"), (FRENCH, "fr"), ("", "fr")])
def test_small_words_tell_the_language(content: str, language: str) -> None:
    assert language_of(from_plain(content, 2025)) == language


def test_a_few_words_in_another_language_are_not_enough() -> None:
    assert language_of(from_plain("De Woonwinkel van het Centrum", 2025)) == "fr"


@pytest.mark.parametrize("content", [DUTCH, ENGLISH])
def test_only_what_needs_no_word_is_looked_at(content: str) -> None:
    codes = {each.code for each in proofread(from_plain(content, 2025), NOTHING_KNOWN)}

    assert {"form-brackets", "text-left-open"} <= codes
    assert {code.split("-")[0] for code in codes} <= {"form", "text", "link"}


def test_rules_of_french_stay_away_from_dutch_and_come_back_in_french() -> None:
    slip = "La 3ème édition."
    in_dutch = {each.code for each in proofread(from_plain(DUTCH + slip, 2025), NOTHING_KNOWN)}
    in_french = {each.code for each in proofread(from_plain(FRENCH + slip, 2025), NOTHING_KNOWN)}

    assert "form-ordinal" in in_french
    assert "form-ordinal" not in in_dutch
