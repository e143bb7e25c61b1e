"""Évaluation: the places on the left, the one chosen beside them."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.entries import ENTRIES, PlaceEntry, offered
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.standing import EvaluationStanding
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, Index, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card

_REMEMBERED = "evaluation/place"
_ROOMY, _WORDS, _ICONS = 1500, 190, 44  # pixels


class _Places(RowTableModel[PlaceEntry]):
    """The lines of the left card; their words stay at hand where only their icons are shown."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.ToolTipRole else role)


class EvaluationPage(Page):
    """A list of places; each is built when it is first shown."""

    def __init__(self, context: Context, place: QWidget | None = None) -> None:
        super().__init__(place)
        self._context, self.standing = context, EvaluationStanding(self)
        self._year = self._window_year = context.today().year
        self._places: dict[str, Place] = {}
        self._trail: list[tuple[str, UUID]] = []
        self._key = ""
        columns: tuple[Column[PlaceEntry], ...] = (
            Column(
                N_("Place"),
                lambda entry: _(entry.title),
                lambda entry: entry.key,
                icon=lambda entry: (entry.icon, "accent"),
            ),
        )
        self._model = _Places(columns, lambda entry: entry.key)
        self._offered: tuple[PlaceEntry, ...] = ()
        self.places = RowTable(self._model, _("Places of the evaluation"), header=False)
        self.places.setSortingEnabled(False)
        self.other_year = Notice(closable=False, action=_("Back"), clicked=self._back_to_window_year)
        self.other_year.hide()
        self._stack = Stack()
        self._build()
        self.places.row_chosen.connect(lambda entry: self.show_place(entry.key))
        self.places.row_opened.connect(lambda _entry: self.place().setFocus())

    def _build(self) -> None:
        sizes = look().sizes
        self._card = card = Card(padding=1)
        card.box.addWidget(self.places)
        right = QVBoxLayout()
        right.setSpacing(sizes.between)
        right.addWidget(self.other_year)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        row.setSpacing(sizes.around)
        row.addWidget(card)
        row.addLayout(right, 1)

    # The places.

    def place(self) -> Place:
        """The place in front."""
        return self._places[self._key]

    def place_key(self) -> str:
        """Its key; nothing before the first reading."""
        return self._key

    def year(self) -> int:
        """That of what is on screen; it may be another than that of the window."""
        return self._year

    def record_of(self, key: str) -> UUID | None:
        """The record last shown in the place with this `key`."""
        return next((record for each, record in reversed(self._trail) if each == key), None)

    def show_again(self, year: int, key: str, record: UUID | None) -> None:
        """What another window showed: read with the page."""
        if year != self._year:
            self._show_year(year)
        self._turn_to(key)
        if record is not None:
            self.place().open(record)

    def show_place(self, key: str) -> None:
        """Bring a place to the front and read it."""
        leave_focused_field()
        self._turn_to(key)
        self.place().enter()

    def _turn_to(self, key: str) -> None:
        if key not in self._places:
            entry = next(each for each in ENTRIES if each.key == key)
            place = entry.create(self, self._context)
            place.record_shown.connect(lambda record_id: self._keep_trail(key, record_id))
            self._places[key] = place
            self._stack.addWidget(place)
            place.show_year(self._year)
        self._key = key
        self.places.choose(key)
        self._stack.setCurrentWidget(self._places[key])
        self._context.state.set_text(_REMEMBERED, key)
        self._fit()

    def _fit(self) -> None:
        """The report wants three columns: in a small window the places step back to their icons."""
        narrow = self._key == "report" and self.width() < look().sizes.px(_ROOMY)
        self._card.setFixedWidth(look().sizes.px(_ICONS if narrow else _WORDS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # The page.

    def show_year(self, year: int) -> None:
        self._window_year = year
        self._show_year(year)

    def _show_year(self, year: int) -> None:
        leave_focused_field()  # what is typed belongs to the year that is left
        self._year = year
        for place in self._places.values():
            place.show_year(year)
        self.other_year.say(
            ""
            if year == self._window_year
            else _("This belongs to {year}; the window is in {other}.").format(year=year, other=self._window_year)
        )

    def _back_to_window_year(self) -> None:
        self._show_year(self._window_year)
        self.reload()

    def reload(self) -> None:
        """What the office wants may have changed: the places first, then the one in front."""
        context = self._context
        context.jobs.ask(
            lambda: context.services.modules.wanted(),
            lambda wanted: self._offer(offered(wanted)),
            context.errors.show,
            owner=self,
            latest="evaluation/places",
        )

    def _offer(self, entries: tuple[PlaceEntry, ...]) -> None:
        if entries != self._offered:
            self._offered = entries
            self._model.set_rows(entries)
        keys = [entry.key for entry in entries]
        if self._key not in keys:
            remembered = self._context.state.text(_REMEMBERED)
            self._turn_to(remembered if remembered in keys else keys[0])
        self.places.choose(self._key)
        self.place().enter()

    def open_record(self, kind: str, key: object) -> None:
        """Show the record in its place, and in its own year; or a place by its key."""
        if kind == "evaluation_place" and key in {entry.key for entry in self._offered or ENTRIES}:
            self.show_place(str(key))
        if not isinstance(key, UUID):
            return
        context, shown = self._context, self._year
        context.jobs.ask(
            lambda: EvaluationReads(context.services.database).year_of(kind, key, shown),
            lambda year: self._open_in(kind, key, year),
            context.errors.show,
            owner=self,
            latest="evaluation/year",
        )

    def _open_in(self, kind: str, key: UUID, year: int | None) -> None:
        if year is not None and year != self._year:
            self._show_year(year)
        self._turn_to(next(entry.key for entry in ENTRIES if entry.kind == kind))
        self.place().open(key)
        self.place().enter()

    def topic(self) -> str:
        return f"evaluation/{self._key}"

    def new_record(self) -> None:
        self.place().new_record()

    def edit_record(self) -> None:
        self.place().edit_record()

    def trash_record(self) -> None:
        self.place().trash_record()

    def focus_filter(self) -> None:
        self.place().focus_filter()

    def print_current(self) -> None:
        self.place().print_current()

    def escape(self) -> None:
        self.place().escape()

    def go_back(self) -> None:
        """The record shown before, in whichever place it stands."""
        if len(self._trail) < 2:
            return
        self._trail.pop()
        key, record_id = self._trail.pop()
        self.open_record(next(entry.kind for entry in ENTRIES if entry.key == key), record_id)

    def _keep_trail(self, key: str, record_id: UUID) -> None:
        if not self._trail or self._trail[-1] != (key, record_id):
            self._trail = [*self._trail[-49:], (key, record_id)]
