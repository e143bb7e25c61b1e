"""The pages follow the cursor: while somebody types, the section alone is laid out; the whole once it is saved."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.report_draft import drafted
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.evaluation.report_outline import section_pages, title_key
from csxl_desktop.ui.evaluation.report_text import ReportText

_REST = 60  # milliseconds after the last key before the section is laid out again
_MOST_PAGES = 24  # of a section that are searched: a millisecond and a half each, after each rest
_LETTERS = 40  # before the cursor: enough to find the place on paper


class ReportDraft(QObject):
    """Shows in `panel`, which shows the whole report otherwise, what `text` holds and where its cursor stands."""

    def __init__(self, context: Context, panel: DocumentPanel, text: ReportText) -> None:
        super().__init__(panel)
        self._context, self._panel, self._text = context, panel, text
        self._laying_out = False
        self._turn = 0
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._begin)
        text.text.edit.textChanged.connect(self._rest)
        text.text.edit.cursorPositionChanged.connect(self._rest)
        panel.shown.connect(self._whole_shown)
        panel.before_paper(text.flush)

    def _rest(self) -> None:
        if self._text.text.edit.hasFocus():
            self._timer.start()

    def _whole_shown(self) -> None:
        self._turn += 1
        if self._text.text.edit.hasFocus():
            self._timer.start()  # typed meanwhile, or the page of the cursor

    def _begin(self) -> None:
        row, whole = self._text.row(), self._panel.document()
        if row is None or whole is None or self._laying_out:
            return
        document = drafted(whole, row.code, self._text.text.text())
        if document is None:
            self._follow()
            return
        self._laying_out = True
        self._lay_out(document, row.id)

    def _lay_out(self, document: Document, section: UUID) -> None:
        turn = self._turn

        def show(pdf: bytes) -> None:
            self._laying_out = False
            row = self._text.row()
            if turn == self._turn and row is not None and row.id == section:
                self._panel.show_draft(pdf, ("draft", section))
                self._follow()
            if self._text.text.text() != document.content.sections[0].text:
                self._timer.start()  # typed meanwhile

        def failed(_error: Exception) -> None:
            self._laying_out = False  # the whole report, laid out once this is saved, says what is wrong

        self._context.jobs.compute(lambda: render(document), show, failed, owner=self)

    def _follow(self) -> None:
        """Bring the page into view on which the words before the cursor stand."""
        preview, row, words = self._panel.preview, self._text.row(), self._words()
        if row is None or not words or not preview.pdf():
            return
        first, last = 1, preview.page_count()
        if not self._panel.is_draft():
            begun = section_pages(preview.pdf())
            first = begun.get(title_key(row.title), 1)
            last = min((page for page in begun.values() if page > first), default=last)
        shown = max(preview.page(), first)
        near = range(shown, min(shown + 1, last) + 1)
        for page in (*range(first, min(first + _MOST_PAGES, last + 1)), *near):
            if words in title_key(preview.text_of(page)):
                if page != preview.page():
                    preview.go_to_page(page)
                return

    def _words(self) -> str:
        """The letters of the paragraph before the cursor, or after it at its start; live fields end them."""
        cursor = self._text.text.edit.textCursor()
        paragraph, at = cursor.block().text(), cursor.positionInBlock()
        before = title_key(paragraph[:at].rpartition("\N{OBJECT REPLACEMENT CHARACTER}")[2])[-_LETTERS:]
        return before or title_key(paragraph[at:].partition("\N{OBJECT REPLACEMENT CHARACTER}")[0])[:_LETTERS]
