"""A large dossier backed up, put back as the window does it, and carried in a bag there and back. Prints seconds."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select

from csxl_desktop.domain.directory import Person
from csxl_desktop.services import bags
from csxl_desktop.services.safety.restoring import restore_dossier
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import keyring
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.system import clock
from tests.benchmarks.material import AUTHOR
from tests.benchmarks.telling import say

_PASSPHRASE = "cerise verte lampe"
T = TypeVar("T")


def timed(name: str, act: Callable[[], T]) -> T:
    started = time.perf_counter()
    done = act()
    say(**{name: time.perf_counter() - started})
    return done


def opened(folder: Path) -> Workspace:
    return open_workspace(folder, AUTHOR, clock.now_utc)


def copied(folder: Path) -> None:
    """What the disk takes for the file alone."""
    copy = folder / "copy"
    shutil.copyfile(folder / FILE_NAME, copy)
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    copy.unlink()


def put_back(folder: Path) -> None:
    """A note written after a backup is gone once it was put back, and everybody is there."""
    with opened(folder) as workspace:
        with workspace.database() as session:
            key, note = session.execute(select(Person.id, Person.note).limit(1)).one()
            people = session.scalar(select(func.count()).select_from(Person))
        name = timed("backup", lambda: workspace.backups.make(Why.HAND)).backup.name
        workspace.records.change(Person, key, {"note": "written afterwards"})
    timed("copy", lambda: copied(folder))

    def restore() -> Workspace:
        restore_dossier(folder, name, AUTHOR, clock.now_utc)
        return opened(folder)

    with timed("restore", restore) as workspace, workspace.database() as session:
        assert session.get_one(Person, key).note == note
        assert session.scalar(select(func.count()).select_from(Person)) == people
        say(people=people or 0)


def carried(folder: Path) -> None:
    """To a laptop, where a note is written, and back."""
    out, back, laptop = (folder.parent / name for name in ("out.mallette", "back.mallette", "laptop"))
    with opened(folder) as office:
        timed("bag", lambda: office.bags.make(out, _PASSPHRASE))
        bags.open_up(out, _PASSPHRASE, laptop)
        with opened(laptop) as away:
            with away.database() as session:
                key = session.scalars(select(Person.id).limit(1)).one()
            away.records.change(Person, key, {"note": "written on the way"})
            away.bags.make(back, _PASSPHRASE)
        timed("taken_back", lambda: office.bags.take_back(back, _PASSPHRASE))
        with office.database() as session:
            assert session.get_one(Person, key).note == "written on the way"
    keyring.forget()


def main() -> int:
    """`safekeeping FOLDER`."""
    folder = Path(sys.argv[1])
    put_back(folder)
    carried(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
