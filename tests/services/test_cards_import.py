"""Address cards taken in whole: department, sites, addresses and note stay."""

from collections.abc import Callable

import pytest

from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.exchange.card_sheet import card_sheet
from csxl_desktop.exchange.people_table import PeopleTable, people_table
from csxl_desktop.exchange.vcard import read_cards
from csxl_desktop.services.people_import import apply_people, preview_people
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.services.test_people_import import CARD, all_of, outcomes, table, take

FULL_CARD = CARD.replace(
    "ORG:Maison du Tilleul",
    "ORG:Maison du Tilleul;Service logement\nURL:https://tilleul.example\nADR;TYPE=HOME:;;Rue Basse 2;Ici;;1098;\n"
    "ADR;TYPE=WORK:;;Rue Haute 1;Sainte-Alix;;1099;Belgique\nNOTE:Parle néerlandais.\\nLe matin.",
)


def through_the_window(text: str) -> PeopleTable:
    """As the import page reads cards: laid out as a table."""
    sheet, mapping, reasons = card_sheet(read_cards(text.encode()))
    return people_table(sheet, mapping, reasons)


@pytest.mark.parametrize("read", [table, through_the_window])
def test_a_card_is_kept_whole(workspace: Workspace, read: Callable[[str], PeopleTable]) -> None:
    preview = preview_people(workspace, read(FULL_CARD))
    apply_people(workspace, preview, ())

    (house,), (person,) = all_of(workspace, Organisation), all_of(workspace, Person)
    assert (house.street, house.postal_code, house.city) == ("Rue Haute 1", "1099", "Sainte-Alix")
    assert person.note == "Parle néerlandais.\nLe matin.\nRue Basse 2, 1098 Ici"
    assert [each.function_title for each in all_of(workspace, Mandate)] == ["Directrice, Service logement"]
    assert "https://tilleul.example" in [each.value for each in all_of(workspace, ContactChannel)]
    told = {change.field: change.new for change in preview.report.lines[-1].changes}
    assert (told["web"], told["street"], told["city"]) == ("https://tilleul.example", "Rue Haute 1", "Sainte-Alix")

    again = apply_people(workspace, preview_people(workspace, read(FULL_CARD)), ())
    assert {line.outcome.value for line in again.lines} == {"unchanged"}


def test_another_address_than_the_known_one_is_noted(workspace: Workspace) -> None:
    house = factories.make(workspace, Organisation, name="Maison du Tilleul", street="Rue Neuve 9", note="À voir.")
    take(workspace, FULL_CARD)

    (known,) = all_of(workspace, Organisation)
    assert (known.id, known.street, known.note) == (house, "Rue Neuve 9", "À voir.")
    assert "Rue Haute 1, 1099 Sainte-Alix" in all_of(workspace, Person)[0].note

    take(workspace, FULL_CARD.replace("N:Diop;Ana;;Mme;\nFN:Ana Diop", "FN:Maison du Tilleul"))
    (known,) = all_of(workspace, Organisation)
    noted = "Parle néerlandais.\nLe matin.\nRue Basse 2, 1098 Ici\nRue Haute 1, 1099 Sainte-Alix"
    assert known.note == f"À voir.\n{noted}"

    workspace.history.undo()
    assert all_of(workspace, Organisation)[0].note == "À voir."


def test_a_later_card_fills_the_address_and_adds_to_the_note_of_whom_it_finds(workspace: Workspace) -> None:
    take(workspace, CARD)
    report = take(workspace, FULL_CARD)

    assert outcomes(report) == [("person", "Ana Diop", "changed")]
    assert all_of(workspace, Organisation)[0].city == "Sainte-Alix"
    assert all_of(workspace, Person)[0].note.startswith("Parle néerlandais.")
