"""All computed figures of the year in one table, and the records behind the one chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.evaluation_rows import FigureRow
from csxl_desktop.domain.figures import Heading, Summing
from csxl_desktop.i18n import N_, _, sort_key
from csxl_desktop.i18n.dates import list_date, short_date
from csxl_desktop.services.figure_records import BehindRow
from csxl_desktop.ui.evaluation.words import HEADINGS, badge_color, figure_words, moved_words, number_words
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.whole_list import WholeList

_ORDER = list(Heading)
_FIGURES: tuple[Column[FigureRow], ...] = (
    Column(
        N_("Figure"),
        lambda row: row.line,
        lambda row: (_ORDER.index(row.spec.heading), sort_key(row.label)),
        secondary=lambda row: "" if row.spec.is_split else _(HEADINGS[row.spec.heading]),
    ),
    Column(
        N_("This year"),
        lambda row: figure_words(row.value, row.spec.unit),
        lambda row: row.value.number or 0,
        align=Align.RIGHT,
        width=100,
    ),
    Column(
        N_("Last year"),
        lambda row: figure_words(row.previous, row.spec.unit) if row.previous else "",
        lambda row: (row.previous.number or 0) if row.previous else -1,
        align=Align.RIGHT,
        width=100,
    ),
    Column(
        N_("Change"),
        lambda row: moved_words(row.value, row.previous),
        lambda row: moved_words(row.value, row.previous),
        align=Align.RIGHT,
        width=100,
    ),
)
_BEHIND: tuple[Column[BehindRow], ...] = (
    Column(
        N_("What was counted"),
        lambda row: row.label,
        lambda row: sort_key(row.label),
        badge=lambda row: (row.badge, badge_color(row.colour)) if row.badge else None,
    ),
    Column(
        N_("Date"),
        lambda row: (list_date(row.on) if row.kind == "meeting" else short_date(row.on)) if row.on else "",
        lambda row: row.on.isoformat() if row.on else "",
        width=130,
    ),
    Column(
        N_("Counts"),
        lambda row: _worth(row),
        lambda row: row.worth or 0,
        align=Align.RIGHT,
        width=110,
    ),
)


def _worth(row: BehindRow) -> str:
    words = number_words(row.worth, row.quality)
    return _("{part} of {whole}").format(part=words, whole=row.whole) if row.whole is not None else words


class FigureTable(Card):
    """`chosen(code)` when a figure is clicked or entered; `marked(pixels)`: how far the mark is below the first.

    `definition` says that of the marked one and its source; the page puts it where it is seen.
    """

    chosen = Signal(str)
    marked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("All figures"))
        self.model = RowTableModel(_FIGURES, lambda row: row.code)
        self.table = RowTable(self.model, _("All figures"), compact=True, empty=_("Nothing was counted this year."))
        self.table.setSortingEnabled(False)
        WholeList(self.table)
        self.definition = label("", "small", wrap=True, selectable=True)
        self.definition.hide()
        self.box.addWidget(self.table)
        self.box.addStretch()
        self.table.row_chosen.connect(self._define)
        self.table.row_chosen.connect(
            lambda _row: self.marked.emit(self.table.visualRect(self.table.currentIndex()).top())
        )
        self.table.clicked.connect(lambda _index: self._choose())
        self.table.row_opened.connect(lambda _row: self._choose())

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        self.model.set_rows(rows)

    def _define(self, row: FigureRow) -> None:
        source = _("Source: {source}").format(source=row.spec.source)
        self.definition.setText(f"{row.spec.definition} {source}")
        self.definition.show()

    def _choose(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self._define(row)
            self.chosen.emit(row.code)


class BehindCard(Card):
    """The records of a figure; they sum to it, which its foot says."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__()
        self.title = SectionLabel()
        self.title.setWordWrap(True)
        self.model = RowTableModel(_BEHIND, lambda row: (row.kind, row.id, row.on, row.label))
        self.table = RowTable(
            self.model, _("What the figure rests on"), compact=True, empty=_("Nothing was counted this year.")
        )
        WholeList(self.table)
        self.sum = label("", "small", wrap=True, selectable=True)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(link_button(_("Back to the charts"), back, "chart-column"))
        self.box.addLayout(head)
        self.box.addWidget(self.table)
        self.box.addWidget(self.sum)

    def show_rows(self, title: str, rows: Sequence[BehindRow], summing: Summing) -> None:
        self.title.setText(title)
        self.model.set_rows(rows)
        self.sum.setText(_summed(rows, summing))
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
            self.table.setFocus()


def _summed(rows: Sequence[BehindRow], summing: Summing) -> str:
    """“12 lines, 139 in all”, “408 of 1 224”, “the middle one of 11”."""
    worth = [row.worth for row in rows if row.worth is not None]
    match summing:
        case Summing.TOTAL:
            missing = len(rows) - len(worth)
            words = _("Lines: {lines}. Sum: {sum}.").format(lines=len(rows), sum=number_words(sum(worth)))
            return f"{words} {_('Not counted: {count}.').format(count=missing)}" if missing else words
        case Summing.RATIO:
            whole = sum(row.whole or 0 for row in rows)
            return _("In all: {part} of {whole}.").format(part=number_words(sum(worth)), whole=number_words(whole))
        case Summing.MEDIAN:
            return _("The figure is the middle of these {count} numbers of days.").format(count=len(worth))
