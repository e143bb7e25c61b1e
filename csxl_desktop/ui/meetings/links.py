"""Labelled addresses of a meeting, printed with their QR code."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.meeting_rows import LinkRow
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text_fields import TextField


class LinkEditor(RowEditor[LinkRow]):
    """Label and address."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id)
        self.words = TextField("", placeholder=_("What it is")).called(_("Label of the link"))
        self.url = TextField("", placeholder=_("https://…")).called(_("Address"))
        for field, column in ((self.words, "label"), (self.url, "url")):
            desk.save(field, column, Link, lambda: row_id)
            self.watch(field.control)
        self.body.addWidget(self.words, 2)
        self.body.addWidget(self.url, 3)
        self.setFocusProxy(self.words.control)

    def show_row(self, row: LinkRow, _place: int, *, same: bool) -> None:
        self.words.show_value(row.label, same=same)
        self.url.show_value(row.url, same=same)


class LinksEditor(QWidget):
    """The links in their order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.links: RowStack[LinkRow] = RowStack(lambda key: LinkEditor(desk, key))
        self.new_link = Adder(_("Address of a new link, then Enter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.links)
        box.addWidget(self.new_link)
        self.new_link.entered.connect(self._add)
        self.links.removed.connect(lambda row: desk.trash(Link, row.id, _("Link moved to the trash")))
        self.links.reordered.connect(lambda keys: desk.reorder(Link, keys))

    def show_meeting(self, meeting: OpenMeeting) -> None:
        self.links.show_rows(meeting.record.links)

    def _add(self, url: str) -> None:
        self.links.focus_next_new()
        self._desk.add(Link, {"label": "", "url": url, "position": len(self.links.keys()) + 1})
