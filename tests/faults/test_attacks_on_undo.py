"""Long random work with undo and redo between: what is taken back and done again stands as it stood."""

import random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import search
from csxl_desktop.storage.history import broken_links
from csxl_desktop.storage.values import record_classes
from tests import factories

FIELDS: list[tuple[type[Record], str]] = [
    (Organisation, "name"), (Organisation, "parent_id"), (Organisation, "short_name"), (OrganisationAlias, "name"),
    (Person, "last_name"), (Meeting, "theme"), (AgendaItem, "title"), (WorkingGroup, "name"),
]  # fmt: skip
INDEX = text("SELECT rowid, folded, kind, record_id, title, detail FROM search_index ORDER BY rowid")
STEPS = 120


def _state(workspace: Workspace) -> dict[tuple[str, UUID], Any]:
    with workspace.database() as session:
        return {
            (table, row["id"]): dict(row)
            for table, kind in record_classes().items()
            for row in session.connection().execute(kind.__table__.select()).mappings()
        }


def _index_agrees(workspace: Workspace) -> bool:
    with workspace.database() as session:
        before = session.execute(INDEX).all()
        search.rebuild(session)
        after = session.execute(INDEX).all()
        session.rollback()
    return before == after


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_undo_and_redo_come_back_to_the_same_state(workspace: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    known: dict[type[Record], list[UUID]] = {kind: [] for kind, _ in FIELDS}
    for number in range(6):
        known[Organisation].append(factories.organisation(workspace, f"Maison {number}"))
        known[Person].append(factories.person(workspace, "Ana", f"Nom {number}"))
        known[Meeting].append(factories.meeting(workspace, theme=f"Sujet {number}"))
    compared = 0
    for step in range(STEPS):
        kind, field = chance.choice(FIELDS)
        try:
            _act(workspace, chance, kind, field, known, f"Été {step} <b>")
            if chance.random() < 0.3:
                there = _state(workspace)
                workspace.history.undo()
                workspace.history.redo()
                assert _state(workspace) == there
                compared += 1
            if chance.random() < 0.2:
                workspace.history.undo()
        except DomainError:
            continue

    assert compared > STEPS // 10
    assert _index_agrees(workspace)
    with workspace.database() as session:
        assert broken_links(session) == []


def _act(workspace: Workspace, chance: random.Random, kind: type[Record], field: str, known: Any, word: str) -> None:
    value: Any = chance.choice(known[Organisation]) if field == "parent_id" else word
    own = known[kind]
    choice = chance.random()
    if not own or (choice < 0.3 and field not in {"parent_id", "short_name"}):
        owner = {OrganisationAlias: "organisation_id", AgendaItem: "meeting_id"}.get(kind)
        values: dict[str, Any] = {field: value} | ({"position": 1} if kind is AgendaItem else {})
        if owner is not None:
            values[owner] = chance.choice(known[Meeting if owner == "meeting_id" else Organisation])
        if kind is Meeting:
            own.append(factories.meeting(workspace, theme=word))
        else:
            own.append(workspace.records.create(kind, values).record_id)
    elif choice < 0.7:
        workspace.records.change(kind, chance.choice(own), {field: value})
    elif choice < 0.85:
        workspace.records.trash(kind, chance.choice(own))
    else:
        workspace.records.restore(kind, chance.choice(own))
