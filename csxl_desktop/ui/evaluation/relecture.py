"""Relecture: what a reader would notice in the report of the year and its records; why, where, and what stays."""

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.paper import Paper
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.relecture_filters import FindingFilters
from csxl_desktop.ui.evaluation.relecture_outside import choose_file, read_outside
from csxl_desktop.ui.evaluation.relecture_pane import FindingPane
from csxl_desktop.ui.evaluation.relecture_reader import Outside, Reader, Reading
from csxl_desktop.ui.evaluation.relecture_rows import EVERYWHERE, FindingRow, lines, rows_of, searched, to_mend
from csxl_desktop.ui.file_opening import dropped_files
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.pointing import Pointing
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.form import Splitter, scrolled
from csxl_desktop.ui.widgets.messages import Notice


class RelecturePlace(Place):
    """The list on the left; on the right what was found, its reason, the way to it, and the reason to leave it."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._all: list[FindingRow] = []
        self._shown: list[FindingRow] = []
        self._reading: Reading | None = None  # what stands in the list
        self._outside: Outside | None = None
        self._mended: set[UUID] = set()
        self._on_its_way: set[UUID] = set()  # accepted, and not read again yet
        self.reader = Reader(context, self, "relecture")
        self.pointing = Pointing(page, context.jobs)
        self.model = OrderedModel(N_("Finding"), lines, lambda row: row.id, searched)
        self.list = OrderedList(self.model, lines, _("Findings"))
        self.list.setDragEnabled(False)
        self.card = ListCard(
            self.list,
            add=_("Proofread a file…"),
            clicked=self.choose_file,
            filter_words=_("Filter by word, reason, section…"),
        )
        self.filters = FindingFilters(context.state)
        self.file = Notice(closable=False, action=_("Back to the report"), clicked=self.close_file)
        self.pane = FindingPane(self.pointing.go, self.settle)
        self.paper = Paper(context, _("List of findings"), self._document, self.close_paper)
        self.paper.back_button.setText(_("Back to the findings"))
        self.right = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        set_icon(self.card.add_button, "folder-open", "on_accent")
        self.file.say("")
        self.card.add_above(self.filters)
        self.card.add_above(self.file)
        self.print_button = link_button(_("Print the list"), self.print_current, "printer")
        self.again_button = link_button(_("Read again"), self.reload, "rotate-ccw")
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.print_button)
        row.addStretch()
        row.addWidget(self.again_button)
        self.card.add_below(below)
        self.right.addWidget(scrolled(self.pane))
        self.right.addWidget(self.paper)
        self.box.addWidget(
            Splitter("evaluation/relecture", self.context.state, self.card, self.right, sizes=(520, 560))
        )
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.filters.changed.connect(self._fill)
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(lambda _row: self.pane.open_record())
        self.reader.begun.connect(self._say_reading)
        self.reader.read.connect(self._show)

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
        self.filters.show_part(None if record_id == EVERYWHERE else record_id.hex)

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
        elif self.card.filter.text() or self.filters.narrows():
            self.card.filter.clear()
            self.filters.clear()
        elif self._outside is not None:
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
        self.filters.show_part(None)
        self.reload()

    # Within.

    def _document(self, year: int, language: str) -> Document:
        service, outside = self.context.services.findings, self._outside
        if outside is None:
            return service.document(year, language=language)
        return service.of_text(outside.text, outside.name, year, language=language)

    def close_paper(self) -> None:
        self.right.setCurrentIndex(0)

    def _choose(self, row: FindingRow) -> None:
        self.close_paper()
        self.pane.show_row(row)

    def _accepted(self, written: Written) -> None:
        self.offer_undo(written, _("Finding accepted"))

    def _taken_back(self, written: Written) -> None:
        self.offer_undo(written, _("Finding no longer accepted"))

    def _say_reading(self) -> None:
        outside, shown = self._outside, self._reading
        self.card.title.setText(_("Relecture {year}").format(year=self.year))
        self.file.say(
            _("“{file}”, read with what the dossier knows of {year}.").format(file=outside.name, year=self.year)
            if outside is not None
            else ""
        )
        if shown is None or (shown.year, shown.outside) != (self.year, outside):
            self._reading, self._all = None, []  # what is of another year or text is not to be accepted
            self._mended.clear()
            self._fill()
            self.card.note.setText(_("Reading…"))

    def _show(self, reading: Reading) -> None:
        before = {row.id for row in self._all if not row.finding.accepted}
        self._on_its_way.clear()
        self._all = rows_of(reading)
        there = {row.id for row in self._all}
        self._mended = (self._mended | (before - there)) - there
        self._reading = reading
        self._fill()

    def _fill(self) -> None:
        shown = self.filters.shown(self._all)
        kept, place = self.list.chosen_row(), self.list.currentIndex().row()
        if shown != self._shown:
            self._shown = shown
            self.model.set_rows(shown)
        if kept is None or not self.list.choose(kept.id):
            there = self.model.rows()  # what follows the one that is gone
            self.list.choose(there[min(max(place, 0), len(there) - 1)].id if there else None)
        self.pane.show_row(self.list.chosen_row())
        self._say_count(len(shown))

    def _say_count(self, shown: int) -> None:
        left = sum(not row.finding.accepted for row in self._all)
        words = to_mend(left) if left else _("Nothing to report: the report may leave.")
        if self._outside is not None and not left:
            words = _("Nothing to report in this text.")
        if mended := len(self._mended):
            told = ngettext("{count} mended", "{count} mended", mended).format(count=mended)
            words = _("{findings} · {mended}").format(findings=words, mended=told)
        if hidden := left - shown if not self.filters.accepted() else 0:
            told = ngettext("{count} hidden by the filters", "{count} hidden by the filters", hidden)
            words = _("{findings} · {mended}").format(findings=words, mended=told.format(count=hidden))
        self.card.note.setText(words)
        self.list.set_empty(self._empty(left))
        self.page.summary_changed.emit(to_mend(left))

    def _empty(self, left: int) -> str:
        if self.filters.accepted():
            return _("Nothing was accepted.")
        return _("Nothing here with these filters (Esc shows everything).") if left else ""
