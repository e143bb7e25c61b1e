"""The register of processing: what is filled in, and what is left to the office."""

from dataclasses import replace
from datetime import date

from csxl_desktop.documents.processing_register import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.processing_register import ProcessingActivity, ProcessingRegister
from csxl_desktop.domain.content.shared import OfficeIdentity
from tests.documents.reading import page_texts

OFFICE = OfficeIdentity("Coordination de Sainte-Alix", address=("Rue du Puits 3",), emails=("info@puits.example",))
USE = ProcessingActivity("Directory", "Inviting", "Contacts", "Names", "The team", "Five years", ("People: 4",))
REGISTER = ProcessingRegister(OFFICE, date(2026, 11, 28), (USE,), ("The dossier is a folder.",), 5, 2, "en")


def test_the_register_says_who_answers_what_is_held_and_what_is_left_to_complete() -> None:
    said = " ".join(page_texts(render(REGISTER, Theme()))).replace("\n", " ")

    for words in ("Rue du Puits 3", "info@puits.example", "People: 4", "Five years", "The dossier is a folder."):
        assert words in said
    assert "2 people have had no role" in said
    assert said.count("[to be completed by the office]") == 2


def test_an_office_without_address_is_asked_for_one() -> None:
    bare = replace(REGISTER, office=OfficeIdentity("Coordination"), activities=(), to_propose=0)
    said = " ".join(page_texts(render(bare, Theme())))

    assert "Everybody has a role" in said
    assert said.count("[to be completed by the office]") == 3
