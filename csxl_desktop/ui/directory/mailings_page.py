"""The tool “Lists and mailings”: saved searches, mailing lists, what was sent."""

from typing import TYPE_CHECKING

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.mailings_lists import MailingListsPlace
from csxl_desktop.ui.directory.mailings_log import LogPlace
from csxl_desktop.ui.directory.mailings_searches import SearchesPlace
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from csxl_desktop.services.selections import FoundRecords
    from csxl_desktop.ui.directory.page import DirectoryPage


class MailingsPage(ToolPage):
    """One place at a time, turned by the switch in its head."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        words = _("Whom one writes to, by search or by subscription, and what was sent to whom.")
        self.head = ToolHead(_("Lists and mailings"), words, self)
        self.switch = SegmentedSwitch(
            _("Which list"), [("searches", _("Searches")), ("lists", _("Mailing lists")), ("log", _("Mailings"))]
        )
        self.searches = SearchesPlace(context, page)
        self.lists = MailingListsPlace(context, page)
        self.log = LogPlace(context, page)
        self.stack = Stack()
        for place in (self.searches, self.lists, self.log):
            self.stack.addWidget(place)
        self.head.buttons.addWidget(self.switch)
        self.arrange(self.head, self.stack)
        self.switch.changed.connect(self.show_place)
        self._page = page
        self.searches.found.connect(self._show_found)

    def _show_found(self, found: "FoundRecords") -> None:
        self._page.close_tool()
        self._page.list.selection.show_only(found)
        self._page.list.table().setFocus()

    def begin(self) -> None:
        self.show_place(self.switch.value())
        self.place().table.setFocus()

    def reload(self) -> None:
        self.place().read()

    def go_back(self) -> bool:
        return self.place().go_back()

    def place(self) -> SearchesPlace | MailingListsPlace | LogPlace:
        """What is in front."""
        match self.switch.value():
            case "lists":
                return self.lists
            case "log":
                return self.log
            case _searches:
                return self.searches

    def show_place(self, key: str) -> None:
        leave_focused_field()
        self.switch.set_value(key)
        self.stack.setCurrentWidget(self.place())
        self.place().read()
