"""What is open in Accueil, for a window that is built anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csxl_desktop.ui.page import Standing
from csxl_desktop.ui.widgets.row_mark import RowPlace
from csxl_desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from csxl_desktop.ui.home.page import HomePage


@dataclass(frozen=True)
class _Held:
    topic: str
    stand: tuple[RowPlace | None, ...]


class HomeStanding(Standing):
    """The settings, a view of what the dossier remembers, or the backups, in the place of the board; their lists."""

    def __init__(self, page: "HomePage") -> None:
        self._page = page

    def held(self) -> object:
        return _Held(self._page.topic(), tuple(table.place() for table in self._tables()))

    def take_back(self, held: object) -> None:
        if not isinstance(held, _Held):
            return
        page = self._page
        if held.topic == "home/settings":
            page.open_settings()
        elif held.topic == "home/backups":
            page.open_backups()
        elif held.topic.startswith("home/"):
            page.open_memory()
            if page.memory is not None:
                page.memory.switch.turn_to(held.topic.removeprefix("home/"))
        for table, stand in zip(self._tables(), held.stand, strict=False):
            table.stand_at(stand)

    def _tables(self) -> list[RowTable[Any]]:
        sheet = self._page.over()[0]
        return [] if sheet is None else sheet.findChildren(RowTable)
