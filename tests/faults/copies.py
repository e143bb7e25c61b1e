"""The rig of copies: two sides of one dossier change at random, are brought together, and nothing may be missing.

Its judgement is its own: it reads the files and the plan, and asks nothing of the audit that the engine makes itself.
"""

import json
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import apsw

from csxl_desktop.storage.database import FILE_NAME, Author, Database
from csxl_desktop.storage.reconciling import audit, deciding, reconcile, shape, tables, taking_in
from csxl_desktop.storage.reconciling.differences import Differences, Telling, differences
from tests.faults.copies_editor import Hand, base_dossier, connected, whole_dossier
from tests.faults.writer import now

KNOWN_BAD = ("last-wins", "silent")
AUTHOR = Author("Ana Épreuve", "poste-1")
_WRITTEN_EVERY = 10  # rounds: then the plan is carried out in a dossier, through its entities
_ROUNDS_PER_BASE = 50
_TABLES_CHOSEN = 14  # of a base; with what they point to, 25 to 50 of the real schema
_FAULTS_SHOWN = 5
File = dict[tuple[str, str], dict[str, Any]]


@dataclass
class Tally:
    """What a run saw; `faults` are sentences, none of them wanted."""

    rounds: int = 0
    changes: int = 0
    queued: int = 0
    written: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Scene:
    """The files of one round."""

    folder: Path
    tables: shape.Shape
    differing: dict[tuple[str, str], Differences] = field(default_factory=dict)  # of two files, as long as they stand

    @cached_property
    def told(self) -> list[dict[str, Any]]:
        return shape.to_json(self.tables)

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.db"

    def plan(self, ours: str, theirs: str, base: str = "base") -> dict[str, Any]:
        shutil.copyfile(self.path(ours), self.path("work"))
        names = {"work": "work", "ours": ours, "theirs": theirs, "base": base}
        paths = {name: str(self.path(file)) for name, file in names.items()}
        return reconcile.reconcile(
            {
                "paths": paths,
                "shape": self.told,
                "now": "2026-03-20 10:00:00.000000",
                "sealed_states": ["approved", "corrected"],
                "deletions_agreed": True,
            },
            self._telling(names),
        )

    def _telling(self, files: dict[str, str]) -> Telling:
        """What differs between two files of the round is asked once; what the plan makes of our copy, each time."""

        def told(connection: apsw.Connection, after: str, before: str, known: shape.Shape) -> Differences:
            if "main" in {after, before}:
                return differences(connection, after, before, known)
            pair = files[after], files[before]
            if pair not in self.differing:
                self.differing[pair] = differences(connection, after, before, known)
            return dict(self.differing[pair])

        return told

    def read(self, name: str) -> File:
        connection = connected(self.path(name))
        found: File = {}
        for table, each in self.tables.items():
            listed = ", ".join(f'"{column}"' for column in each.columns)
            for row in connection.execute(f'SELECT {listed} FROM "{table}"'):
                found[table, row["id"]] = dict(row)
        connection.close()
        return found


