"""The texts of the office: which version holds on a day, which one was signed."""

from datetime import date, timedelta

import pytest

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.services.office_texts import LaterVersionError, SignedTextError
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import make, organisation, paragraph

CHARTER = OfficeTextCode.CHARTER
TODAY = NOW.date()


def test_a_new_dossier_has_every_text_to_complete(workspace: Workspace) -> None:
    states = workspace.office_texts.states("fr")

    assert [state.code for state in states] == list(OfficeTextCode)
    assert all(state.to_complete and not state.versions for state in states)
    assert workspace.office_texts.in_force(CHARTER, "fr", TODAY) is None


def test_a_document_in_english_takes_the_text_that_the_office_wrote(workspace: Workspace) -> None:
    texts = workspace.office_texts
    dutch = texts.new_version(CHARTER, "nl", date(2022, 1, 1), "Handvest").record_id
    held = texts.in_force(CHARTER, "en", TODAY)
    assert held is not None
    assert (held.id, held.language) == (dutch, "nl")

    texts.new_version(CHARTER, "fr", date(2022, 1, 1), "Charte")
    held = texts.in_force(CHARTER, "en", TODAY)
    assert held is not None
    assert held.title == "Charte"
    assert texts.in_force(OfficeTextCode.INVITATION, "en", TODAY) is None


def test_a_new_version_keeps_the_older_one_readable(workspace: Workspace) -> None:
    texts = workspace.office_texts
    first = texts.new_version(CHARTER, "fr", date(2022, 1, 1), "Charte").record_id
    texts.write(first, paragraph("Ancienne"))

    second = texts.new_version(CHARTER, "fr", date(2025, 6, 1)).record_id
    texts.write(second, paragraph("Nouvelle"))

    held = {
        day: row.text.plain() if (row := texts.in_force(CHARTER, "fr", day)) else ""
        for day in (date(2021, 12, 31), date(2025, 5, 31), date(2025, 6, 1))
    }
    assert list(held.values()) == ["", "Ancienne", "Nouvelle"]
    newest, oldest = texts.versions(CHARTER, "fr")
    assert (newest.version, newest.title, newest.name) == (2, "Charte", "2025")
    assert (oldest.to_on, oldest.name) == (date(2025, 5, 31), "2022")
    named = texts.named(CHARTER, "2022")
    assert named is not None
    assert named.text.plain() == "Ancienne"
    assert texts.version(first) == named
    assert texts.named(CHARTER, "1999") is None
    assert texts.versions(CHARTER, "nl") == []


def test_the_first_version_holds_always_and_two_of_a_year_are_told_apart(workspace: Workspace) -> None:
    texts = workspace.office_texts
    first = texts.new_version(CHARTER).record_id
    texts.new_version(CHARTER, from_on=date(2026, 2, 1))
    texts.new_version(CHARTER, from_on=date(2026, 9, 1))

    assert [row.name for row in texts.versions(CHARTER)] == ["2026-09-01", "2026-02-01", "1"]
    assert texts.versions(CHARTER)[-1].id == first
    with pytest.raises(LaterVersionError, match="01/09/2026"):
        texts.new_version(CHARTER, from_on=date(2026, 9, 1))


def test_a_charter_that_was_signed_is_never_changed(workspace: Workspace) -> None:
    texts = workspace.office_texts
    charter = texts.new_version(CHARTER, "fr", date(2022, 1, 1)).record_id
    texts.write(charter, paragraph("Signée"))
    signer = organisation(workspace, "Signataire", member=False)
    make(workspace, Membership, organisation_id=signer, charter_version="2022")
    make(workspace, Candidacy, organisation_id=signer, charter_version="2022", charter_signed_on=TODAY)

    with pytest.raises(SignedTextError):
        texts.write(charter, paragraph("Changée"))

    (row,) = texts.versions(CHARTER)
    assert (row.text.plain(), row.signed, row.is_empty) == ("Signée", 1, False)


def test_free_letters_stand_side_by_side(workspace: Workspace) -> None:
    texts = workspace.office_texts
    texts.new_version(OfficeTextCode.LETTER, "fr", TODAY - timedelta(days=30), "Calendrier")
    texts.new_version(OfficeTextCode.LETTER, "fr", TODAY, "Enquête")

    assert [(row.title, row.to_on) for row in texts.versions(OfficeTextCode.LETTER)] == [
        ("Enquête", None),
        ("Calendrier", None),
    ]
    state = next(each for each in texts.states() if each.code is OfficeTextCode.LETTER)
    assert (state.versions, state.to_complete) == (2, True)
