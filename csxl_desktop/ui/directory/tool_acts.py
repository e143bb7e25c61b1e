"""What the tools of joining and electing share: read, do an act in one go, offer to take it back, save a field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from csxl_desktop.i18n import _
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.tool import ToolPage
from csxl_desktop.ui.widgets.field import Field

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage

T = TypeVar("T")


@dataclass(frozen=True)
class ToolActs:
    """`tool` is read again after every write."""

    context: Context
    page: "DirectoryPage"
    tool: ToolPage

    def ask(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Read in the database lane; a later reading of the same tool stands for this one."""
        key = type(self.tool).__name__
        self.context.jobs.ask(work, done, self.context.errors.show, owner=self.tool, latest=key)

    def act(
        self,
        work: Callable[[], Written],
        said: str = "",
        done: Callable[[Written], object] = lambda _written: None,
        refused: Callable[[Exception], object] | None = None,
    ) -> None:
        """Write, read again; with `said`, offer for ten seconds to take the whole act back."""

        def finished(written: Written) -> None:
            if said:
                self.offer(written, said)
            done(written)
            self.tool.reload()

        self.context.jobs.save(work, finished, refused or self.context.errors.show, owner=self.tool)

    def offer(self, written: Written, said: str) -> None:
        """Say what was done, and offer to take it back."""
        self.page.undo_offered.emit(said, lambda: self._take_back(written))

    def save(self, field: Field, prepare: Callable[[Any], Callable[[], object]]) -> None:
        """Save `field` when it is left, then read the tool again."""
        save_when_left(field, self.context.jobs, self.context.errors, prepare, self.tool.reload)

    def screen(self, key: Callable[[], Any]) -> OnScreen:
        """The same for the fields of one record."""
        page = self.page
        return OnScreen(self.context, page, key, self.tool.reload, page.feed.organisations, page.feed.people)

    def _take_back(self, written: Written) -> None:
        context = self.context

        def done(_undone: object) -> None:
            self.tool.reload()
            self.page.said.emit(_("Taken back."))

        context.jobs.save(
            lambda: context.services.history.undo_transaction(written.transaction_id),
            done,
            context.errors.show,
            owner=self.page,
        )
