"""A meeting bag or a shared folder becomes a dossier here: its page asks for the passphrase until it opens."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.system import paths
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.start_page import free_folder

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.workspace import Workspace
    from csxl_desktop.storage.database import Author
    from csxl_desktop.ui.passphrase_page import Asked, PassphrasePage

Make = Callable[[Path, str, Path, "Author"], "Workspace"]  # what was chosen, its passphrase, the folder here


class Opener(Protocol):
    """What is asked of the running program."""

    jobs: Jobs

    def open_made(
        self,
        make: "Callable[[Author], Workspace]",
        folder: Path,
        *,
        refused: Callable[[Exception], object] | None,
    ) -> None: ...
    def show(self, window: QWidget) -> None: ...
    def show_start_page(self) -> object: ...


def ask_for_bag(program: Opener, make: Make, bag: Path) -> None:
    """The page of the bag; what its file says of itself is read beside, for the disk may keep one waiting."""
    from csxl_desktop.ui.passphrase_page import asked_of_bag  # a window at rest does without

    page = _ask(program, make, bag, asked_of_bag(bag), bag.stem)
    program.jobs.compute(lambda: _about(bag), page.tell, page.warn, owner=page)


def ask_for_folder(program: Opener, make: Make, place: Path) -> None:
    """The page of the shared folder."""
    from csxl_desktop.ui.passphrase_page import asked_of_folder  # as above

    _ask(program, make, place, asked_of_folder(place), place.name)


def _ask(program: Opener, make: Make, place: Path, asked: "Asked", name: str) -> "PassphrasePage":
    from csxl_desktop.ui.passphrase_page import PassphrasePage  # as above

    page = PassphrasePage(asked)

    def tried(words: str) -> None:
        folder, about = free_folder(paths.default_dossiers_folder(), name), page.about.text()

        def refused(error: Exception) -> None:
            again = _ask(program, make, place, asked, name)
            again.tell(about)
            again.refuse(error, words)

        program.open_made(lambda author: make(place, words, folder, author), folder, refused=refused)

    page.words_given.connect(tried)
    page.left.connect(lambda: program.show_start_page())
    program.show(page)
    return page


def _about(bag: Path) -> str:
    from csxl_desktop.storage.bags.header import read_label  # brings the ciphers with it

    told = read_label(bag)
    words = _("Prepared on {made}, valid until {until}.")
    return words.format(made=short_date(told.made_on), until=short_date(told.until_on))
