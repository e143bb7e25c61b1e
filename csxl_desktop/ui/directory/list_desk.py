"""Where the lists of the office write: fields when left, acts with the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import act, save_to
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.field import Field

T = TypeVar("T")


@dataclass(frozen=True)
class ListDesk:
    """`changed()` reads the lists again."""

    context: Context
    page: Page
    changed: Callable[[], object]

    def save(self, field: Field, entity: type[Record], column: str, key: UUID) -> None:
        """Save `field` when it is left."""
        save_to(self.context, field, entity, column, lambda: key, self.changed)

    def write(self, field: Field, work: Callable[[], T], done: Callable[[T], object] = lambda _: None) -> None:
        """Write what `field` just sent by a service of its own; a refusal stands below the field."""
        field.show_pending()

        def kept(answer: T) -> None:
            field.show_saved()
            done(answer)
            self.changed()

        def refused(error: Exception) -> None:
            field.show_refusal(sentence(error))

        self.context.jobs.save(work, kept, refused, owner=self.page)

    def act(self, work: Callable[[], Written], words: str = "") -> None:
        """Do something; where `words` say what was done, offer for ten seconds to take it back."""

        def done(written: Written) -> None:
            if words:
                self.page.undo_offered.emit(words, lambda: self._take_back(written.transaction_id))
            self.changed()

        act(self.context, self.page, work, done)

    def _take_back(self, transaction_id: UUID) -> None:
        context = self.context

        def work() -> Any:
            return context.services.history.undo_transaction(transaction_id)

        act(context, self.page, work, lambda _undone: self.changed())
