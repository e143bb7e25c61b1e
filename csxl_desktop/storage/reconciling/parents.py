"""What one side took away and the other needs stands again: no row points to nothing, nothing new to the trash."""

from collections.abc import Iterator

from csxl_desktop.storage.reconciling.differences import Difference, Differences, Key, Row, only_thrown_away
from csxl_desktop.storage.reconciling.work import Discard, Work

_TRASH = "trashed_at"
MERGED = "merged_into_id"


class MissingParentError(RuntimeError):
    """A row points to what no copy has: the copies are not of one dossier."""


class Parents:
    """Restores rows in the working copy; each of them is told in `discards`."""

    def __init__(self, work: Work, ours: Differences, theirs: Differences) -> None:
        self._work, self._ours, self._theirs = work, ours, theirs
        self.discards: list[Discard] = []
        # New and in the trash because minutes were sealed: somebody is asked, nothing takes it out of there meanwhile.
        told = [key for of in ("ours", "theirs") for *key, _other in work.remembered("sealed", of)]
        self._sealed = {(table, key) for table, key in told if work.row(table, key, "base") is None}

    def restore(self) -> None:
        while self._restore_missing() or self._restore_thrown_away():
            pass

    def _restore_missing(self) -> bool:
        done = False
        for _table, _record, target, key in self._work.broken():
            if self._work.row(target, key) is not None:
                continue  # restored a moment ago for another row
            row = next(filter(None, (self._work.row(target, key, of) for of in ("ours", "theirs", "base"))), None)
            if row is None:
                raise MissingParentError(target)
            self._work.insert(target, row)
            self.discards.append(Discard("parent", target, key, "", row, {}, {}))
            done = True
        return done

    def _restore_thrown_away(self) -> bool:
        """Rows in the trash since the base that the other side changed, or to which something belongs that it made."""
        sides = ((self._ours, self._theirs, "deleted_there"), (self._theirs, self._ours, "deleted_here"))
        done = [self._restore_from(side, other, kind) for side, other, kind in sides]
        return any(done)

    def _restore_from(self, side: Differences, other: Differences, kind: str) -> bool:
        thrown = _thrown_away(other)
        for key in _thrown_away(side).keys() | self._sealed:  # what both threw away stays there
            thrown.pop(key, None)
        done = False
        for key, change in side.items():
            for needed, changed in self._needed(key, change):
                if needed in thrown and (self._work.row(*needed) or {}).get(_TRASH) is not None:
                    told = kind if needed == key else "parent"
                    self._take_out(needed, thrown[needed], thrown, told, changed)
                    done = True
        return done

    def _needed(self, key: Key, change: Difference) -> Iterator[tuple[Key, Row]]:
        """The row itself where it was changed, and what it belongs to.

        A row that was thrown away and nothing more needs nothing: where it stands again, it is as in the base.
        """
        if only_thrown_away(change):
            return
        table, record = key
        shape = self._work.shape[table]
        row = self._work.row(table, record) if change.kind != "delete" else None
        if row is None:
            return
        changed = {name: value for name, value in change.new.items() if name != _TRASH and name not in shape.order}
        if change.kind == "update" and changed and change.new.get(_TRASH) is None:
            yield key, changed
        row = self._work.row(table, record) or row  # taken out of the trash a moment ago, perhaps
        if row[_TRASH] is not None:
            return
        for column, target in shape.references.items():
            if row[column] is not None and (column in shape.owners or column in changed):
                yield (target, row[column]), {}

    def _take_out(self, key: Key, at: str, thrown: dict[Key, str], kind: str, changed: Row) -> None:
        """The record, and what was thrown away with it in the same act."""
        self._release(key, at, kind, changed)
        for other, when in thrown.items():
            if when == at and (self._work.row(*other) or {}).get(_TRASH) is not None:
                self._release(other, at, "parent", {}, asked=False)

    def _release(self, key: Key, at: str, kind: str, changed: Row, *, asked: bool = True) -> None:
        """One that was merged into another is a record of its own again: it cannot stand and be merged."""
        merged = {name: value for name in (MERGED,) if (value := (self._work.row(*key) or {}).get(name)) is not None}
        free = {_TRASH: None} | dict.fromkeys(merged)
        self._work.set(*key, free)
        gone = {_TRASH: at} | merged
        ours, theirs = (changed, gone) if kind == "deleted_there" else (gone, changed or gone)
        self.discards.append(Discard(kind, *key, _TRASH, free, ours, theirs, asked=asked))
        if merged:  # kept in mind apart: it is proved that nothing went, column by column
            of_ours = kind != "deleted_there"
            sides = (merged if of_ours else {}, {} if of_ours else merged)
            self.discards.append(Discard("value", *key, MERGED, {}, *sides, asked=False))


def _thrown_away(changes: Differences) -> dict[Key, str]:
    return {key: change.new[_TRASH] for key, change in changes.items() if change.new.get(_TRASH) is not None}
