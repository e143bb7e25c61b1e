"""The program was started with the file of a bag: somebody clicked it twice."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Dossier
from csxl_desktop.ui.rescue import Strip
from csxl_desktop.ui.start_page import StartPage


class Opener(Protocol):
    """What is asked of the running program."""

    dossier: Dossier
    window: QWidget | None

    def desk_says(self, strip: Strip) -> None: ...
    def show_start_page(self) -> object: ...


def ask_about(program: Opener, bag: Path) -> None:
    """Where no dossier is open, the passphrase is asked that makes one of the bag.

    Beside an open one it may be a bag that comes back: the page of bags takes it in, and says so with a way to undo.
    """
    if program.dossier.is_open:
        words = _("“{name}” is a meeting bag. If it comes back to this dossier: Home, Meeting bag, Take a bag back…")
        program.desk_says(Strip(words.format(name=bag.name), "plain", "", None))
        return
    program.show_start_page()
    if isinstance(program.window, StartPage):
        program.window.bag.ask_passphrase(bag)
