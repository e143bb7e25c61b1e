"""A dossier filled through the services once in each process: whoever begins with the same file goes on from there."""

from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Generic, TypeVar

from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME
from tests.conftest import AUTHOR, NOW

T = TypeVar("T")


class FilledOnce(Generic[T]):
    """Does `fill` to the first dossier; to every other that is the same to the byte, its outcome."""

    def __init__(self, fill: Callable[[Workspace], T]) -> None:
        self._fill = fill
        self._kept: tuple[bytes, bytes, T] | None = None

    def __call__(self, folder: Path) -> T:
        path = folder / FILE_NAME
        before = path.read_bytes()
        if self._kept is not None and self._kept[0] == before:
            path.write_bytes(self._kept[1])
            return copy(self._kept[2])
        with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
            made = self._fill(workspace)
        self._kept = before, path.read_bytes(), copy(made)
        return made
