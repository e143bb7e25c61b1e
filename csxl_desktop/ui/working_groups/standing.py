"""What is open in the tab of the working groups, for a window that is built anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.ui.page import Standing

if TYPE_CHECKING:
    from csxl_desktop.ui.working_groups.page import WorkingGroupsPage


@dataclass(frozen=True)
class _Held:
    group: UUID | None
    sought: str


class GroupsStanding(Standing):
    """The group on screen, what the list looks for; its view is remembered anyway."""

    def __init__(self, page: "WorkingGroupsPage") -> None:
        self._page = page

    def held(self) -> object:
        return _Held(self._page.desk.wanted, self._page.list_card.filter.text())

    def take_back(self, held: object) -> None:
        if isinstance(held, _Held):
            self._page.list_card.filter.setText(held.sought)
            if held.group is not None:
                self._page.open_record("working_group", held.group)
