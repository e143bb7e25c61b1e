"""How a dossier comes to be open: found, made, restored, taken over, joined; every way runs in the database lane.

The services bring the database library with them: each is imported when its way is taken.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.storage import holder
from csxl_desktop.storage.inspection import Inspected, inspect_ahead
from csxl_desktop.storage.schema import FILE_NAME
from csxl_desktop.system import clock, paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from csxl_desktop.services.safety.offering import Offer
    from csxl_desktop.services.safety.restoring import Restored
    from csxl_desktop.services.workspace import Workspace
    from csxl_desktop.storage.database import Author

# Services are imported where their way is taken: they bring the database library with them.


def open_workspace_in(folder: Path, author: "Author", inspected: Inspected | None = None) -> "Workspace":
    from csxl_desktop.services.workspace import open_workspace

    return open_workspace(folder, author, clock.now_utc, inspected)


class Looked:
    """The dossier of a folder: its file is looked at before the libraries are there that open it."""

    def __init__(self, folder: Path, author: "Callable[[], Author]") -> None:
        self._folder, self._author = folder, author
        self._inspected: Inspected | None = None

    def look(self) -> None:
        """While the window is built, which SQLite does not keep waiting. Whatever is wrong is told by the opening."""
        if not holder.held_here(self._folder):
            with suppress(DomainError, OSError):
                self._inspected = inspect_ahead(self._folder / FILE_NAME)

    def open(self) -> "Workspace":
        return open_workspace_in(self._folder, self._author(), self._inspected)


def open_bag(bag: Path, words: str, folder: Path, author: "Author") -> "Workspace":
    from csxl_desktop.services.bags import open_up

    open_up(bag, words, folder)
    return open_workspace_in(folder, author)


def join_folder(place: Path, words: str, folder: Path, author: "Author") -> "Workspace":
    from csxl_desktop.services.sharing_joining import join

    join(place, words, folder, author.workstation)
    return open_workspace_in(folder, author)


def take_over(file: Path, folder: Path, author: "Author") -> bytes:
    from csxl_desktop.services.safety.carrying import take_over

    return take_over(file, folder, author, clock.now_utc)


def restore_backup(folder: Path, name: str, author: "Author", place: Path | None) -> "Restored":
    from csxl_desktop.services.safety.restoring import restore_dossier

    return restore_dossier(folder, name, author, clock.now_utc, source=place)


def look_at_backup(place: Path, name: str, author: "Author") -> "Workspace":
    from csxl_desktop.services.safety.restoring import look_at

    return look_at(place, name, author, clock.now_utc)


def backup_offer(folder: Path, error: Exception) -> "Offer | None":
    from csxl_desktop.services.safety.offering import offer

    return offer(folder, error)


def create_dossier(folder: Path, author: "Author", office_name: str) -> "Workspace":
    from csxl_desktop.services.official_leaves import first_leaves
    from csxl_desktop.services.workspace import new_workspace

    return new_workspace(folder, author, clock.now_utc, office_name=office_name, records=first_leaves())


def demo_workspace(folder: Path, author: "Author") -> "Workspace":
    """The demonstration dossier in `folder`, made and filled where there is none."""
    if (folder / FILE_NAME).exists():
        return open_workspace_in(folder, author)
    from csxl_desktop.services.demo import new_demo_workspace  # wanted once in a dossier's life

    return new_demo_workspace(folder, author, clock.now_utc, paths.resources())
