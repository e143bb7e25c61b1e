"""Computers that share a folder kept in step late: in the end all say the same, and nothing went.

Each computer has its own view of the folder; files reach the others late, in any order, heads before copies. A value
that is written is new in the world, so that every value that nobody replaced must stand in the end, wait in the queue,
or have been declined by a person. The queue is one: what is asked is asked on every computer, and decided once.
"""

import random
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.base import Base
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.reconciling import Choice, DiscardedValue
from csxl_desktop.services.identity import identity_of
from csxl_desktop.services.reconciling import contain
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.sharing_words import Outcome
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from csxl_desktop.storage.reconciling.tables import shape_of_records
from csxl_desktop.storage.sharing import membership
from csxl_desktop.storage.values import record_classes
from tests import factories

WORDS = "cerise verte lampe"
NOW = datetime.fromisoformat("2026-11-28T12:00:00+01:00")
KNOWN_BAD = ("no-base", "no-turns", "no-queue")
_PEOPLE, _ROUNDS_TO_SETTLE = 12, 12
_FIELDS = {Person: ("note", "last_name"), Organisation: ("note",)}


@dataclass
class Tally:
    acts: int = 0
    exchanges: int = 0
    parted: int = 0  # exchanges that had to wait for the other to bring both together
    killed: int = 0
    asked: int = 0
    decided: int = 0
    faults: list[str] = field(default_factory=list)


class Computer:
    """One computer: its dossier, its view of the folder."""

    def __init__(self, folder: Path, view: Path, name: str) -> None:
        self.folder, self.view, self.name = folder, view, name
        self.seconds = 0.0
        self.open()

    def open(self) -> None:
        self.workspace: Workspace = open_workspace(
            self.folder, Author(self.name, f"poste-{self.name.lower()}"), lambda: NOW + timedelta(seconds=self.seconds)
        )
        self.sharing = SharingService(self.workspace.database, lambda: self.seconds)


