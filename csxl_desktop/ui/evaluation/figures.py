"""Chiffres: the figures of the year, what each rests on, the charts, the figures kept by hand; the same on paper."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.chart import Target
from csxl_desktop.domain.evaluation_rows import FigureRow
from csxl_desktop.domain.figures import HEADLINE_CODES, Summing
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import month_name
from csxl_desktop.services.figure_records import BehindRow
from csxl_desktop.services.figures import FiguresPage
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.category_tables import CategoryTables
from csxl_desktop.ui.evaluation.contact_counts import ContactCounts
from csxl_desktop.ui.evaluation.figure_charts import ChartsCard
from csxl_desktop.ui.evaluation.figure_side import FigureSide
from csxl_desktop.ui.evaluation.figure_table import BehindCard, FigureTable
from csxl_desktop.ui.evaluation.figure_tile import FigureTile
from csxl_desktop.ui.evaluation.indicators import Indicators
from csxl_desktop.ui.evaluation.over_years import OverYearsView
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import figure_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.pages_card import PagesCard
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.flow import EqualColumns
from csxl_desktop.ui.widgets.form import Splitter, scrolled
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Title

_NARROWEST = 200  # pixels of a tile
_TABLE = 700  # of all figures at most, in a table: the longest name stands whole
_WALL = 10_000  # pixels: charts and tables take all that there is
_SCREEN, _TABLES, _YEARS, _PAPER = "screen", "tables", "years", "paper"
_VIEWS = (_SCREEN, _TABLES, _YEARS, _PAPER)


class FiguresPlace(Place):
    """A figure chosen shows what it rests on in place of the charts; Esc brings the charts back."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._service = context.services.figures
        self._figures: dict[str, FigureRow] = {}
        self._behind: tuple[str, int] | None = None
        self.tiles: dict[str, FigureTile] = {}
        self.table = FigureTable()
        self.charts = ChartsCard()
        self.behind = BehindCard(self.show_charts)
        self.side = FigureSide(self.charts, self.behind, self.table.definition)
        self.indicators = Indicators(self)
        self.contacts = ContactCounts()
        self.pages = PagesCard(context)
        self.panel = self.pages.panel
        self.tables = CategoryTables(self)
        self.over_years = OverYearsView(self)
        words = (_("The year"), _("Tables"), _("Over the years"), _("On paper"))
        self.switch = SegmentedSwitch(_("What is shown"), list(zip(_VIEWS, words, strict=True)))
        self._build()
        self.table.marked.connect(self.side.stand_at)
        self.table.chosen.connect(self.show_behind)
        self.charts.chosen.connect(self.open_target)
        self.over_years.chosen.connect(self.open_target)
        self.behind.table.row_opened.connect(lambda row: self.open_target((row.kind, row.id)))
        self.switch.changed.connect(lambda _key: self._turn())
        self.pages.changed.connect(self._turn)

    def _build(self) -> None:
        sizes = look().sizes
        self._title = Title()
        self._row = EqualColumns(_NARROWEST)
        self._row.setSpacing(sizes.between)
        beside = Splitter("evaluation/figures", self.context.state, self.table, self.side, sizes=(580, 520))
        beside.let_grow(_TABLE)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addLayout(self._row)
        box.addWidget(beside)
        box.addWidget(self.indicators)
        box.addWidget(self.contacts)
        box.addStretch()
        self._content = content
        content.hide()  # before the first reading it could only say that there is nothing
        self.views = Stack()
        self.views.addWidget(scrolled(content, wide=_WALL, cards=True))
        for view in (self.tables, self.over_years, self.pages):
            self.views.addWidget(view)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout()
        whole.setSpacing(sizes.between)
        whole.addLayout(head)
        whole.addWidget(self.views, 1)
        self.box.addLayout(whole)

    # The place.

    def view(self) -> str:
        return self.switch.value()

    def show_year(self, year: int) -> None:
        super().show_year(year)
        self.show_charts()

    def reload(self) -> None:
        year, service = self.year, self._service

        def show(shown: FiguresPage) -> None:
            self._show(shown)
            self.ask(lambda: service.charts(year), self.charts.show_pictures, "charts", unhurried=True)

        self.ask(lambda: service.page(year), show, "figures")
        if self._behind is not None:
            self.show_behind(*self._behind)
        if self.switch.value() != _SCREEN:
            self._turn()

    def new_record(self) -> None:
        self._front().new_record()

    def trash_record(self) -> None:
        self._front().trash_record()

    def edit_record(self) -> None:
        self._front().edit_record()

    def show_view(self, key: str) -> None:
        """The year, the tables by category, the figures over the years, or the pages."""
        self.switch.set_value(key)
        self._turn()

    def print_current(self) -> None:
        self.show_view(_PAPER)
        self.panel.print_document()

    def escape(self) -> None:
        self.show_charts()

    def show_charts(self) -> None:
        self._mark(None)
        self.side.show_behind(shown=False)

    def show_behind(self, code: str, year: int = 0) -> None:
        """The records that the figure rests on, of the year shown or another."""
        of, service = year or self.year, self._service
        self._mark((code, of))
        self.ask(lambda: service.behind(code, of), lambda rows: self._show_behind((code, of), rows), "behind")

    def open_target(self, target: Target) -> None:
        """What a place of a chart, or a line of the list, opens."""
        kind, key = target
        self.table.definition.hide()
        if self.switch.value() != _SCREEN:
            self.show_view(_SCREEN)
        if kind == "figure":
            self.show_behind(str(key))
        elif kind == "year" and isinstance(key, int):
            self.show_behind("members", key)
        elif kind and isinstance(key, UUID):
            self.opener(kind, key)()

    # Within.

    def _open_tile(self, code: str) -> None:
        self.side.stand_at(0)
        self.open_target(("figure", code))

    def _turn(self) -> None:
        view = self.switch.value()
        self.views.setCurrentIndex(_VIEWS.index(view))
        if view == _PAPER:
            year, language, service = self.year, self.pages.language.value(), self._service
            self.panel.show_document(lambda: service.document(year, language=language), ("figures", year, language))
        elif view == _TABLES:
            self.tables.reload()
        elif view == _YEARS:
            self.over_years.reload()

    def _front(self) -> Indicators | CategoryTables | OverYearsView:
        """What new, edit and trash are about."""
        view = self.switch.value()
        return self.tables if view == _TABLES else self.over_years if view == _YEARS else self.indicators

    def _mark(self, behind: tuple[str, int] | None) -> None:
        self._behind = behind
        for tile in self.tiles.values():
            tile.set_checked(checked=(tile.code, self.year) == behind)

    def _show(self, shown: FiguresPage) -> None:
        self._content.show()
        self._title.setText(_("Figures of {year}").format(year=self.year))
        self._figures = {row.code: row for row in shown.figures}
        for row in (self._figures[code] for code in HEADLINE_CODES):
            if row.code not in self.tiles:
                self.tiles[row.code] = tile = FigureTile(row.code)
                tile.chosen.connect(self._open_tile)
                self._row.addWidget(tile)
            self.tiles[row.code].show_figure(row, self.year)
        self.table.show_rows(shown.figures)
        self.indicators.show_rows(shown.indicators)
        self.contacts.show_rows(shown.contacts)
        count = int(self._figures["assemblies"].value.number or 0)
        self.page.summary_changed.emit(
            ngettext("{count} assembly held in {year}", "{count} assemblies held in {year}", count).format(
                count=count, year=self.year
            )
        )

    def _show_behind(self, behind: tuple[str, int], rows: tuple[BehindRow, ...]) -> None:
        if behind != self._behind:
            return
        code, year = behind
        row, summing = self._figures.get(code), Summing.TOTAL
        if row is not None and year == self.year:
            value, summing = figure_words(row.value, row.spec.unit), row.spec.summing
            title = _("{value} {label}: what was counted").format(value=value, label=row.spec.in_full or row.label)
        elif code.startswith("meetings_in:"):
            month = month_name(int(code.partition(":")[2]))
            title = _("Activities held in {month} {year}").format(month=month, year=year)
        else:
            title = _("Members on 31 December {year}").format(year=year)
        self.side.show_behind(shown=True)
        self.behind.show_rows(title, rows, summing)
