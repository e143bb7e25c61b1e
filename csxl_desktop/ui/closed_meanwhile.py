"""What wants the dossier closed is done, the dossier opened again, and what came of it said above the pages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from csxl_desktop.i18n import _
from csxl_desktop.storage.errors import RestInTheClearError
from csxl_desktop.ui.desk import Desk
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.page import PROTECTION
from csxl_desktop.ui.rescue import Strip

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.workspace import Workspace
    from csxl_desktop.storage.database import Author

Open = Callable[[Path, "Author"], "Workspace"]


class Program(Protocol):
    """What is asked of the running program."""

    desk: Desk | None

    def desk_says(self, strip: Strip) -> None: ...
    def open_made(
        self, make: "Callable[[Author], Workspace]", folder: Path, then: Callable[[], None], *, kept: bool
    ) -> None: ...


def do_closed(
    program: Program, folder: Path, opened: Open, work: "Callable[[Path, Author], object]", told: str
) -> None:
    """`told` is said where nothing is left to do; an encryption that left files in the clear leads to its page."""
    rest: list[RestInTheClearError] = []

    def made(author: "Author") -> "Workspace":
        try:
            work(folder, author)
        except RestInTheClearError as error:
            rest.append(error)
        return opened(folder, author)

    def to_protection() -> None:
        if program.desk is not None:
            program.desk_says(Strip("", "plain", "", None))
            program.desk.window.open_record(PROTECTION, None)

    def say() -> None:
        done = Strip(told, "good", "", None)
        program.desk_says(Strip(sentence(rest[0]), "late", _("Protection"), to_protection) if rest else done)

    program.open_made(made, folder, say, kept=False)
