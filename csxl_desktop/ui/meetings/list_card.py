"""The left side: the year as a list, a month or a whole, narrowed by words, kinds and group."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import _, fold, ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.columns import list_columns
from csxl_desktop.ui.meetings.month_view import MonthView
from csxl_desktop.ui.meetings.places import PLACES
from csxl_desktop.ui.meetings.week_view import WeekView
from csxl_desktop.ui.meetings.year_view import YearView
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.widgets.buttons import menu_button, primary_button
from csxl_desktop.ui.widgets.choices import FilterChips, SearchBox, SegmentedSwitch
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import StackLayout
from csxl_desktop.ui.widgets.text import Card, Title
from csxl_desktop.ui.widgets.text_fields import ComboBox

_VIEW = "meetings/view"
_CHIPS = 415  # pixels: the kinds stand on one line up to this width, and leave it to the record beyond


class ListCard(Card):
    """`chosen(id)`: a meeting was marked; `day_wanted(date)`: a new one on that day; `new_wanted()`.

    `moved(id, date, time or None)`: one is to go to that day, and hour; `place_wanted(key)`: one of `PLACES` is to be
    opened.
    """

    chosen = Signal(object)
    moved = Signal(object, object, object)
    new_wanted = Signal()
    day_wanted = Signal(object)
    place_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(padding=0)
        self._context = context
        self._rows: list[MeetingRow] = []
        self._running: list[MeetingRow] = []
        self._groups: list[UUID | None] = [None]
        self._awaited: tuple[frozenset[str], UUID | None] | None = None  # kinds and group that rows are yet to offer
        self.title = Title()
        views = (("list", _("List")), ("week", _("Week")), ("month", _("Month")), ("year", _("Year")))
        self.views = SegmentedSwitch(_("View of the activities"), views)
        self.new_button = primary_button(_("New meeting"), "plus", self.new_wanted.emit)
        self.filter = SearchBox(_("Filter…"))
        self.kinds = FilterChips(wraps=True)
        self.group = ComboBox()
        self.group.setAccessibleName(_("Working group"))
        self.model: RowTableModel[MeetingRow] = RowTableModel(
            list_columns(context.today), lambda row: row.id, lambda row: row.folded, folded=True
        )
        self.table: RowTable[MeetingRow] = RowTable(
            self.model, _("Activities of the year"), key="meetings", state=context.state
        )
        self.week = WeekView(context.today())
        self.month = MonthView(context.today())
        self.year = YearView()
        self._build()
        self._connect()

    def _build(self) -> None:
        sizes = look().sizes
        self.box.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(sizes.inside)
        top.addWidget(self.title)
        top.addWidget(self.views)
        top.addStretch()
        top.addWidget(self.new_button)
        narrow = QHBoxLayout()
        narrow.setSpacing(sizes.inside)
        narrow.addWidget(self.filter, 3)
        narrow.addWidget(self.group, 2)
        chips, kinds = QHBoxLayout(), QVBoxLayout()
        kinds.addSpacing(sizes.px(2))  # the first line beside the middle of the button, which is higher
        kinds.addWidget(self.kinds)
        chips.addLayout(kinds)
        chips.addStretch()
        if PLACES:
            places = [(each.icon, _(each.title), partial(self.place_wanted.emit, each.key)) for each in PLACES]
            self.places_button = menu_button(_("Tools"), "list-checks", places)
            chips.addWidget(self.places_button, 0, Qt.AlignmentFlag.AlignTop)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(sizes.px(14), sizes.between, sizes.px(14), sizes.px(6))
        column.setSpacing(sizes.px(10))
        for line in (top, narrow, chips):
            column.addLayout(line)
        holder = QWidget()
        self.stack = StackLayout(holder)
        for view in (self.table, self.week, self.month, self.year):
            self.stack.addWidget(view)
        self.box.addWidget(head)
        self.box.addWidget(holder, 1)
        self.box.setContentsMargins(1, 1, 1, 1)

    def _connect(self) -> None:
        self.views.changed.connect(self.show_view)
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.filter.down.connect(self._into_list)
        self.filter.chosen.connect(self._take_first)
        self.kinds.changed.connect(lambda _keys: self._narrow())
        self.group.activated.connect(lambda _index: self._narrow())
        self.table.row_chosen.connect(lambda row: self.chosen.emit(row.id))
        self.month.item_activated.connect(self.chosen)
        self.month.day_activated.connect(self.day_wanted)
        self.year.item_activated.connect(self.chosen)
        self.week.item_activated.connect(self.chosen)
        self.week.day_activated.connect(self.day_wanted)
        self.week.item_moved.connect(self.moved)
        for view in (self.month, self.year):
            view.item_moved.connect(lambda key, day: self.moved.emit(key, day, None))
        self.show_view(self._context.state.text(_VIEW, "list"))

    # What the page calls.

    def show_view(self, view: str) -> None:
        """`list`, `week`, `month` or `year`; remembered."""
        views = ("list", "week", "month", "year")
        view = view if view in views else "list"
        self.views.set_value(view)
        self.stack.setCurrentIndex(views.index(view))
        self._context.state.set_text(_VIEW, view)

    def show_year(self, year: int) -> None:
        """Another year is about to be read."""
        self.title.setText(str(year))
        today = self._context.today()
        for view in (self.week, self.month):
            view.show_day(today if today.year == year else date(year, 1, 1))
        self.table.set_empty("")

    def show_rows(self, rows: list[MeetingRow], running: list[MeetingRow], known: KnownDays, year: int) -> None:
        """What was read; the mark and the filters stay. `running` into the year goes on in its calendars."""
        self._rows, self._running = rows, running
        (kinds, group), self._awaited = self.narrowed_to(), None
        _offer_kinds(self.kinds, rows, kinds)
        self._offer_groups(group)
        self.model.set_rows(rows)
        self.table.set_empty(
            _("Nothing of this kind in {year}.").format(year=year)
            if rows
            else _("Nothing in {year} yet. Write down the first activity with Ctrl+N.").format(year=year)
        )
        for view in (self.week, self.month):
            view.set_days(known, year)
        self.year.show_year(year, known)
        self._narrow()

    def choose(self, meeting_id: UUID) -> None:
        """Mark a meeting in every view, silently."""
        self.table.choose(meeting_id)
        for view in (self.week, self.month, self.year):
            view.choose(meeting_id)

    def row(self, meeting_id: UUID) -> MeetingRow | None:
        return next((row for row in self._rows if row.id == meeting_id), None)

    def summary(self) -> str:
        """“42 activities in 2026”."""
        return ngettext("{n} activity in {year}", "{n} activities in {year}", len(self._rows)).format(
            n=len(self._rows), year=self.title.text()
        )

    def narrowed_to(self) -> tuple[frozenset[str], UUID | None]:
        """The kinds and the group that are chosen."""
        return self._awaited or (self.kinds.value(), self._group())

    def narrow_to(self, kinds: frozenset[str], group: UUID | None) -> None:
        """Choose these again, as soon as rows are read that offer them."""
        self._awaited = kinds, group

    def clear_filters(self) -> bool:
        """Show everything again; whether anything was hidden."""
        narrowed = bool(self.filter.text() or self.kinds.value() or self.group.currentIndex() > 0)
        self.filter.clear()
        self.kinds.set_value(frozenset())
        self.group.setCurrentIndex(0)
        self._narrow()
        return narrowed

    # Within.

    def _offer_groups(self, kept: UUID | None) -> None:
        groups = {row.working_group_id: row.working_group for row in self._rows if row.working_group_id}
        options = [Option(key, name) for key, name in sorted(groups.items(), key=lambda each: fold(each[1]))]
        self.group.clear()
        self.group.addItem(_("All groups"))
        self.group.addItems([option.label for option in options])
        self._groups = [None, *(option.id for option in options)]
        self.group.setCurrentIndex(self._groups.index(kept) if kept in self._groups else 0)
        self.group.setVisible(bool(options))

    def _group(self) -> UUID | None:
        index = self.group.currentIndex()
        return self._groups[index] if 0 <= index < len(self._groups) else None

    def _narrow(self) -> None:
        kinds, group = self.kinds.value(), self._group()

        def keep(row: MeetingRow) -> bool:
            return (not kinds or row.kind_code in kinds) and (group is None or row.working_group_id == group)

        self.model.set_facet(keep if kinds or group else None)
        self.model.set_filter(self.filter.text())
        words = fold(self.filter.text()).split()
        running = [row for row in self._running if keep(row) and all(word in row.folded for word in words)]
        shown = [*running, *self.model.rows()]
        for view in (self.week, self.month, self.year):
            view.set_rows(shown)

    def _into_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.choose_first()

    def _take_first(self) -> None:
        if self.model.rowCount():
            self.table.choose_first()


def _offer_kinds(chips: FilterChips, rows: list[MeetingRow], kept: frozenset[str]) -> None:
    """The kinds that the rows bear, those `kept` chosen."""
    order = list(BasicKind)
    ordered = sorted(rows, key=lambda row: order.index(row.behaviour))
    kinds = {row.kind_code: row.badge for row in ordered}
    chips.set_options(list(kinds.items()))
    width, sizes = chips.sizeHint().width(), look().sizes
    chips.setMinimumWidth(width if width <= sizes.px(_CHIPS) else width // 2 + sizes.px(40))  # else on two lines
    chips.set_value(kept)
    for code, label in {row.kind_code: row.kind_label for row in ordered}.items():
        chips.set_tip(code, label)


def view_in_front(card: ListCard) -> QWidget:
    """The list or the calendar in front, where the keyboard walks through the year."""
    return (card.table, card.week.calendar, card.month.calendar, card.year.sheet)[card.stack.currentIndex()]


def tell_opened(card: ListCard, opened: Callable[[UUID], object]) -> None:
    """`opened(id)`: Enter or a double click on a meeting, in the list or in a calendar."""
    card.table.row_opened.connect(lambda row: opened(row.id))
    for calendar in (card.week.calendar, card.month.calendar, card.year.sheet):
        calendar.item_opened.connect(opened)
