"""What was typed about an item and left its field: shown again as it was sent, until the dossier is read behind it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from uuid import UUID

from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.field import Field

T = TypeVar("T")


class Sent(Generic[T]):
    """By the item; what was read before something arrived knows nothing of it.

    The dossier's lane works in order: whatever is read after a write was answered was read behind it.
    """

    def __init__(self) -> None:
        self._values: dict[UUID, T] = {}
        self._arrived = set[UUID]()

    def send(self, item_id: UUID, value: T) -> None:
        """It is on its way."""
        self._values[item_id] = value
        self._arrived.discard(item_id)

    def arrive(self, item_id: UUID, value: T) -> None:
        """The dossier has it."""
        if self._is_last(item_id, value):
            self._arrived.add(item_id)

    def come_back(self, item_id: UUID, value: T) -> None:
        """The dossier refused it."""
        if self._is_last(item_id, value):
            del self._values[item_id]

    def read_again(self) -> None:
        """The dossier was read: what had arrived is in what was read."""
        for item_id in self._arrived:
            del self._values[item_id]
        self._arrived.clear()

    def over(self, item_id: UUID, read: T) -> T:
        """What an item shows that was read as `read`."""
        return self._values.get(item_id, read)

    def _is_last(self, item_id: UUID, value: T) -> bool:
        return item_id in self._values and self._values[item_id] == value


def save_of_item(
    context: Context, field: Field, column: str, key: Callable[[], UUID], sent: Sent[Any], done: Callable[[], object]
) -> None:
    """Save `field` to the column of the item that `key()` names when it is left; `sent` knows of it meanwhile."""
    under_way: list[tuple[UUID, Any]] = []

    def prepare(value: Any) -> Callable[[], Written]:
        item_id = key()
        under_way.append((item_id, value))
        sent.send(item_id, value)
        return lambda: context.services.records.change(AgendaItem, item_id, {column: value})

    def saved() -> None:
        sent.arrive(*under_way.pop(0))
        done()

    def refused(_error: Exception, _again: Callable[[], object]) -> None:
        sent.come_back(*under_way.pop(0))

    save_when_left(field, context.jobs, context.errors, prepare, saved, refused)
