"""The room's kill rig: a window of a meeting is run by keys in a process that is killed at any instant.

Afterwards every tick that the screen showed as acknowledged stands in the dossier, of what was typed at most a second
is missing (from dossier and journal together), and approved text has not changed by a byte.
"""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.system.draft_journal import DraftJournal
from tests import factories
from tests.faults.writer import AUTHOR, now
from tests.ui.room_support import plan_assembly

KNOWN_BAD = ("early", "no-drafts")
_AWAITED = (b'["typed"', b'["ticked"', b'["ready"')  # in turns: a slow computer shows nothing for seconds
_LONGEST = 2.5  # seconds from then to the kill
_MAY_BE_LOST = 1.0  # seconds of typing
_FAULTS_SHOWN = 5


@dataclass
class RoomTally:
    """What a run of the rig saw."""

    kills: int = 0
    ticks: int = 0
    letters: int = 0
    from_journal: int = 0  # texts of which the journal had more than the dossier
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Template:
    folder: Path
    meeting: UUID
    approved: UUID
    sealed: bytes


def run(folder: Path, kills: int, *, seed: int = 1, known_bad: str = "") -> RoomTally:
    """Kill `kills` windows, each on a fresh copy; stops at the first faults."""
    chance, tally = random.Random(seed), RoomTally()
    template = _template(folder / "template")
    while tally.kills < kills and len(tally.faults) < (1 if known_bad else _FAULTS_SHOWN):
        live = folder / f"live-{tally.kills}"
        shutil.copytree(template.folder, live / "dossier")
        awaited = _AWAITED[tally.kills % len(_AWAITED)]
        said, killed = _kill_one(live / "dossier", template.meeting, chance, known_bad, awaited)
        tally.kills += 1
        tally.faults += _check(live, template, said, killed, tally)
        shutil.rmtree(live)
    return tally


@cache
def _template(folder: Path) -> _Template:
    """Made once for all batches that work in one folder."""
    with new_workspace(folder, AUTHOR, now, office_name="Coordination de l'Épreuve") as workspace:
        approved = factories.meeting(workspace, BasicKind.PLENARY, date(2026, 3, 12), theme="Approuvée")
        item = workspace.room.read(approved).items[0].id
        workspace.records.change(AgendaItem, item, {"text": factories.paragraph("Ce texte est approuvé.")})
        meeting = plan_assembly(workspace).meeting
        workspace.minutes.send(approved, date(2026, 4, 1), "3")
        workspace.minutes.approve(approved, meeting)
        sealed = render(workspace.documents.minutes(approved))
    return _Template(folder, meeting, approved, sealed)


def _kill_one(
    folder: Path, meeting: UUID, chance: random.Random, known_bad: str, awaited: bytes
) -> tuple[list[str], float]:
    wait, seed = chance.uniform(0, _LONGEST), chance.randrange(2**32)
    command = [sys.executable, "-m", "tests.faults.room_writer", str(folder), str(meeting), str(seed), known_bad]
    with (folder.parent / "said").open("wb") as out:
        child = subprocess.Popen(command, stdout=out)
        said = folder.parent / "said"
        while awaited not in said.read_bytes() and child.poll() is None:
            _wait(child, 0.02)
        _wait(child, wait)
        killed = time.monotonic()
        child.send_signal(signal.SIGKILL)
        child.wait()
    return said.read_text(encoding="utf-8").split("\n")[:-1], killed


def _wait(child: "subprocess.Popen[bytes]", seconds: float) -> None:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _check(live: Path, template: _Template, said: list[str], killed: float, tally: RoomTally) -> Iterator[str]:
    ticked: dict[str, str] = {}
    typed: dict[str, str] = {}
    for what, *values in (json.loads(line) for line in said):
        if what == "ticked":
            ticked[values[0]] = values[1]
            tally.ticks += 1
        elif what == "typed":
            tally.letters += 1
            if values[0] <= killed - _MAY_BE_LOST:
                typed[values[1]] = values[2]
    if not said:
        yield "the window never came"
    try:
        workspace = open_workspace(live / "dossier", AUTHOR, now)
    except DomainError as error:
        yield f"unreadable: {error}"
        return
    with workspace:
        yield from _check_ticks(workspace, ticked)
        yield from _check_texts(workspace, DraftJournal(live / "drafts" / "texts"), typed, tally)
        if render(workspace.documents.minutes(template.approved)) != template.sealed:
            yield "approved text changed"


def _check_ticks(workspace: Workspace, ticked: dict[str, str]) -> Iterator[str]:
    """A later tick may have been committed and not yet shown: then the line has a history that goes on."""
    for key, state in ticked.items():
        with workspace.database() as session:
            found = session.get_one(Attendance, UUID(key)).state.value
        if found == state:
            continue
        if state not in _past(workspace, UUID(key)):
            yield f"tick lost: {key} shown {state}, found {found}"


def _past(workspace: Workspace, line_id: UUID) -> set[str]:
    """Every state that the line ever had in the dossier."""
    with workspace.database() as session:
        changes = session.scalars(select(HistoryChange.new).where(HistoryChange.record_id == line_id))
        return {str((new or {}).get("state")) for new in changes}


def _check_texts(workspace: Workspace, journal: DraftJournal, typed: dict[str, str], tally: RoomTally) -> Iterator[str]:
    for key, text in typed.items():
        item = UUID(key)
        found = journal.read(str(item))
        stands = workspace.room.text(item).plain()
        kept = RichText.from_json(found.last["text"]).plain() if found.last is not None else ""
        tally.from_journal += len(kept) > len(stands)
        if not max(stands, kept, key=len).startswith(text):
            at = max(_parting(text, each) for each in (stands, kept))
            parts = (each[max(0, at - 20) : at + 40] for each in (text, stands, kept))
            yield "typing lost at letter {}: {!r}, dossier {!r}, journal {!r}".format(at, *parts)


def _parting(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
