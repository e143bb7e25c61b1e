"""A dossier on the network or in a cloud's folder: brought to this computer, or looked at where it lies."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from csxl_desktop.system import clock
from csxl_desktop.ui.context import Dossier
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.page import SHARED
from csxl_desktop.ui.read_only import Opener, choose_copy
from csxl_desktop.ui.rescue import Strip, brought_strip, looked_there_strip

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.workspace import Workspace
    from csxl_desktop.storage.database import Author


class Maker(Opener, Protocol):
    """What is asked of the running program."""

    dossier: Dossier
    window: QWidget | None

    def desk_says(self, strip: Strip) -> None: ...
    def open_made(
        self, make: "Callable[[Author], Workspace]", folder: Path, then: Callable[[], None] = ..., *, kept: bool = ...
    ) -> None: ...


def bring_here(program: Maker, folder: Path, target: Path) -> None:
    """Copy the dossier in `folder` to `target`, go on there, and offer to share it."""

    def make(author: "Author") -> "Workspace":
        from csxl_desktop.services.safety.elsewhere import bring_here  # brings the database library with it

        return bring_here(folder, target, author, clock.now_utc)

    def share() -> None:
        if isinstance(program.window, MainWindow):
            program.window.open_record(SHARED, None)

    program.open_made(make, target, lambda: program.desk_says(brought_strip(target, folder, share)), kept=False)


def look_there(program: Maker, folder: Path) -> None:
    """Open the dossier in `folder` to be read where it lies."""

    def make(author: "Author") -> "Workspace":
        from csxl_desktop.services.safety.elsewhere import look_there  # brings the database library with it

        return look_there(folder, author, clock.now_utc)

    def looked() -> None:
        at = program.dossier.workspace.looked_at
        program.desk_says(looked_there_strip(at, folder, lambda: choose_copy(program)))

    program.open_made(make, folder, looked, kept=False)