class Office:
    """The computers, and what was written where."""

    def __init__(self, folder: Path, seed: int, computers: int = 2) -> None:
        self.random, self.tally = random.Random(seed), Tally()
        self._written: dict[tuple[type[Base], UUID, str], list[tuple[object, str]]] = defaultdict(list)
        self._decided: dict[UUID, set[Choice]] = defaultdict(set)  # of each question, what was chosen of it
        self._declined: dict[tuple[UUID, str], set[object]] = defaultdict(set)
        self._count = 0
        self._sizes: dict[str, int] = {}  # of each file, as its computer wrote it
        first, view = folder / "1", folder / "view1"
        view.mkdir(parents=True)
        with new_workspace(first, Author("Ana", "poste-ana"), lambda: NOW, office_name="Essai") as made:
            self.records: list[tuple[type[Person | Organisation], UUID]] = [
                (Person, factories.person(made, f"P{number}", "Laval")) for number in range(_PEOPLE)
            ]
            self.records += [
                (Organisation, factories.make(made, Organisation, name=f"Maison {number}")) for number in range(4)
            ]
        self.computers = [Computer(first, view, "Ana")]
        self.computers[0].sharing.share(view, WORDS)
        for number, name in enumerate(("Samir", "Lou")[: computers - 1], 2):
            shutil.copytree(view, other := folder / f"view{number}")
            join(other, WORDS, folder / str(number), f"poste-{name.lower()}")
            self.computers.append(Computer(folder / str(number), other, name))

    def close(self) -> None:
        for each in self.computers:
            each.workspace.close()

    def play(self, steps: int) -> None:
        """Acts, exchanges, files that arrive, in any order; then all is let arrive, and judged."""
        for _step in range(steps):
            computer = self.random.choice(self.computers)
            computer.seconds += 7
            chance = self.random.random()
            if chance < 0.5:
                self._act(computer)
            elif chance < 0.56:
                self._choose(computer)
            elif chance < 0.80:
                self._exchange(computer)
            elif chance < 0.97:
                self._arrive(partly=True)
            else:
                self._kill(computer)
        self._settle()
        self._judge()

    def _act(self, computer: Computer) -> None:
        entity, key = self.random.choice(self.records)
        column = self.random.choice(_FIELDS[entity])
        before = computer.workspace.records.values(entity, key)[column]
        self._count += 1
        value = f"{computer.name} {self._count}"
        computer.workspace.records.change(entity, key, {column: value})
        self._written[entity, key, column].append((before, value))
        self.tally.acts += 1

    def _choose(self, computer: Computer) -> None:
        """Somebody decides one thing; now and then it was decided on another computer too, unheard of."""
        waiting = [row for row in computer.workspace.discarded.waiting() if Choice.THEIRS in row.choices]
        if not waiting:
            return
        asked = self.random.choice(waiting)
        with computer.workspace.database() as session:
            row = session.get_one(DiscardedValue, asked.id)
        entity, column = record_classes()[row.table_name], row.column_name
        stands = computer.workspace.records.values(entity, row.record_id)[column]
        beside = (row.theirs or {})[column]
        choice = self.random.choice((Choice.OURS, Choice.THEIRS))
        computer.workspace.discarded.choose(row.id, choice)
        self._declined[row.record_id, column].add(beside if choice is Choice.OURS else stands)
        self._decided[row.id].add(choice)
        self.tally.decided += 1

    def _exchange(self, computer: Computer) -> bool:
        """Whether it changed something."""
        ended = computer.sharing.exchange()
        self.tally.exchanges += 1
        self.tally.parted += ended.outcome is Outcome.WAITING
        self.tally.asked += ended.asked
        if ended.outcome in {Outcome.NEWER, Outcome.ASKS}:
            self.tally.faults.append(f"{computer.name}: {ended.outcome} {ended.detail}")
        return bool(ended.taken) or ended.told

    def _kill(self, computer: Computer) -> None:
        """As if an exchange had been killed before its last step: the copy is told, and the dossier does not know."""
        mine, before = membership.read(computer.folder), _where(computer.workspace)
        ended = computer.sharing.exchange()
        self.tally.exchanges += 1
        self.tally.asked += ended.asked
        if ended.told and not ended.taken and mine is not None:
            contain(computer.workspace.database, before[1], before[0])
            membership.write(computer.folder, mine)
            self.tally.killed += 1

    def _arrive(self, *, partly: bool) -> None:
        """Files go from each view to the others; partly: some, and some of them cut short."""
        for source in self.computers:
            for target in self.computers:
                if source is not target:
                    self._sync(source, target.view, partly=partly)

    def _sync(self, source: Computer, target: Path, *, partly: bool) -> None:
        own = membership.read(source.folder)
        for path in sorted(path for path in source.view.rglob("*") if path.is_file()):
            name = path.relative_to(source.view)
            if name.name == "bail.json" or ".part" in name.name or (partly and self.random.random() < 0.5):
                continue
            there = target / name
            if name.parts[0] == "tetes":
                if own is None or path.stem != own.computer:
                    continue
            elif there.exists() and there.stat().st_size == path.stat().st_size:
                continue
            there.parent.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes()
            if name.parts[0] != "tetes" and len(content) < self._sizes.setdefault(str(name), len(content)):
                continue  # half of it has arrived here: it goes no further
            if partly and name.parts[0] not in {"tetes", "cle.json"} and self.random.random() < 0.2:
                content = content[: len(content) // 2]
            there.write_bytes(content)

    def _settle(self) -> None:
        for _round in range(_ROUNDS_TO_SETTLE):
            moved = False
            for computer in self.computers:
                computer.seconds += 200
                self._arrive(partly=False)
                moved |= self._exchange(computer)
            if not moved:
                return
        self.tally.faults.append("never quiet")

    def _judge(self) -> None:
        states = [_content(each.workspace) for each in self.computers]
        for computer, state in zip(self.computers[1:], states[1:], strict=True):
            differing = [key for key in states[0].keys() | state.keys() if states[0].get(key) != state.get(key)]
            self.tally.faults += [
                f"{computer.name} differs: {each} {states[0].get(each)} {state.get(each)}" for each in differing[:5]
            ]
        self._judge_queue()
        queued = {value for each in self.computers for value in _queued(each.workspace)}
        asked = {key for each in self.computers for key in _asked(each.workspace)}
        for (entity, key, column), writes in self._written.items():
            replaced = {before for before, _value in writes}
            declined = self._declined[key, column]
            leaves = {value for _before, value in writes if value not in replaced and value not in declined}
            now = states[0].get((entity.__tablename__, key.hex), {}).get(column)
            self.tally.faults += [f"lost: {leaf} ({column} is {now})" for leaf in leaves if leaf not in {now, *queued}]
            if declined:
                continue  # somebody chose, and what was chosen stands where another value was written
            if len(leaves) == 1 and now not in leaves:
                self.tally.faults.append(f"{column} is {now}, not {leaves}")
            if (key, column) in asked and len({value for _b, value in writes}) == len(writes) and self._alone(writes):
                self.tally.faults.append(f"asked without a conflict: {column} {writes}")
        for computer in self.computers:
            with computer.workspace.database() as session:
                self.tally.faults += [f"{computer.name}: broken chain {each}" for each in broken_links(session)]

    def _judge_queue(self) -> None:
        """One queue everywhere; of two who chose differently another question came."""
        queues = [_rows(each.workspace) for each in self.computers]
        for computer, queue in zip(self.computers[1:], queues[1:], strict=True):
            differing = [key for key in queues[0].keys() | queue.keys() if queues[0].get(key) != queue.get(key)]
            self.tally.faults += [f"{computer.name}: the queue differs: {key}" for key in differing[:5]]
        followed = {other for queue in queues for _choice, other, _asked in queue.values()}
        self.tally.faults += [
            f"decided differently and not asked again: {key}"
            for key, choices in self._decided.items()
            if len(choices) > 1 and key not in followed
        ]

    @staticmethod
    def _alone(writes: list[tuple[object, str]]) -> bool:
        """Whether each write replaced the one before it: nobody wrote beside another."""
        return all(before == earlier for (_b, earlier), (before, _v) in pairwise(writes))


def _where(workspace: Workspace) -> tuple[int, str]:
    with workspace.database() as session:
        identity = identity_of(session)
    return (identity.generation, identity.parent_sha256) if identity else (0, "")


def _content(workspace: Workspace) -> dict[tuple[str, str], dict[str, object]]:
    """Every row of every record table."""
    found: dict[tuple[str, str], dict[str, object]] = {}
    with workspace.database() as session:
        for name, shape in shape_of_records(frozenset(), {}).items():
            table = Base.metadata.tables[name]
            columns = [table.c[column] for column in shape.columns]
            for row in session.execute(select(*columns)).mappings():
                found[name, row["id"].hex] = dict(row)
    return found


def _rows(workspace: Workspace) -> dict[UUID, tuple[Choice, UUID | None, bool]]:
    """The whole queue, what was decided too."""
    with workspace.database() as session:
        rows = session.scalars(select(DiscardedValue)).all()
    return {row.id: (row.choice, row.other_id, row.asked) for row in rows}


def _queued(workspace: Workspace) -> list[object]:
    """What waits, or is kept without a question."""
    with workspace.database() as session:
        rows = session.scalars(select(DiscardedValue).where(DiscardedValue.choice == Choice.OPEN)).all()
    return [value for row in rows for side in (row.ours, row.theirs) for value in (side or {}).values()]


def _asked(workspace: Workspace) -> list[tuple[UUID, str]]:
    with workspace.database() as session:
        rows = session.scalars(select(DiscardedValue).where(DiscardedValue.asked)).all()
    return [(row.record_id, row.column_name) for row in rows]


def run(folder: Path, rounds: int, *, seed: int = 1, computers: int = 2) -> Tally:
    """So many rounds of one office."""
    office = Office(folder, seed, computers)
    try:
        for _round in range(rounds):
            office.play(30)
            if office.tally.faults:
                break
    finally:
        office.close()
    return office.tally
