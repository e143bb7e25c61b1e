"""The pairs that somebody said to be different, each of which can be proposed again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.duplicates import ApartRow
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel


class ApartList(Card):
    """`taken_back(row)`: they may be one after all; `left`: back to the proposals."""

    taken_back = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(padding=look().sizes.between)
        self.model = RowTableModel[ApartRow](_COLUMNS, lambda row: row.id)
        self.table = RowTable(self.model, _("Said to be different"), empty=_("No two records were said to differ."))
        self.again_button = primary_button(_("Propose again"), "undo-2", self._take_back)
        top = QHBoxLayout()
        top.addWidget(SectionLabel(_("Said to be different")))
        top.addStretch()
        top.addWidget(button(_("Back to the proposals"), "arrow-left", self.left.emit))
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.again_button)
        self.box.addLayout(top)
        self.box.addWidget(self.table, 1)
        self.box.addLayout(below)
        self.table.row_opened.connect(lambda _row: self._take_back())
        self.table.row_chosen.connect(lambda _row: self._offer())
        self._offer()

    def show_rows(self, rows: Sequence[ApartRow]) -> None:
        self.model.set_rows(rows)
        self._offer()

    def _take_back(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self.taken_back.emit(row)

    def _offer(self) -> None:
        self.again_button.setEnabled(self.table.chosen_row() is not None)


_COLUMNS: tuple[Column[ApartRow], ...] = (
    Column(N_("This record"), lambda r: r.first, lambda r: r.first.casefold(), strong=True),
    Column(N_("and this one"), lambda r: r.second, lambda r: r.second.casefold(), strong=True),
    Column(
        N_("Said on"),
        lambda r: short_date(r.said_on) if r.said_on else "",
        lambda r: r.said_on.isoformat() if r.said_on else "",
        width=110,
    ),
)
