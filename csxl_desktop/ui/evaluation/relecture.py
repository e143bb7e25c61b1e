"""Relecture: what a reader would notice in the report of the year and its records; why, where, and what stays."""

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from csxl_desktop.domain.read_languages import not_read
from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.paper import Paper
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.relecture_list import FindingList
from csxl_desktop.ui.evaluation.relecture_outside import choose_file, read_outside
from csxl_desktop.ui.evaluation.relecture_pane import FindingPane
from csxl_desktop.ui.evaluation.relecture_reader import Outside, Reader, Reading
from csxl_desktop.ui.evaluation.relecture_rows import EVERYWHERE, FindingRow, rows_of, to_mend
from csxl_desktop.ui.file_opening import dropped_files
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.pointing import Pointing
from csxl_desktop.ui.widgets.form import Splitter, scrolled
from csxl_desktop.ui.widgets.stack import Stack


class RelecturePlace(Place):
    """The list on the left; on the right what was found, its reason, the way to it, and the reason to leave it."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._all: list[FindingRow] = []
        self._reading: Reading | None = None  # what stands in the list
        self._outside: Outside | None = None
        self._mended: set[UUID] = set()
        self._on_its_way: set[UUID] = set()  # accepted, and not read again yet
        self.reader = Reader(context, self, "relecture")
        self.pointing = Pointing(page, context.jobs)
        self.card = FindingList(context, self.choose_file, self.close_file)
        self.list, self.model = self.card.list, self.card.model
        self.pane = FindingPane(self.pointing.go, self.settle)
        self.paper = Paper(context, _("List of findings"), self._document, self.close_paper)
        self.paper.back_button.setText(_("Back to the findings"))
        self.right = Stack()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.right.addWidget(scrolled(self.pane, cards=True))
        self.right.addWidget(self.paper)
        self.box.addWidget(
            Splitter("evaluation/relecture", self.context.state, self.card, self.right, sizes=(520, 560))
        )
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.card.chosen.connect(self.pane.show_row)
        self.list.row_chosen.connect(lambda _row: self.close_paper())
        self.card.print_button.clicked.connect(lambda _checked: self.print_current())
        self.card.again_button.clicked.connect(lambda _checked: self.reload())
        self.list.row_opened.connect(lambda _row: self.pane.open_record())
        self.reader.begun.connect(self._say_reading)
        self.reader.read.connect(self._show)
        self.reader.given_up.connect(self.card.note.setText)

    # The place.

    def reload(self) -> None:
        self.reader.ask(self.year, self._outside)

    def show_year(self, year: int) -> None:
        if year != self.year:
            self._mended.clear()
        super().show_year(year)

    def open(self, record_id: UUID) -> None:
        """What is to be mended in a section of the report; `EVERYWHERE` in all of them."""
        self._outside = None
        self.close_paper()
        self.card.filter.clear()
        self.card.filters.show_part(None if record_id == EVERYWHERE else record_id.hex)

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def edit_record(self) -> None:
        self.pane.reason.edit.setFocus()

    def print_current(self) -> None:
        """The list as pages; once they are there, the printer."""
        self.paper.come_forward(self.right, self.year)

    def escape(self) -> None:
        if self.right.currentWidget() is self.paper:
            self.close_paper()
        elif not self.card.clear_filters() and self._outside is not None:
            self.close_file()

    def settle(self, row: FindingRow, reason: str) -> None:
        """It stays as it is, or no longer; the next one comes."""
        context = self.context
        if row.id in self._on_its_way:
            return
        if reason.strip() or row.finding.accepted:
            self._on_its_way.add(row.id)
        if row.finding.accepted:
            self.act(lambda: context.services.proofreading.take_back(row.finding, row.year), self._taken_back)
        else:
            self.act(lambda: context.services.proofreading.accept(row.finding, row.year, reason), self._accepted)

    # A text from outside.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file dropped here is read as one chosen."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_file(dropped_files(event.mimeData())[0])
        event.acceptProposedAction()

    def choose_file(self) -> None:
        if (path := choose_file(self)) is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read it with what the dossier knows of the year."""
        read_outside(self.context, self, path, self.year, self._take_file)

    def close_file(self) -> None:
        """Back to the report of the year."""
        self._outside = None
        self.close_paper()
        self.reload()

    def _take_file(self, outside: Outside) -> None:
        self._outside = outside
        self.close_paper()
        self.card.filters.show_part(None)
        self.reload()

    # Within.

    def _document(self, year: int, language: str) -> Document:
        service, outside = self.context.services.findings, self._outside
        if outside is None:
            return service.document(year, language=language)
        return service.of_text(outside.text, outside.name, year, language=language)

    def close_paper(self) -> None:
        self.right.setCurrentIndex(0)

    def _accepted(self, written: Written) -> None:
        self.offer_undo(written, _("Finding accepted"))

    def _taken_back(self, written: Written) -> None:
        self.offer_undo(written, _("Finding no longer accepted"))

    def _say_reading(self) -> None:
        outside, shown = self._outside, self._reading
        self.card.begin(self.year, outside.name if outside else "")
        if shown is None or (shown.year, shown.outside) != (self.year, outside):
            self._reading, self._all = None, []  # what is of another year or text is not to be accepted
            self._mended.clear()
            self.card.show_rows((), 0)
            self.card.note.setText(_("Reading…"))

    def _show(self, reading: Reading) -> None:
        before = {row.id for row in self._all if not row.finding.accepted}
        self._on_its_way.clear()
        self._reading, self._all = reading, rows_of(reading)
        there = {row.id for row in self._all}
        self._mended = (self._mended | (before - there)) - there
        unread, mended = not_read(reading.language), len(self._mended)
        self.card.show_rows(self._all, mended, unread, begun=reading.begun, grammar=reading.grammar)
        self.page.summary_changed.emit(to_mend(self.card.open_count()))
