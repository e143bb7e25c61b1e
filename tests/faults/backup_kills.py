"""Backups and restores that are killed, and backups whose bytes are changed: no bad file under a backup's name.

Children fork from one warmed parent. After each kill every file that bears the name of a backup must be whole, and the
dossier must be as it was before the restore or as it is after it.
"""

import os
import random
import select
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.safety.backups import find, finish, sound
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.backups import ledger, restoring
from csxl_desktop.storage.backups.checking import examine
from csxl_desktop.storage.backups.kept import ASIDE, Backup, Why, name_of, place_of
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import BackupDamagedError
from tests import factories
from tests.faults.forking import fork, settle
from tests.faults.writer import AUTHOR, now

KNOWN_BAD = ("named-first", "written-over", "structure-only")
_LONGEST_WAIT = 0.060  # seconds
_FAULTS_SHOWN = 5
_KILLS_PER_DOSSIER = 25


@dataclass
class Tally:
    """What a run saw; `done` is the work that was acknowledged, without which a green run means nothing."""

    rounds: int = 0
    done: int = 0
    faults: list[str] = field(default_factory=list)


def kill_backups(folder: Path, kills: int, *, seed: int = 1, known_bad: str = "") -> Tally:
    """Kill `kills` children while they back up; every named file must be sound, every announced one there."""
    chance, tally = random.Random(seed), Tally()
    live, judged = folder / "live", set[str]()
    while tally.rounds < kills and len(tally.faults) < (1 if known_bad else _FAULTS_SHOWN):
        if tally.rounds % _KILLS_PER_DOSSIER == 0:
            fresh(folder)
            judged.clear()
        told = _kill(lambda pipe: _back_up_for_ever(live, pipe, known_bad), chance)
        tally.rounds += 1
        tally.done += len(told)
        there = {path.name for path in place_of(live).glob("csxl-*.db")}
        tally.faults += [f"{name} was announced and is not there" for name in told if name not in there]
        for name in sorted(there - judged):
            if not (_opens(place_of(live) / name) and (known_bad or sound(place_of(live), name))):
                tally.faults.append(f"{name} bears the name of a backup and is none")
        judged |= there
        if ledger.read(place_of(live)).broken:
            tally.faults.append("the list is broken")
    return tally


def kill_restores(folder: Path, kills: int, *, seed: int = 1, known_bad: str = "") -> Tally:
    """Kill `kills` children while they put one of two backups back, again and again."""
    chance, tally = random.Random(seed), Tally()
    live = fresh(folder)
    names = [changed_and_backed_up(live, note) for note in ("before", "after")]
    while tally.rounds < kills and not tally.faults:  # what is half restored once is so for all that follow
        told = _kill(lambda pipe: _restore_for_ever(live, names, pipe, known_bad), chance)
        tally.rounds += 1
        tally.done += len(told)
        try:
            found = _note(live)
        except DomainError as error:
            found = str(error)
        if found not in {"before", "after"}:
            tally.faults.append(f"neither before nor after: {found}")
        shutil.rmtree(place_of(live) / ASIDE, ignore_errors=True)
    return tally


def flip_bytes(folder: Path, flips: int, *, seed: int = 1, known_bad: str = "") -> Tally:
    """Change one byte of a backup, `flips` times: each must be found. `done` counts those found."""
    chance, tally = random.Random(seed), Tally()
    live = fresh(folder)
    place = place_of(live)
    name = changed_and_backed_up(live, "whole")
    whole = (place / name).read_bytes()
    while tally.rounds < flips and len(tally.faults) < (1 if known_bad else _FAULTS_SHOWN):
        at = chance.randrange(len(whole))
        other = whole[at] ^ chance.randrange(1, 256)
        (place / name).write_bytes(whole[:at] + bytes((other,)) + whole[at + 1 :])
        tally.rounds += 1
        if _finds(place, name, known_bad):
            tally.done += 1
        else:
            tally.faults.append(f"byte {at} changed to {other}: not found")
    return tally


