"""The program was started with the file of a bag: somebody clicked it twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Dossier
from csxl_desktop.ui.desk import Desk
from csxl_desktop.ui.page import BAG
from csxl_desktop.ui.rescue import Strip


class Opener(Protocol):
    """What is asked of the running program."""

    dossier: Dossier
    desk: Desk | None

    def desk_says(self, strip: Strip) -> None: ...


def ask_about(program: Opener, bag: Path, ask: Callable[[Path], object]) -> None:
    """Where no dossier is open, `ask` for the passphrase that makes one of the bag.

    Beside an open one it may be a bag that comes back: the page of bags takes it in, and says so with a way to undo.
    """
    if not program.dossier.is_open:
        ask(bag)
        return

    def take_back() -> None:
        if program.desk is not None:
            program.desk_says(Strip("", "plain", "", None))
            program.desk.window.open_record(BAG, bag)

    words = _("“{name}” is a meeting bag. If it comes back from the laptop, it is taken back into this dossier.")
    program.desk_says(Strip(words.format(name=bag.name), "plain", _("Take it back here…"), take_back))
