"""A dossier that may only be read where it lies: said above the pages, with a copy elsewhere to go on."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from csxl_desktop.i18n import _, ngettext
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
        program.desk_says(read_only_strip(at, lambda: choose_copy(program)))


def copy_and_open(program: Opener, parent: Path) -> None:
    """Copy the dossier into a folder of `parent`, and go on there, with what was typed while its file was away."""

    def work() -> tuple[Path, str]:
        from csxl_desktop.services.safety.places import carry_over, files_left_behind  # bring the database library

        database = program.dossier.workspace.database
        folder = carry_over(database, parent)
        vanished = not database.folder.is_dir()
        return folder, _elsewhere_words(folder, files_left_behind(database, folder)) if vanished else ""

    def copied(made: tuple[Path, str]) -> None:
        folder, told = made
        typed = program.jobs.lost_writes.take()
        program.open(folder)
        if told:  # behind the opening
            program.jobs.ask(lambda: None, lambda _none: program.desk_says(Strip(told, "late", "", None)))
        for write in typed:  # behind the opening, in its lane
            program.jobs.save(write, lambda _written: reread(program))

    program.jobs.ask(work, copied, program.errors.show, owner=program.window)


def _elsewhere_words(folder: Path, left: int) -> str:
    """What came along from a folder that went away, and what did not."""
    words = [_("The dossier goes on in {path}, with what you were typing.").format(path=folder)]
    if left:
        lacking = ngettext(
            "{count} photo or annex could not be copied: it is still where the dossier was, and in its backups.",
            "{count} photos and annexes could not be copied: they are still where the dossier was, and in its backups.",
            left,
        )
        words.append(lacking.format(count=left))
    words.append(_("Whatever else was refused meanwhile (a tick, a new sheet, a deletion) is to be done again."))
    return " ".join(words)


def reread(program: Opener) -> None:
    """The page in front was read before what was typed was written."""
    if isinstance(program.window, MainWindow):
        program.window.current_page().reload()


def choose_copy(program: Opener) -> None:
    """Ask where the copy goes, and go on there."""
    start = paths.default_dossiers_folder()
    chosen = QFileDialog.getExistingDirectory(program.window, _("Folder to copy the dossier to"), str(start))
    if chosen:
        copy_and_open(program, Path(chosen))
