"""A place that is a list beside one record, with its printed pages where it has a document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.pages_card import PagesCard
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.stack import Stack

_EMPTY, _RECORD, PAGES = range(3)
_PAGES_VIEW = "pages"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What the place says, marked with `N_`; `title` may name the {year}, `thrown` names the {name}."""

    title: str
    one: str
    add: str
    filter: str
    icon: str
    empty: str
    how: str
    note: str = N_("In the order of printing: drag, or Alt+↑ and Alt+↓.")
    thrown: str = N_("“{name}” moved to the trash")


class ListPlace(Place):
    """List on the left; on the right the record, or the pages."""

    KEY: ClassVar[str]
    ENTITY: ClassVar[type[Record]]
    WORDS: ClassVar[PlaceWords]
    ORDERED: ClassVar[bool] = True
    PRINTED: ClassVar[bool] = False
    SIZES: ClassVar[tuple[int, int]] = (400, 740)  # pixels of the list and the record
    OF_RECORD: ClassVar[bool] = False  # the pages are those of the record on screen

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._wanted: UUID | None = None
        self._new = False
        words = self.WORDS
        self.model: OrderedModel[Any] = OrderedModel(words.one, self.lines, lambda row: row.id, lambda row: row.folded)
        self.list: OrderedList[Any] = OrderedList(self.model, self.lines, _(words.one))
        self.card = ListCard(self.list, add=_(words.add), clicked=self.new_record, filter_words=_(words.filter))
        self.card.note.setText(_(words.note))
        self.pages_button = button(_("See the pages"), "file-text", self.turn)
        self.pages = PagesCard(context)
        self.panel = self.pages.panel
        self.record = self.pane()
        self.right = Stack()
        self._build()
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(lambda _row: self.edit_record())
        if self.ORDERED:
            self.list.order_changed.connect(lambda keys: self.reorder(self.ENTITY, keys))
        else:
            self.list.setDragEnabled(False)
        self.pages.changed.connect(self._print)
        context.jobs.saved.connect(self._refresh_pages)

    def _build(self) -> None:
        words = self.WORDS
        self.empty = EmptyState(words.icon, _(words.empty), _(words.how), action=_(words.add), clicked=self.new_record)
        for widget in (self.empty, self.record, self.pages):
            self.right.addWidget(widget)
        if self.PRINTED:
            self.card.add_below(self.pages_button)
        self.box.addWidget(
            Splitter(f"evaluation/{self.KEY}", self.context.state, self.card, self.right, sizes=self.SIZES)
        )

    # What a place gives.

    def pane(self) -> RecordPane:
        raise NotImplementedError

    def read(self) -> Callable[[], Sequence[Any]]:
        """What reads the rows, in the database lane."""
        raise NotImplementedError

    def lines(self, row: Any) -> Lines:
        raise NotImplementedError

    def new_values(self) -> Mapping[str, Any]:
        """What a new record begins with."""
        raise NotImplementedError

    def document(self, language: str) -> Callable[[], Document]:
        """What reads the pages in this language, in the database lane."""
        raise NotImplementedError

    def sum_up(self, rows: Sequence[Any]) -> str:
        """The words of the status strip."""
        raise NotImplementedError

    # The place.

    def reload(self) -> None:
        self.ask(self.read(), self._show, self.KEY)

    def enter(self) -> None:
        context, today = self.context, self.context.today()
        self.ask(
            lambda: EvaluationReads(context.services.database).references(today),
            self.record.show_references,
            f"{self.KEY}/references",
        )
        self.reload()

    def open(self, record_id: UUID) -> None:
        if self.right.currentIndex() == PAGES:
            self.turn()
        self._wanted = record_id
        self.card.filter.clear()

    def view(self) -> str:
        return _PAGES_VIEW if self.right.currentIndex() == PAGES else ""

    def show_view(self, view: str) -> None:
        if view == _PAGES_VIEW:
            self.pages_button.setText(_("Back to the record"))
            self.right.setCurrentIndex(PAGES)  # laid out with the rows

    def new_record(self) -> None:
        self._new = True
        self.add(self.ENTITY, self.new_values())

    def edit_record(self) -> None:
        if self.right.currentIndex() == PAGES:
            self.turn()
        self.record.begin()

    def trash_record(self) -> None:
        if (row := self.list.chosen_row()) is not None:
            self.throw(self.ENTITY, row.id, _(self.WORDS.thrown).format(name=row.title))

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def print_current(self) -> None:
        """The pages first; once they are there, the printer."""
        if not self.PRINTED:
            return
        if self.right.currentIndex() == PAGES:
            self.panel.print_document()
        else:
            self.turn()

    def escape(self) -> None:
        if self.right.currentIndex() == PAGES:
            self.turn()
        else:
            self.card.filter.clear()

    def turn(self) -> None:
        """From the record to the pages, and back."""
        if self.right.currentIndex() == PAGES:
            self.pages_button.setText(_("See the pages"))
            self.right.setCurrentIndex(_EMPTY if self.record.row() is None else _RECORD)
            return
        if self.OF_RECORD and self.record.row() is None:
            return
        self.pages_button.setText(_("Back to the record"))
        self.right.setCurrentIndex(PAGES)
        self._print()

    # Within.

    def _print(self) -> None:
        about, language = self.record.key() if self.OF_RECORD else self.year, self.pages.language.value()
        self.panel.show_document(self.document(language), (self.KEY, about, language))

    def _refresh_pages(self) -> None:
        if self.isVisible() and self.right.currentIndex() == PAGES:
            self.panel.refresh()

    def _show(self, rows: Sequence[Any]) -> None:
        self.card.title.setText(_(self.WORDS.title).format(year=self.year))
        shown = self._wanted or (current.id if (current := self.record.row()) else None)
        self.model.set_rows(rows)
        chosen = next((row for row in rows if row.id == shown), rows[0] if rows else None)
        self.list.choose(chosen.id if chosen else None)
        self._wanted = None
        self.record.show_row(chosen)
        if self.right.currentIndex() == PAGES and (chosen is not None or not self.OF_RECORD):
            self._print()
        else:
            self.right.setCurrentIndex(_EMPTY if chosen is None else _RECORD)
        if chosen is not None:
            self.record_shown.emit(chosen.id)
            if self._new:
                self._new = False
                self.edit_record()
        self.page.summary_changed.emit(self.sum_up(rows))

    def _choose(self, row: Any) -> None:
        if self.right.currentIndex() == PAGES:
            self.turn()
        self.right.setCurrentIndex(_RECORD)
        self.record.show_row(row)
        self.record_shown.emit(row.id)
