"""Which slips are printed, in which language, with which number."""

from datetime import date
from uuid import uuid4

import pytest

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.content.slips import Slips
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import organisation, paragraph


def said(document: Document) -> list[tuple[str, str, str]]:
    content: Slips = document.content
    return [(slip.code, slip.values.name, slip.language) for slip in content.slips]


def partners(workspace: Workspace) -> None:
    for name, languages in (("Atelier", "fr, nl"), ("Buurthuis", "NL; fr"), ("Canal", "")):
        workspace.records.change(Organisation, organisation(workspace, name), {"languages": languages})


def test_the_slips_of_the_round_that_runs_each_in_its_own_language(workspace: Workspace) -> None:
    partners(workspace)
    workspace.verification.start("Tour", due_on=date(2026, 12, 15))

    document = workspace.slip_documents.slips()

    assert said(document) == [
        ("2611-001", "Atelier", "fr"), ("2611-002", "Buurthuis", "nl"), ("2611-003", "Canal", "fr"),
    ]  # fmt: skip
    assert document.file_name == "Fiches à vérifier Tour"
    assert document.content.due_on == date(2026, 12, 15)
    assert [language for _code, _name, language in said(workspace.slip_documents.slips(language="nl"))] == ["nl"] * 3
    both = said(workspace.slip_documents.slips(language="fr-nl"))
    assert [language for _code, _name, language in both] == ["fr", "nl"] * 3
    pages = page_texts(render(document))
    assert ["Atelier" in pages[0], "Buurthuis" in pages[0], "Canal" in pages[1]] == [True] * 3


def test_only_what_is_missing_is_printed_again(workspace: Workspace) -> None:
    partners(workspace)
    key = workspace.verification.start("Tour").record_id
    workspace.verification.tick_back(workspace.verification.rounds()[0].slips[0].id)

    missing = workspace.slip_documents.slips(round_id=key, missing_only=True)

    assert [name for _code, name, _language in said(missing)] == ["Buurthuis", "Canal"]
    with pytest.raises(RecordNotFoundError):
        workspace.slip_documents.slips(round_id=uuid4())


def test_without_a_round_the_members_have_slips_without_numbers(workspace: Workspace) -> None:
    partners(workspace)
    outside = organisation(workspace, "Dehors", member=False)

    assert [code for code, _name, _language in said(workspace.slip_documents.slips())] == ["", "", ""]
    assert said(workspace.slip_documents.slips({outside})) == [("", "Dehors", "fr")]
    with pytest.raises(RecordNotFoundError):
        workspace.slip_documents.slips({uuid4()})


def test_the_text_of_the_office_stands_above(workspace: Workspace) -> None:
    organisation(workspace, "Atelier")
    text = workspace.office_texts.new_version(OfficeTextCode.CHECK_SLIP, "fr").record_id
    workspace.office_texts.write(text, paragraph("Merci de vérifier."))

    (slip,) = workspace.slip_documents.slips().content.slips

    assert slip.opening.plain() == "Merci de vérifier."
