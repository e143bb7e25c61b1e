"""A process that takes a copy in, killed at any moment: the dossier is as before or as after, never between."""

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csxl_desktop.storage import entities
from csxl_desktop.storage.database import FILE_NAME, Database
from csxl_desktop.storage.inspection import inspect_file
from csxl_desktop.storage.reconciling import tables, taking_in
from tests.faults.copies import AUTHOR, File, Scene, carried_out, some_tables
from tests.faults.copies_editor import Hand, base_dossier, connected, whole_dossier
from tests.faults.forking import fork, settle
from tests.faults.writer import now

KNOWN_BAD = ("no-journal",)
_CHANGES = 300
_FAULTS_SHOWN = 5


@dataclass
class Tally:
    """What a run saw; `faults` are sentences, none of them wanted."""

    kills: int = 0
    before: int = 0
    after: int = 0
    faults: list[str] = field(default_factory=list)


def run(folder: Path, kills: int, *, seed: int = 1, known_bad: str = "") -> Tally:
    """Kill `kills` processes, each in another moment of the same act."""
    entities.configure()
    chance = random.Random(seed)
    scene = Scene(folder, some_tables(tables.shape_of_records(frozenset(), {}), chance))
    plan = _planned(scene, seed)
    ours = scene.read("ours")
    result = carried_out(ours, plan)
    longest = _timed(scene, plan, known_bad)
    tally = Tally()
    while tally.kills < kills and len(tally.faults) < (1 if known_bad else _FAULTS_SHOWN):
        _kill_one(scene, plan, chance.uniform(0.2, 1.3) * longest, known_bad)
        tally.kills += 1
        tally.faults += _check(scene, tally, ours, result)
    return tally


def _planned(scene: Scene, seed: int) -> dict[str, Any]:
    base_dossier(scene.path("base"), scene.tables, seed)
    hot = list(scene.read("base"))[:40]
    for side, mark in (("ours", "aa"), ("theirs", "bb")):
        shutil.copyfile(scene.path("base"), scene.path(side))
        connection = connected(scene.path(side))
        Hand(connection, scene.tables, random.Random(f"{seed} {side}"), mark, made=100_000).change_much(_CHANGES, hot)
        connection.close()
    whole_dossier(scene.path("ours"), scene.path("whole"))
    return scene.plan("ours", "theirs")


def _dossier(scene: Scene) -> Path:
    folder = scene.folder / "live"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(scene.path("whole"), folder / FILE_NAME)
    return folder


def _timed(scene: Scene, plan: dict[str, Any], known_bad: str) -> float:
    """How long the act takes when nobody kills it, in a process forked from this one that has done it before."""
    _take_in(_dossier(scene), plan, "")
    settle()
    folder = _dossier(scene)
    started = time.monotonic()
    _wait_for(_forked(folder, plan, known_bad))
    return time.monotonic() - started


def _forked(folder: Path, plan: dict[str, Any], known_bad: str) -> int:
    child = fork()
    if child == 0:
        try:
            _take_in(folder, plan, known_bad)
        finally:
            os._exit(0)
    return child


def _take_in(folder: Path, plan: dict[str, Any], known_bad: str) -> None:
    database = Database(folder, AUTHOR, now)
    if known_bad:
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=1"):
            database._connection.execute(f"PRAGMA {setting}").fetchall()
    with database.begin("Copy taken in") as session:
        taking_in.take_in(session, plan)
    database.close()


def _wait_for(child: int) -> None:
    os.waitpid(child, 0)


def _kill_one(scene: Scene, plan: dict[str, Any], wait: float, known_bad: str) -> None:
    child = _forked(_dossier(scene), plan, known_bad)
    deadline = time.monotonic() + wait
    while time.monotonic() < deadline and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        os.sched_yield()
    os.kill(child, signal.SIGKILL)
    _wait_for(child)


def _check(scene: Scene, tally: Tally, ours: File, result: File) -> Iterator[str]:
    path = scene.folder / "live" / FILE_NAME
    try:
        inspect_file(path)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        yield f"unreadable: {type(error).__name__}"
        return
    shutil.copyfile(path, scene.path("found"))
    found = scene.read("found")
    if _same(found, ours):
        tally.before += 1
    elif _same(found, result):
        tally.after += 1
    else:
        yield "neither as before nor as after"


def _same(found: File, wanted: File) -> bool:
    """Texts are JSON whose keys may stand in another order: what was written counts, not how."""
    return found.keys() == wanted.keys() and all(
        row == wanted[key] or all(_plain(row[name]) == _plain(wanted[key][name]) for name in row)
        for key, row in found.items()
    )


def _plain(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] == "{" else value
