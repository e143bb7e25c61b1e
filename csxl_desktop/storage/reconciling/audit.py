"""Is every change of both sides true in the result, or beside it in the queue? Asked anew, of the files themselves."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from csxl_desktop.storage.reconciling import maps
from csxl_desktop.storage.reconciling.differences import Difference, Differences, Key
from csxl_desktop.storage.reconciling.shape import TableShape
from csxl_desktop.storage.reconciling.work import Discard, Work

_TRASH = "trashed_at"


def lost(
    work: Work, changes: Differences, discards: Iterable[Discard], given: Mapping[Key, str], erased: set[Key]
) -> Iterator[str]:
    """What is neither in the working copy nor in `discards`, by table, record and column."""
    queued: dict[Key, set[str]] = {}
    for each in discards:
        queued.setdefault((each.table, each.record), set()).add(each.column)
    for (table, record), change in changes.items():
        key = table, given.get((table, record), record)
        if (table, record) in erased or "" in (told := queued.get(key, set())):
            continue
        row = work.row(*key)
        if change.kind == "delete":
            if row is not None:
                yield f"{table} {record}: still there"
        elif row is None:
            yield f"{table} {record}: gone"
        else:
            shape = work.shape[table]
            for column, value in change.new.items():
                wanted = given.get((shape.references.get(column, table if column == "id" else ""), value), value)
                if column not in told and not _holds(shape, column, change, wanted, row[column]):
                    yield f"{table} {record} {column}"


def _holds(shape: TableShape, column: str, change: Difference, wanted: Any, found: Any) -> bool:
    if wanted == found or (change.kind == "insert" and wanted in {None, "", "invited", "draft"}):
        return True
    if column == _TRASH:
        return wanted is not None and found is not None
    if column in shape.maps:
        old, new, stands = (dict(maps.leaves(_map(each))) for each in (change.old.get(column), wanted, found))
        return all(stands.get(name) == new.get(name) for name in old | new if old.get(name) != new.get(name))
    if column in shape.rich or column in shape.lines:
        pieces = _blocks if column in shape.rich else _lines
        before, after, result = (pieces(each) for each in (change.old.get(column), wanted, found))
        return after - before <= result and not (before - after) & result
    return False


def _blocks(text: str | None) -> set[str]:
    blocks = json.loads(text).get("blocks", []) if text else []
    return {json.dumps(block, sort_keys=True) for block in blocks}


def _map(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}


def _lines(text: str | None) -> set[str]:
    return set((text or "").split("\n"))
