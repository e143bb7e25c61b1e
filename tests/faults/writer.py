"""The child of the kill rig: opens the dossier as the window does and writes at random until it is killed."""

import json
import os
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.values import record_classes, to_json

AUTHOR = Author("Ana Épreuve", "poste-1")
# Table, key and field of a record → the value that it must hold.
Values = dict[str, Any]
STATES = (AttendanceState.PRESENT, AttendanceState.ABSENT, AttendanceState.EXCUSED, AttendanceState.INVITED)


def now() -> datetime:
    return datetime.now(UTC)


def address(entity: type[Any], record_id: UUID, name: str) -> str:
    return f"{entity.__tablename__} {record_id} {name}"


def read_values(workspace: Workspace, addresses: list[str]) -> Values:
    """What stands at each address; `absent` where the record does not exist."""
    classes = record_classes()
    found: Values = {}
    by_table = defaultdict[str, set[UUID]](set)
    for table, key, _name in (each.split(" ") for each in addresses):
        by_table[table].add(UUID(key))
    with workspace.database() as session:
        there: dict[UUID, Any] = {}
        for table, keys in by_table.items():
            entity = classes[table]
            there |= {each.id: each for each in session.scalars(select(entity).where(entity.id.in_(keys)))}
        for each in addresses:
            _table, key, name = each.split(" ")
            record = there.get(UUID(key))
            found[each] = "absent" if record is None else to_json(getattr(record, name))
    return found


@dataclass
class Scene:
    """What the writer knows of the dossier: keys to write at, and its own last change, for undoing."""

    workspace: Workspace
    chance: random.Random
    organisations: list[UUID]
    people: list[UUID]
    lines: list[UUID]
    items: list[UUID]
    kind: UUID
    last_change: list[Values] = field(default_factory=list)

    @classmethod
    def of(cls, workspace: Workspace, chance: random.Random) -> "Scene":
        with workspace.database() as session:
            organisations, people, lines, items = (
                [key for (key,) in session.query(entity.id).order_by(entity.id).limit(60)]
                for entity in (Organisation, Person, Attendance, AgendaItem)
            )
        kind = workspace.office.kinds()[0].id
        return cls(workspace, chance, organisations, people, lines, items, kind)


# An act promises what will hold once it returns (as far as keys are known before), then does it and tells the rest.
Act = tuple[Values, Callable[[], Values]]


def rename(scene: Scene) -> Act:
    key = scene.chance.choice(scene.organisations)
    promised = {address(Organisation, key, "name"): f"Maison {scene.chance.randrange(10**6)} de l'Été"}
    return promised, _change(scene, Organisation, key, "name", promised)


def write_text(scene: Scene) -> Act:
    key = scene.chance.choice(scene.items)
    sentence = f"Il est décidé {scene.chance.randrange(10**6)}. " * scene.chance.randrange(1, 400)
    text = RichText((Block("a", "p", (Span(sentence, "b"),)),))
    promised = {address(AgendaItem, key, "text"): text.to_json(), address(AgendaItem, key, "text_plain"): sentence}
    return promised, _change(scene, AgendaItem, key, "text", promised, text)


def tick(scene: Scene) -> Act:
    key = scene.chance.choice(scene.lines)
    where = address(Attendance, key, "state")
    ticked = read_values(scene.workspace, [where])[where]
    state = scene.chance.choice([each for each in STATES if each.value != ticked])

    def act() -> Values:
        scene.workspace.attendance.set_state(key, state)
        return {}

    scene.last_change = []
    return {where: state.value}, act


def trash(scene: Scene) -> Act:
    key = scene.chance.choice(scene.people)
    where = address(Person, key, "trashed_at")
    thrown = read_values(scene.workspace, [where])[where] is not None

    def put_in() -> Values:
        scene.workspace.records.trash(Person, key)
        return read_values(scene.workspace, [where])

    def take_out() -> Values:
        scene.workspace.records.restore(Person, key)
        return {}

    scene.last_change = []
    return ({where: None}, take_out) if thrown else ({}, put_in)


def create(scene: Scene) -> Act:
    name = f"Nouvelle {scene.chance.randrange(10**6)}"

    def act() -> Values:
        made = scene.workspace.records.create(Person, {"first_name": "Zoé", "last_name": name}).record_id
        return {address(Person, made, "last_name"): name}

    scene.last_change = []
    return {}, act


def plan(scene: Scene) -> Act:
    on = date(2026, 1, 1) + timedelta(days=scene.chance.randrange(365))
    theme = f"Thème {scene.chance.randrange(10**6)}"

    def act() -> Values:
        made = scene.workspace.meetings.plan(NewMeeting(scene.kind, on, theme=theme)).record_id
        items = scene.workspace.meetings.record(made).items
        kinds = {address(AgendaItem, item.id, "kind"): item.kind.value for item in items}
        return {address(Meeting, made, "theme"): theme, address(Meeting, made, "first_on"): on.isoformat()} | kinds

    scene.last_change = []
    return {}, act


def take_back(scene: Scene) -> Act:
    if not scene.last_change:
        return rename(scene)
    promised = scene.last_change.pop()

    def act() -> Values:
        scene.workspace.history.undo()
        return {}

    return promised, act


ACTS = (rename, rename, write_text, write_text, tick, tick, trash, create, plan, take_back, take_back)


def _change(
    scene: Scene, entity: type[Any], key: UUID, name: str, promised: Values, value: Any = None
) -> Callable[[], Values]:
    before = read_values(scene.workspace, list(promised))

    def act() -> Values:
        scene.workspace.records.change(
            entity, key, {name: promised[address(entity, key, name)] if value is None else value}
        )
        scene.last_change = [before]
        return {}

    return act


def write_until_killed(folder: Path, pipe: int, seed: int, known_bad: str) -> None:
    """Never returns by itself: the parent kills this process while it writes."""
    chance = random.Random(seed)
    workspace = open_workspace(folder, AUTHOR, now)
    if known_bad == "no-journal":
        connection = workspace.database._connection
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=1"):
            connection.execute(f"PRAGMA {setting}").fetchall()
    scene = Scene.of(workspace, chance)
    while True:
        promised, act = chance.choice(ACTS)(scene)
        _tell(pipe, "trying", promised)
        if known_bad == "early":
            _tell(pipe, "committed", promised)
            act()
        else:
            _tell(pipe, "committed", promised | act())


def _tell(pipe: int, what: str, values: Values) -> None:
    os.write(pipe, json.dumps([what, values]).encode() + b"\n")
