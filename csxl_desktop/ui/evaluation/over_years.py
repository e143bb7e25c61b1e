"""Au fil des ans: each figure over all the years known, the totals of those before the records, what they make."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.chart import in_words
from csxl_desktop.domain.cumulated_words import since_the_start
from csxl_desktop.domain.figures import FigureSpec, FigureValue
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.earlier_totals import OverYears
from csxl_desktop.services.records import Written
from csxl_desktop.ui.evaluation.earlier_totals import EarlierTotals, YearField
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import figure_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.chart import ChartView
from csxl_desktop.ui.widgets.form import FormLayout, scrolled_cards
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

_NARROWEST, _WIDEST = 240, 440  # pixels of the list
_LOWEST = 300  # of what stands above or below the other
_FIRST = "assembly_persons"  # the one that offices estimated before they counted


@dataclass(frozen=True, slots=True)
class SpecRow:
    """A figure of the list, and how many years tell it."""

    spec: FigureSpec
    known: int
    typed: int


_COLUMNS: tuple[Column[SpecRow], ...] = (
    Column(
        N_("Figure"),
        lambda row: _(row.spec.in_full or row.spec.label),
        lambda row: row.spec.code,
    ),
    Column(N_("Years"), lambda row: str(row.known or "–"), lambda row: row.known, align=Align.RIGHT, width=70),
    Column(N_("Typed"), lambda row: str(row.typed or ""), lambda row: row.typed, align=Align.RIGHT, width=92),
)


class OverYearsView(QWidget):
    """A view of the place *Chiffres*. `chosen(target)` when a year of the chart is opened."""

    chosen = Signal(object)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._shown: OverYears | None = None
        self._code = _FIRST
        self.model = RowTableModel(_COLUMNS, lambda row: row.spec.code)
        self.table = RowTable(self.model, _("Figures over the years"), compact=True)
        self.table.setSortingEnabled(False)
        self.title = SectionLabel()
        self.chart = ChartView(empty=_("Only one year is known: there is nothing to compare yet."))
        self.numbers = label("", "small", wrap=True, selectable=True)
        self.totals = EarlierTotals(place)
        self.start = YearField(_("Counted since"), needed=False)
        self.sums = label("", "", wrap=True, selectable=True)
        self._build()
        self.table.row_chosen.connect(self._choose)
        self.chart.chosen.connect(self.chosen)
        context = place.context

        def write(year: int | None) -> Callable[[], Written]:
            return lambda: context.services.earlier_totals.start_from(year)

        save_when_left(self.start, context.jobs, context.errors, write, place.reload)

    def _build(self) -> None:
        sizes = look().sizes
        left, chart = Card(padding=1), Card()
        left.setMinimumWidth(sizes.px(_NARROWEST))
        left.setMaximumWidth(sizes.px(_WIDEST))
        left.box.addWidget(self.table)
        chart.box.addWidget(self.title)
        chart.box.addWidget(self.chart)
        chart.box.addWidget(self.numbers)
        box = SideBySide(least=_LOWEST)
        box.addWidget(left, 2)
        box.addWidget(scrolled_cards(chart, self.totals, self._since_card()), 3)
        self.setLayout(box)

    def _since_card(self) -> Card:
        card, form = Card(_("Since the start")), FormLayout(3)
        self.start.set_hint(_("Empty: only what has a total of earlier years is added up."))
        form.add(self.start)
        card.box.addLayout(form)
        card.box.addWidget(self.sums)
        card.box.addWidget(
            label(_("Estimates of earlier years are never added to what was counted."), "small", wrap=True)
        )
        return card

    # What the place calls.

    def reload(self) -> None:
        context, year = self._place.context, self._place.year
        self._place.ask(lambda: context.services.earlier_totals.over_years(year), self.show_years, "over_years")

    def show_years(self, shown: OverYears) -> None:
        same = self._shown is not None
        self._shown = shown
        self.model.set_rows(
            [
                SpecRow(
                    spec,
                    sum(shown.value(spec.code, year).number is not None for year in shown.years),
                    len(shown.totals_of(spec.code)),
                )
                for spec in shown.specs
            ]
        )
        self.table.choose(self._code)
        self.start.show_value(shown.start, same=same)
        lines = [
            _("{label}: {words}").format(
                label=_(each.spec.in_full or each.spec.label), words=since_the_start(each, _said(each.spec.unit))
            )
            for each in shown.cumulated
        ]
        self.sums.setText("\n".join(lines))
        self.sums.setVisible(bool(lines))
        self._show_figure()

    def new_record(self) -> None:
        self.totals.add_total()

    def edit_record(self) -> None:
        self.totals.rows.setFocus()

    def trash_record(self) -> None:
        self.totals.trash_total()

    # Within.

    def _choose(self, row: SpecRow) -> None:
        self._code = row.spec.code
        self._show_figure()

    def _show_figure(self) -> None:
        if self._shown is None:
            return
        spec = next(each for each in self._shown.specs if each.code == self._code)
        picture = self._shown.chart(spec)
        self.title.setText(picture.title)
        self.chart.show_picture(picture)
        self.numbers.setText("" if picture.is_empty else in_words(picture))
        self.numbers.setVisible(not picture.is_empty)
        self.totals.show_rows(spec, self._shown.totals_of(self._code))


def _said(unit: str) -> Callable[[FigureValue], str]:
    return lambda value: figure_words(value, unit)
