"""Each change of the other side against ours: taken, already there, or beside ours in the queue."""

import json
from typing import Any

from csxl_desktop.storage.reconciling import maps, texts
from csxl_desktop.storage.reconciling.differences import Difference, Differences, Row, only_thrown_away
from csxl_desktop.storage.reconciling.work import Discard, Work

_TRASH = "trashed_at"
_ATTENDANCES, _STATE = "attendances", "state"
_BLANK = {_ATTENDANCES: "invited", "minutes": "draft"}  # the state of a row of which nothing is said yet


class Deciding:
    """Takes the changes `theirs` into the working copy; what does not win is put down in `discards`."""

    def __init__(self, work: Work, ours: Differences, theirs: Differences) -> None:
        self._work, self._ours, self._theirs = work, ours, theirs
        self.discards: list[Discard] = []

    def take_all(self) -> None:
        for (table, record), change in self._theirs.items():
            if change.kind == "insert":
                self._take_new(table, record, change)
            elif change.kind == "delete":
                self._take_gone(table, record, change)
            else:
                self._take_changed(table, record, change)

    def _take_new(self, table: str, record: str, change: Difference) -> None:
        """A row that came there; where ours has one of that key, both were made and become one."""
        here = self._work.row(table, record)
        if here is None:
            self._work.insert(table, change.new)
            return
        for column, value in change.new.items():
            if column != "id":
                self._settle(table, record, column, None, here[column], value)

    def _take_gone(self, table: str, record: str, change: Difference) -> None:
        if self._work.row(table, record) is None:
            return
        mine = self._ours.get((table, record))
        if mine is None:
            self._work.delete(table, record)
        elif only_thrown_away(mine):
            self._work.delete(table, record)
            self._tell_gone("deleted_here", table, record, change.old)
        else:  # what was changed here stays
            self.discards.append(Discard("deleted_there", table, record, "", change.old, mine.new, {}))

    def _tell_gone(self, kind: str, table: str, record: str, row: Row) -> None:
        """Thrown away on one side and taken away on the other: it goes, and is remembered."""
        self.discards.append(Discard(kind, table, record, "", row, {}, {}, asked=False))

    def _take_changed(self, table: str, record: str, change: Difference) -> None:
        here = self._work.row(table, record)
        if here is None and only_thrown_away(change):
            self._tell_gone("deleted_there", table, record, self._work.row(table, record, "base") or {})
            return
        if here is None:
            here = self._bring_back(table, record, change)
        for column, value in change.new.items():
            if column == _TRASH:
                self._settle_trash(table, record, change.old[column], here[column], value)
            else:
                self._settle(table, record, column, change.old[column], here[column], value)

    def _bring_back(self, table: str, record: str, change: Difference) -> Row:
        """A row that was taken away here and changed there stands again, as it was."""
        row = self._work.row(table, record, "base")
        if row is None:  # an update is told of a row of the base alone
            raise KeyError(table, record)
        self._work.insert(table, row)
        self.discards.append(Discard("deleted_here", table, record, "", row, {}, change.new))
        return row

    def _settle_trash(self, table: str, record: str, base: Any, here: Any, value: Any) -> None:
        """Thrown away, or taken out of the trash; whether something stands on it is looked at afterwards."""
        if here in {base, None}:
            self._work.set(table, record, {_TRASH: value})
        elif value is not None:  # thrown away on both sides: the first time counts
            self._work.set(table, record, {_TRASH: min(here, value)})
        else:  # taken out there, thrown away again here
            self._work.set(table, record, {_TRASH: None})
            sides = ({_TRASH: base}, {_TRASH: here}, {_TRASH: value})
            self.discards.append(Discard("value", table, record, _TRASH, *sides))

    def _settle(self, table: str, record: str, column: str, base: Any, here: Any, there: Any) -> None:
        """One field: whoever changed it is right; where both did, ours stays and theirs is kept beside it."""
        if there in (here, base) or (base is None and _is_empty(table, column, there)):
            return
        if here == base or (base is None and _is_empty(table, column, here)):
            self._work.set(table, record, {column: there})
            return
        shape = self._work.shape[table]
        kind, contested = "value", True
        if column in shape.maps:
            here, there, contested = _both_maps(base, here, there)
            self._work.set(table, record, {column: here})
        if column in shape.rich or column in shape.lines:
            kind = "text"
            merged, contested = _merged(base, here, there, rich=column in shape.rich)
            if merged != here:
                self._work.set(table, record, {column: merged})
        elif column in shape.order:
            kind = "order"
        elif (table, column) == (_ATTENDANCES, _STATE):
            kind = "state"
        if contested:
            sides = ({column: base}, {column: here}, {column: there})
            self.discards.append(Discard(kind, table, record, column, *sides, asked=kind != "order"))


def _is_empty(table: str, column: str, value: Any) -> bool:
    """Whether a field of a new row says nothing yet."""
    return value is None or value == "" or (column == _STATE and _BLANK.get(table) == value)


def _both_maps(base: Any, here: Any, there: Any) -> tuple[Any, Any, bool]:
    """All that both chose, ours where they chose otherwise; the same with theirs; whether they did."""
    read = [json.loads(each) if each is not None else {} for each in (base, here, there)]
    ours, contested = maps.merged(*read)
    theirs, _contested = maps.merged(*read, theirs_wins=True)
    return json.dumps(ours) if ours else None, json.dumps(theirs) if theirs else None, contested


def _merged(base: Any, here: Any, there: Any, *, rich: bool) -> tuple[Any, bool]:
    if not rich:
        return texts.merged_lines(base or "", here or "", there or "")
    merged, contested = texts.merged_blocks(
        *(None if each is None else json.loads(each) for each in (base, here, there))
    )
    told = None if merged is None else json.dumps(merged)
    same = here is not None and merged == json.loads(here)
    return here if same else told, contested
