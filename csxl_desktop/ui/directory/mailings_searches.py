"""The saved searches: their name, what they ask, who fits today."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.saved_searches import SavedSearch
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.ui.binding import save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.mailings_place import MailingsPlace
from csxl_desktop.ui.directory.selection_words import criteria_words
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from csxl_desktop.services.selections import FoundRecords, SearchRow


class SearchesPlace(MailingsPlace):
    """`found(records)`: what one finds is to be shown in the directory's list."""

    found = Signal(object)

    def __init__(self, context: Context, page: Page) -> None:
        self.model: RowTableModel[SearchRow] = RowTableModel(_columns(), lambda row: row.id)
        table = RowTable(self.model, _("Saved searches"), key="directory.searches", state=context.state)
        table.set_empty(_("No saved search. In the list: narrow it, then With the selection, Save as a list."))
        words = _("A saved search is asked again each time: it finds whoever fits that day.")
        super().__init__(context, page, table, "directory/searches", words)
        self.name = TextField(_("Name"), required=True)
        self.asks = label("", "secondary", wrap=True)
        self.unknown = Notice(tone="late", closable=False)
        self.open_button = primary_button(_("Show them in the list"), "filter", self.open_in_list)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch()
        box = self.detail.box
        for each in (self.name, label(_("What it asks"), "strong"), self.asks, self.unknown):
            box.addWidget(each)
        box.addLayout(row)
        box.addStretch()
        self.unknown.hide()
        save_to(context, self.name, SavedSearch, "name", lambda: self._row().id, self.read)
        table.row_opened.connect(lambda _row: self.open_in_list())

    def read(self) -> None:
        context = self.context
        context.jobs.ask(
            lambda: context.services.selections.searches(),
            self._show,
            context.errors.show,
            owner=self,
            latest="directory.searches",
        )

    def _show(self, rows: "list[SearchRow]") -> None:
        self.model.set_rows(rows)
        self.shown_again()

    def fill(self, row: "SearchRow") -> None:
        self.title.setText(row.name)
        words = ngettext("{count} fits today", "{count} fit today", row.count)
        self.summary.setText(words.format(count=row.count))
        self.name.set_value(row.name)
        self.asks.setText(criteria_words(row.criteria))
        missing = ", ".join(f"“{word}”" for word in row.unknown)
        self.unknown.say(_("No longer in use, so that nothing fits: {words}").format(words=missing) if missing else "")

    def selection(self, row: "SearchRow") -> Selection:
        return Selection(SelectionKind.SEARCH, (row.id,), row.name)

    def open_in_list(self) -> None:
        """Leave the tool; the list shows what the search finds, and nothing else."""
        context, key = self.context, self._row().id
        context.jobs.ask(lambda: context.services.selections.found(key), self._found, context.errors.show, owner=self)

    def _found(self, records: "FoundRecords") -> None:
        self.found.emit(records)

    def put_away(self) -> None:
        row = self._row()
        words = _("“{name}” moved to the trash").format(name=row.name)
        trash(self.context, self.page, SavedSearch, row.id, words, self.read)

    def _row(self) -> "SearchRow":
        row = self.table.chosen_row()
        if row is None:
            raise LookupError("no search is chosen")
        chosen: SearchRow = row
        return chosen


def _columns() -> "tuple[Column[SearchRow], ...]":
    return (
        Column(N_("Name"), lambda r: r.name, lambda r: fold(r.name), secondary=lambda r: criteria_words(r.criteria)),
        Column(N_("Fit today"), lambda r: str(r.count), lambda r: r.count, align=Align.RIGHT, width=104),
    )
