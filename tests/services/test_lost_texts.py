"""What was typed in an item of a meeting that is in the trash or gone: told, and taken back."""

from uuid import UUID, uuid4

import pytest

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, organisation, paragraph


def item(workspace: Workspace, meeting_id: UUID, title: str) -> UUID:
    return make(workspace, AgendaItem, meeting_id=meeting_id, position=9, title=title, text=paragraph("Before"))


def is_trashed(workspace: Workspace, entity: type[Meeting] | type[AgendaItem], key: UUID) -> bool:
    with workspace.database() as session:
        record = session.get(entity, key)
        assert record is not None
        return record.trashed_at is not None


def test_places_are_those_of_the_trash_and_of_what_is_gone(workspace: Workspace) -> None:
    held = meeting(workspace)
    stays, thrown, gone = (item(workspace, held, title) for title in ("Stays", "Thrown", "Gone"))
    workspace.history.undo()  # as if the last had never been made
    workspace.records.trash(AgendaItem, thrown)

    places = workspace.lost_texts.places([stays, thrown, gone, uuid4()])

    told = {each.item_id: (each.meeting_id, each.text.plain()) for each in places}
    assert told == {thrown: (held, "Before"), gone: (None, "")}
    assert [each.title for each in places] == sorted(each.title for each in places)
    assert any("Thrown" in each.title for each in places)


def test_what_the_dossier_had_is_known_and_what_is_another_s_is_not(workspace: Workspace) -> None:
    had = organisation(workspace, "Atelier")
    workspace.records.trash(Organisation, had)

    assert workspace.lost_texts.known([had, uuid4()]) == {had}
    assert workspace.lost_texts.known([]) == set()


def test_an_item_is_taken_back_with_its_meeting_and_what_was_typed(workspace: Workspace) -> None:
    held = meeting(workspace)
    key = item(workspace, held, "Thrown")
    workspace.records.trash(AgendaItem, key)
    workspace.records.trash(Meeting, held)

    workspace.lost_texts.take_back(key, paragraph("Typed"))

    assert not is_trashed(workspace, Meeting, held)
    assert not is_trashed(workspace, AgendaItem, key)
    with workspace.database() as session:
        record = session.get(AgendaItem, key)
        assert record is not None
        assert record.text.plain() == "Typed"
    workspace.history.undo()
    assert is_trashed(workspace, AgendaItem, key)
    assert is_trashed(workspace, Meeting, held)


def test_an_item_that_is_gone_cannot_be_taken_back(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.lost_texts.take_back(uuid4(), paragraph("Typed"))
