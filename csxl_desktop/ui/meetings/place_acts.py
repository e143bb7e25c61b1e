"""What the places of the Agenda share: read, write with the offer to take back, save a field, open a meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from csxl_desktop.i18n import _
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.tool import ToolPage, ToolTab
from csxl_desktop.ui.widgets.field import Field

T = TypeVar("T")


@dataclass(frozen=True)
class PlaceActs:
    """`place` is read again after every write."""

    context: Context
    tab: ToolTab
    place: ToolPage

    def ask(self, work: Callable[[], T], done: Callable[[T], object], what: str = "") -> None:
        """Read in the database lane; a later reading of the same thing stands for this one."""
        latest = f"{type(self.place).__name__}/{what}"
        self.context.jobs.ask(work, done, self.context.errors.show, owner=self.place, latest=latest)

    def act(self, work: Callable[[], Written], said: str = "") -> None:
        """Write, read again; with `said`, offer to take the whole act back."""

        def finished(made: Written) -> None:
            if said:
                self.tab.undo_offered.emit(said, lambda: self._take_back(made))
            self.place.reload()

        self.context.jobs.save(work, finished, self.context.errors.show, owner=self.place)

    def save(self, field: Field, prepare: Callable[[Any], Callable[[], object]]) -> None:
        """Save `field` when it is left, then read the place again."""
        save_when_left(field, self.context.jobs, self.context.errors, prepare, self.place.reload)

    def open_meeting(self, meeting_id: UUID) -> None:
        """Out of the place, to the meeting."""
        self.tab.open_record("meeting", meeting_id)

    def _take_back(self, made: Written) -> None:
        context = self.context

        def done(_undone: object) -> None:
            self.place.reload()
            self.tab.said.emit(_("Taken back."))

        context.jobs.save(
            lambda: context.services.history.undo_transaction(made.transaction_id),
            done,
            context.errors.show,
            owner=self.tab,
        )
