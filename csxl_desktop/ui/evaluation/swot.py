"""SWOT: four quadrants beside what the year before said, and what a point rests on."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.evaluation_choices import SwotQuadrant
from csxl_desktop.domain.swot_rows import SwotRow, SwotYear
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.paper import Paper
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.swot_point import PointCard
from csxl_desktop.ui.evaluation.swot_quadrant import QuadrantCard
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.coming_into_view import ComingIntoView
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Title

_ROWS = ((SwotQuadrant.STRENGTH, SwotQuadrant.WEAKNESS), (SwotQuadrant.OPPORTUNITY, SwotQuadrant.THREAT))
_POINT = 400  # pixels of a point beside the quadrants
_LOWEST = 260  # of a quadrant that stands below another


class SwotPlace(Place):
    """The grid; a point that is opened stands on the right with its evidence."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._told: SwotYear | None = None
        self._open: UUID | None = None
        self.title = Title()
        self.carry_button = button(_("Carry the rest over"), "arrow-right", self.carry_over)
        self.print_button = button(_("Print"), "printer", self.print_current, tip=_("The page of the year (Ctrl+P)"))
        self.quadrants = {each: QuadrantCard(self, each, self.act) for row in _ROWS for each in row}
        self.point = PointCard(self, self.close_point)
        self.point.hide()
        self._coming = ComingIntoView(self.point)
        self.paper = Paper(
            context,
            _("SWOT"),
            lambda year, language: context.services.swot.document(year, language=language),
            self.hide_paper,
        )
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        head = HeadLayout()
        head.setSpacing(sizes.between)
        for each in (self.title, self.carry_button, self.print_button):
            head.addWidget(each)
        grid = QVBoxLayout()
        grid.setSpacing(sizes.between)
        for quadrants in _ROWS:
            row = SideBySide(least=_LOWEST)
            for card in (self.quadrants[each] for each in quadrants):
                card.opened.connect(self.open)
                row.addWidget(card, 1)
            grid.addLayout(row, 1)
        body = SideBySide()
        body.setSpacing(sizes.around)
        body.addLayout(grid, 1)
        body.add_fixed(self.point, _POINT)
        front = QWidget()
        box = QVBoxLayout(front)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addLayout(head)
        box.addLayout(body, 1)
        self.stack = Stack()
        self.stack.addWidget(front)
        self.stack.addWidget(self.paper)
        self.box.addWidget(self.stack)

    # The place.

    def reload(self) -> None:
        if self._told is not None:
            self._coming.end()  # rows that come or go move no page under the hand
        year, context = self.year, self.context
        self.ask(lambda: context.services.swot.year(year), self._show, "swot")

    def show_year(self, year: int) -> None:
        super().show_year(year)
        self.close_point()
        self.hide_paper()

    def open(self, record_id: UUID) -> None:
        self.hide_paper()
        self._open = record_id
        if self._told is not None:
            self._show_point()
        self._coming.begin()  # below the quadrants it is out of sight

    def close_point(self) -> None:
        self._open = None
        self._coming.end()
        self.point.hide()

    def new_record(self) -> None:
        self.quadrants[SwotQuadrant.STRENGTH].adder.setFocus()

    def edit_record(self) -> None:
        if not self.point.isHidden():
            self.point.words.setFocus()

    def trash_record(self) -> None:
        if not self.point.isHidden():
            self.point.throw()

    def print_current(self) -> None:
        """The page; once it is on screen, onto paper."""
        self.paper.come_forward(self.stack, self.year)

    def hide_paper(self) -> None:
        self.stack.setCurrentIndex(0)

    def escape(self) -> None:
        if self.stack.currentWidget() is self.paper:
            self.hide_paper()
        else:
            self.close_point()

    def carry_over(self) -> None:
        """What stood a year ago and of which nothing is said yet stands still."""
        context, year = self.context, self.year

        def carried(count: int) -> None:
            told = ngettext("{count} point carried over", "{count} points carried over", count)
            self.page.said.emit(told.format(count=count))

        self.act(lambda: context.services.swot.follow_all(year), carried)

    # Within.

    def _show(self, told: SwotYear) -> None:
        self._told = told
        self.title.setText(_("SWOT {year}").format(year=told.year))
        for card in self.quadrants.values():
            card.show_year(told)
        count = len(told.undecided)
        self.carry_button.setVisible(bool(count))
        self.print_button.setEnabled(bool(told.points))
        words = ngettext("{count} point", "{count} points", len(told.points)).format(count=len(told.points))
        if count:
            left = ngettext("{count} of the year before to decide", "{count} of the year before to decide", count)
            words = f"{words} · {left.format(count=count)}"
        self.page.summary_changed.emit(words)
        self._show_point()

    def _show_point(self) -> None:
        found = next((each for each in self._points() if each.id == self._open), None)
        self.point.setVisible(found is not None)
        if found is not None:
            self.point.show_row(found)
            self.record_shown.emit(found.id)

    def _points(self) -> tuple[SwotRow, ...]:
        return () if self._told is None else self._told.points
