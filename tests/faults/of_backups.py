"""A backup made and a backup put back, as the rig of failing calls plays them."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.safety.backups import find, sound
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.backups import ledger, restoring
from csxl_desktop.storage.backups.kept import Why, place_of
from tests.faults.backup_kills import changed_and_backed_up, somebody, template
from tests.faults.scenario import HalfDoneError, standing
from tests.faults.writer import now

_WANTED = "wanted.txt"  # the name of the backup that is put back


_known_whole = set[tuple[str, bytes, bytes]]()


def _whole(place: Path, name: str) -> bool:
    """Whether it is sound, as the list says; the same bytes under the same list are asked once."""
    backup, listed = (hashlib.sha256((place / each).read_bytes()).digest() for each in (name, ledger.FILE_NAME))
    told = name, backup, listed
    if told not in _known_whole and sound(place, name):
        _known_whole.add(told)
    return told in _known_whole


def with_one(folder: Path) -> None:
    """A dossier and a backup of it."""
    changed_and_backed_up(template(folder), "before")


def change(_folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    workspace.records.change(Person, somebody(workspace).id, {"note": "after"})


def back_up(_folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    workspace.backups.make(Why.HAND)


def backed_up(folder: Path) -> int:
    """Every file under a backup's name is whole; the one before is always there."""
    place = place_of(folder)
    names = sorted(path.name for path in place.glob("csxl-*.db"))
    if bad := [name for name in names if not _whole(place, name)]:
        raise HalfDoneError(f"{bad[0]} bears the name of a backup and is none")
    if ledger.read(place).broken:
        raise HalfDoneError("the list of the backups is broken")
    notes = {_note_in(place / name) for name in names}
    if "before" not in notes:
        raise HalfDoneError("the backup that was there is gone")
    with standing(folder) as workspace:
        changed = somebody(workspace).note == "after"
    if "after" in notes and not changed:
        raise HalfDoneError("a backup holds what the dossier does not")
    return int(changed) + ("after" in notes)


def _note_in(path: Path) -> str:
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        return str(connection.execute("SELECT note FROM people ORDER BY id LIMIT 1").fetchone()[0])


def with_two(folder: Path) -> None:
    """A dossier as it was before, in a backup, and as it is after, in another."""
    live = template(folder)
    name = changed_and_backed_up(live, "before")
    changed_and_backed_up(live, "after")
    (folder / _WANTED).write_text(name)


def restore(folder: Path, _workspace: Workspace | None) -> None:
    restoring.restore(folder, find(place_of(folder), (folder / _WANTED).read_text()), now())


def restored(folder: Path) -> int:
    """The dossier is the one before or the one after, whole; both backups stand."""
    place = place_of(folder)
    names = sorted(path.name for path in place.glob("csxl-*.db"))
    if bad := [name for name in names if not _whole(place, name)]:
        raise HalfDoneError(f"{bad[0]} bears the name of a backup and is none")
    if not {"before", "after"} <= {_note_in(place / name) for name in names}:
        raise HalfDoneError("a backup that was there is gone")
    with standing(folder) as workspace:
        note = somebody(workspace).note
    if note not in {"before", "after"}:
        raise HalfDoneError(f"neither before nor after: {note}")
    return 1 if note == "before" else 0
