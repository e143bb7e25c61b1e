"""What came in before, and the lines that wait beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.imports import AsideRow, ImportRow
from csxl_desktop.ui.directory.import_words import ORDER, OUTCOMES
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, SectionLabel

_IMPORTS, _ASIDE = 420, 300  # pixels of the two cards at least
_LOWEST = 300  # pixels of a card that stands below the other


class EarlierImports(QWidget):
    """`undo_wanted(ImportRow)`, `take_up_wanted(rows)`, `settled(row id)`."""

    undo_wanted = Signal(object)
    take_up_wanted = Signal(object)
    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._imports = RowTableModel[ImportRow](_import_columns(), lambda row: row.id)
        self._aside = RowTableModel[AsideRow](_aside_columns(), lambda row: row.id)
        self.imports = RowTable(
            self._imports,
            _("Earlier imports"),
            compact=True,
            empty=_("Nothing was imported yet."),
        )
        self.aside = RowTable(
            self._aside,
            _("Lines set aside"),
            several=True,
            compact=True,
            empty=_("No line waits."),
        )
        self.undo_button = button(_("Undo this import…"), "undo-2", self._undo)
        self.take_up_button = button(_("Take up again"), "rotate-ccw", self._take_up)
        self.settle_button = button(_("Settled"), "check", self._settle)
        box = SideBySide(least=_LOWEST)
        self.setLayout(box)
        earlier = _card(_("Earlier imports"), self.imports, self.undo_button)
        aside = _card(_("Lines set aside"), self.aside, self.take_up_button, self.settle_button)
        for card, stretch, least in ((earlier, 3, _IMPORTS), (aside, 2, _ASIDE)):
            card.setMinimumWidth(look().sizes.px(least))
            box.addWidget(card, stretch)
        for table in (self.imports, self.aside):
            table.selection_changed.connect(self._offer)
        self.imports.row_opened.connect(lambda _row: self._undo())
        self.aside.row_opened.connect(lambda _row: self._take_up())
        self._offer()

    def show_rows(self, imports: Sequence[ImportRow], aside: Sequence[AsideRow]) -> None:
        self._imports.set_rows(imports)
        self._aside.set_rows(aside)
        self._offer()

    def _offer(self) -> None:
        row = self.imports.chosen_row()
        self.undo_button.setEnabled(row is not None and row.undone_at is None)
        marked = bool(self.aside.selected_rows())
        self.take_up_button.setEnabled(marked)
        self.settle_button.setEnabled(marked)

    def _undo(self) -> None:
        row = self.imports.chosen_row()
        if row is not None and row.undone_at is None:
            self.undo_wanted.emit(row)

    def _take_up(self) -> None:
        if rows := self.aside.selected_rows():
            self.take_up_wanted.emit(rows)

    def _settle(self) -> None:
        for row in self.aside.selected_rows():
            self.settled.emit(row.id)


def counts_words(row: ImportRow) -> str:
    """“created 7 · departed 4”; what did not change goes without saying."""
    told = [
        f"{_(OUTCOMES[each][0])} {row.counts[each.value]}"
        for each in reversed(ORDER)
        if each.value != "unchanged" and row.counts.get(each.value)
    ]
    if row.waiting:
        told.append(ngettext("{count} line waits", "{count} lines wait", row.waiting).format(count=row.waiting))
    return " · ".join(told)


def _card(title: str, table: RowTable[ImportRow] | RowTable[AsideRow], *buttons: QWidget) -> Card:
    card = Card(padding=look().sizes.between)
    card.box.addWidget(SectionLabel(title))
    card.box.addWidget(table, 1)
    row = QHBoxLayout()
    for each in buttons:
        row.addWidget(each)
    row.addStretch()
    card.box.addLayout(row)
    return card


def _when(row: ImportRow) -> str:
    at = row.at.astimezone()
    return _("{day} at {time}").format(day=short_date(at.date()), time=f"{at:%H:%M}")


def _state(row: ImportRow) -> tuple[str, str] | None:
    if row.undone_at is None:
        return None
    return _("undone on {day}").format(day=short_date(row.undone_at.astimezone().date())), "neutral"


def _import_columns() -> tuple[Column[ImportRow], ...]:
    return (
        Column(N_("Imported"), _when, lambda row: row.at, width=138),
        Column(N_("File"), lambda row: row.file_name, lambda row: fold(row.file_name), width=170, strong=True),
        Column(
            N_("What it did"),
            counts_words,
            lambda row: sum(row.counts.values()),
            state=_state,
        ),
        Column(
            N_("State on"),
            lambda row: short_date(row.on) if row.on else "",
            lambda row: (row.on is None, row.on),
            width=92,
        ),
        Column(N_("By"), lambda row: row.person, lambda row: fold(row.person), width=110),
    )


def _aside_columns() -> tuple[Column[AsideRow], ...]:
    return (
        Column(
            N_("Line"),
            lambda row: row.name or _("line {line}").format(line=row.line),
            lambda row: fold(row.name),
            width=160,
            strong=True,
        ),
        Column(N_("Reason"), lambda row: row.reason, lambda row: fold(row.reason)),
    )
