"""What approved minutes print does not change behind the seal: the other side's later changes wait in the queue."""

from csxl_desktop.storage.reconciling.differences import Difference, Differences, Key, Row
from csxl_desktop.storage.reconciling.work import Discard, Work

_TRASH = "trashed_at"
# In the trash or not: what lies there may be taken out of it while the copies are brought together.
_SEALED = "SELECT DISTINCT meeting_id FROM {of}.minutes WHERE state IN ({states})"


class Sealing:
    """Takes out of the changes of each side what minutes print that only the other side approved."""

    def __init__(self, work: Work, states: list[str], now: str) -> None:
        self._work, self._states, self._now = work, states, now
        self.discards: list[Discard] = []

    def hold_back(self, ours: Differences, theirs: Differences) -> None:
        """Theirs loses what ours sealed; what theirs sealed, ours gives up: the copy goes back to the base there."""
        before, here, there = (self._sealed(of) for of in ("base", "ours", "theirs"))
        self._hold(theirs, ours, here - before - there, "theirs")
        for key, change in self._hold(ours, theirs, there - before - here, "ours"):
            self._give_up(key, change)

    def _sealed(self, of: str) -> set[str]:
        states = ", ".join("?" * len(self._states))
        rows = self._work.connection.execute(_SEALED.format(of=of, states=states), self._states)
        return {str(meeting) for (meeting,) in rows}

    def _hold(
        self, changes: Differences, others: Differences, sealed: set[str], of: str
    ) -> list[tuple[Key, Difference]]:
        """Take out of `changes` what the other side did not do as well."""
        held: list[tuple[Key, Difference]] = []
        for key, change in list(changes.items()) if sealed else ():
            made_by_both = change.kind == "insert" and key in others
            if made_by_both or self._meeting(key, change, of) not in sealed:
                continue
            kept = self._work.shape[key[0]].open_columns
            alike = others.get(key, Difference("none")).new
            part = {
                name: value
                for name, value in change.new.items()
                if name not in kept and (name not in alike or alike[name] != value)
            }
            if not part and change.kind == "update":
                continue
            told = Difference(change.kind, change.old, part)
            held.append((key, told))
            self._tell(key, told, of)
            if change.kind == "insert":
                changes[key] = Difference("insert", {}, change.new | {_TRASH: self._now})
            elif part == change.new:
                del changes[key]
            else:
                left = {name: value for name, value in change.new.items() if name not in part}
                changes[key] = Difference("update", {name: change.old[name] for name in left}, left)
        return held

    def _meeting(self, key: Key, change: Difference, of: str) -> str | None:
        """The meeting whose minutes print the row."""
        table, record = key
        shape = self._work.shape[table]
        row = change.new if change.kind == "insert" else self._work.row(table, record, "base")
        if not shape.sealed_by or row is None:
            return None
        column, _, above = shape.sealed_by.partition(" ")
        if not above:
            return str(row[column]) if row[column] else None
        parent, _, its = above.partition(".")
        owner = self._work.row(parent, row[column], of) or self._work.row(parent, row[column])
        return str(owner[its]) if owner else None

    def _tell(self, key: Key, change: Difference, of: str) -> None:
        old: Row = {name: change.old[name] for name in change.new if name in change.old} or change.old
        new = change.new or {_TRASH: self._now}
        ours, theirs = (old, new) if of == "theirs" else (new, old)
        self.discards.append(Discard("sealed", *key, "", old, ours, theirs))

    def _give_up(self, key: Key, change: Difference) -> None:
        if change.kind == "insert":
            self._work.set(*key, {_TRASH: self._now})
        elif change.kind == "delete":
            self._work.insert(key[0], self._work.row(*key, "base") or {})
        else:
            self._work.set(*key, {name: change.old[name] for name in change.new})
