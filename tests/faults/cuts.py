"""The rig of power cuts: work on a dossier is recorded call by call, then played back and cut off wherever chance says.

After each cut the file must be one of the states that were committed: the last acknowledged, or the one under way.
"""

import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.services.files import CleanPicture, FileService
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.inspection import inspect_file
from tests.faults.disk import Disk, Event, events
from tests.faults.forking import fork
from tests.faults.progress import Tally
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import Shim
from tests.faults.writer import ACTS, AUTHOR, Scene, now

ACTS_RECORDED = 24
KNOWN_BAD = {
    "no-sync": ("synchronous=OFF",),
    "delete-full": ("locking_mode=NORMAL", "journal_mode=DELETE", "synchronous=FULL"),
}
_ATTACHED = "SELECT a.sha256 FROM attachments a"


@dataclass(frozen=True)
class Recording:
    """What was done: the files before, every call since, and the digest of the tables after each act."""

    folder: Path
    before: dict[str, bytes]
    events: list[Event]
    states: list[str]


def record(folder: Path, seed: int, known_bad: str = "") -> Recording:
    """Work at random through the services in a child, under the shim."""
    template, live, log = folder / "template-save", folder / "recorded", folder / "calls.log"
    if not template.exists():
        SCENARIOS["save"].make(template)
    shutil.rmtree(live, ignore_errors=True)
    shutil.copytree(template, live)
    before = {str(path): path.read_bytes() for path in live.rglob("*") if path.is_file()}
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        try:
            os.close(reading)
            _work(live, log, writing, seed, known_bad)
        finally:
            sys.stderr.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        states = [str(json.loads(line)) for line in pipe]
    os.waitpid(child, 0)
    return Recording(live, before, list(events(log)), states)


def _work(live: Path, log: Path, pipe: int, seed: int, known_bad: str) -> None:
    chance, shim = random.Random(seed), Shim()
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    shim.record(live, descriptor)
    with open_workspace(live, AUTHOR, now) as workspace:
        for setting in KNOWN_BAD.get(known_bad, ()):
            workspace.database._connection.execute(f"PRAGMA {setting}").fetchall()
        _tell(pipe, workspace)
        scene = Scene.of(workspace, chance)
        for number in range(1, ACTS_RECORDED + 1):
            if number % 6 == 0:
                _attach(workspace, number)
            else:
                chance.choice(ACTS)(scene)[1]()
            shim.mark(number)
            _tell(pipe, workspace)


def _attach(workspace: Workspace, number: int) -> None:
    content = random.Random(number).randbytes(3000)
    with workspace.database() as session:
        meeting = session.query(Meeting.id).order_by(Meeting.id).first()
    assert meeting is not None
    FileService(workspace.database).add_picture(CleanPicture(content, "a.jpg", "image/jpeg"), meeting_id=meeting[0])


def _tell(pipe: int, workspace: Workspace) -> None:
    with workspace.database() as session:
        connection = session.connection().connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        os.write(pipe, json.dumps(digest(connection)).encode() + b"\n")
        session.execute(text("SELECT 1"))


def digest(connection: sqlite3.Connection) -> str:
    """Of every value of every table, the index aside."""
    found = hashlib.sha256()
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%' ORDER BY name"
    for (table,) in connection.execute(named).fetchall():
        found.update(table.encode())
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall():
            found.update(repr(tuple(row)).encode())
    return found.hexdigest()


def cut(recording: Recording, folder: Path, wanted: int, seed: int, *, most: int = sys.maxsize) -> Tally:
    """So many cuts of one recording; stops at the `most`-th fault."""
    chance, tally = random.Random(seed), Tally()
    image, disk, played = folder / "image", Disk(recording.before), 0
    for at in sorted(chance.randint(1, len(recording.events)) for _cut in range(wanted)):  # one disk, played once
        if len(tally.faults) >= most:
            break
        for event in recording.events[played:at]:
            disk.play(event)
        played = at
        shutil.rmtree(image, ignore_errors=True)
        for path, content in disk.after_a_cut(chance).items():
            target = image / Path(path).relative_to(recording.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        journal = image / f"{FILE_NAME}-journal"
        hot = journal.exists() and journal.stat().st_size > 0
        tally.counts += Counter({"cuts": 1, "acknowledged": disk.acknowledged, "journals played back": int(hot)})
        faults = list(_judged(recording, image, disk.acknowledged))
        tally.faults += [f"cut after call {at} of {len(recording.events)}, seed {seed}: {each}" for each in faults[:1]]
    return tally


def _judged(recording: Recording, image: Path, acknowledged: int) -> Iterator[str]:
    try:
        inspect_file(image / FILE_NAME)
        with closing(sqlite3.connect(image / FILE_NAME)) as connection:
            (said,) = connection.execute("PRAGMA integrity_check").fetchone()
            if said != "ok":
                yield f"pages are damaged: {said}"
            found = digest(connection)
            kept = [sha for (sha,) in connection.execute(_ATTACHED)]
    except Exception as error:  # noqa: BLE001 - whatever it is, the file does not open
        yield f"{type(error).__name__}: {error}"
        return
    if found not in recording.states[acknowledged : acknowledged + 2]:
        known = recording.states.index(found) if found in recording.states else "none"
        yield f"{acknowledged} acts acknowledged, the file stands at {known}"
    for sha in kept:
        try:
            attachments.read(image / "annexes", sha)
        except Exception:  # noqa: BLE001 - as above
            yield f"the file of an attachment is missing: {sha[:8]}"
