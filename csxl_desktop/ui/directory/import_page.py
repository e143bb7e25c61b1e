"""A table taken in: choose or paste, confirm the columns, see what it would do, import; and take back what came in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.exchange.report import ImportReport, Outcome
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory import import_acting, import_reading
from csxl_desktop.ui.directory.import_columns import ColumnsCard, ImportColumns
from csxl_desktop.ui.directory.import_earlier import EarlierImports
from csxl_desktop.ui.directory.import_memory import ImportMemory
from csxl_desktop.ui.directory.import_preview import ImportPreview
from csxl_desktop.ui.directory.import_reader import ImportReader
from csxl_desktop.ui.directory.import_reading import Nature, Reading
from csxl_desktop.ui.directory.import_source import ImportSource
from csxl_desktop.ui.directory.import_undo import ImportUndo
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.tool import ToolPage
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.text import Card, set_tip


class ImportPage(ToolPage):
    """`closed` when the user has done."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._reading: Reading | None = None
        self._report: ImportReport | None = None
        self.head = head = ImportSource(context)
        self.source, self.pasted, self.day, self.notice = head.source, head.pasted, head.day, head.notice
        self.reader = ImportReader(context, self)
        self.read_path, self.read_text = self.reader.read_path, self.reader.read_text
        self.columns = ImportColumns()
        self.columns_card = ColumnsCard(self.columns)
        self.preview = ImportPreview()
        self.earlier, self.undo = EarlierImports(), ImportUndo()
        self.memory = ImportMemory(context, page, self.earlier, self.undo)
        self.import_button = primary_button(_("Import"), "upload", self.import_table)
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        sizes = look().sizes
        self._preview_card = Card(padding=sizes.between)
        self._preview_card.box.addWidget(self.preview, 1)
        self.preview.answers.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignBottom)
        set_tip(self.import_button, _("All or nothing: nothing is written before you press Import."))
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.between)
        box.setSpacing(sizes.between)
        box.addWidget(self.head)
        for each in (self.columns_card, self._preview_card, self.earlier, self.undo):
            box.addWidget(each, 0 if each is self.columns_card else 1)

    def _connect(self) -> None:
        self.head.closed.connect(self.closed)
        self.reader.read.connect(self._show_reading)
        self.reader.failed.connect(self._failed)
        self.head.file_chosen.connect(self.reader.read_path)
        self.head.turned.connect(lambda nature: self._again(lambda known: import_reading.turned(known, nature)))
        self.pasted.textChanged.connect(lambda: self.reader.read_text(self.pasted.toPlainText()))
        self.pasted.text_pasted.connect(self.reader.read_text)
        self.pasted.html_pasted.connect(self.reader.read_html)
        self.day.committed.connect(lambda _day: self._ask_preview())
        self.columns.corrected.connect(
            lambda number, field: self._again(lambda known: import_reading.assigned(known, number, field))
        )
        self.preview.decided.connect(lambda _decisions: self._ask_preview())
        self.preview.detail.corrected.connect(
            lambda line, cells: self._again(lambda known: import_reading.corrected(known, line, cells))
        )
        self.preview.put_aside.connect(self._put_aside)
        self.memory.turned.connect(self._show_state)
        self.memory.take_up.connect(self.reader.take_up)

    def begin(self) -> None:
        """Nothing chosen yet; the keyboard where one pastes."""
        self._reading, self._report = None, None
        self.reader.forget()
        self.head.begin()
        self.columns.clear()
        self.preview.forget()
        self.memory.begin()
        self._show_state()
        self.pasted.setFocus()

    def begin_with_file(self, path: Path) -> None:
        self.begin_for(Nature.MEMBERS.value)
        self.reader.read_path(path)

    def begin_for(self, what: str) -> None:
        self.reader.meant = Nature(what)

    def reload(self) -> None:
        self.memory.read()
        self._ask_preview()

    def go_back(self) -> bool:
        if self.memory.is_undoing():
            self.memory.leave()
            return True
        if self._reading is not None:
            meant = self.reader.meant
            self.begin()
            self.reader.meant = meant
            return True
        return False

    def own_work(self) -> object:
        return self._reading and (self._reading, self._on(), self.preview.answered())

    def take_own_work(self, work: Any) -> None:
        reading, on, answered = work
        self.day.set_value(on)
        self.preview.take_answers(answered)
        self._show_reading(reading, same=True)

    # Reading.

    def _again(self, work: Callable[[Reading], Reading]) -> None:
        self.reader.again(self._reading, work)

    def _put_aside(self, lines: dict[int, tuple[str, str]]) -> None:
        self.preview.drop(set(lines))
        self._again(lambda known: import_reading.put_aside(known, lines))

    def _show_reading(self, reading: Reading, same: bool) -> None:
        if not same:
            self.preview.forget()
            self.columns.clear()
        self._reading, self._report = reading, None
        self.notice.say("" if reading.lacks_organisations else reading.refusal, "late")
        self.columns_card.show_reading(reading)
        if reading.content is None:
            self.preview.show_report(ImportReport((), written=False), lambda _line: {}, {})
        self._show_state()
        if reading.lacks_organisations:
            self.columns.focus_first()
        elif not same:
            self.preview.table.setFocus()  # the field that was pasted into is gone
        self._ask_preview()

    # What it would do.

    def _ask_preview(self) -> None:
        reading = self._reading
        if reading is None or reading.content is None:
            return
        context, decisions, on = self._context, self.preview.decisions(), self._on()
        context.jobs.ask(
            lambda: import_acting.judged(context.services, reading, on, decisions),
            lambda report: self._show_report(reading, report),
            self._failed,
            owner=self,
            latest="directory.import",
        )

    def _on(self) -> date | None:
        shown = self.day.value()
        return shown if isinstance(shown, date) else None

    def _show_report(self, reading: Reading, report: ImportReport) -> None:
        if self._reading is not reading:
            return
        self._report = report
        self.preview.show_report(report, reading.cells, _headers(reading))
        self._show_state()

    # The act.

    def import_table(self) -> None:
        """Write the whole table in one act, then offer to take it back."""
        reading, decisions, on = self._reading, self.preview.decisions(), self._on()
        if reading is None:
            return
        context = self._context
        self.import_button.setEnabled(False)
        context.jobs.save(
            lambda: import_acting.written(context.services, reading, on, decisions),
            lambda found: self._imported(reading, *found),
            self._failed,
            owner=self,
        )

    def _imported(self, reading: Reading, report: ImportReport, made: UUID | None) -> None:
        if report.refused or report.undecided:
            self._show_report(reading, report)
            return
        counts = report.counts
        written = sum(count for outcome, count in counts.items() if outcome is not Outcome.UNCHANGED)
        self.closed.emit()
        if made is None:
            self._page.said.emit(_("Nothing to import: the directory already holds all of it."))
            return
        words = ngettext("{count} line imported", "{count} lines imported", written).format(count=written)
        self._page.undo_offered.emit(words, lambda: self.memory.take_back(made))

    def _failed(self, error: Exception) -> None:
        self._show_state()
        if isinstance(error, DomainError):
            self.notice.say(sentence(error), "wrong")
        else:
            self._context.errors.show(error)

    def _show_state(self) -> None:
        """What is read shows its columns and its lines; before, the place to paste in and what came in earlier."""
        reading, undoing = self._reading, self.memory.is_undoing()
        self.head.show_reading(reading, _told(reading) if reading is not None else "")
        self.head.setVisible(not undoing)
        self.undo.setVisible(undoing)
        self.earlier.setVisible(reading is None and not undoing)
        self.columns_card.setVisible(reading is not None)
        self._preview_card.setVisible(reading is not None)
        self.columns_card.fit()
        report = self._report
        self.import_button.setEnabled(report is not None and not report.refused and not report.undecided)


def _headers(reading: Reading) -> dict[int, str]:
    """What stands above each column that is taken in."""
    return {
        column.number: column.header or _("Column {letter}").format(letter=column.letter)
        for column in reading.mapping.columns
        if column.field is not None
    }


def _told(reading: Reading) -> str:
    """“membres.xlsx · 99 lines · 1 line of totals passed over · 2 set aside”."""
    count = reading.line_count()
    words = ngettext("{name} · {count} line", "{name} · {count} lines", count).format(name=reading.name, count=count)
    if totals := reading.totals:
        passed = ngettext("{count} line of totals passed over", "{count} lines of totals passed over", totals)
        words += " · " + passed.format(count=totals)
    if aside := len(reading.origin.aside):
        words += " · " + ngettext("{count} set aside", "{count} set aside", aside).format(count=aside)
    return words
