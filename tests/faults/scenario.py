"""One thing that the rigs of failing calls and of power cuts play, and what stands of it afterwards."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.workspace import Workspace, open_workspace
from tests.faults.base_check import faults_of
from tests.faults.writer import AUTHOR, now


class HalfDoneError(Exception):
    """An act that is neither done nor undone; its words say which."""


@dataclass(frozen=True)
class Scenario:
    """`make` once; `open` and then each of `acts`, one after the other, may fail or be the last thing that happens.

    `found` opens what is left as the program would, and says how many acts are done; it raises where one is half done.
    """

    make: Callable[[Path], None]
    open: Callable[[Path], Workspace | None]
    acts: tuple[Callable[[Path, Workspace | None], None], ...]
    found: Callable[[Path], int]
    refusals: tuple[type[Exception], ...] = (DomainError,)  # what the program says in words


def opened(folder: Path) -> Workspace:
    return open_workspace(folder, AUTHOR, now)


_known_whole = set[bytes]()


@contextmanager
def standing(folder: Path) -> Iterator[Workspace]:
    """The dossier opened, whole. Bytes that were found whole once are whole: most points leave the file as it was."""
    with opened(folder) as workspace:
        connection = workspace.database._connection
        pages = connection.serialize() if isinstance(connection, sqlite3.Connection) else b""  # not of an encrypted one
        digest = hashlib.sha256(pages).digest()
        if not pages or digest not in _known_whole:
            if faults := list(faults_of(workspace)):
                raise HalfDoneError(faults[0])
            _known_whole.add(digest)
        yield workspace


def nothing(_folder: Path) -> None:
    """Nothing is opened before the acts."""
