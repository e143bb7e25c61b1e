"""Erased stays erased, on whichever side it was done: a keyed digest of each key is all that the ledger knows."""

from csxl_desktop.storage.reconciling.differences import Difference, Differences, Key
from csxl_desktop.storage.reconciling.ledger import digest_of
from csxl_desktop.storage.reconciling.work import Work


class Erasing:
    """Takes out of the changes of both sides what would bring an erased person back."""

    def __init__(self, work: Work, erasure_key: str) -> None:
        self._work, self._key = work, erasure_key
        self.dropped = 0
        self.forgotten: set[Key] = set()  # records whose values leave the history too
        self.ours, self.theirs = self._ledger("ours"), self._ledger("theirs")

    def _ledger(self, of: str) -> set[str]:
        return {row[0] for row in self._work.connection.execute(f"SELECT id FROM {of}.erasures")}  # noqa: S608

    def hold_back(self, ours: Differences, theirs: Differences) -> None:
        """What ours erased, theirs does not change; what theirs erased is taken over whatever ours did since."""
        if not self._key:
            return
        self._drop(theirs, self.ours)
        fresh = self.theirs - self.ours
        if fresh:
            for key in self._drop(ours, fresh):
                self._undo(key)

    def knows(self, record: object) -> bool:
        """Whether either side erased the record."""
        return bool(self._key) and self._erased(record, self.ours | self.theirs)

    def _erased(self, record: object, ledger: set[str]) -> bool:
        return isinstance(record, str) and digest_of(self._key, record) in ledger

    def _drop(self, changes: Differences, ledger: set[str]) -> list[tuple[Key, Difference]]:
        gone: list[tuple[Key, Difference]] = []
        for key, change in list(changes.items()) if ledger else ():
            table, record = key
            shape = self._work.shape[table]
            row = self._work.row(table, record) or {}
            speaks = [change.new.get(column, change.old.get(column, row.get(column))) for column in shape.people]
            about = any(self._erased(each, ledger) for each in speaks)
            if self._erased(record, ledger) or (about and shape.erased):
                gone.append((key, changes.pop(key)))
            elif about and (said := set(shape.blanked) & set(change.new)):
                gone.append((key, Difference("update", change.old, {name: change.new[name] for name in said})))
                self._blank(changes, key, change)
            else:
                continue
            self.dropped += 1
            self.forgotten.add(key)
        return gone

    def _blank(self, changes: Differences, key: Key, change: Difference) -> None:
        blanked = self._work.shape[key[0]].blanked
        if change.kind == "insert":
            changes[key] = Difference("insert", {}, change.new | dict(blanked))
            return
        left = {name: value for name, value in change.new.items() if name not in blanked}
        changes[key] = Difference("update", {name: change.old[name] for name in left}, left)

    def _undo(self, dropped: tuple[Key, Difference]) -> None:
        """Back to the base, from where theirs erases."""
        key, change = dropped
        base = self._work.row(*key, "base")
        if base is None:
            if change.kind == "insert":
                self._work.delete(*key)
            else:
                self._work.set(*key, {name: self._work.shape[key[0]].blanked[name] for name in change.new})
        elif self._work.row(*key) is None:
            self._work.insert(key[0], base)
        else:
            self._work.set(*key, {name: base[name] for name in change.new})
