"""What is open in the Répertoire, for a window that is built anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csxl_desktop.ui.directory.put_away import Place
from csxl_desktop.ui.page import Standing
from csxl_desktop.ui.tool import ToolPlace

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage


@dataclass(frozen=True)
class _Held:
    view: str
    sought: str
    shown: Place | None
    tool: ToolPlace | None


class DirectoryStanding(Standing):
    """The list in front and what it looks for, the record on screen, a tool in their place."""

    def __init__(self, page: "DirectoryPage") -> None:
        self._page = page

    def held(self) -> object:
        page = self._page
        return _Held(page.list.view(), page.list.search.text(), page.shown, page.tool_place())

    def take_back(self, held: object) -> None:
        if not isinstance(held, _Held):
            return
        page = self._page
        page.list.turn_to(held.view)
        page.list.search.setText(held.sought)
        if held.shown is not None:
            page.open_record(*held.shown)
        page.return_to_tool(held.tool)
