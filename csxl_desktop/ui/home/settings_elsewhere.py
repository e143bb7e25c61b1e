"""What the office settles of itself in the tabs where it is used: a button leads to each."""

from functools import partial

from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.text import Card, label

# What the button says, its icon, and the place that opens (`Page.record_requested`).
_PLACES = (
    (N_("Categories, types, tags, fields"), "list-checks", "directory_tool", "lists"),
    (N_("Office texts"), "file-text", "directory_tool", "texts"),
    (N_("Closed days and school holidays"), "calendar-x", "agenda_place", "closed"),
    (N_("Kinds of meetings"), "calendar-days", "agenda_place", "kinds"),
)


class ElsewhereCard(Card):
    """Categories, texts, closed days, kinds: settings too, kept where one meets them."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Settings in other tabs"))
        self.buttons = {
            place: button(_(words), icon, partial(page.record_requested.emit, kind, place))
            for words, icon, kind, place in _PLACES
        }
        self.box.addWidget(label(_("Each opens where it is used."), "secondary"))
        flow = FlowLayout()
        for each in self.buttons.values():
            flow.addWidget(each)
        self.box.addLayout(flow)
