"""The changes of a year among the members: the list that the document prints, and the document beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.directory_documents import DirectoryDocuments
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.change_rows import ChangeRow, parts_of
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.badges import Pill
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.form import Splitter, scrolled
from csxl_desktop.ui.widgets.record_link import RecordLink
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage


class ChangesPage(ToolPage):
    """One read feeds both sides."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self.year = ChoiceField(_("Year"))
        self.language = DocumentLanguage()
        self.before = icon_button("chevron-left", _("Year before"), lambda: self._step(1))
        self.after = icon_button("chevron-right", _("Year after"), lambda: self._step(-1))
        self.panel = DocumentPanel(context)
        self.rows: list[ChangeLine] = []
        self._years: tuple[int, ...] = ()
        self._shown: list[QWidget] = []
        self._nothing = label(_("Nothing changed among the members this year."), "secondary", wrap=True)
        self._build()
        self.year.committed.connect(lambda _year: self.reload())
        self.language.changed.connect(lambda _key: self.reload())

    def _build(self) -> None:
        sizes = look().sizes
        words = _("Arrivals, departures, new names, mergers, new representatives, committee: as they are printed.")
        self.year.setMaximumWidth(sizes.px(120))
        head = ToolHead(_("Changes of the year"), words, self)
        content = QWidget()
        self._box = QVBoxLayout(content)
        self._box.setContentsMargins(0, 0, sizes.inside, 0)
        self._box.setSpacing(sizes.px(6))
        self._box.addWidget(self._nothing)
        self._box.addStretch()
        left = Card(padding=sizes.between)
        top = QHBoxLayout()
        for widget in (self.before, self.year, self.after):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch()
        left.box.addLayout(top)
        left.box.addWidget(scrolled(content), 1)
        right = Card(padding=1)
        switch = QHBoxLayout()
        switch.setContentsMargins(sizes.between, sizes.inside, sizes.between, 0)
        switch.addStretch()
        switch.addWidget(self.language)
        right.box.addLayout(switch)
        right.box.addWidget(self.panel, 1)
        self.arrange(head, Splitter("directory.changes", self._context.state, left, right, sizes=(640, 690)))

    def begin(self) -> None:
        """The years that are known, then this one (in January the one before, which is being reported)."""
        context = self._context
        context.jobs.ask(
            lambda: DirectoryDocuments(context.services.database).years_of_change(),
            self._show_years,
            context.errors.show,
            owner=self,
        )
        self.year.setFocus()

    def reload(self) -> None:
        if not self._years:
            return
        context, year, language = self._context, self.year.value(), self.language.value()
        self.before.setEnabled(year != self._years[-1])
        self.after.setEnabled(year != self._years[0])
        context.jobs.ask(
            lambda: DirectoryDocuments(context.services.database).changes(year, language=language),
            lambda document: self._show(document, year, language),
            context.errors.show,
            owner=self,
            latest="directory.changes",
        )

    def print_current(self) -> None:
        self.panel.print_document()

    # Within.

    def _show_years(self, years: tuple[int, ...]) -> None:
        today = self._context.today()
        wanted = self.year.value() or (today.year - 1 if today.month == 1 else today.year)
        self._years = years
        self.year.set_options([(year, str(year)) for year in years])
        self.year.set_value(wanted if wanted in years else years[0])
        self.reload()

    def _step(self, older: int) -> None:
        place = self._years.index(self.year.value()) + older
        if 0 <= place < len(self._years):
            self.year.set_value(self._years[place])
            self.reload()

    def _show(self, document: Document, year: int, language: str) -> None:
        self.panel.show_document(lambda: document, (year, language))
        for old in self._shown:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown, self.rows = [], []
        for title, rows in parts_of(document.content):
            self._add(_head(title, len(rows)))
            for row in rows:
                line = ChangeLine(row, self._open)
                self.rows.append(line)
                self._add(line)
        self._nothing.setVisible(not self.rows)

    def _add(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._box.insertWidget(self._box.count() - 1, widget)

    def _open(self, key: UUID) -> None:
        self._page.open_record("organisation", key)


class ChangeLine(QWidget):
    """The name opens the record; what changed below it; the day on the right."""

    def __init__(self, row: ChangeRow, opened: Callable[[UUID], object]) -> None:
        super().__init__()
        self.row = row
        self.link = RecordLink(row.name, lambda: opened(row.organisation_id) if row.organisation_id else None)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.link)
        self.words = label(row.words, "small", wrap=True)
        self.words.setContentsMargins(look().sizes.px(4), 0, 0, 0)  # a link has four pixels for its focus ring
        self.words.setVisible(bool(row.words))
        told.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look().sizes.between)
        line.addLayout(told, 1)
        line.addWidget(label(short_date(row.on), "secondary"), 0, Qt.AlignmentFlag.AlignTop)


def _head(title: str, count: int) -> QWidget:
    """The words of a part, and how many rows it has."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, look().sizes.inside, 0, 0)
    row.addWidget(SectionLabel(title))
    row.addWidget(Pill(str(count), "neutral"))
    row.addStretch()
    return head