def _finds(place: Path, name: str, known_bad: str) -> bool:
    if not known_bad:
        return not sound(place, name)
    return not _opens(place / name)  # what SQLite's own check finds


def _opens(path: Path) -> bool:
    """Whether it is a healthy dossier of ours, as the database itself sees it."""
    try:
        return examine(path)[0].records > 0
    except BackupDamagedError:
        return False


def template(folder: Path) -> Path:
    """A new dossier with three people; its own folder again."""
    with new_workspace(folder, AUTHOR, now, office_name="Coordination de l'Épreuve") as workspace:
        for number in range(3):
            factories.person(workspace, "Prénom", f"Nom{number}")
    settle()
    return folder


def fresh(folder: Path) -> Path:
    """A new dossier, `live` in `folder`: a copy of one that is made there once."""
    whole, live = folder / "template", folder / "live"
    if not whole.exists():
        template(whole)
    shutil.rmtree(live, ignore_errors=True)
    return Path(shutil.copytree(whole, live))


def written_over(folder: Path, name: str) -> None:
    """What is known to be bad: the backup is written over the dossier where it stands."""
    with (place_of(folder) / name).open("rb") as source, (folder / FILE_NAME).open("wb", buffering=0) as target:
        while piece := source.read(4096):
            target.write(piece)


def somebody(workspace: Workspace) -> Person:
    """The person whose note the rigs change."""
    with workspace.database() as session:
        return session.query(Person).order_by(Person.id).first()  # type: ignore[return-value]


def changed_and_backed_up(folder: Path, note: str) -> str:
    """The name of the backup that holds this note."""
    with open_workspace(folder, AUTHOR, now) as workspace:
        workspace.records.change(Person, somebody(workspace).id, {"note": note})
        return workspace.backups.make(Why.HAND).backup.name


def _note(folder: Path) -> str:
    with open_workspace(folder, AUTHOR, now) as workspace:
        return somebody(workspace).note


def _back_up_for_ever(folder: Path, pipe: int, known_bad: str) -> None:
    with open_workspace(folder, AUTHOR, now) as workspace:
        workspace.backups.sweep()
        key, number = somebody(workspace).id, 0
        while True:
            number += 1
            workspace.records.change(Person, key, {"note": f"{os.getpid()} {number}"})
            if known_bad:
                name = name_of(number, now() + timedelta(seconds=os.getpid()), Why.HAND, f"{number:064x}")
                workspace.database._connection.execute("VACUUM INTO ?", (str(place_of(folder) / name),))
            else:
                draft = workspace.backups.draw()
                assert draft is not None
                name = finish(draft, datetime.now(UTC)).backup.name
            os.write(pipe, f"{name}\n".encode())


def _restore_for_ever(folder: Path, names: list[str], pipe: int, known_bad: str) -> None:
    while True:
        for name in names:
            backup: Backup = find(place_of(folder), name)
            if known_bad:
                written_over(folder, name)
            else:
                restoring.restore(folder, backup, now())
            os.write(pipe, f"{name}\n".encode())
            with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
                connection.execute("BEGIN IMMEDIATE")  # a journal stands beside when the next one begins
                connection.execute("UPDATE people SET note = note")
                connection.execute("COMMIT")


def _kill(work: Callable[[int], None], chance: random.Random) -> list[str]:
    """Fork, let it work for a moment after its first word, kill it; what it announced."""
    awaited, wait = chance.randrange(2), chance.uniform(0, _LONGEST_WAIT)
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        try:
            os.close(reading)
            work(writing)
        finally:
            os._exit(70)
    os.close(writing)
    said = b""
    while said.count(b"\n") < awaited and select.select([reading], [], [], 30)[0]:
        piece = os.read(reading, 1 << 16)
        said += piece
        if not piece:
            break
    deadline = time.monotonic() + wait
    while (left := deadline - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        piece = os.read(reading, 1 << 16)
        said += piece
        if not piece:
            break
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reading, 1 << 16):
        said += piece
    os.close(reading)
    return said.decode().split("\n")[:-1]
