"""The ordre du jour on the left: where one stands, what each point was given, took, and takes now."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from csxl_desktop.domain.choices import ItemOutcome
from csxl_desktop.domain.room import Room, RoomItem
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.meetings.room.desk import RoomDesk
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, Figure, SectionLabel, label, set_look

_ICONS = {
    ItemOutcome.OPEN: ("circle", "line_strong"),
    ItemOutcome.TREATED: ("circle-check", "good"),
    ItemOutcome.PUT_OFF: ("history", "late"),
    ItemOutcome.DROPPED: ("circle-minus", "secondary"),
}


def _minutes(item: RoomItem) -> str:
    if item.spent_minutes is not None and item.planned_minutes:
        return _("{spent} of {planned} min").format(spent=item.spent_minutes, planned=item.planned_minutes)
    known = item.spent_minutes if item.spent_minutes is not None else item.planned_minutes
    return _("{n} min").format(n=known) if known else ""


def _tone(item: RoomItem) -> tuple[str, str] | None:
    if item.outcome is ItemOutcome.PUT_OFF:
        return _("item put off"), "late"
    over = item.spent_minutes is not None and item.planned_minutes and item.spent_minutes > item.planned_minutes
    return (_("over"), "late") if over else None


_COLUMNS: tuple[Column[RoomItem], ...] = (
    Column(
        N_("Item"),
        lambda item: f"{item.place}. {item.title}",
        lambda item: item.place,
        secondary=_minutes,
        icon=lambda item: _ICONS[item.outcome],
        state=_tone,
    ),
)


class RoomAgenda(Card):
    """`item_wanted(place)`: another item was chosen."""

    item_wanted = Signal(int)

    def __init__(self, desk: RoomDesk, seconds: Callable[[], float]) -> None:
        super().__init__()
        self._desk, self._seconds = desk, seconds
        self.model: RowTableModel[RoomItem] = RowTableModel(_COLUMNS, lambda item: item.id, folded=True)
        self.table: RowTable[RoomItem] = RowTable(self.model, _("Agenda"), header=False)
        self.clock = Figure(_("on this item"), "0:00")
        self.planned = label("", "secondary", wrap=True)
        self.box.addWidget(SectionLabel(_("Agenda")))
        self.box.addWidget(self.clock)
        self.box.addWidget(self.planned)
        self.box.addWidget(self.table, 1)
        self.total = label("", "small", wrap=True)
        self.box.addWidget(self.total)
        self.table.row_chosen.connect(lambda item: self.item_wanted.emit(item.place - 1))
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.show_clock)

    def show_room(self, room: Room) -> None:
        """The items, the current one marked."""
        self.model.set_rows(room.items)
        item = self._desk.item()
        if item is not None:
            self.table.choose(item.id)
        planned = sum(each.planned_minutes or 0 for each in room.items)
        spent = sum(each.spent_minutes or 0 for each in room.items)
        self.total.setText(_("{spent} of {planned} minutes spent").format(spent=spent, planned=planned))
        self.show_clock()
        if not self._tick.isActive():
            self._tick.start()

    def show_clock(self) -> None:
        """How long the current item has taken; red once over."""
        item, seconds = self._desk.item(), int(self._seconds())
        total = seconds + 60 * ((item.spent_minutes if item else 0) or 0)
        planned = item.planned_minutes if item else None
        self.clock.set_value(f"{total // 60}:{total % 60:02}")
        over = planned is not None and total > 60 * planned
        words = _("{n} min planned").format(n=planned) if planned else ""
        if planned and over:
            words = _("{n} min planned, over by {over} min").format(n=planned, over=(total - 60 * planned + 59) // 60)
        self.planned.setText(words)
        set_look(self.planned, "wrong" if over else "secondary")


def spent(item: RoomItem, seconds: float) -> int:
    """The minutes that the item took by now, begun ones counted when half gone."""
    return (item.spent_minutes or 0) + round(seconds / 60)
