"""Évaluations: all that was evaluated in the year, what waits for its next step first."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.attainments import ATTAINMENTS
from csxl_desktop.domain.evaluation_choices import Attainment
from csxl_desktop.domain.evaluation_record_rows import EvaluationRow
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.paper import Paper
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation_fields import EvaluationFields
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import button, icon_button, link_button
from csxl_desktop.ui.widgets.form import Splitter, scrolled_cards
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, Title

_TONES = {
    Attainment.ATTAINED: "good",
    Attainment.PARTLY: "late",
    Attainment.NOT_ATTAINED: "wrong",
    Attainment.NOT_MEASURABLE: "neutral",
}


def lines(row: EvaluationRow) -> Lines:
    """What is evaluated, above its next step; the result as a pill."""
    due = _("by {date}").format(date=short_date(row.next_due_on)) if row.next_due_on else ""
    step = " · ".join(part for part in (row.next_step, row.next_name, due) if part) if row.awaits else row.reached
    pills = () if row.attainment is Attainment.UNKNOWN else ((_(ATTAINMENTS[row.attainment]), _TONES[row.attainment]),)
    return Lines(row.about, step or row.about_when, ("list-checks", "late" if row.awaits else "accent"), pills)


class EvaluationsPlace(Place):
    """List on the left, the evaluation on the right; those of a record are begun on its own page."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._wanted: UUID | None = None
        self.model = OrderedModel(N_("Evaluation"), lines, lambda row: row.id, lambda row: row.folded)
        self.list = OrderedList(self.model, lines, _("Evaluations"))
        self.list.setDragEnabled(False)
        add = _("Evaluate the year")
        self.card = ListCard(self.list, add=add, clicked=self.new_record, filter_words=_("Filter the evaluations…"))
        self.card.note.setText(_("A meeting or a group is evaluated on its own page; all stand here."))
        self.card.add_below(button(_("Print"), "printer", self.print_current, tip=_("The evaluations of the year")))
        self.title = Title()
        self.open_button = link_button(_("Open what is evaluated"), self._open_owner, "arrow-right")
        self.fields = EvaluationFields(context, page)
        self.fields.changed.connect(self.reload)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open_button)
        head.addWidget(history_button(page, self._id))
        head.addWidget(icon_button("trash-2", _("To the trash"), self.trash_record))
        record = Card()
        record.box.addLayout(head)
        record.box.addWidget(self.fields)
        self.paper = Paper(
            context,
            _("Evaluations"),
            lambda year, language: context.services.evaluation_records.document(year, language=language),
            self.hide_paper,
        )
        self.right = Stack()
        self.right.addWidget(
            EmptyState(
                "list-checks",
                _("Nothing of this year is evaluated yet"),
                _("Evaluate a meeting when you tell it, a group on its page, or the year as a whole here."),
                action=add,
                clicked=self.new_record,
            )
        )
        self.right.addWidget(scrolled_cards(record))
        self.right.addWidget(self.paper)
        self.box.addWidget(Splitter("evaluation/evaluations", context.state, self.card, self.right, sizes=(440, 700)))
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.list.row_chosen.connect(self._show_row)
        self.list.row_opened.connect(lambda _row: self.edit_record())

    def reload(self) -> None:
        year, context = self.year, self.context
        self.ask(lambda: context.services.evaluation_records.year(year), self._show, "evaluations")

    def open(self, record_id: UUID) -> None:
        self.hide_paper()
        self._wanted = record_id
        self.card.filter.clear()

    def new_record(self) -> None:
        context, year = self.context, self.year
        self.act(lambda: context.services.evaluation_records.begin(year), self.open_written)

    def edit_record(self) -> None:
        self.fields.fields["sought"].setFocus()

    def trash_record(self) -> None:
        if (row := self.list.chosen_row()) is not None:
            self.throw(EvaluationRecord, row.id, _("“{name}” moved to the trash").format(name=row.about))

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def print_current(self) -> None:
        """The evaluations of the year; once they are on screen, onto paper."""
        self.paper.come_forward(self.right, self.year)

    def hide_paper(self) -> None:
        self.right.setCurrentIndex(0 if self.list.chosen_row() is None else 1)

    def escape(self) -> None:
        if self.right.currentWidget() is self.paper:
            self.hide_paper()
        else:
            self.card.filter.clear()

    def _show(self, rows: tuple[EvaluationRow, ...]) -> None:
        self.card.title.setText(_("Evaluations {year}").format(year=self.year))
        current = self.list.chosen_row()
        shown = self._wanted or (current.id if current is not None else None)
        self.model.set_rows(rows)
        if shown is None or not self.list.choose(shown):
            self.list.choose(rows[0].id if rows else None)
        self._wanted = None
        if self.right.currentWidget() is not self.paper:
            self.hide_paper()
        if (row := self.list.chosen_row()) is not None:
            self._fill(row)
            self.record_shown.emit(row.id)
        waiting = sum(row.awaits for row in rows)
        words = ngettext("{count} evaluation", "{count} evaluations", len(rows)).format(count=len(rows))
        if waiting:
            steps = ngettext("{count} next step to take", "{count} next steps to take", waiting)
            words = f"{words} · {steps.format(count=waiting)}"
        self.page.summary_changed.emit(words)

    def _show_row(self, row: EvaluationRow) -> None:
        self.right.setCurrentIndex(1)
        self._fill(row)
        self.record_shown.emit(row.id)

    def _fill(self, row: EvaluationRow) -> None:
        self.title.setText(row.about)
        self.open_button.setVisible(row.opens is not None)
        self.fields.show_row(row)

    def _id(self) -> UUID:
        if (row := self.list.chosen_row()) is None:
            raise LookupError("no evaluation is shown")
        return row.id

    def _open_owner(self) -> None:
        row = self.list.chosen_row()
        if row is not None and row.opens is not None:
            self.page.record_requested.emit(*row.opens)
