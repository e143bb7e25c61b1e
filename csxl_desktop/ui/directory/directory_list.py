"""The left card: which list, what narrows it, the rows, how many they are."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.directory_rows import OrganisationRow, PersonRow, SeatRow
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.columns import (
    COMMITTEE,
    FORMER,
    ORGANISATION_COLUMNS,
    PEOPLE,
    PERSON_COLUMNS,
    seat_columns,
)
from csxl_desktop.ui.directory.facet_bar import FacetBar
from csxl_desktop.ui.directory.list_selection import ListSelection
from csxl_desktop.ui.directory.selection_words import VIEWS
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.widgets.buttons import icon_button, menu_button, primary_button
from csxl_desktop.ui.widgets.choices import SearchBox, SegmentedSwitch
from csxl_desktop.ui.widgets.row_table import RowTable, columns_button
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, label

_ID, _FOLDED = attrgetter("id"), attrgetter("folded")  # asked of a hundred thousand rows


class DirectoryList(Card):
    """Signals: `chosen(kind, id)`, `view_changed(view)`, `day_changed` and the buttons'.

    `opened(kind, id)`: Enter or a double click.
    """

    chosen = Signal(str, object)
    opened = Signal(str, object)
    view_changed = Signal(str)
    day_changed = Signal()
    new_wanted = Signal()
    import_wanted = Signal()
    tool_wanted = Signal(str)
    print_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(padding=0)
        self._context = context
        self.switch = SegmentedSwitch(_("View of the directory"), [(view, _(words)) for view, words in VIEWS.items()])
        self.search = SearchBox(_("Filter the list"))
        self.new_button = primary_button("", "plus", self.new_wanted.emit)
        self.facets = FacetBar(context)
        self.selection = ListSelection(self)
        self._make_tables()
        self.count = label("", "secondary")
        self._build()
        self._connect()
        self._show_view()

    def _make_tables(self) -> None:
        state = self._context.state
        self.organisations = RowTableModel[OrganisationRow](ORGANISATION_COLUMNS, _ID, _FOLDED, folded=True)
        self.people = RowTableModel[PersonRow](PERSON_COLUMNS, _ID, _FOLDED, folded=True)
        self.seats = RowTableModel[SeatRow](seat_columns(self._context.today), _ID)
        self.organisation_table = RowTable(
            self.organisations, _("Organisations"), key="directory.organisations", state=state, several=True
        )
        self.person_table = RowTable(self.people, _("People"), key="directory.people", state=state, several=True)
        self.seat_table = RowTable(
            self.seats, _("Steering committee"), key="directory.committee", state=state, several=True
        )
        self.person_table.set_empty(_("Nobody here. Ctrl+N writes down a person; “Import a table” takes in many."))
        self.seat_table.set_empty(_("No seat on that day. Open an organisation and add its seat."))
        self.stack = Stack()
        for table in (self.organisation_table, self.person_table, self.seat_table):
            self.stack.addWidget(table)
            table.selection_changed.connect(self.selection.show_count)

    def _build(self) -> None:
        sizes = look().sizes
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.facets.more)
        top.addWidget(self.new_button)
        bottom = QHBoxLayout()
        bottom.addWidget(self.count)
        bottom.addStretch()
        bottom.addWidget(self.selection.button)
        bottom.addWidget(icon_button("upload", _("Import a table"), self.import_wanted.emit))
        tools = [(each.icon, _(each.title), partial(self.tool_wanted.emit, each.key)) for each in TOOLS]
        self.tools_button = menu_button(_("Tools"), "list-checks", tools)
        bottom.addWidget(self.tools_button)
        self.print_button = icon_button("printer", _("Print"), self.print_wanted.emit)
        bottom.addWidget(self.print_button)
        switch = QHBoxLayout()
        switch.addWidget(self.switch)
        switch.addStretch()
        self.columns_button = columns_button(self.table)
        switch.addWidget(self.columns_button)
        for row in (switch, top):
            row.setContentsMargins(sizes.between, 0, sizes.between, 0)
            self.box.addLayout(row)
        self.box.addWidget(self.facets)
        self.box.addLayout(self.selection.above)
        self.box.addWidget(self.stack, 1)
        self.box.addLayout(self.selection.below)
        bottom.setContentsMargins(sizes.between, 0, sizes.between, 0)
        self.box.addLayout(bottom)
        self.box.setContentsMargins(1, sizes.between, 1, sizes.px(10))

    def _connect(self) -> None:
        self.selection.narrowed.connect(self._narrow)
        self.switch.changed.connect(lambda _key: self._turned())
        self.search.textChanged.connect(self._filter)
        self.search.down.connect(lambda: self.table().setFocus())
        self.search.chosen.connect(lambda: self.table().choose_first())
        self.facets.changed.connect(self._narrow)
        self.facets.day_changed.connect(self._narrow)
        self.facets.day_changed.connect(self.day_changed.emit)
        _lead_from(self, self.organisation_table, "organisation", _ID)
        _lead_from(self, self.person_table, "person", _ID)
        _lead_from(self, self.seat_table, "organisation", attrgetter("organisation_id"))

    # What the page calls.

    def view(self) -> str:
        return self.switch.value()

    def turn_to(self, view: str) -> None:
        """Show another list, as a click on the switch does."""
        if view != self.view():
            self.switch.set_value(view)
            self._turned()

    def table(self) -> "RowTable[OrganisationRow] | RowTable[PersonRow] | RowTable[SeatRow]":
        """The list in front."""
        match self.view():
            case "people":
                return self.person_table
            case "committee":
                return self.seat_table
            case _organisations:
                return self.organisation_table

    def model(self) -> "RowTableModel[OrganisationRow] | RowTableModel[PersonRow] | RowTableModel[SeatRow]":
        match self.view():
            case "people":
                return self.people
            case "committee":
                return self.seats
            case _organisations:
                return self.organisations

    def on(self) -> date:
        """The day that the lists are about."""
        return self.facets.on()

    def show_organisations(self, rows: Sequence[OrganisationRow]) -> None:
        self.organisations.set_rows(rows)
        self.facets.show_choices(rows)
        self._count()

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        self.people.set_rows(rows)
        self.facets.show_people(rows)
        self._count()

    def show_seats(self, rows: Sequence[SeatRow]) -> None:
        self.seats.set_rows(rows)
        self._count()

    def mark(self, kind: str, key: UUID) -> bool:
        """Mark its row in the list in front, silently; False where it is not there: a single mark goes away then."""
        shown: UUID | None = key if kind == ("person" if self.view() == PEOPLE else "organisation") else None
        if self.view() == COMMITTEE:
            shown = next((row.id for row in self.seats.rows() if row.organisation_id == key), None)
        several = len(self.table().selected_rows()) > 1
        return self.table().choose(shown) if shown is not None or not several else False

    def unfound(self) -> str:
        """What was typed in the filter and not found: the name of a new record, perhaps."""
        typed = self.search.text().strip()
        return typed if typed and not self.model().rowCount() else ""

    def focus_filter(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def clear_filters(self) -> bool:
        """Show everything again; False where nothing was narrowed."""
        narrowed = any((self.selection.release(), self.facets.clear(), bool(self.search.text())))
        self.search.clear()
        self._narrow()
        return narrowed

    # Within.

    def _turned(self) -> None:
        self._show_view()
        self.view_changed.emit(self.view())

    def _show_view(self) -> None:
        view = self.view()
        self.stack.setCurrentWidget(self.table())
        self.facets.show_view(view)
        self.new_button.setVisible(view != COMMITTEE)  # a seat is added on its organisation
        self.new_button.setText(_("New person") if view == PEOPLE else _("New organisation"))
        self.organisation_table.set_empty(
            _("No former member.")
            if view == FORMER
            else _("Nothing here yet. “Import a table” takes in the members that you have; Ctrl+N writes down one.")
        )
        self._narrow()
        self._filter(self.search.text())
        self.selection.show_count()

    def _narrow(self) -> None:
        facets, keeps = self.facets.facets(self.view()), self.selection.keeps
        self.organisations.set_facet(keeps(facets.keeps))
        self.people.set_facet(keeps(facets.keeps_person if facets.narrows_people() else None))
        self.seats.set_facet(keeps())
        self._count()

    def _filter(self, text: str) -> None:
        self.model().set_filter(text)
        self._count()

    def _count(self) -> None:
        self.count.setText(_count_words(self.view(), self.model().rowCount()))


def _lead_from(listed: DirectoryList, table: RowTable[Any], kind: str, key: Callable[[Any], UUID]) -> None:
    """To the record that a row of `table` means."""
    table.row_chosen.connect(lambda row: listed.chosen.emit(kind, key(row)))
    table.row_opened.connect(lambda row: listed.opened.emit(kind, key(row)))


def _count_words(view: str, count: int) -> str:
    match view:
        case "members":
            words = ngettext("{count} member", "{count} members", count)
        case "people":
            words = ngettext("{count} person", "{count} people", count)
        case "former":
            words = ngettext("{count} former member", "{count} former members", count)
        case "committee":
            words = ngettext("{count} seat", "{count} seats", count)
        case _organisations:
            words = ngettext("{count} organisation", "{count} organisations", count)
    return words.format(count=count)
