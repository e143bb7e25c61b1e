"""What every place of the tab is: a part of the page that knows its year, answers the gestures and saves its fields."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.i18n import N_
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context, Key
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.field import Field

T = TypeVar("T")


class Place(QWidget):
    """A place of the tab. `record_shown(id)` says which record is on screen, for the way back."""

    record_shown = Signal(object)

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__()
        self.page, self.context = page, context
        self.year = context.today().year
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look().sizes.around)

    # What a place gives.

    def reload(self) -> None:
        raise NotImplementedError

    def enter(self) -> None:
        """The place comes to the front, or the dossier changed under it: read what may be chosen too."""
        self.reload()

    def show_year(self, year: int) -> None:
        self.year = year

    def open(self, record_id: UUID) -> None:
        """Show this record of the place, once it has been read."""

    def view(self) -> str:
        """Which of its views is in front, where it has several that nobody remembers."""
        return ""

    def show_view(self, view: str) -> None:
        """That view again, once it has been read."""

    def new_record(self) -> None:
        """Ctrl+N."""

    def edit_record(self) -> None:
        """F2."""

    def trash_record(self) -> None:
        """Delete."""

    def focus_filter(self) -> None:
        """Ctrl+F."""

    def print_current(self) -> None:
        """Ctrl+P."""

    def escape(self) -> None:
        """Esc."""

    # What places use.

    def ask(self, work: Callable[[], T], done: Callable[[T], object], latest: str, *, unhurried: bool = False) -> None:
        """Read; only the newest question of its kind is answered."""
        jobs, failed = self.context.jobs, self.context.errors.show
        jobs.ask(work, done, failed, owner=self, latest=f"evaluation/{latest}", unhurried=unhurried)

    def act(self, work: Callable[[], T], done: Callable[[T], object] | None = None) -> None:
        """Write, read again, then `done(answer)`."""

        def finished(answer: T) -> None:
            if done is not None:
                done(answer)
            self.reload()

        act(self.context, self.page, work, finished)

    def save(self, field: Field, entity: type[Record], column: str, key: Key) -> None:
        """Save `field` when it is left, to a column of the record that `key()` names."""
        save_to(self.context, field, entity, column, key, self.reload)

    def add(self, entity: type[Record], values: Mapping[str, Any], label: str = N_("Record created")) -> None:
        """A new record, opened once it is there; `label` (marked with N_) says what was done."""
        context = self.context
        self.act(lambda: context.services.records.create(entity, values, label), self.open_written)

    def open_written(self, written: Written) -> None:
        self.open(written.record_id)

    def throw(self, entity: type[Record], record_id: UUID, text: str) -> None:
        """Into the trash, with the strip that takes it back."""
        trash(self.context, self.page, entity, record_id, text, self.reload)

    def reorder(self, entity: type[Record], record_ids: list[UUID]) -> None:
        context = self.context
        self.act(lambda: context.services.records.reorder(entity, record_ids))

    def offer_undo(self, written: Written, text: str) -> None:
        """The strip that takes back, whole, what was just done in one act."""
        context = self.context

        def take_back() -> None:
            self.act(lambda: context.services.history.undo_transaction(written.transaction_id))

        self.page.undo_offered.emit(text, take_back)

    def opener(self, kind: str, record_id: UUID) -> Callable[[], None]:
        """What opens a record in the tab of its kind."""
        return partial(self.page.record_requested.emit, kind, record_id)
