"""What is open in the tab of the working groups, for a window that is built anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.ui.page import Standing
from csxl_desktop.ui.widgets.row_mark import RowPlace

if TYPE_CHECKING:
    from csxl_desktop.ui.working_groups.page import WorkingGroupsPage


@dataclass(frozen=True)
class _Held:
    group: UUID | None
    sought: str
    which: str
    stand: RowPlace | None


class GroupsStanding(Standing):
    """The group on screen, which groups the list shows and where it stands; the group's view is remembered anyway."""

    def __init__(self, page: "WorkingGroupsPage") -> None:
        self._page = page

    def held(self) -> object:
        card = self._page.list_card
        return _Held(self._page.desk.wanted, card.filter.text(), card.switch.value(), card.list.place())

    def take_back(self, held: object) -> None:
        if isinstance(held, _Held):
            card = self._page.list_card
            card.switch.set_value(held.which)
            card.filter.setText(held.sought)
            if held.group is not None:
                self._page.open_record("working_group", held.group)
            card.list.stand_at(held.stand)
