"""What is open in the Répertoire, for a window that is built anew."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csxl_desktop.ui.directory.facet_bar import HeldFacets
from csxl_desktop.ui.directory.put_away import Place
from csxl_desktop.ui.page import Standing
from csxl_desktop.ui.tool import ToolPlace
from csxl_desktop.ui.widgets.row_mark import RowPlace

if TYPE_CHECKING:
    from csxl_desktop.services.selections import FoundRecords
    from csxl_desktop.ui.directory.page import DirectoryPage


@dataclass(frozen=True)
class _Held:
    view: str
    sought: str
    facets: HeldFacets
    only: "FoundRecords | None"
    shown: Place | None
    stand: RowPlace | None
    marked: tuple[Hashable, ...]
    tool: ToolPlace | None


class DirectoryStanding(Standing):
    """The list in front, what narrows it, which rows are marked, where it stands, the record on screen, a tool."""

    def __init__(self, page: "DirectoryPage") -> None:
        self._page = page

    def held(self) -> object:
        page, listed = self._page, self._page.list
        return _Held(
            listed.view(),
            listed.search.text(),
            listed.facets.held(),
            listed.selection.only,
            page.shown,
            listed.table().place(),
            listed.table().mark.several(),
            page.tool_place(),
        )

    def take_back(self, held: object) -> None:
        if not isinstance(held, _Held):
            return
        page = self._page
        page.list.facets.take_back(held.facets)
        if held.only is not None:
            page.list.selection.show_only(held.only)
        page.list.turn_to(held.view)
        page.list.search.setText(held.sought)
        if held.shown is not None:
            page.open_record(*held.shown)
        page.list.table().mark.stay(held.marked)
        page.list.table().stand_at(held.stand)
        page.return_to_tool(held.tool)
