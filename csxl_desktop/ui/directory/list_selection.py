"""What of the list in front is chosen: the marked rows or all of them, a search's finds alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.search_criteria import COMMITTEE, PEOPLE, SearchCriteria
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.selection_bar import SelectionBar
from csxl_desktop.ui.directory.selection_words import criteria_words, entries
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import menu_button
from csxl_desktop.ui.widgets.messages import Notice

if TYPE_CHECKING:
    from csxl_desktop.services.selections import FoundRecords
    from csxl_desktop.ui.directory.directory_list import DirectoryList

_KINDS = {PEOPLE: SelectionKind.PEOPLE, COMMITTEE: SelectionKind.SEATS}


class ListSelection(QObject):
    """`wanted(place)`: something is to be done with the selection; `narrowed`: the list is to show other rows."""

    wanted = Signal(str)
    narrowed = Signal()

    def __init__(self, shown: "DirectoryList") -> None:
        super().__init__(shown)
        self._list = shown
        self.only: FoundRecords | None = None
        self.button = menu_button(_("With the selection"), "users", entries(self.wanted.emit))
        self.bar = SelectionBar()
        self.strip = Notice()
        self.strip.hide()
        self.above, self.below = QHBoxLayout(), QHBoxLayout()
        for around, widget in ((self.above, self.strip), (self.below, self.bar)):
            around.setContentsMargins(look().sizes.between, 0, look().sizes.between, 0)
            around.addWidget(widget)
        self.bar.wanted.connect(self.wanted)
        self.bar.cleared.connect(self.mark_none)
        self.strip.closed.connect(self.release)

    def show_count(self) -> None:
        """Say how many rows are marked in the list in front."""
        self.bar.show_count(len(self._list.table().selectionModel().selectedRows()))

    def mark_none(self) -> None:
        """Only the row of the record that is open stays marked."""
        table = self._list.table()
        current = table.currentIndex()
        table.clearSelection()
        if current.isValid():
            table.selectRow(current.row())

    # What is chosen.

    def chosen(self, *, every: bool = False) -> tuple[Selection, SearchCriteria, int]:
        """The marked rows (all those shown where none is, or with `every`), how they would be saved, how many all are.

        All the rows of a list are saved as what was asked for; rows chosen by hand as these very records.
        """
        view, rows = self._list.view(), self._list.model().rows()
        marked: list[Any] = [] if every else list(self._list.table().selected_rows())
        ids = tuple(row.id for row in marked or rows)
        criteria = self.criteria()
        by_hand = bool(marked) or self.only is not None
        name = self.only.name if self.only is not None and not marked else ""
        if not by_hand:
            name = criteria_words(criteria)
        kept = SearchCriteria(view, on=criteria.on, ids=ids) if by_hand else criteria
        kind = _KINDS.get(view, SelectionKind.ORGANISATIONS)
        return Selection(kind, ids, name), kept, len(rows) if 0 < len(ids) < len(rows) else 0

    def criteria(self) -> SearchCriteria:
        """What the list in front asks for, to be asked again another day."""
        return self._list.facets.criteria(self._list.view(), self._list.search.text().strip())

    # A search's finds alone.

    def show_only(self, found: "FoundRecords") -> None:
        """Show only what a saved search found, in the list that it searches."""
        self.only = found
        self._list.turn_to(found.view)
        self.narrowed.emit()
        self.strip.say(_("Only what “{name}” finds today").format(name=found.name))

    def release(self) -> bool:
        """Show everything again; False where nothing was kept away."""
        narrowed, self.only = self.only is not None, None
        self.strip.hide()
        if narrowed:
            self.narrowed.emit()
        return narrowed

    def keeps(self, keep: Callable[[Any], bool] | None = None) -> Callable[[Any], bool] | None:
        """What the list shows: `keep`, or the finds alone."""
        if self.only is None or self.only.view != self._list.view():
            return keep
        ids: frozenset[UUID] = self.only.ids
        return lambda row: row.id in ids
