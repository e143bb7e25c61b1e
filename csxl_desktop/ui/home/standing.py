"""What is open in Accueil, for a window that is built anew."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csxl_desktop.ui.page import Standing
from csxl_desktop.ui.widgets.scroll_place import ScrollPlace

if TYPE_CHECKING:
    from csxl_desktop.ui.home.page import HomePage
    from csxl_desktop.ui.widgets.row_mark import RowPlace
    from csxl_desktop.ui.widgets.row_table import RowTable


@dataclass(frozen=True)
class _Held:
    topic: str
    stand: "tuple[RowPlace | None, ...]"
    marked: tuple[tuple[Hashable, ...], ...]
    scrolled: ScrollPlace | None


class HomeStanding(Standing):
    """The settings, a view of what the dossier remembers, or the backups, in the place of the board; their lists.

    Of the settings also where they are scrolled to.
    """

    def __init__(self, page: "HomePage") -> None:
        self._page = page

    def held(self) -> object:
        page, tables = self._page, self._tables()
        scrolled = page.settings.scroll_mark.place() if page.settings is not None else None
        stand, marked = (table.place() for table in tables), (table.mark.several() for table in tables)
        return _Held(page.topic(), tuple(stand), tuple(marked), scrolled)

    def take_back(self, held: object) -> None:
        if not isinstance(held, _Held):
            return
        page = self._page
        if held.topic == "home/settings":
            page.open_settings()
            if page.settings is not None:
                page.settings.scroll_mark.stand_at(held.scrolled)
        elif held.topic == "home/backups":
            page.open_backups()
        elif held.topic.startswith("home/"):
            page.open_memory()
            if page.memory is not None:
                page.memory.switch.turn_to(held.topic.removeprefix("home/"))
        for table, stand, marked in zip(self._tables(), held.stand, held.marked, strict=False):
            table.mark.stay(marked)
            table.stand_at(stand)

    def _tables(self) -> "list[RowTable[Any]]":
        from csxl_desktop.ui.widgets.row_table import RowTable  # the board has no list

        sheet = self._page.over()[0]
        return [] if sheet is None else sheet.findChildren(RowTable)
