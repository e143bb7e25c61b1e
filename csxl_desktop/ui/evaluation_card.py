"""An evaluation on the page of what it evaluates: sought, reached, unexpected, difficult, evidence, next step."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.evaluation_record_rows import EvaluationRow
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import act, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation_fields import EvaluationFields
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import label


class EvaluationCard(QWidget):
    """The evaluation of one record: a button to begin it, then its fields.

    `kind` is the name of the owner's column without `_id` (meeting, working_group, partnership, action_sheet,
    project); `of_year` where a record is evaluated each year anew.
    """

    def __init__(self, context: Context, page: Page, kind: str, *, of_year: bool = False) -> None:
        super().__init__()
        self._context, self._page, self._kind, self._of_year = context, page, kind, of_year
        self._owner: UUID | None = None
        self._year = context.today().year
        self._row: EvaluationRow | None = None
        self.empty = label(_("Not evaluated yet."), "secondary", wrap=True)
        self.begin_button = button(_("Evaluate"), "list-checks", self.begin)
        self.fields = EvaluationFields(context, page)
        self.fields.changed.connect(self.reload)
        self.fields.hide()
        self.remove_button = link_button(_("Remove the evaluation"), self.throw, "trash-2")
        self.remove_button.hide()
        self.pdf_button = link_button(_("Save as PDF…"), self.save_pdf, "file-text")
        self.pdf_button.hide()
        top = QHBoxLayout()
        top.addWidget(self.empty, 1)
        top.addWidget(self.begin_button)
        below = QHBoxLayout()
        below.addWidget(self.pdf_button)
        below.addStretch()
        below.addWidget(self.remove_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(self.fields)
        box.addLayout(below)

    def show_owner(self, owner_id: UUID | None, year: int) -> None:
        """Show the evaluation of this record (in this year)."""
        if owner_id != self._owner or year != self._year:
            self._show(None)
        self._owner, self._year = owner_id, year
        self.reload()

    def reload(self) -> None:
        owner, context, kind = self._owner, self._context, self._kind
        year = self._year if self._of_year else None
        if owner is not None:
            context.jobs.ask(
                lambda: context.services.evaluation_records.of(kind, owner, year),
                partial(self._read, owner),
                context.errors.show,
                owner=self,
                latest="evaluation_record",
            )

    def begin(self) -> None:
        """An empty evaluation of the record, the cursor in its first field."""
        owner, context, kind, year = self._owner, self._context, self._kind, self._year

        def begun(_written: Written) -> None:
            self.reload()
            self.fields.fields["sought"].setFocus()

        act(context, self._page, lambda: context.services.evaluation_records.begin(year, kind, owner), begun)

    def throw(self) -> None:
        """Into the trash, with the strip that takes it back."""
        if self._row is not None:
            trash(self._context, self._page, EvaluationRecord, self._row.id, _("Evaluation removed"), self.reload)

    def save_pdf(self) -> None:
        """The evaluation alone, on a page of its own."""
        if self._row is None:
            return
        context, key = self._context, self._row.id

        def save(document: Document, pdf: bytes) -> None:
            from csxl_desktop.ui.printing import save_pdf  # QtPrintSupport is not loaded at start-up

            save_pdf(pdf, document.file_name, self.window())

        def lay_out(document: Document) -> None:
            context.jobs.compute(lambda: render(document), partial(save, document), context.errors.show, owner=self)

        context.jobs.ask(lambda: context.services.evaluation_records.one(key), lay_out, context.errors.show, owner=self)

    def _read(self, owner: UUID, rows: tuple[EvaluationRow, ...]) -> None:
        if owner == self._owner:
            self._show(rows[0] if rows else None)

    def _show(self, row: EvaluationRow | None) -> None:
        self._row = row
        self.fields.setVisible(row is not None)
        for each in (self.remove_button, self.pdf_button):
            each.setVisible(row is not None)
        self.empty.setVisible(row is None)
        self.begin_button.setVisible(row is None)
        if row is not None:
            self.fields.show_row(row)
