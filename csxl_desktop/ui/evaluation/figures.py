"""Chiffres: the figures of the year, what each rests on, the assemblies as bars, the figures kept by hand."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.evaluation_rows import FigureRow, MeetingFigure
from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.i18n.dates import list_date, short_date
from csxl_desktop.services.evaluation_reads import BehindRow, EvaluationReads, FiguresPage
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.attendance_chart import AssemblyChart
from csxl_desktop.ui.evaluation.contact_counts import ContactCounts
from csxl_desktop.ui.evaluation.figure_tile import FigureTile
from csxl_desktop.ui.evaluation.indicators import Indicators
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import badge_color, number_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title

_ACROSS = 4
_ASSEMBLIES: tuple[Column[MeetingFigure], ...] = (
    Column(
        N_("Assembly"),
        lambda row: row.label,
        lambda row: row.on,
        badge=lambda row: (row.badge, "teal"),
    ),
    Column(N_("Date"), lambda row: short_date(row.on)[:5], lambda row: row.on, width=60),
    Column(N_("Persons"), lambda row: str(row.persons), lambda row: row.persons, align=Align.RIGHT, width=84),
    Column(N_("Partners"), lambda row: str(row.partners), lambda row: row.partners, align=Align.RIGHT, width=88),
)


def _persons(count: Count | None) -> str:
    return number_words(count.persons, count.persons_quality) if count else ""


def _partners(count: Count | None) -> str:
    return number_words(count.partners, count.partners_quality) if count else ""


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
        N_("Persons"),
        lambda row: _persons(row.count),
        lambda row: (row.count.persons or 0) if row.count else 0,
        align=Align.RIGHT,
        width=90,
    ),
    Column(
        N_("Partners"),
        lambda row: _partners(row.count),
        lambda row: (row.count.partners or 0) if row.count else 0,
        align=Align.RIGHT,
        width=94,
    ),
)


class FiguresPlace(Place):
    """A figure chosen shows what it rests on in place of the chart; Esc brings the chart back."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._figures: dict[str, FigureRow] = {}
        self._code = ""
        self.tiles: dict[str, FigureTile] = {}
        self.chart = AssemblyChart()
        self._assemblies = RowTableModel(_ASSEMBLIES, lambda row: row.meeting_id)
        self.assemblies = RowTable(
            self._assemblies, _("Assemblies of the year"), compact=True, empty=_("No assembly held yet.")
        )
        self.behind_model = RowTableModel(_BEHIND, lambda row: (row.kind, row.id))
        self.behind = RowTable(
            self.behind_model, _("What the figure rests on"), compact=True, empty=_("Nothing was counted this year.")
        )
        self.indicators = Indicators(self)
        self.contacts = ContactCounts()
        self._build()
        self.assemblies.row_opened.connect(lambda row: self.opener("meeting", row.meeting_id)())
        self.behind.row_opened.connect(lambda row: self.opener(row.kind, row.id)())

    def _build(self) -> None:
        sizes = look().sizes
        self._title = Title()
        self._grid = QGridLayout()
        self._grid.setSpacing(sizes.between)
        for across in range(_ACROSS):
            self._grid.setColumnStretch(across, 1)
        self.below = QStackedWidget()
        self.below.addWidget(self._chart_card())
        self.below.addWidget(self._behind_card())
        self.below.setMinimumHeight(sizes.px(310))
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(self._title)
        box.addLayout(self._grid)
        box.addWidget(self.below)
        box.addWidget(self.indicators)
        box.addWidget(self.contacts)
        box.addStretch()
        self._content = content
        content.hide()  # before the first reading it could only say that there is nothing
        self.box.addWidget(scrolled(content))

    def _chart_card(self) -> Card:
        card = Card(_("Participation in the assemblies"))
        row = QHBoxLayout()
        row.setSpacing(look().sizes.around)
        row.addWidget(self.chart, 5)
        row.addWidget(self.assemblies, 4)
        card.box.addLayout(row, 1)
        return card

    def _behind_card(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        self.behind_title = SectionLabel()
        head.addWidget(self.behind_title)
        head.addStretch()
        head.addWidget(link_button(_("Back to the chart"), self.show_chart, "chart-column"))
        card.box.addLayout(head)
        card.box.addWidget(self.behind, 1)
        return card

    # The place.

    def show_year(self, year: int) -> None:
        super().show_year(year)
        self.show_chart()

    def reload(self) -> None:
        year, context = self.year, self.context
        self.ask(lambda: EvaluationReads(context.services.database).figures(year), self._show, "figures")
        if self._code:
            self.show_behind(self._code)

    def new_record(self) -> None:
        self.indicators.add_indicator()

    def trash_record(self) -> None:
        self.indicators.trash_indicator()

    def edit_record(self) -> None:
        self.indicators.name.edit.setFocus()

    def escape(self) -> None:
        self.show_chart()

    def show_chart(self) -> None:
        self._mark("")
        self.below.setCurrentIndex(0)

    def show_behind(self, code: str) -> None:
        """The records that the figure rests on."""
        year, context = self.year, self.context
        self._mark(code)
        self.ask(
            lambda: EvaluationReads(context.services.database).behind(code, year),
            lambda rows: self._show_behind(code, rows),
            "behind",
        )

    def _mark(self, code: str) -> None:
        self._code = code
        for tile in self.tiles.values():
            tile.set_checked(checked=tile.code == code)

    def _show(self, shown: FiguresPage) -> None:
        self._content.show()
        self._title.setText(_("Figures of {year}").format(year=self.year))
        self._figures = {row.code: row for row in shown.figures}
        for place, row in enumerate(shown.figures):
            if row.code not in self.tiles:
                self.tiles[row.code] = tile = FigureTile(row.code)
                tile.chosen.connect(self.show_behind)
                self._grid.addWidget(tile, place // _ACROSS, place % _ACROSS)
            self.tiles[row.code].show_figure(row, self.year)
        self.chart.show_rows(shown.assemblies)
        self._assemblies.set_rows(shown.assemblies)
        self.indicators.show_rows(shown.indicators)
        self.contacts.show_rows(shown.contacts)
        count = len(shown.assemblies)
        self.page.summary_changed.emit(
            ngettext("{count} assembly held in {year}", "{count} assemblies held in {year}", count).format(
                count=count, year=self.year
            )
        )

    def _show_behind(self, code: str, rows: tuple[BehindRow, ...]) -> None:
        if code != self._code:
            return
        row = self._figures[code]
        self.behind_title.setText(_("{value} {label}: what was counted").format(value=row.value, label=row.label))
        self.behind_model.set_rows(rows)
        for place in (2, 3):
            self.behind.setColumnHidden(place, code == "members")
        self.below.setCurrentIndex(1)
        if not rows or self.behind.currentIndex().isValid():
            return
        self.behind.selectRow(0)
        self.behind.setFocus()
