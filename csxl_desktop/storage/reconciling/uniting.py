"""The same thing made on both sides (a line of one person on one sheet, the minutes of one meeting) becomes one row.

The older key stays, whichever side made it: every computer comes to the same.
"""

from operator import itemgetter
from typing import Any

from csxl_desktop.storage.reconciling.differences import Difference, Differences, Key
from csxl_desktop.storage.reconciling.shape import TableShape
from csxl_desktop.storage.reconciling.work import Discard, Work


class Uniting:
    """Finds the pairs and gives them one key, in the working copy and in what both sides changed."""

    def __init__(self, work: Work, ours: Differences, theirs: Differences) -> None:
        self._work, self.ours, self.theirs = work, ours, theirs
        self.discards: list[Discard] = []
        self.given: dict[Key, str] = {}  # a key that went → the key that stands for it

    def unite(self) -> None:
        """Again and again, because what points to one row may be the same twice only once that row is one."""
        for table, mine, their in self._remembered():
            self._join(table, mine, their)
        while pairs := self._pairs():
            for table, mine, their in pairs:
                self._join(table, mine, their)

    def _remembered(self) -> list[tuple[str, str, str]]:
        """Rows of theirs that were united with one of ours when another copy was taken in."""
        return [
            each
            for each in self._work.remembered("united")
            if (each[0], each[2]) in self.theirs and self._work.row(each[0], each[1]) is not None
        ]

    def _pairs(self) -> list[tuple[str, str, str]]:
        found = []
        for name, table in self._work.shape.items():
            if not table.key:
                continue
            mine, theirs = self._by_key(self.ours, self.theirs, table), self._by_key(self.theirs, self.ours, table)
            found += [(name, mine[key], theirs[key]) for key in mine.keys() & theirs.keys()]
        return found

    @staticmethod
    def _by_key(changes: Differences, others: Differences, table: TableShape) -> dict[tuple[Any, ...], str]:
        """The living rows that came on one side alone, by what only one row may say, the oldest where it is said twice.

        A line that names nobody is nobody else's.
        """
        found: dict[tuple[Any, ...], str] = {}
        whose = [column for column in table.key[1:] if column in table.references]
        for (name, record), change in sorted(changes.items(), key=itemgetter(0)):
            alive = change.kind == "insert" and change.new["trashed_at"] is None
            if name == table.name and alive and (name, record) not in others:
                values = tuple(change.new[column] for column in table.key)
                if values[0] is not None and (not whose or any(change.new[column] is not None for column in whose)):
                    found.setdefault(values, record)
        return found

    def _join(self, table: str, mine: str, their: str) -> None:
        stays, goes = sorted((mine, their))
        whole = self.theirs[table, their].new if goes == their else self.ours[table, mine].new
        self.given[table, goes] = stays
        self.discards.append(Discard("united", table, stays, "id", {}, {"id": mine}, whole, asked=False, other=goes))
        if goes == mine:
            self._work.rekey(table, mine, their)
            self.ours = self._led_along(self.ours, table, mine, their)
        else:
            self.theirs = self._led_along(self.theirs, table, their, mine)

    def _led_along(self, changes: Differences, table: str, old: str, new: str) -> Differences:
        """The changes with `new` wherever `old` stood."""
        found: Differences = {}
        for (name, record), change in changes.items():
            key = new if (name, record) == (table, old) else record
            columns = [each for each, aim in self._work.shape[name].references.items() if aim == table]
            now = {column: new for column in columns if change.new.get(column) == old}
            if key != record:
                now["id"] = new
            found[name, key] = Difference(change.kind, change.old, change.new | now) if now else change
        return found
