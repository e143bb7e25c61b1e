"""Why an act cannot be taken back: the field in the window's words, what it says now, who did that and when."""

from uuid import UUID

import pytest

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import UndoConflictError
from csxl_desktop.services.office_history import ActFilter
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.database import Author
from tests.factories import make, organisation


def refusal(workspace: Workspace, act: UUID) -> list[str]:
    with pytest.raises(UndoConflictError) as refused:
        workspace.history.undo_transaction(act)
    return refused.value.parts()


def test_a_field_changed_since_is_named_with_its_value_and_its_act(workspace: Workspace) -> None:
    known = organisation(workspace, "Le Cadran", member=False)
    first = workspace.records.change(Organisation, known, {"short_name": "LC", "city": "Ixelles"})
    workspace.database.author = Author("Bo Lens", "poste-2")
    workspace.records.change(Organisation, known, {"short_name": "Cadran", "city": ""}, "Field changed")

    what, name, city, safe, then = refusal(workspace, first.transaction_id)

    at = workspace.database.now().astimezone()
    by = f"(“Field changed”, Bo Lens, {at:%d/%m/%Y} at {at:%H:%M})."
    assert what == "This cannot be taken back: something done later stands on it."
    assert name == f"Le Cadran, “Short name” is now “Cadran” {by}"
    assert city == f"Le Cadran, “Town” is now empty {by}"
    assert "kept" in safe
    assert "History and trash" in then


def test_ctrl_z_says_it_in_the_same_words(workspace: Workspace) -> None:
    known = organisation(workspace, "Le Cadran", member=False)
    workspace.records.change(Organisation, known, {"short_name": "LC"})
    workspace.database.author = Author("Bo Lens", "poste-2")
    workspace.records.change(Organisation, known, {"short_name": "Cadran"})
    workspace.database.author = Author("Ana Test", "poste-1")

    with pytest.raises(UndoConflictError) as refused:
        workspace.history.undo()

    assert "short_name" not in str(refused.value)
    assert "“Short name” is now “Cadran”" in str(refused.value)
    newest = workspace.office_history.acts(ActFilter(person="Bo Lens"))[0]
    assert [each.act for each in refused.value.standing] == [newest.id]


def test_what_refers_to_a_record_keeps_its_making_and_is_named(workspace: Workspace) -> None:
    made = workspace.records.create(Organisation, {"name": "Le Cadran"})
    make(workspace, OrganisationAlias, organisation_id=made.record_id, name="Cadran solaire")

    told = refusal(workspace, made.transaction_id)

    assert any(each.startswith("“Cadran solaire” refers to it (“") for each in told), told


def test_what_came_back_by_itself_is_there_again(workspace: Workspace) -> None:
    known = organisation(workspace, "Le Cadran", member=False)
    make(workspace, ContactChannel, organisation_id=known, kind=ChannelKind.PHONE, value="026415600")
    undone = workspace.history.undo()
    act = next(each for each in workspace.office_history.acts(ActFilter(record=known)) if each.label == "Undone")
    workspace.history.redo()

    assert undone.tables == {"contact_channels"}
    told = refusal(workspace, act.id)
    assert any("is there again" in each for each in told), told


def test_more_than_three_places_are_counted(workspace: Workspace) -> None:
    fields = ("name", "city", "street", "postal_code", "short_name")
    at = organisation(workspace, "A", member=False)
    first = workspace.records.change(Organisation, at, dict.fromkeys(fields, "B"))
    workspace.records.change(Organisation, at, dict.fromkeys(fields, "C"))

    told = refusal(workspace, first.transaction_id)

    assert told[4] == "2 more places stand on it."
    assert len(told) == 7
