"""Newsletter: the issues on the left, the one being written beside them."""

from uuid import UUID

from csxl_desktop.domain.newsletter_rows import NewsletterRow, OpenNewsletter
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.newsletter_record import NewsletterRecord
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import Stack


def issue_state(row: NewsletterRow) -> tuple[str, str]:
    """Whether it left, and when."""
    if row.issued_on is None:
        return _("being written"), "accent"
    return short_date(row.issued_on), "good"


_COLUMNS: tuple[Column[NewsletterRow], ...] = (
    Column(N_("No."), lambda row: str(row.number), lambda row: row.number, width=52, strong=True),
    Column(
        N_("Issue"),
        lambda row: row.title or _("Without a title"),
        lambda row: row.folded,
        secondary=lambda row: ngettext("{count} article", "{count} articles", row.articles).format(count=row.articles),
    ),
    Column(N_("Left on"), lambda _row: "", lambda row: str(row.issued_on or ""), state=issue_state, width=120),
)


class NewslettersPlace(Place):
    """All years: an issue goes on where the last one ended."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._wanted: UUID | None = None
        self.model = RowTableModel(_COLUMNS, lambda row: row.id, lambda row: row.folded, folded=True)
        self.table = RowTable(
            self.model,
            _("Issues of the newsletter"),
            key="evaluation/newsletters",
            state=context.state,
            empty=_("Nothing yet."),
            unfound=_("Nothing found."),
        )
        self.card = ListCard(
            self.table, add=_("Next issue"), clicked=self.new_record, filter_words=_("Filter the issues…")
        )
        self.card.note.hide()
        self.card.title.setText(_("Newsletter"))
        self.record = NewsletterRecord(self)
        self.right = Stack()
        self.right.addWidget(
            EmptyState(
                "mail",
                _("No issue yet"),
                _("Begin one, then pick the news that wait to be relayed: each relay is logged when it leaves."),
                action=_("Next issue"),
                clicked=self.new_record,
            )
        )
        self.right.addWidget(self.record)
        self.box.addWidget(Splitter("evaluation/newsletters", context.state, self.card, self.right, sizes=(400, 740)))
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.table.row_chosen.connect(self._show_row)
        self.table.row_opened.connect(lambda _row: self.edit_record())

    # The place.

    def reload(self) -> None:
        context = self.context
        self.ask(lambda: context.services.newsletters.rows(), self._show, "newsletters")

    def enter(self) -> None:
        context = self.context
        self.ask(lambda: context.services.newsletters.lists(), self.record.sending.show_lists, "newsletters/lists")
        self.reload()

    def open(self, record_id: UUID) -> None:
        self._wanted = record_id
        self.card.filter.clear()

    def new_record(self) -> None:
        context = self.context
        self.act(lambda: context.services.newsletters.begin(), self.open_written)

    def edit_record(self) -> None:
        self.record.title.setFocus()

    def trash_record(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self.throw(Newsletter, row.id, _("Issue {number} moved to the trash").format(number=row.number))

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def print_current(self) -> None:
        self.record.print_current()

    def escape(self) -> None:
        self.card.filter.clear()

    # Within.

    def _show(self, rows: tuple[NewsletterRow, ...]) -> None:
        shown = self._wanted or (current.id if (current := self.record.row()) else None)
        self.model.set_rows(rows)
        if shown is None or not self.table.choose(shown):
            self.table.choose(rows[0].id if rows else None)
        self._wanted = None
        row = self.table.chosen_row()
        self.right.setCurrentIndex(0 if row is None else 1)
        if row is not None:
            self._show_row(row)
        words = ngettext("{count} issue", "{count} issues", len(rows)).format(count=len(rows))
        self.page.summary_changed.emit(words)

    def _show_row(self, row: NewsletterRow) -> None:
        context = self.context
        self.ask(lambda: context.services.newsletters.issue_whole(row.id), self._show_whole, "newsletters/whole")

    def _show_whole(self, issue: OpenNewsletter) -> None:
        self.record.show_issue(issue)
        self.record_shown.emit(issue.row.id)
