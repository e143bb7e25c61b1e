"""The people of a meeting as the window paints them: as the dossier has them, as a key changed them, or as refused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from csxl_desktop.domain.room import RoomLine
from csxl_desktop.i18n import _
from csxl_desktop.ui.meetings.people_card import Line


class RoomLines:
    """A change is painted from `begin` on; `settle` makes it stand, `give_back` shows what stood before."""

    def __init__(self) -> None:
        self._lines: dict[UUID, RoomLine] = {}
        self._committed: dict[UUID, RoomLine] = {}
        self._pending: dict[UUID, int] = {}
        self._failed: dict[UUID, str] = {}
        self._ghosts: set[UUID] = set()

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __getitem__(self, key: UUID) -> RoomLine:
        return self._lines[key]

    def every(self) -> Iterable[RoomLine]:
        return self._lines.values()

    def painted(self, key: UUID) -> Line:
        """One as the list shows it."""
        line, failed = self._lines[key], self._failed.get(key)
        return Line(line.row, key in self._pending, failed is not None, failed or _when(line))

    def on_their_way(self) -> bool:
        return bool(self._pending)

    def is_pending(self, key: UUID) -> bool:
        return key in self._pending

    def is_real(self, key: UUID) -> bool:
        """Whether the dossier has that line: somebody just typed is on the way there."""
        return key not in self._ghosts

    # What comes.

    def take(self, lines: Iterable[RoomLine]) -> None:
        """As the dossier has them; what is on its way, or was refused before it had a line, stays as it is painted."""
        kept = [key for key in self._lines if key in self._pending or (key in self._failed and key in self._ghosts)]
        self._lines = {line.row.id: line for line in lines} | {key: self._lines[key] for key in kept}

    def add(self, line: RoomLine) -> None:
        """Somebody who has no line in the dossier yet."""
        self._lines[line.row.id] = line
        self._ghosts.add(line.row.id)

    def change(self, key: UUID, values: Mapping[str, Any], **stamps: Any) -> None:
        """The row says something else; `stamps` tell when the person came or went."""
        line = self._lines[key]
        self._committed.setdefault(key, line)
        self._lines[key] = replace(line, row=replace(line.row, **values), **stamps)

    def begin(self, keys: Sequence[UUID]) -> None:
        """What these say now goes to the dossier."""
        for key in keys:
            self._pending[key] = self._pending.get(key, 0) + 1
            self._failed.pop(key, None)

    def settle(self, painted: Mapping[UUID, RoomLine]) -> None:
        """The dossier has them like that."""
        self._committed.update(painted)
        self._end(painted)

    def give_back(self, keys: Iterable[UUID], reason: str) -> None:
        """Refused: they stand as they stood, with the reason."""
        kept = tuple(keys)
        self._failed |= dict.fromkeys(kept, reason)
        self._lines |= {key: self._committed[key] for key in kept if key in self._committed}
        self._end(kept)

    def _end(self, keys: Iterable[UUID]) -> None:
        for key in keys:
            self._pending[key] -= 1
            if not self._pending[key]:
                del self._pending[key]
                self._committed.pop(key, None)


def _when(line: RoomLine) -> str:
    parts = (
        _("from item {n}").format(n=line.arrived_at) if line.arrived_at else "",
        _("left at item {n}").format(n=line.left_at) if line.left_at else "",
    )
    return " · ".join(part for part in parts if part)
