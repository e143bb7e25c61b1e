"""A place of “Lists and mailings”: its list on the left; the record, or what is done with its people, on the right."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.recipients import Selection
from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_panel import SelectionPanel
from csxl_desktop.ui.directory.selection_words import entries
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import icon_button, menu_button
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, Title, label


class MailingsPlace(QWidget):
    """`table` chooses, `detail` shows, `sending` takes its place for as long as something is done."""

    def __init__(self, context: Context, page: Page, table: RowTable[Any], key: str, words: str) -> None:
        super().__init__()
        self.context, self.page, self.table = context, page, table
        self.title = Title()
        self.summary = label("", "secondary", wrap=True)
        self.menu = menu_button(_("With the selection"), "users", entries(self.use))
        self.trash_button = icon_button("trash-2", _("Put in the trash"), self.put_away)
        self.detail = Card()
        self.sending = SelectionPanel(context, page, _("Back to the list"))
        self.empty = EmptyState("list-checks", _("Choose a line"), words)
        self.left = Card(padding=1)
        self.right = Stack()
        self._build(key)
        self.sending.closed.connect(self.show_detail)
        table.row_chosen.connect(lambda _row: self.show_detail())

    def _build(self, key: str) -> None:
        sizes = look().sizes
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        told.addWidget(self.summary)
        top = QHBoxLayout()
        top.addLayout(told, 1)
        for each in (self.menu, history_button(self.page, self._id), self.trash_button):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.detail.box.setSpacing(sizes.px(10))
        self.detail.box.addLayout(top)
        self.left.box.addWidget(self.table, 1)
        for shown in (self.empty, self.detail, self.sending):
            self.right.addWidget(shown)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Splitter(key, self.context.state, self.left, self.right, sizes=(470, 864)))

    # What a place gives.

    def read(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    def fill(self, row: Any) -> None:
        """Show one line in `detail`."""
        raise NotImplementedError

    def selection(self, row: Any) -> Selection:
        raise NotImplementedError

    def put_away(self) -> None:
        """The line chosen goes to the trash."""
        raise NotImplementedError

    # What they share.

    def show_detail(self) -> None:
        row = self.table.chosen_row()
        self.right.setCurrentWidget(self.empty if row is None else self.detail)
        if row is not None:
            self.fill(row)

    def use(self, place: str) -> None:
        """Do something with the people of the line chosen."""
        row = self.table.chosen_row()
        if row is not None:
            self.sending.show_selection(self.selection(row), place)
            self.right.setCurrentWidget(self.sending)

    def go_back(self) -> bool:
        """From the selection's panel to the line; False where it is not in front."""
        if self.right.currentWidget() is not self.sending:
            return False
        self.show_detail()
        return True

    def _id(self) -> UUID:
        if (row := self.table.chosen_row()) is None:
            raise LookupError("no line is shown")
        key: UUID = row.id
        return key

    def shown_again(self) -> None:
        """The list was read: show the line that is marked, unless something is being done with it."""
        if self.right.currentWidget() is not self.sending:
            if self.table.chosen_row() is None:
                self.table.choose_first()
            self.show_detail()
