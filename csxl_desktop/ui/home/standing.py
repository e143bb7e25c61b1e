"""What is open in Accueil, for a window that is built anew."""

from typing import TYPE_CHECKING

from csxl_desktop.ui.page import Standing

if TYPE_CHECKING:
    from csxl_desktop.ui.home.page import HomePage


class HomeStanding(Standing):
    """The settings, a view of what the dossier remembers, or the backups, in the place of the board."""

    def __init__(self, page: "HomePage") -> None:
        self._page = page

    def held(self) -> object:
        return self._page.topic()

    def take_back(self, held: object) -> None:
        page = self._page
        if held == "home/settings":
            page.open_settings()
        elif held == "home/backups":
            page.open_backups()
        elif isinstance(held, str) and held.startswith("home/"):
            page.open_memory()
            if page.memory is not None:
                page.memory.switch.turn_to(held.removeprefix("home/"))
