"""Fiches action: those that the year tells, by nature; one of them beside the list."""

from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.action_sheet_rows import Overview, SheetRecord, SheetRow
from csxl_desktop.domain.action_sheets import ActionSheetYear
from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.directory_rows import Option as UntoldRow
from csxl_desktop.domain.evaluation_choices import SheetNature
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_plan import PlanPanel
from csxl_desktop.ui.evaluation.sheet_record import SheetView
from csxl_desktop.ui.evaluation.sheet_words import NATURES, lines
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.stack import Stack

_WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class _Told:
    """What one reading brings."""

    rows: list[SheetRow]
    untold: list[UntoldRow]


class ActionSheetsPlace(Place):
    """List on the left, narrowed by nature or to what waits; the sheet on the right."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._wanted: UUID | None = None
        self._new = False
        self._rows: list[SheetRow] = []
        self._untold: list[UntoldRow] = []
        self.model = OrderedModel(N_("Action sheet"), lines, lambda row: row.id, lambda row: row.folded)
        self.list = OrderedList(self.model, lines, _("Action sheets"))
        self.card = ListCard(
            self.list, add=_("New sheet"), clicked=self.new_record, filter_words=_("Filter the action sheets…")
        )
        words = [(nature.value, _(word)) for nature, word in NATURES.items()]
        self.chips = FilterChips([*words, (_WAITING, _("to finish"))])
        self.carry = button("", "repeat-2", self.carry_over)
        self.known = ReferenceField(
            "", self._untold_options, pick_and_clear=True, placeholder=_("Tell a known action this year too…")
        )
        self.known.called(_("Tell a known action this year too"))
        self.plan = PlanPanel(self)
        self.plan_button = link_button("", self.plan.begin, "list-checks")
        self.record = SheetView(self)
        self.right = Stack()
        self.empty = EmptyState(
            "file-text",
            _("No action sheet this year yet"),
            _("A sheet tells what an action wants, how it goes, whom it reaches; the next year takes it over."),
            action=_("New sheet"),
            clicked=lambda: self.new_record() if self.carry.isHidden() else self.carry_over(),
        )
        self.right.addWidget(self.empty)
        self.right.addWidget(self.record)
        self.card.add_above(self.chips)
        for part in (self.carry, self.known, self.plan_button, self.plan):
            self.card.add_below(part)
        self.box.addWidget(Splitter("evaluation/sheets", context.state, self.card, self.right, sizes=(360, 790)))
        self._connect()

    def _connect(self) -> None:
        self.known.picked.connect(self._tell)
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.chips.changed.connect(lambda _keys: self._narrow())
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(lambda _row: self.edit_record())
        self.list.order_changed.connect(self._reorder)

    # The place.

    def reload(self) -> None:
        year, context = self.year, self.context

        def read() -> _Told:
            services = context.services
            return _Told(services.action_sheets.told(year), services.action_sheet_years.untold(year))

        self.ask(read, self._show, "sheets")

    def enter(self) -> None:
        context = self.context
        self.ask(
            lambda: EvaluationReads(context.services.database).references(context.today()),
            self.record.show_references,
            "sheets/references",
        )
        year = self.year
        self.ask(lambda: context.services.occurrences.meetings(year), self.record.show_meetings, "sheets/meetings")
        self.ask(lambda: context.services.action_sheets.belonging(), self.record.show_belonging, "sheets/belonging")
        self.reload()

    def open(self, record_id: UUID) -> None:
        """By the key of the sheet (search) or of its year (just written)."""
        self._wanted = record_id
        self.card.filter.clear()
        self.chips.set_value(frozenset())

    def new_record(self) -> None:
        self._new = True
        year, context, title = self.year, self.context, _("New action")
        self.act(lambda: context.services.action_sheet_years.start(title, year), self.open_written)

    def carry_over(self) -> None:
        """Tell this year too what was told last year."""
        year, context = self.year, self.context
        self.act(lambda: context.services.action_sheet_years.carry_over(year), self._carried)

    def edit_record(self) -> None:
        self.record.show_view("identity")
        self.record.identity.title.edit.setFocus()
        self.record.identity.title.edit.selectAll()

    def trash_record(self) -> None:
        if (row := self.list.chosen_row()) is not None:
            text = _("“{name}” is no longer told in {year}").format(name=row.title, year=self.year)
            self.throw(ActionSheetYear, row.id, text)

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def print_current(self) -> None:
        if self.record.record() is not None:
            self.record.print_page()

    def escape(self) -> None:
        self.card.filter.clear()

    # Within.

    def _untold_options(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self._untold]

    def _tell(self, sheet_id: UUID) -> None:
        year, context = self.year, self.context
        self.act(lambda: context.services.action_sheet_years.tell(sheet_id, year), self.open_written)

    def _carried(self, written: Written | None) -> None:
        if written is not None:
            self.offer_undo(written, _("Action sheets carried over from {year}").format(year=self.year - 1))

    def _reorder(self, keys: list[UUID]) -> None:
        if not self.chips.value():  # between rows that are not shown no order can be guessed
            self.reorder(ActionSheetYear, keys)

    def _show(self, told: _Told) -> None:
        self._rows, self._untold = told.rows, told.untold
        self.card.title.setText(_("Action sheets {year}").format(year=self.year))
        missing = sum(each.secondary == str(self.year - 1) for each in told.untold)
        self.carry.setText(_("Carry over {count} from {year}").format(count=missing, year=self.year - 1))
        self.carry.setVisible(bool(missing))
        if self.empty.action is not None:
            self.empty.action.setText(self.carry.text() if missing else _("New sheet"))
        self.known.setVisible(bool(told.untold))
        self.plan_button.setText(_("Plan for {year}…").format(year=self.year + 1))
        self.plan_button.setVisible(bool(told.rows))
        self.chips.setVisible(bool(told.rows))
        self._narrow()
        self._sum_up()

    def _narrow(self) -> None:
        """The rows of the natures chosen, or those that wait; the sheet on screen stays where it is among them."""
        chosen = self.chips.value()
        natures = {nature for nature in SheetNature if nature.value in chosen}
        rows = [
            row
            for row in self._rows
            if (not natures or row.nature in natures)
            and (_WAITING not in chosen or row.to_write or row.state is not SectionState.FINAL)
        ]
        shown = self._wanted or (current.id if (current := self.record.record()) else None)
        self.model.set_rows(rows)
        found = next((row for row in rows if shown in {row.id, row.sheet_id}), rows[0] if rows else None)
        self.list.choose(found.id if found else None)
        self._wanted = None
        self.right.setCurrentIndex(0 if found is None else 1)
        if found is not None:
            self._choose(found)

    def _choose(self, row: SheetRow) -> None:
        context, key = self.context, row.id
        self.ask(lambda: context.services.action_sheets.record(key), self._show_record, "sheets/record")
        self.record_shown.emit(row.sheet_id)

    def _show_record(self, record: SheetRecord) -> None:
        self.record.show_record(record)
        if self._new:
            self._new = False
            self.edit_record()

    def _sum_up(self) -> None:
        figures = Overview.of(self._rows, self.year)
        words = ngettext("{count} action sheet", "{count} action sheets", figures.sheets)
        told = [words.format(count=figures.sheets)]
        if figures.opened:
            told.append(ngettext("{count} opened", "{count} opened", figures.opened).format(count=figures.opened))
        if figures.closed:
            told.append(ngettext("{count} closed", "{count} closed", figures.closed).format(count=figures.closed))
        if figures.oldest.on is not None:
            told.append(_("the oldest since {date}").format(date=figures.oldest.told()))
        self.page.summary_changed.emit(" · ".join(told))
