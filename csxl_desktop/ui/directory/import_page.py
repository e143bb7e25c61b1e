"""A members' table taken in: choose or paste, confirm the columns, see what it would do, import, undo."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.mapping import Field
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services import members_import
from csxl_desktop.services.exchange.report import ImportReport, Outcome
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory import import_reading
from csxl_desktop.ui.directory.import_columns import ImportColumns
from csxl_desktop.ui.directory.import_preview import ImportPreview
from csxl_desktop.ui.directory.import_reading import Reading
from csxl_desktop.ui.directory.import_source import ImportSource
from csxl_desktop.ui.directory.on_screen import reads
from csxl_desktop.ui.directory.tool import ToolPage
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

_ONE_ROW = 7  # columns that stand beside each other at 1366 pixels


class ImportPage(ToolPage):
    """`closed` when the user has done."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._reading: Reading | None = None
        self._preview: members_import.ImportPreview | None = None
        self._turn = 0
        self.head = ImportSource(context)
        self.source, self.pasted, self.day, self.notice = (
            self.head.source,
            self.head.pasted,
            self.head.day,
            self.head.notice,
        )
        self.columns = ImportColumns()
        self.preview = ImportPreview()
        self.import_button = primary_button(_("Import"), "upload", self.import_table)
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        sizes = look().sizes
        self._columns_card = Card(padding=sizes.between)
        self._columns_card.box.addWidget(SectionLabel(_("What the columns hold")))
        area = scrolled(self.columns)
        area.setMaximumHeight(sizes.px(172))
        area.setMinimumHeight(sizes.px(84))
        self._columns_area = area
        self._columns_card.box.addWidget(area)
        self._preview_card = Card(padding=sizes.between)
        self._preview_card.box.addWidget(self.preview, 1)
        self.preview.answers.addWidget(self.import_button)
        self._preview_card.box.addWidget(
            label(_("All or nothing: nothing is written before you press Import."), "small")
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.between)
        box.setSpacing(sizes.between)
        box.addWidget(self.head, 1)
        box.addWidget(self._columns_card)
        box.addWidget(self._preview_card, 1)
        self._outer = box

    def _connect(self) -> None:
        self.head.closed.connect(self.closed)
        self.head.file_chosen.connect(self.read_path)
        self.pasted.textChanged.connect(self._read_pasted)
        self.day.committed.connect(lambda _day: self._ask_preview())
        self.columns.corrected.connect(self._correct)
        self.preview.decided.connect(lambda _decisions: self._ask_preview())

    def begin(self) -> None:
        """Nothing chosen yet; the keyboard where one pastes."""
        self._reading, self._preview = None, None
        self._turn += 1
        self.head.begin()
        self.columns.clear()
        self.preview.forget()
        self._show_state()
        self.pasted.setFocus()

    def read_path(self, path: Path) -> None:
        """Read a file, in a thread of its own."""
        today = self._context.today()
        self._compute(lambda: import_reading.read_file(path.read_bytes(), path.name, today))

    def import_table(self) -> None:
        """Write the whole table in one act, then offer to take it back."""
        preview, decisions = self._preview, self.preview.decisions()
        if preview is None:
            return
        context = self._context
        self.import_button.setEnabled(False)

        def work() -> tuple[ImportReport, UUID | None]:
            report = members_import.apply_members(context.services, preview, decisions)
            return report, reads(context).last_act()

        context.jobs.save(work, self._imported, self._failed, owner=self)

    # Reading.

    def _read_pasted(self) -> None:
        text = self.pasted.toPlainText()
        if text.strip():
            today, name = self._context.today(), _("pasted table")
            self._compute(lambda: import_reading.read_pasted(text, name, today))

    def _correct(self, number: int, field: Field | None) -> None:
        reading, today = self._reading, self._context.today()
        if reading is not None:
            self._compute(lambda: import_reading.read_again(reading, number, field, today), same=True)

    def _compute(self, work: Callable[[], Reading], *, same: bool = False) -> None:
        self._turn += 1
        turn = self._turn

        def done(reading: Reading) -> None:
            if turn == self._turn:
                self._show_reading(reading, same=same)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._failed(error)

        self._context.jobs.compute(work, done, failed, owner=self, label=_("Reading the table"))

    def _show_reading(self, reading: Reading, *, same: bool) -> None:
        if not same:
            self.preview.forget()
            self.columns.clear()
        self._reading = reading
        count = reading.line_count()
        words = ngettext("{name} · {count} line", "{name} · {count} lines", count)
        self.source.setText(words.format(name=reading.name, count=count))
        self.notice.say(reading.refusal, "late")
        self.columns.show_reading(reading)
        if reading.members is None:
            self._preview = None
            self.preview.show_report(ImportReport((), written=False))
        self._show_state()
        self._ask_preview()

    # What it would do.

    def _ask_preview(self) -> None:
        reading = self._reading
        if reading is None or reading.members is None:
            return
        context, members, decisions = self._context, reading.members, self.preview.decisions()
        shown = self.day.value()
        on = shown if isinstance(shown, date) else None
        context.jobs.ask(
            lambda: members_import.preview_members(context.services, members, on=on, decisions=decisions),
            self._show_preview,
            self._failed,
            owner=self,
            latest="directory.import",
        )

    def _show_preview(self, preview: members_import.ImportPreview) -> None:
        if self._reading is None or preview.table is not self._reading.members:
            return
        self._preview = preview
        self.preview.show_report(preview.report)
        self._show_state()

    def _imported(self, found: tuple[ImportReport, UUID | None]) -> None:
        report, act = found
        if report.refused or report.undecided:
            self.preview.show_report(report)
            self._show_state()
            return
        counts = report.counts
        written = sum(count for outcome, count in counts.items() if outcome is not Outcome.UNCHANGED)
        self.closed.emit()
        if not report.written or act is None:
            self._page.said.emit(_("Nothing to import: the directory already holds all of it."))
            return
        words = ngettext("{count} line imported", "{count} lines imported", written).format(count=written)
        self._page.undo_offered.emit(words, lambda: self._take_back(act))

    def _take_back(self, act: UUID) -> None:
        context, page = self._context, self._page

        def done(_undone: object) -> None:
            page.reload()
            page.said.emit(_("The import was taken back."))

        context.jobs.save(lambda: context.services.history.undo_transaction(act), done, context.errors.show, owner=page)

    def _failed(self, error: Exception) -> None:
        self._show_state()
        if isinstance(error, DomainError):
            self.notice.say(error.user_message, "wrong")
        else:
            self._context.errors.show(error)

    def _show_state(self) -> None:
        """What is read shows its columns and its lines; before, the place to paste in."""
        read = self._reading is not None
        self.head.show_read(read=read)
        self._outer.setStretch(0, 0 if read else 1)
        self._columns_card.setVisible(read)
        self._preview_card.setVisible(read)
        self._columns_area.setFixedHeight(look().sizes.px(166 if len(self.columns.fields) > _ONE_ROW else 84))
        preview = self._preview
        ready = preview is not None and not preview.report.refused and not preview.report.undecided
        self.import_button.setEnabled(ready)
