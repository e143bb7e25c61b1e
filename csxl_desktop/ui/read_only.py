"""A dossier that may only be read where it lies: said above the pages, with a copy elsewhere to go on."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.system import paths
from csxl_desktop.ui.context import Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.rescue import Strip, read_only_strip


class Opener(Protocol):
    """What is asked of the running program."""

    jobs: Jobs
    errors: Errors
    dossier: Dossier
    window: QWidget | None

    def open(self, folder: Path) -> None: ...
    def desk_says(self, strip: Strip) -> None: ...


def say_if_read_only(program: Opener) -> None:
    """Once a dossier is open: why nothing can be changed in it, and the way out."""
    at = program.dossier.workspace.looked_at
    if at is not None:
        program.desk_says(read_only_strip(at, lambda: _choose(program)))


def copy_and_open(program: Opener, parent: Path) -> None:
    """Copy the dossier into a folder of `parent`, and go on there, with what was typed while its file was away."""

    def work() -> Path:
        from csxl_desktop.services.safety.places import carry_over  # brings the database library with it

        return carry_over(program.dossier.workspace.database, parent)

    def copied(folder: Path) -> None:
        typed = program.jobs.lost_writes.take()
        program.open(folder)
        for write in typed:  # behind the opening, in its lane
            program.jobs.save(write, lambda _written: reread(program))

    program.jobs.ask(work, copied, program.errors.show, owner=program.window)


def reread(program: Opener) -> None:
    """The page in front was read before what was typed was written."""
    if isinstance(program.window, MainWindow):
        program.window.current_page().reload()


def _choose(program: Opener) -> None:
    start = paths.default_dossiers_folder()
    chosen = QFileDialog.getExistingDirectory(program.window, _("Folder to copy the dossier to"), str(start))
    if chosen:
        copy_and_open(program, Path(chosen))
