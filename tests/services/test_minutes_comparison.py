"""What changed in minutes since they were sent."""

import pytest

from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.text_diff import Change
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, make, meeting, paragraph


def test_what_was_typed_after_the_sending_is_told_by_words(workspace: Workspace) -> None:
    planned = meeting(workspace)
    items = workspace.meetings.record(planned).items
    workspace.records.change(AgendaItem, items[0].id, {"text": paragraph("Il y a dix personnes.")})
    workspace.records.change(AgendaItem, items[1].id, {"text": paragraph("Rien de neuf.")})
    extra = make(workspace, AgendaItem, meeting_id=planned, position=90, title="Divers bis")
    workspace.minutes.send(planned, SPRING, "tous")
    (version,) = workspace.minutes_life.life(planned).versions
    assert workspace.minutes_comparison.since(version.id) == ()

    workspace.records.change(AgendaItem, items[0].id, {"text": paragraph("Il y a douze personnes.")})
    workspace.meetings.decide(planned, "Acheter des chaises", items[1].id)
    workspace.records.trash(AgendaItem, extra)
    make(workspace, AgendaItem, meeting_id=planned, position=91, title="Point ajouté")

    found = workspace.minutes_comparison.since(version.id)

    told = [[(part.change, part.text) for block in item.blocks for part in block.parts] for item in found]
    assert told[0] == [
        (Change.SAME, "Il y a "), (Change.REMOVED, "dix"), (Change.ADDED, "douze"), (Change.SAME, " personnes."),
    ]  # fmt: skip
    assert (Change.ADDED, "2026-01 Acheter des chaises") in told[1]
    assert (Change.REMOVED, "Divers bis") in told[2]
    assert told[3] == [(Change.ADDED, "Point ajouté")]


def test_two_sendings_are_compared_and_a_corrigendum_is_not(workspace: Workspace) -> None:
    planned = meeting(workspace)
    item = workspace.meetings.record(planned).items[0].id
    for words in ("Un", "Deux"):
        workspace.records.change(AgendaItem, item, {"text": paragraph(words)})
        workspace.minutes.send(planned, SPRING, "tous")
    workspace.minutes.approve(planned, meeting(workspace, on=SPRING.replace(month=6)))
    workspace.minutes_life.correct(planned, paragraph("Lire mardi."), on=SPRING)
    first, second, corrigendum = workspace.minutes_life.life(planned).versions

    (only,) = workspace.minutes_comparison.since(first.id, second.id)

    assert [part.text for part in only.blocks[0].parts] == ["Un", "Deux"]
    assert not corrigendum.comparable
    with pytest.raises(RecordNotFoundError):
        workspace.minutes_comparison.since(corrigendum.id)


def test_a_vote_that_was_noted_after_the_sending_is_told(workspace: Workspace) -> None:
    planned = meeting(workspace)
    item = workspace.meetings.record(planned).items[0].id
    workspace.minutes.send(planned, SPRING, "tous")
    (version,) = workspace.minutes_life.life(planned).versions
    assert workspace.minutes_comparison.since(version.id) == ()

    workspace.room.vote(planned, "Nouveaux statuts 10-6-1", item)

    (only,) = workspace.minutes_comparison.since(version.id)
    told = [(part.change, part.text) for block in only.blocks for part in block.parts]
    assert (Change.ADDED, "Nouveaux statuts – 10-6-1") in told
