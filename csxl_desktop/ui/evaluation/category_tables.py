"""Tableaux par catégorie: the tables of the office, the lines of the one chosen, its bars."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.category_tables import CategoryLine, CategoryTable, bars
from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.domain.figures_kept import IndicatorCategory
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.services.category_tables import Pasted
from csxl_desktop.services.records import Written
from csxl_desktop.ui.evaluation.category_lines import CategoryLines
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.paste_box import PasteBox
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import button, icon_button, link_button
from csxl_desktop.ui.widgets.chart import ChartView
from csxl_desktop.ui.widgets.form import FormLayout, Splitter, scrolled_cards
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import MultilineField, NumberField, TextField

_EMPTY, _TABLE = range(2)
_LIST = 216  # pixels of the tables beside the one chosen
_LOWEST = 220  # of what stands above it


def _lines(table: CategoryTable) -> Lines:
    count = ngettext("{count} category", "{count} categories", len(table.lines)).format(count=len(table.lines))
    words = _("{categories} · nothing for {year} yet").format(categories=count, year=table.year)
    return Lines(table.title, words if table.is_empty else count, ("table", "accent"))


class CategoryTables(QWidget):
    """A view of the place *Chiffres*; `place` reads, this shows and writes."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._table: CategoryTable | None = None
        self._wanted: UUID | None = None
        self._new = False
        self.model: OrderedModel[CategoryTable] = OrderedModel(
            N_("Table"), _lines, lambda table: table.id, lambda table: fold(table.title)
        )
        self.list: OrderedList[CategoryTable] = OrderedList(self.model, _lines, _("Tables by category"))
        self.lines = CategoryLines(place)
        self.paste_box = PasteBox(_("Under 18 years; 12\n18 to 64 years; 30"), self._paste)
        self.chart = ChartView(empty=_("Nothing to show of this year."))
        self._fields()
        self._build()
        self.list.row_chosen.connect(self._choose)
        self.list.order_changed.connect(lambda keys: place.reorder(Indicator, keys))
        self.lines.new_line.connect(self.add_line)
        self.lines.pasted.connect(self._paste_lines)
        self.lines.rows.removed.connect(self._throw_line)
        self.lines.rows.reordered.connect(lambda keys: place.reorder(IndicatorCategory, keys))

    def _fields(self) -> None:
        self.name = TextField(_("Title of the table"), required=True)
        self.unit = TextField(_("What is counted"), placeholder=_("persons, calls…"), limit=60)
        self.decimals = NumberField(_("Decimals"))
        self.source = TextField(_("Source"))
        self.definition = MultilineField(_("Definition, printed under the title"), lines=2)
        columns = (
            (self.name, "name"),
            (self.unit, "unit"),
            (self.decimals, "decimals"),
            (self.source, "source"),
            (self.definition, "definition"),
        )
        for field, column in columns:
            self._place.save(field, Indicator, column, self._id)

    def _build(self) -> None:
        sizes = look().sizes
        left = Card(padding=1)
        head = QHBoxLayout()
        head.setContentsMargins(sizes.inside, sizes.inside, sizes.inside, sizes.px(4))
        head.addWidget(button(_("New table"), "plus", self.new_record), 1)
        left.box.addLayout(head)
        left.box.addWidget(self.list, 1)
        self.empty = EmptyState(
            "table",
            _("No table by category yet"),
            _("The public by age, contacts by subject: type the counts, the shares follow."),
            action=_("New table"),
            clicked=self.new_record,
        )
        lines, about = scrolled_cards(self._lines_card()), scrolled_cards(self._chart_card(), self._about_card())
        whole = Splitter("evaluation/tables", self._place.context.state, lines, about, sizes=(500, 300))
        whole.setStretchFactor(0, 1)  # names are typed here: room that comes is not the chart's alone
        self.right = Stack()
        self.right.addWidget(self.empty)
        self.right.addWidget(whole)
        box = SideBySide(least=_LOWEST)
        box.add_fixed(left, _LIST)
        box.addWidget(self.right, 1)
        self.setLayout(box)

    def _lines_card(self) -> Card:
        card, acts = Card(), QHBoxLayout()
        acts.addWidget(link_button(_("Add a category"), self.add_line, "plus"))
        acts.addWidget(link_button(_("Paste lines…"), self.paste_box.begin, "files"))
        acts.addStretch()
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(history_button(self._place.page, self._id))
        head.addWidget(icon_button("trash-2", _("To the trash"), self.trash_record))
        card.box.addLayout(head)
        card.box.addWidget(self.lines)
        card.box.addLayout(acts)
        card.box.addWidget(self.paste_box)
        card.box.addWidget(label(_("Enter goes to the next line; Alt+↑ and Alt+↓ move one."), "small", wrap=True))
        return card

    def _chart_card(self) -> Card:
        card = Card(_("Bars"))
        card.box.addWidget(self.chart)
        return card

    def _about_card(self) -> Card:
        card, form = Card(_("About the table")), FormLayout(2)
        form.add_all(self.unit, self.decimals)
        form.add(self.source, 2)
        form.add(self.definition, 2)
        card.box.addLayout(form)
        return card

    # What the place calls.

    def reload(self) -> None:
        context, year = self._place.context, self._place.year
        self._place.ask(lambda: context.services.category_tables.tables(year), self.show_tables, "category_tables")

    def show_tables(self, tables: Sequence[CategoryTable]) -> None:
        shown = self._wanted or (self._table.id if self._table else None)
        self.model.set_rows(tables)
        table = next((each for each in tables if each.id == shown), tables[0] if tables else None)
        self.list.choose(table.id if table else None)
        self._wanted = None
        self._show(table)
        if self._new and table is not None:
            self._new = False
            self.edit_record()
            self.name.edit.selectAll()

    def new_record(self) -> None:
        context, self._new = self._place.context, True
        self._place.act(lambda: context.services.category_tables.create(), self._await)

    def edit_record(self) -> None:
        self.name.edit.setFocus()

    def trash_record(self) -> None:
        if self._table is not None:
            words = _("“{name}” moved to the trash").format(name=self._table.title)
            self._place.throw(Indicator, self._table.id, words)

    def add_line(self) -> None:
        """One more category, its name ready to be typed."""
        context, key = self._place.context, self._id()
        self._place.act(
            lambda: context.services.category_tables.add_line(key), lambda _written: self.lines.rows.focus_next_new()
        )

    # Within.

    def _await(self, written: Written) -> None:
        self._wanted = written.record_id

    def _id(self) -> UUID:
        if self._table is None:
            raise LookupError("no table is shown")
        return self._table.id

    def _choose(self, table: CategoryTable) -> None:
        self.paste_box.hide()
        self._show(table)

    def _show(self, table: CategoryTable | None) -> None:
        same = table is not None and self._table is not None and self._table.id == table.id
        self._table = table
        self.right.setCurrentIndex(_EMPTY if table is None else _TABLE)
        if table is None:
            return
        self.name.show_value(table.title, same=same)
        self.unit.show_value(table.unit, same=same)
        self.decimals.show_value(table.decimals, same=same)
        self.source.show_value(table.source, same=same)
        self.definition.show_value(table.definition, same=same)
        self.lines.show_table(table)
        self.chart.show_picture(bars(table))

    def _throw_line(self, line: CategoryLine) -> None:
        words = _("“{name}” moved to the trash").format(name=line.label)
        self._place.throw(IndicatorCategory, line.id, words)

    def _paste_lines(self, text: str, line: UUID) -> None:
        self._take(text, line)

    def _paste(self, text: str) -> None:
        self._take(text, None)

    def _take(self, text: str, line: UUID | None) -> None:
        if (table := self._table) is None:
            return
        context, key, year = self._place.context, table.id, table.year  # the place may be in another year already
        service: Callable[[], Pasted] = lambda: context.services.category_tables.paste(key, year, text, line)  # noqa: E731
        self._place.act(service, self._taken)

    def _taken(self, result: Pasted) -> None:
        self.paste_box.show_result(result)
        if result.written is not None:
            words = ngettext("{count} line taken over", "{count} lines taken over", result.taken)
            self._place.offer_undo(result.written, words.format(count=result.taken))
