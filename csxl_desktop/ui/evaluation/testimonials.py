"""Témoignages: what was said of the work in the year, in the order of printing."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.testimonial_rows import Hindrance, TestimonialRow
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.paper import Paper
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.testimonial_record import TestimonialRecord
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.stack import Stack

_STATES = {
    Hindrance.NONE: (N_("consent received"), "good"),
    Hindrance.LEFT_OUT: (N_("not printed"), "neutral"),
    Hindrance.TO_ASK: (N_("consent to ask"), "late"),
    Hindrance.NOT_YET: (N_("consent to come"), "late"),
    Hindrance.ENDED: (N_("consent over"), "late"),
    Hindrance.WITHDRAWN: (N_("consent withdrawn"), "wrong"),
    Hindrance.INTERNAL: (N_("for the office alone"), "neutral"),
}


def lines(row: TestimonialRow) -> Lines:
    """Author and organisation above the first words; consent and printing as pills."""
    author = row.author_name or row.signature or _("Without a name")
    word, tone = _STATES[row.hindrance]
    state = (_(word), tone)
    organisation = row.organisation_name
    return Lines(
        author,
        f"{organisation} · {row.excerpt}" if organisation and row.excerpt else organisation or row.excerpt,
        ("message-square-quote", "accent" if row.hindrance is Hindrance.NONE else "secondary"),
        (state,),
    )


class TestimonialsPlace(Place):
    """List on the left, record on the right."""

    __test__ = False  # not a test, whatever its name begins with

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._wanted: UUID | None = None
        self._new = False
        self.model = OrderedModel(N_("Testimonial"), lines, lambda row: row.id, lambda row: row.folded)
        self.list = OrderedList(self.model, lines, _("Testimonials"))
        self.card = ListCard(
            self.list, add=_("New testimonial"), clicked=self.new_record, filter_words=_("Filter the testimonials…")
        )
        self.card.note.setText(_("In the order of printing: drag, or Alt+↑ and Alt+↓."))
        self.record = TestimonialRecord(self)
        self.right = Stack()
        self.right.addWidget(
            EmptyState(
                "message-square-quote",
                _("No testimonial this year yet"),
                _("Paste what a member wrote, note the consent: the report prints it with the signature as wished."),
                action=_("New testimonial"),
                clicked=self.new_record,
            )
        )
        self.right.addWidget(self.record)
        self.paper = Paper(
            context,
            _("Testimonials"),
            lambda year, language: context.services.testimonials.document(year, language=language),
            self.hide_paper,
        )
        self.right.addWidget(self.paper)
        self.card.add_below(self._below())
        self.box.addWidget(Splitter("evaluation/testimonials", context.state, self.card, self.right, sizes=(440, 700)))
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.list.row_chosen.connect(self._show_row)
        self.list.row_opened.connect(lambda _row: self.edit_record())
        self.list.order_changed.connect(lambda keys: self.reorder(Testimonial, keys))

    # The place.

    def reload(self) -> None:
        year, context = self.year, self.context
        self.ask(lambda: context.services.testimonials.rows(year), self._show, "testimonials")

    def enter(self) -> None:
        year, context = self.year, self.context
        self.ask(
            lambda: EvaluationReads(context.services.database).references(context.today()),
            self.record.show_references,
            "testimonials/references",
        )
        self.reload()
        self.ask(lambda: context.services.report.fields(year), self.record.show_fields, "testimonials/fields")

    def open(self, record_id: UUID) -> None:
        self.hide_paper()
        self._wanted = record_id
        self.card.filter.clear()

    def new_record(self) -> None:
        self._new = True
        today = self.context.today()
        received = today if today.year == self.year else None
        values = {"year": self.year, "position": self.model.total() + 1, "received_on": received}
        self.add(Testimonial, values, N_("Testimonial added"))

    def edit_record(self) -> None:
        self.record.text.edit.setFocus()

    def trash_record(self) -> None:
        if (row := self.list.chosen_row()) is not None:
            name = row.author_name or _("Testimonial")
            self.throw(Testimonial, row.id, _("“{name}” moved to the trash").format(name=name))

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def print_current(self) -> None:
        """The testimonials of the year; once they are on screen, onto paper."""
        self.paper.come_forward(self.right, self.year)

    def hide_paper(self) -> None:
        self.right.setCurrentIndex(0 if self.list.chosen_row() is None else 1)

    def note_printed(self) -> None:
        """The report left: all that it quotes is known to stand in it."""
        context, year = self.context, self.year
        name = _("Activity report {year}").format(year=year)

        def noted(count: int) -> None:
            told = ngettext("{count} printing noted", "{count} printings noted", count)
            self.page.said.emit(told.format(count=count))

        self.act(lambda: context.services.testimonials.note_printed(year, name), noted)

    def escape(self) -> None:
        if self.right.currentWidget() is self.paper:
            self.hide_paper()
            return
        self.card.filter.clear()

    # Within.

    def _below(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().sizes.px(4))
        box = QHBoxLayout()
        box.setSpacing(look().sizes.inside)
        box.addWidget(button(_("Print"), "printer", self.print_current, tip=_("The testimonials of the year (Ctrl+P)")))
        calls = partial(self.page.record_requested.emit, "evaluation_place", "campaigns")
        tip = _("Whom we ask, who answered, who is reminded")
        self.calls_button = button(_("Ask for more"), "mail", calls, tip=tip)
        box.addWidget(self.calls_button)
        box.addStretch()
        column.addLayout(box)
        note = link_button(_("The report left with them: note it"), self.note_printed, "check")
        column.addWidget(note, 0, Qt.AlignmentFlag.AlignLeft)
        return below

    def _show(self, rows: tuple[TestimonialRow, ...]) -> None:
        self.card.title.setText(_("Testimonials {year}").format(year=self.year))
        shown = self._wanted or (current.id if (current := self.record.row()) else None)
        self.model.set_rows(rows)
        if shown is None or not self.list.choose(shown):
            self.list.choose(rows[0].id if rows else None)
        self._wanted = None
        row = self.list.chosen_row()
        if self.right.currentWidget() is not self.paper:
            self.hide_paper()
        if row is not None:
            self._fill(row)
        if self._new and row is not None:
            self._new = False
            self.edit_record()
        self._sum_up(rows)

    def _show_row(self, row: TestimonialRow) -> None:
        self.right.setCurrentIndex(1)
        self._fill(row)

    def _fill(self, row: TestimonialRow) -> None:
        self.record.show_row(row)
        self.record_shown.emit(row.id)

    def _sum_up(self, rows: tuple[TestimonialRow, ...]) -> None:
        asked = sum(row.hindrance is Hindrance.TO_ASK for row in rows)
        words = ngettext("{count} testimonial", "{count} testimonials", len(rows)).format(count=len(rows))
        if asked:
            consents = ngettext("{count} consent to ask", "{count} consents to ask", asked).format(count=asked)
            words = f"{words} · {consents}"
        self.page.summary_changed.emit(words)