def run(folder: Path, rounds: int, *, seed: int = 1, known_bad: str = "", first: int = 0) -> Tally:
    """Rounds `first` to `rounds`; each is made from its number alone, so that a run can be taken up again."""
    every = tables.shape_of_records(frozenset(), {})
    scene, tally = Scene(folder, every), Tally()
    with _spoilt(known_bad):
        for number in range(first, rounds):
            if number % _ROUNDS_PER_BASE == 0 or not scene.path("base").exists():
                scene = Scene(folder, some_tables(every, random.Random(f"tables {seed} {number // _ROUNDS_PER_BASE}")))
                scene.path("base").unlink(missing_ok=True)
                base_dossier(scene.path("base"), scene.tables, seed + number // _ROUNDS_PER_BASE)
            _change_both(scene, random.Random(f"{seed} {number}"))
            tally.faults += [f"round {number}: {fault}" for fault in _judged(scene, tally, number)]
            tally.rounds += 1
            if len(tally.faults) >= (1 if known_bad else _FAULTS_SHOWN):
                break
    return tally


def some_tables(every: shape.Shape, chance: random.Random) -> shape.Shape:
    """Some tables, what they point to, and those that the engine treats apart: all of them, over the bases."""
    wanted = set(chance.sample(list(every), _TABLES_CHOSEN)) | {"minutes", "attendances"}
    while more := {target for name in wanted for target in every[name].references.values()} - wanted:
        wanted |= more
    return {name: table for name, table in every.items() if name in wanted}


def _change_both(scene: Scene, chance: random.Random) -> None:
    scene.differing.clear()
    base = list(scene.read("base"))
    hot = chance.sample(base, 6)
    for side, mark in (("ours", "aa"), ("theirs", "bb")):
        shutil.copyfile(scene.path("base"), scene.path(side))
        connection = connected(scene.path(side))
        Hand(connection, scene.tables, chance, mark, made=100_000).change_much(chance.randrange(1, 40), hot)
        connection.close()


def _judged(scene: Scene, tally: Tally, number: int) -> Iterator[str]:
    plan = scene.plan("ours", "theirs")
    if plan.get("refused"):
        yield f"refused: {plan['refused']} {plan.get('detail', '')}"
        return
    base, ours, theirs = (scene.read(name) for name in ("base", "ours", "theirs"))
    result = carried_out(ours, plan)
    tally.queued += len(plan["discards"])
    tally.kinds.update(each["kind"] for each in plan["discards"])
    for side in (ours, theirs):
        changed = list(changes(base, side))
        tally.changes += len(changed)
        yield from missing(scene.tables, changed, result, plan)
    yield from dangling(scene.tables, result)
    yield from _twice(scene, plan)
    yield from _turned(scene, plan, result, theirs)
    if number % _WRITTEN_EVERY == 0:
        tally.written += 1
        yield from _written(scene, plan, result)


def carried_out(ours: File, plan: dict[str, Any]) -> File:
    """Our file as the plan makes it."""
    result = {key: dict(row) for key, row in ours.items()}
    for each in plan["operations"]:
        key = each["table"], each["id"]
        if each["kind"] == "delete":
            del result[key]
        elif each["kind"] == "insert":
            result[key] = each["new"]
        else:
            result[key] |= each["new"]
    return result


Change = tuple[str, str, str, Any, Any]  # table, key, column ("" for a row that went), before, after


def changes(before: File, after: File) -> Iterator[Change]:
    for (table, key), row in after.items():
        old = before.get((table, key), {})
        for column, value in row.items():
            if column not in old or old[column] != value:
                yield table, key, column, old.get(column), value
    for table, key in before.keys() - after.keys():
        yield table, key, "", True, None


def missing(known: shape.Shape, changed: list[Change], result: File, plan: dict[str, Any]) -> Iterator[str]:
    """What a side wrote and is neither in the result nor kept beside it."""
    kept: dict[tuple[str, str], set[str]] = {}
    given: dict[str, str] = {}
    for each in plan["discards"]:
        kept.setdefault((each["table"], each["id"]), set()).add(each["column"])
        if each["kind"] == "united":
            given[each["other"]] = each["id"]
    while any(value in given for value in given.values()):
        given = {key: given.get(value, value) for key, value in given.items()}
    for table, key, column, before, after in changed:
        where = table, given.get(key, key)
        if kept.get(where, set()) & {"", column}:
            continue
        if column == "":
            if where in result:
                yield f"{table} {key} was taken away and is there"
            continue
        found = result.get(where, {}).get(column, "no row")
        wanted = given.get(after, after) if column == "id" or column in known[table].references else after
        if not _stands(known[table], column, before, wanted, found):
            yield f"{table}.{column} of {key}: {wanted!r} became {found!r}"


def _stands(table: shape.TableShape, column: str, before: Any, wanted: Any, found: Any) -> bool:
    if wanted == found or (before is None and wanted in {None, "", "invited", "draft"} and found != "no row"):
        return True
    if column == "trashed_at":
        return bool(wanted) and bool(found) and found != "no row"
    if column in table.rich:
        return set(_pieces(wanted)) - set(_pieces(before)) <= set(_pieces(found))
    if column in table.lines and isinstance(wanted, str) and isinstance(found, str):
        return set(wanted.split("\n")) - set((before or "").split("\n")) <= set(found.split("\n"))
    return False


def _pieces(text: str | None) -> list[str]:
    return [json.dumps(block, sort_keys=True) for block in json.loads(text)["blocks"]] if text else []


def dangling(known: shape.Shape, result: File) -> Iterator[str]:
    for (table, key), row in result.items():
        for column, target in known[table].references.items():
            if row[column] is not None and (target, row[column]) not in result:
                yield f"{table}.{column} of {key} points to nothing"


def _twice(scene: Scene, plan: dict[str, Any]) -> Iterator[str]:
    """Taken in again, the same copy changes nothing."""
    write(scene.path("work"), scene.path("ours"), scene.path("again"), plan)
    again = scene.plan("again", "theirs")
    if again.get("refused"):
        yield f"a second time refused: {again}"
    elif again["operations"]:
        yield f"a second time changed {again['operations'][:2]}"


def write(_work: Path, ours: Path, target: Path, plan: dict[str, Any]) -> None:
    """Our file with the plan carried out, by plain statements."""
    shutil.copyfile(ours, target)
    connection = connected(target)
    connection.execute("BEGIN")
    for each in plan["operations"]:
        if each["kind"] == "delete":
            connection.execute(f'DELETE FROM "{each["table"]}" WHERE id = ?', (each["id"],))
            continue
        row = each["new"]
        if each["kind"] == "insert":
            info = connection.execute(f'PRAGMA table_info("{each["table"]}")')
            row = {name[1]: "" for name in info if name[3] and name[1] not in row} | row
            listed, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
            connection.execute(f'INSERT INTO "{each["table"]}" ({listed}) VALUES ({marks})', tuple(row.values()))
        else:
            listed = ", ".join(f'"{name}" = ?' for name in row)
            connection.execute(f'UPDATE "{each["table"]}" SET {listed} WHERE id = ?', (*row.values(), each["id"]))
    _remember(connection, plan)
    connection.execute("COMMIT")
    connection.close()


def _remember(connection: sqlite3.Connection, plan: dict[str, Any]) -> None:
    """As the dossier remembers it."""
    key = "f" * 32
    connection.execute(
        "INSERT INTO reconciliations (id, at, person, workstation, source, source_workstation, changes_sha256) "
        "VALUES (?, '2026-03-20 10:00:00', '', '', 'bag', '', '')",
        (key,),
    )
    for number, each in enumerate(plan["discards"]):
        if each["kind"] in {"united", "sealed"}:
            row = {"id": f"{number:032x}", "reconciliation_id": key, "kind": each["kind"], "asked": each["asked"]}
            row |= {"column_name": each["column"]}
            row |= {"table_name": each["table"], "record_id": each["id"], "other_id": each["other"], "choice": "open"}
            row |= dict.fromkeys(("ours_by", "theirs_by", "chosen_by"), "")
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO discarded_values ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _turned(scene: Scene, plan: dict[str, Any], result: File, theirs: File) -> Iterator[str]:
    """Ours into theirs gives the same, but for what is kept beside."""
    turned = scene.plan("theirs", "ours")
    if turned.get("refused"):
        yield f"turned round refused: {turned}"
        return
    other = carried_out(theirs, turned)
    beside = {(each["table"], each["id"]) for part in (plan, turned) for each in part["discards"]}
    beside |= {(each["table"], each["other"]) for part in (plan, turned) for each in part["discards"]}
    for key in result.keys() | other.keys():
        if key not in beside and result.get(key) != other.get(key):
            yield f"turned round {key} is {other.get(key)}, not {result.get(key)}"


def _written(scene: Scene, plan: dict[str, Any], result: File) -> Iterator[str]:
    folder = scene.folder / "dossier"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    whole_dossier(scene.path("ours"), folder / FILE_NAME)
    database = Database(folder, AUTHOR, now)
    try:
        with database.begin("Copy taken in") as session:
            taking_in.take_in(session, plan)
    finally:
        database.close()
    shutil.copyfile(folder / FILE_NAME, scene.path("written"))
    found = scene.read("written")
    if found.keys() != result.keys():
        yield f"written otherwise: {found.keys() ^ result.keys()}"
        return
    for (table, key), row in result.items():
        for column, value in row.items():
            there = found[table, key][column]
            if there != value and not (
                isinstance(value, str) and value[:1] == "{" and json.loads(value) == json.loads(there)
            ):
                yield f"{table}.{column} of {key} written as {there!r}, not {value!r}"


class _spoilt:  # noqa: N801 - used as a statement
    """The engine with a known fault, and without the audit that would stop it."""

    def __init__(self, known_bad: str) -> None:
        self._bad = known_bad
        self._kept = deciding.Deciding._settle, audit.lost

    def __enter__(self) -> None:
        def last_wins(self: Any, table: str, record: str, column: str, _base: Any, _here: Any, there: Any) -> None:
            self._work.set(table, record, {column: there})

        def silent(self: Any, table: str, record: str, column: str, base: Any, here: Any, there: Any) -> None:
            if here == base:
                self._work.set(table, record, {column: there})

        if self._bad:
            spoilt: Any = last_wins if self._bad == "last-wins" else silent
            deciding.Deciding._settle = spoilt  # type: ignore[method-assign]
            audit.lost = lambda *_: iter(())

    def __exit__(self, *_: object) -> None:
        deciding.Deciding._settle, audit.lost = self._kept  # type: ignore[method-assign]
