"""The kill rig: children forked from one warmed parent write through the real services and are killed while they do.

After each kill the dossier is opened as the window opens it, and everything that was acknowledged must be there.
"""

import json
import os
import random
import select
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func
from sqlalchemy import select as sql_select

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.services import protection
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from tests import factories
from tests.faults.base_check import faults_of
from tests.faults.forking import fork, settle
from tests.faults.writer import ACTS, AUTHOR, Scene, Values, now, read_values, write_until_killed

KNOWN_BAD = ("early", "no-journal")
KILLS_PER_DOSSIER = 25
_WHOLE_EVERY = 5  # kills: keys, history and index that a kill broke are broken still after the next ones
_FAULTS_SHOWN = 5
_LONGEST_WAIT = 0.030  # seconds between the last awaited acknowledgement and the kill


@dataclass
class Tally:
    """What a run of the rig saw; `faults` are sentences, none of them wanted."""

    kills: int = 0
    acknowledged: int = 0
    rolled_back: int = 0  # kills that left a hot journal behind
    faults: list[str] = field(default_factory=list)


@dataclass
class _Told:
    """What one child said before it died."""

    expected: Values = field(default_factory=dict)
    acknowledged: int = 0
    trying: Values | None = None
    done: int = 0  # writes found afterwards


def run(folder: Path, kills: int, *, seed: int = 1, known_bad: str = "", encrypted: bool = False) -> Tally:
    """Kill `kills` children, starting again from a fresh dossier now and then; stops at the first faults."""
    chance = random.Random(seed)
    template = folder / "template"
    if not template.exists():
        _template(template)
        if encrypted:
            _encrypt(template)
        _warm(template, folder / "warm")
    tally = Tally()
    live, expected, known = folder / "live", Values(), None
    while tally.kills < kills and len(tally.faults) < (1 if known_bad else _FAULTS_SHOWN):
        if tally.kills % KILLS_PER_DOSSIER == 0 or not live.exists():
            shutil.rmtree(live, ignore_errors=True)
            shutil.copytree(template, live)
            expected, known = Values(), None
        transactions = _transactions(live) if known is None else known
        told = _kill_one(live, chance, known_bad)
        tally.kills += 1
        tally.acknowledged += told.acknowledged
        journal = live / "csxl.db-journal"
        tally.rolled_back += journal.exists() and journal.stat().st_size > 0
        whole = tally.kills % _WHOLE_EVERY == 0 or tally.kills == kills
        faults, known = list(_check(live, expected, told, transactions, whole=whole)), transactions + told.done
        if faults:
            tally.faults += faults
            shutil.rmtree(live)
    shutil.rmtree(live, ignore_errors=True)
    return tally


def _template(folder: Path) -> None:
    with new_workspace(folder, AUTHOR, now, office_name="Coordination de l'Épreuve") as workspace:
        for number in range(15):
            body = factories.organisation(workspace, f"Organisation {number}")
            who = factories.person(workspace, "Prénom", f"Nom{number}")
            factories.representative(workspace, who, body)
        made = factories.meeting(workspace, theme="Épreuve")
        workspace.attendance.invite_expected(made)


def _encrypt(folder: Path) -> None:
    """The key stays unlocked: the children are forked from here."""
    wanted = protection.Protecting(AUTHOR.person, "cerise verte lampe", protection.new_code())
    protection.turn_on(folder, wanted, AUTHOR, now)


def _warm(template: Path, place: Path) -> None:
    """Every act once, here: what the children, forked from here, would each import and compile anew stands then."""
    shutil.copytree(template, place)
    with open_workspace(place, AUTHOR, now) as workspace:
        scene = Scene.of(workspace, random.Random(1))
        for act in ACTS:
            act(scene)[1]()
    shutil.rmtree(place)
    settle()


def _transactions(folder: Path) -> int:
    with open_workspace(folder, AUTHOR, now) as workspace:
        return _transaction_count(workspace)


def _transaction_count(workspace: Workspace) -> int:
    with workspace.database() as session:
        return session.scalar(sql_select(func.count()).select_from(HistoryTransaction)) or 0


def _kill_one(folder: Path, chance: random.Random, known_bad: str) -> _Told:
    awaited, wait, seed = chance.randrange(1, 6), chance.uniform(0, _LONGEST_WAIT), chance.randrange(2**32)
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        try:
            os.close(reading)
            write_until_killed(folder, writing, seed, known_bad)
        finally:
            os._exit(70)
    os.close(writing)
    said = b""
    deadline = None
    while deadline is None or (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([reading], [], [], 30 if deadline is None else left)
        piece = os.read(reading, 1 << 16) if ready else b""
        said += piece
        if not piece:
            break  # time is up, or the child died by itself
        if deadline is None and said.count(b'["committed"') >= awaited:
            deadline = time.monotonic() + wait
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reading, 1 << 16):
        said += piece
    os.close(reading)
    return _told(said)


def _told(said: bytes) -> _Told:
    told = _Told()
    for line in said.split(b"\n")[:-1]:  # what follows the last line end was cut short
        what, values = json.loads(line)
        if what == "trying":
            told.trying = values
        else:
            told.acknowledged += 1
            told.expected |= values
            told.trying = None
    return told


def _check(folder: Path, expected: Values, told: _Told, transactions: int, *, whole: bool) -> Iterator[str]:
    """The faults found; `expected` is brought to what stands now."""
    if told.acknowledged == 0:
        yield "nothing was acknowledged"
    try:
        workspace = open_workspace(folder, AUTHOR, now)
    except DomainError as error:
        yield f"unreadable: {error}"
        return
    with workspace:
        done = told.done = _transaction_count(workspace) - transactions
        if done not in {told.acknowledged, told.acknowledged + 1}:
            yield f"{told.acknowledged} writes acknowledged, {done} found"
        expected |= told.expected
        if done == told.acknowledged + 1:
            expected |= told.trying or {}
        found = read_values(workspace, list(expected))
        yield from (f"lost: {key}" for key, value in expected.items() if found[key] != value)
        yield from faults_of(workspace, pages_only=not whole)
