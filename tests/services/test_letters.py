"""Who receives a letter, where, and who signs it."""

from datetime import date

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.letters import LetterText
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.conftest import AUTHOR
from tests.documents.trial_meeting import pages
from tests.factories import make, organisation, paragraph, person, representative, staff

SAID = LetterText(paragraph("Bonjour."), "Calendar", language="en")


def test_members_are_written_to_by_their_representatives(workspace: Workspace) -> None:
    canevas = organisation(workspace, "Canevas")
    workspace.records.change(
        Organisation, canevas, {"street": "Rue Haute 3", "postal_code": "1099", "city": "Sainte-Alix"}
    )
    representative(workspace, person(workspace, "Odile", "Verbeke"), canevas, function_title="Directrice")
    representative(workspace, person(workspace, "Bram", "Peeters", "M."), canevas, role=MandateRole.CONTACT)
    former = person(workspace, "Ancienne", "Voix")
    representative(workspace, former, canevas, to_on=date(2024, 1, 1))
    organisation(workspace, "Autre", member=False)

    document = workspace.letters.to_organisations(None, SAID)

    (letter,) = document.content.letters
    assert [each.full for each in letter.recipient.people] == ["Ms Odile Verbeke"]
    assert (letter.recipient.function, letter.recipient.street, letter.recipient.town) == (
        "Directrice",
        "Rue Haute 3",
        "1099 Sainte-Alix",
    )
    assert document.file_name == "Calendar 2026-11-21"
    assert "Mrs Odile Verbeke" in pages(render(document))[0]


def test_in_dutch_the_names_and_streets_are_dutch(workspace: Workspace) -> None:
    key = organisation(workspace, "Maison")
    dutch = {"name_nl": "Huis", "street_nl": "Hoogstraat 3", "city_nl": "Sint-Alix", "street": "Rue Haute 3"}
    workspace.records.change(Organisation, key, dutch)

    document = workspace.letters.to_organisations([key], LetterText(paragraph("Dag"), language="nl"))

    recipient = document.content.letters[0].recipient
    assert (recipient.organisation, recipient.street, recipient.town) == ("Huis", "Hoogstraat 3", "Sint-Alix")


def test_several_representatives_read_one_letter(workspace: Workspace) -> None:
    key = organisation(workspace, "Maison")
    representative(workspace, person(workspace, "Odile", "Verbeke"), key, function_title="Directrice")
    representative(workspace, person(workspace, "Bram", "Peeters", "M."), key)

    recipient = workspace.letters.to_organisations([key], SAID).content.letters[0].recipient

    assert (len(recipient.people), recipient.function) == (2, "")


def test_people_are_written_to_where_they_represent(workspace: Workspace) -> None:
    first, second = organisation(workspace, "Première"), organisation(workspace, "Seconde")
    odile, nour = person(workspace, "Odile", "Verbeke"), person(workspace, "Nour", "Haddad", "")
    representative(workspace, odile, first, role=MandateRole.CONTACT)
    representative(workspace, odile, second)
    representative(workspace, person(workspace, "Quelqu’un", "Autre"), first)

    document = workspace.letters.to_people([odile, nour], SAID, written_on=date(2026, 12, 1))

    found = [(each.recipient.people[0].last, each.recipient.organisation) for each in document.content.letters]
    assert found == [("Haddad", ""), ("Verbeke", "Seconde")]
    assert document.content.written_on == date(2026, 12, 1)
    assert document.file_name == "Letters 2026-12-01"


def test_whoever_works_here_signs(workspace: Workspace) -> None:
    key = organisation(workspace, "Maison")
    assert workspace.letters.to_organisations([key], SAID).content.signatory is None
    staff(workspace, "Première", "Venue", role="Coordinatrice", position=1)
    make(workspace, StaffMember, first_name="Partie", last_name="Depuis", to_on=date(2020, 1, 1), position=0)
    assert workspace.letters.to_organisations([key], SAID).content.signatory.name == "Première Venue"

    first, last = AUTHOR.person.split()
    staff(workspace, first, last, role="Assistante", position=2)

    signatory = workspace.letters.to_organisations([key], SAID).content.signatory
    assert (signatory.name, signatory.function) == (AUTHOR.person, "Assistante")
