"""Rapport d'activité: its sections, the text of one, the very pages beside it."""

from uuid import UUID

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.evaluation_rows import SectionRow
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.i18n import _
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.ui.actions import add_keys
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.report_draft import ReportDraft
from csxl_desktop.ui.evaluation.report_findings import ReportFindings
from csxl_desktop.ui.evaluation.report_look import ReportLook
from csxl_desktop.ui.evaluation.report_old import OldReport
from csxl_desktop.ui.evaluation.report_pages import ReportPages
from csxl_desktop.ui.evaluation.report_references import places
from csxl_desktop.ui.evaluation.report_sections import ReportSections, next_to_read, progress
from csxl_desktop.ui.evaluation.report_text import READ_KEYS, ReportText
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.form import Splitter, scrolled
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.reference_field import Option
from csxl_desktop.ui.widgets.stack import Stack


class ReportPlace(Place):
    """Three columns; before the year has begun, the one thing to do."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._rows: list[SectionRow] = []
        self._wanted: UUID | None = None
        self._new = False
        self._images_of: frozenset[str] = frozenset()
        self.sections = ReportSections(self.new_record, self.show_look)
        self.old = OldReport(context)
        self.text = ReportText(self, self.old.choose)
        self.panel = DocumentPanel(context)
        self.pages = ReportPages(self, self.panel, self.text)
        self.look = ReportLook(self, self.pages.show_archive)
        self.findings = ReportFindings(self, self.sections, self.text, self.look)
        self.middle = Stack()
        self.beside = Stack()
        self.draft = ReportDraft(context, self.panel, self.text)
        self.stack = Stack()
        self._build()
        self.sections.list.row_chosen.connect(self._choose)
        self.sections.list.row_opened.connect(lambda _row: self.edit_record())
        self.sections.list.order_changed.connect(lambda keys: self.reorder(ReportSection, keys))
        self.text.read_button.clicked.connect(lambda _checked: self.mark_read())
        self.old.opened.connect(lambda: self.beside.setCurrentWidget(self.old))
        self.old.closed.connect(lambda: self.beside.setCurrentIndex(0))
        self.old.taken.connect(lambda _text: self.middle.setCurrentIndex(0))  # seen where it goes
        self.old.taken.connect(self.text.take_over)
        add_keys(self, _("Section read again, the next one"), READ_KEYS, self.mark_read)

    def _build(self) -> None:
        self.empty = EmptyState(
            "file-text",
            _("The report of this year has not begun"),
            _("It takes over last year's sections with their live fields, or the text of the house."),
            action=_("Begin the report"),
            clicked=self.begin,
        )
        self.beside.addWidget(self.pages)
        self.beside.addWidget(self.old)
        columns = Splitter(
            "evaluation/report", self.context.state, self.sections, self.middle, self.beside, sizes=(250, 560, 430)
        )
        self.middle.addWidget(self.text)
        self.middle.addWidget(scrolled(self.look, cards=True))
        self.stack.addWidget(self.empty)
        self.stack.addWidget(columns)
        self.box.addWidget(self.stack)

    # The place.

    def reload(self) -> None:
        year, context = self.year, self.context

        def read() -> tuple[list[SectionRow], list[Option]]:
            rows = context.services.report.sections(year)
            return rows, places(rows, context.services.category_tables.tables(year))

        self.ask(read, self._show, "sections")
        if self.middle.currentIndex():
            self.look.read()

    def enter(self) -> None:
        year, context = self.year, self.context
        self.reload()
        self.findings.read()
        self.ask(lambda: context.services.report.fields(year), self.text.show_fields, "sections/fields")
        self.ask(lambda: context.services.report_past.past(year), self.text.show_past, "sections/past")
        self.ask(context.services.report.team, self.text.life.show_team, "sections/team")

    def show_year(self, year: int) -> None:
        super().show_year(year)
        if self.empty.action is not None:
            self.empty.action.setText(_("Begin the report {year}").format(year=year))

    def begin(self) -> None:
        """Last year's sections, or the house's."""
        year, context = self.year, self.context
        self.act(lambda: context.services.report.begin_year(year))

    def open(self, record_id: UUID) -> None:
        self._wanted = record_id
        self.middle.setCurrentIndex(0)

    def new_record(self) -> None:
        """A section of the office's own, its title ready to be typed."""
        if not self._rows:
            self.begin()
            return
        year, context, title = self.year, self.context, _("New section")
        self._new = True
        self.act(lambda: context.services.report.add_section(year, title), self.open_written)

    def show_look(self) -> None:
        """Cover, colours, approval and archives, in place of the text."""
        self.middle.setCurrentIndex(1)
        self.look.read()
        self.look.fields["title"].setFocus()

    def mark_read(self) -> None:
        """Read: the next section that waits comes by itself."""
        row = self.text.row()
        if row is None or not self._rows:
            return
        self.text.flush()
        coming = next_to_read(self._rows, row.id)
        key, context = row.id, self.context
        self._wanted = coming.id if coming else key
        self.act(lambda: context.services.report.set_state(key, SectionState.READ))

    def edit_record(self) -> None:
        self.text.text.edit.setFocus()

    def trash_record(self) -> None:
        if (row := self.sections.list.chosen_row()) is not None:
            self.throw(ReportSection, row.id, _("“{name}” moved to the trash").format(name=row.title))

    def focus_filter(self) -> None:
        self.sections.list.setFocus()

    def print_current(self) -> None:
        self.panel.print_document()

    # Within.

    def _show(self, read: tuple[list[SectionRow], list[Option]]) -> None:
        self._rows, options = read
        rows = self._rows
        self.text.show_places(options)
        self.stack.setCurrentIndex(1 if rows else 0)
        shown = self._wanted or (current.id if (current := self.text.row()) else None)
        row = self.sections.show_rows(rows, self.year, shown)
        self._wanted = None
        if row is None:
            self.pages.clear()
            self.page.summary_changed.emit(_("The report {year} has not begun").format(year=self.year))
            return
        self._show_row(row)
        if self._new:
            self._new = False
            self.text.name.edit.setFocus()
            self.text.name.edit.selectAll()
        self._show_images(rows)
        self.pages.show_year()
        self.page.summary_changed.emit(progress(rows))

    def _choose(self, row: SectionRow) -> None:
        self.middle.setCurrentIndex(0)
        if self.pages.part_shown:
            self.pages.show_whole()
        self._show_row(row)

    def _show_row(self, row: SectionRow) -> None:
        before = self.text.row()
        self.text.show_row(row, self.year)
        self.record_shown.emit(row.id)
        if before is None or before.id != row.id:
            self.pages.bring(row.title if row.included else "")

    def _show_images(self, rows: list[SectionRow]) -> None:
        texts = tuple(text for row in rows for text in (row.text, row.closing, row.previous))
        keys = frozenset(block.attachment for text in texts for block in text.blocks if block.attachment)
        if keys == self._images_of:
            return
        self._images_of = keys
        reads = EvaluationReads(self.context.services.database)
        self.ask(lambda: reads.images(texts), self.text.show_images, "sections/images")
