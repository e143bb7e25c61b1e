"""Personal data that nobody needs any more: who is proposed for anonymising; beside it the register of processing."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.printing import Document
from csxl_desktop.services.retention import KEPT_YEARS, RetentionRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.form import Splitter, column
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, framed, label


def _last(row: RetentionRow) -> str:
    return short_date(row.last_on) if row.last_on else _("never")


_COLUMNS: tuple[Column[RetentionRow], ...] = (
    Column(N_("Person"), lambda row: row.name, lambda row: sort_key(row.name), secondary=lambda row: row.organisation),
    Column(N_("Last sign"), _last, lambda row: str(row.last_on or ""), width=110),
)


class RetentionView(QWidget):
    """Nothing here is done by itself: the record of the person holds the act."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.model = RowTableModel(_COLUMNS, lambda row: row.id)
        self.table = RowTable(
            self.model,
            _("People without a role"),
            key="retention",
            state=context.state,
            empty=_("Nobody is held without a reason."),
        )
        self.told = label("", "secondary", wrap=True)
        self.open_button = button(_("Open the record"), "arrow-right", self._open)
        self.language = DocumentLanguage()
        self.panel = DocumentPanel(context)
        self._build()
        self.table.row_opened.connect(lambda _row: self._open())
        self.table.row_chosen.connect(lambda _row: self._enable())
        self.language.changed.connect(lambda _language: self._show_register())

    def _build(self) -> None:
        sizes = look().sizes
        acting = QHBoxLayout()
        acting.addWidget(self.open_button)
        acting.addStretch()
        left = column(self.told, framed(self.table), spacing=sizes.between)
        box = left.layout()
        if isinstance(box, QVBoxLayout):
            box.addLayout(acting)
        register = Card(padding=sizes.between)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Register of processing")), 1)
        head.addWidget(self.language)
        register.box.addLayout(head)
        register.box.addWidget(self.panel, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Splitter("home/retention", self._context.state, left, register, sizes=(520, 720)))

    def print_document(self) -> None:
        """The register."""
        self.panel.print_document()

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.retention.proposed(), self._show, context.errors.show, owner=self, latest="kept"
        )
        self._show_register()

    def _show(self, rows: tuple[RetentionRow, ...]) -> None:
        self.model.set_rows(rows)
        words = ngettext(
            "{count} person has had no role for more than {years} years, nor given any sign. "
            "The record of the person offers to anonymise: figures stay, names go.",
            "{count} people have had no role for more than {years} years, nor given any sign. "
            "The record of each person offers to anonymise: figures stay, names go.",
            len(rows),
        )
        if not rows:
            words = _("Everybody has a role, or gave a sign within the last {years} years.")
        self.told.setText(words.format(count=len(rows), years=KEPT_YEARS))
        self._enable()

    def _enable(self) -> None:
        self.open_button.setEnabled(self.table.chosen_row() is not None)

    def _open(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self._page.record_requested.emit("person", row.id)

    def _show_register(self) -> None:
        context, language = self._context, self.language.value()

        def read() -> Document:
            return context.services.processing_register.document(language)

        self.panel.show_document(read, ("processing-register", language))
