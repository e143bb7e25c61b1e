"""Duplicates: what may be one and the same, looked at side by side, merged or said to be different."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.merge_rows import Choices, Comparison
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.duplicates import ApartRow, PairRow
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.duplicates_apart import ApartList
from csxl_desktop.ui.directory.duplicates_list import PEOPLE, DuplicatesList
from csxl_desktop.ui.directory.merge_view import MergeView
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.stack import StackLayout

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage


class DuplicatesPage(ToolPage):
    """The list of pairs, and two of them side by side."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self.head = ToolHead(
            _("Duplicates"), _("Records that may be one and the same. Nothing is merged by itself."), self
        )
        self.list = DuplicatesList(page.feed.organisations, page.feed.people)
        self.view = MergeView(self._day_field)
        self.apart = ApartList()
        self._front = StackLayout()
        self._front.addWidget(self.list)
        self._front.addWidget(self.view)
        self._front.addWidget(self.apart)
        self.arrange(self.head, self._front)
        self._connect()

    def _connect(self) -> None:
        self.list.turned.connect(lambda _kind: self.reload())
        self.list.opened.connect(self.compare)
        self.list.different.connect(lambda row: self._say_different(row.first_id, row.second_id))
        self.list.apart_wanted.connect(self.show_apart)
        self.apart.left.connect(self.go_back)
        self.apart.taken_back.connect(self._propose_again)
        self.view.left.connect(self.go_back)
        self.view.swapped.connect(self._swap)
        self.view.different.connect(self._different_shown)
        self.view.merged.connect(self._merge)

    def begin(self) -> None:
        """The list, read anew."""
        self._front.setCurrentWidget(self.list)
        self.list.wait()
        self.reload()
        self.list.table.setFocus()

    def begin_with(self, kind: str, key: UUID, name: str) -> None:
        """A record is to be merged with another: which?"""
        self.list.ask_other(kind, key, name)
        self.reload()

    def reload(self) -> None:
        context, people = self._context, self.list.kind() == PEOPLE

        def work() -> Sequence[PairRow]:
            duplicates = context.services.duplicates
            return duplicates.people() if people else duplicates.pairs()

        context.jobs.ask(work, self.list.show_pairs, context.errors.show, owner=self, latest="directory.duplicates")

    def go_back(self) -> bool:
        """From the two records to the list."""
        if self._front.currentWidget() is self.list:
            return False
        self._front.setCurrentWidget(self.list)
        self.list.table.setFocus()
        return True

    def show_apart(self) -> None:
        """The pairs said to be different."""
        context, entity = self._context, self._entity()

        def show(rows: Sequence[ApartRow]) -> None:
            self._front.setCurrentWidget(self.apart)
            self.apart.show_rows(rows)
            self.apart.table.setFocus()

        context.jobs.ask(
            lambda: context.services.duplicates.apart(entity), show, context.errors.show, owner=self, latest="apart"
        )

    def compare(self, keep: UUID, lose: UUID) -> None:
        """Show two records side by side; the first is the one that stays."""
        context, entity = self._context, self._entity()
        context.jobs.ask(
            lambda: context.services.merging.compare(entity, keep, lose),
            self._show,
            context.errors.show,
            owner=self,
            latest="directory.comparison",
        )

    # Within.

    def _entity(self) -> type[Record]:
        return Person if self.list.kind() == PEOPLE else Organisation

    def _show(self, found: Comparison) -> None:
        self._front.setCurrentWidget(self.view)
        self.view.show_comparison(found, named=self._entity() is Organisation)

    def _swap(self) -> None:
        if (shown := self.view.shown) is not None:
            self.compare(shown.right_id, shown.left_id)

    def _different_shown(self) -> None:
        if (shown := self.view.shown) is not None:
            self._say_different(shown.left_id, shown.right_id)

    def _say_different(self, first: UUID, second: UUID) -> None:
        context, entity = self._context, self._entity()
        words = _("Noted: they are different, and proposed no more.")
        self._act(lambda: context.services.duplicates.say_different(entity, first, second), words)

    def _propose_again(self, row: ApartRow) -> None:
        context = self._context
        self._act(lambda: context.services.duplicates.propose_again(row.id), _("They are proposed again."))

    def _merge(self, choices: Choices) -> None:
        shown = self.view.shown
        if shown is None:
            return
        context, entity = self._context, self._entity()
        words = _("“{lost}” was merged into “{kept}”").format(lost=shown.right, kept=shown.left)
        self._act(lambda: context.services.merging.merge(entity, shown.left_id, shown.right_id, choices), words)

    def _act(self, work: Callable[[], Written], words: str) -> None:
        """Do it, go back to the list, offer to take it back."""
        context, page = self._context, self._page

        def done(written: Written) -> None:
            def take_back() -> None:
                undo = context.services.history.undo_transaction
                act(context, page, lambda: undo(written.transaction_id), lambda _undone: page.reload())

            page.undo_offered.emit(words, take_back)
            self.go_back()
            page.reload()

        act(context, page, work, done)

    def _day_field(self, name: str) -> DateField:
        today = self._context.today
        return DateField(name, lambda text: parse_date(text, today()), write=short_date)
