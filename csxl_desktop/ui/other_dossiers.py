"""From the open dossier to the first page: another one is wanted, or the demonstration has served."""

from functools import partial
from pathlib import Path
from typing import Protocol

from csxl_desktop.i18n import _
from csxl_desktop.system import clock, paths
from csxl_desktop.system.put_aside import KEPT, put_aside, put_back
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.safekeeping import copy_elsewhere
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.window_state import WindowState


class Program(Protocol):
    """What is asked of the running program."""

    jobs: Jobs
    errors: Errors
    state: WindowState

    def release(self) -> Path | None: ...
    def open(self, folder: Path) -> None: ...
    def show_start_page(self, refusal: str = "") -> StartPage: ...


def show_others(program: Program) -> None:
    """Close the dossier, which stays the one that the next start opens, and show the first page."""
    left: list[Path | None] = []
    program.show_start_page()  # closing the window saves what is typed, ahead of the next in the lane
    program.jobs.ask(
        lambda: left.append(program.release()),
        lambda _none: program.jobs.reach(lambda: copy_elsewhere(left), lambda _reached: None),
        program.errors.show,
    )


def remove_demonstration(program: Program, folder: Path) -> None:
    """Close it, put its folder out of sight, say so on the first page, with the way back."""
    page = program.show_start_page()

    def work() -> Path:
        program.release()
        return put_aside(folder, paths.removed_folder(), clock.today())

    def removed(aside: Path) -> None:
        program.state.set_text("dossier", "")
        words = _("The demonstration is removed. What was typed in it is kept for {days} days.")
        page.tell(words.format(days=KEPT.days), _("Undo"), partial(_take_back, program, aside, folder))

    program.jobs.ask(work, removed, program.errors.show, owner=page)


def _take_back(program: Program, aside: Path, folder: Path) -> None:
    program.jobs.ask(
        lambda: put_back(aside, folder), lambda _none: program.open(folder), program.errors.show, owner=None
    )
