"""The private note of an item: said to be private, printed nowhere, open after the approval too."""

from collections.abc import Callable
from uuid import UUID

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.sent import Sent, save_of_item
from csxl_desktop.ui.widgets.text_fields import MultilineField


class PrivateNote(MultilineField):
    """`show_note` puts the note of another item (or the same one) on screen; whoever reads them tells `sent`."""

    def __init__(self, context: Context, done: Callable[[], object], *, lines: int = 2) -> None:
        super().__init__(_("Private note on this item (never printed)"), lines=lines)
        self._item_id: UUID | None = None
        self.sent = Sent[str]()
        save_of_item(context, self, "private_notes", self._key, self.sent, done)

    def show_note(self, item_id: UUID, note: str) -> None:
        same = item_id == self._item_id
        if not same:
            self.flush()
        self._item_id = item_id
        self.show_value(self.sent.over(item_id, note), same=same)

    def _key(self) -> UUID:
        if self._item_id is None:
            raise LookupError("no item is shown")
        return self._item_id
