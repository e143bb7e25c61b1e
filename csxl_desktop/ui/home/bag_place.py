"""Where bags go from this computer: the folder of the last one, so that the next one is made without asking."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.bags import SUFFIX
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.window_state import BAG_PLACE, WindowState


class BagPlaceAwayError(DomainError):
    template = N_("The folder where the last bag went is not there: {path}.")
    safe = N_("Nothing was written.")
    then = N_("Put the stick in and try again, or choose another place.")


def place_of_bags(state: WindowState | None) -> Path | None:
    """The folder of the last bag that was made here, as far as it is remembered; it may be away."""
    told = state.text(BAG_PLACE) if state is not None else ""
    return Path(told) if told else None


def remember_place(state: WindowState | None, file: Path) -> None:
    if state is not None:
        state.set_text(BAG_PLACE, str(file.parent))


def next_bag(folder: Path, today: date) -> Path:
    """A name that no file in `folder` has yet: a bag that is on its way is not written over."""
    if not folder.is_dir():
        raise BagPlaceAwayError(path=folder)
    stem, number = f"{_('Meeting bag')} {today.isoformat()}", 2
    path = folder / f"{stem}{SUFFIX}"
    while path.exists():
        path, number = folder / f"{stem} {number}{SUFFIX}", number + 1
    return path


class BagPlaceLine(QWidget):
    """What its words are; where the bag goes without a question, and the way to another place: not the first time."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__()
        self.words = label("", "small")
        self.another = link_button(_("Another place…"), choose)
        flow = FlowLayout()
        flow.setSpacing(look().sizes.between)
        flow.addWidget(label(_("Three words that you will remember: without them nobody opens it."), "small"))
        flow.addWidget(self.words)
        flow.addWidget(self.another)
        self.setLayout(flow)

    def show_place(self, place: Path | None) -> None:
        self.words.setText(_("It goes where the last one went: {path}").format(path=place) if place else "")
        self.words.setVisible(place is not None)
        self.another.setVisible(place is not None)
