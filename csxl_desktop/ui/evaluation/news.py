"""Informations relayées: what organisations asked to pass on in the year, and where it went."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.news import NewsItem
from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.evaluation_reads import EvaluationReads, NewsRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.news_record import NewsRecord
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import Stack


@dataclass(frozen=True, slots=True)
class _Read:
    rows: tuple[NewsRow, ...]
    channels: tuple[str, ...]


def relayed(row: NewsRow) -> tuple[str, str]:
    """Whether it went anywhere yet."""
    if row.received_on is None:
        return _("date to fill in"), "late"
    count = len(row.relays)
    if not count:
        return _("to relay"), "late"
    return ngettext("{count} relay", "{count} relays", count).format(count=count), "good"


_COLUMNS: tuple[Column[NewsRow], ...] = (
    Column(
        N_("Received"),
        lambda row: short_date(row.received_on)[:5] if row.received_on else "—",
        lambda row: row.received_on or date.max,
        width=78,
    ),
    Column(
        N_("News item"),
        lambda row: row.title or _("Without a title"),
        lambda row: sort_key(row.title),
        secondary=lambda row: row.organisation,
    ),
    Column(N_("Relayed"), lambda _row: "", lambda row: len(row.relays), state=relayed, width=104),
)


class NewsPlace(Place):
    """List on the left, record on the right."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._wanted: UUID | None = None
        self._new = False
        self.model = RowTableModel(_COLUMNS, lambda row: row.id, lambda row: row.folded, folded=True)
        self.table = RowTable(
            self.model,
            _("Relayed news"),
            key="evaluation/news",
            state=context.state,
            empty=_("Nothing yet."),
            unfound=_("Nothing found."),
        )
        self.card = ListCard(
            self.table, add=_("New piece of news"), clicked=self.new_record, filter_words=_("Filter the news…")
        )
        self.card.note.hide()
        self.record = NewsRecord(self)
        self.right = Stack()
        self.right.addWidget(
            EmptyState(
                "megaphone",
                _("No news received this year yet"),
                _("Note what an organisation asks to pass on, then where it went: the report counts it."),
                action=_("New piece of news"),
                clicked=self.new_record,
            )
        )
        self.right.addWidget(self.record)
        self.box.addWidget(Splitter("evaluation/news", context.state, self.card, self.right, sizes=(500, 640)))
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.table.row_chosen.connect(self._show_row)
        self.table.row_opened.connect(lambda _row: self.edit_record())

    # The place.

    def reload(self) -> None:
        year, context = self.year, self.context

        def read() -> _Read:
            reads = EvaluationReads(context.services.database)
            return _Read(reads.news(year), reads.channels())

        self.ask(read, self._show, "news")

    def enter(self) -> None:
        context = self.context
        self.ask(
            lambda: EvaluationReads(context.services.database).references(context.today()),
            self.record.show_references,
            "news/references",
        )
        self.reload()

    def open(self, record_id: UUID) -> None:
        self._wanted = record_id
        self.card.filter.clear()

    def new_record(self) -> None:
        self._new = True
        today = self.context.today()
        received = today if today.year == self.year else date(self.year, 12, 31)
        self.add(NewsItem, {"title": _("New piece of news"), "received_on": received})

    def edit_record(self) -> None:
        self.record.title.edit.setFocus()
        self.record.title.edit.selectAll()

    def trash_record(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self.throw(NewsItem, row.id, _("“{name}” moved to the trash").format(name=row.title))

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def print_current(self) -> None:
        """The portrait; once it is on screen, onto paper."""
        if self.record.portrait_shown():
            self.record.portrait.print_document()
        elif self.table.chosen_row() is not None:
            self.record.show_portrait()

    def escape(self) -> None:
        if self.record.portrait_shown():
            self.record.hide_portrait()
            return
        self.card.filter.clear()

    # Within.

    def _show(self, read: _Read) -> None:
        rows = read.rows
        self.card.title.setText(_("News {year}").format(year=self.year))
        self.record.show_channels(read.channels)
        shown = self._wanted or (current.id if (current := self.record.row()) else None)
        self.model.set_rows(rows)
        if shown is None or not self.table.choose(shown):
            self.table.choose(rows[0].id if rows else None)
        self._wanted = None
        row = self.table.chosen_row()
        self.right.setCurrentIndex(0 if row is None else 1)
        if row is not None:
            self._show_row(row)
            if self._new:
                self._new = False
                self.edit_record()
        waiting = sum(not each.relays for each in rows)
        words = ngettext("{count} news item", "{count} news items", len(rows)).format(count=len(rows))
        if waiting:
            words = f"{words} · " + _("{count} to relay").format(count=waiting)
        self.page.summary_changed.emit(words)

    def _show_row(self, row: NewsRow) -> None:
        self.record.show_row(row)
        self.record_shown.emit(row.id)
