"""A dossier on the network or in a cloud's folder comes to this computer, or is looked at, and stays as it is there.

Both are refused while somebody has it open.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from csxl_desktop.i18n import _
from csxl_desktop.services.safety.places import check_live_place
from csxl_desktop.services.workspace import Workspace, in_own_words, open_workspace
from csxl_desktop.storage import holder
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.errors import NotUpgradedError
from csxl_desktop.storage.inspection import inspect_file, is_held
from csxl_desktop.storage.read_only import ReadOnlyDossier, copy_whole
from csxl_desktop.storage.schema import SCHEMA_VERSION


def bring_here(folder: Path, target: Path, author: Author, now: Callable[[], datetime]) -> Workspace:
    """Copy the dossier in `folder` to `target` on this computer, whole or not at all, and open it there."""
    check_live_place(target)
    _inspect(folder)
    there = ReadOnlyDossier(folder, author, now)
    try:
        copy_whole(there, target)
    finally:
        there.close()
    return open_workspace(target, author, now)


def look_there(folder: Path, author: Author, now: Callable[[], datetime]) -> Workspace:
    """The dossier in `folder`, open to be read where it lies."""
    if _inspect(folder) < SCHEMA_VERSION:
        raise NotUpgradedError(path=folder, detail=_("nothing is changed there"))
    return in_own_words(Workspace(ReadOnlyDossier(folder, author, now)))


def _inspect(folder: Path) -> int:
    """Its version, where nobody has it open: what is done meanwhile would be missing here."""
    if is_held(folder / FILE_NAME):
        raise holder.refusal(folder)
    return inspect_file(folder / FILE_NAME)
