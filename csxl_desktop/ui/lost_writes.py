"""What was typed while the file of the dossier was away: written once it is back, or into a copy elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

Write = Callable[[], object]


class LostWrites:
    """The newest refused write of each field, with what sends it again where the field still shows its record."""

    def __init__(self) -> None:
        self._kept: dict[QObject, tuple[Write, Callable[[Write], bool]]] = {}

    def keep(self, field: QObject, write: Write, again: Callable[[Write], bool]) -> None:
        self._kept[field] = (write, again)

    def forget(self, field: QObject) -> None:
        self._kept.pop(field, None)

    def take(self) -> list[Write]:
        """All of them, for somebody who writes them elsewhere."""
        kept, self._kept = self._kept, {}
        return [write for write, _again in kept.values()]

    def send(self, save: Callable[[Write], object]) -> None:
        """The file is back: each field sends its own; for one that shows something else by now, `save` does."""
        kept, self._kept = self._kept, {}
        for field, (write, again) in kept.items():
            if not isValid(field) or not again(write):
                save(write)
