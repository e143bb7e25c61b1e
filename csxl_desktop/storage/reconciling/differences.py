"""What changed from one file to another, as SQLite's session extension sees it. Only in the child."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import apsw

from csxl_desktop.storage.reconciling.shape import Shape

Row = dict[str, Any]
Key = tuple[str, str]  # table and key of a record


@dataclass(frozen=True, slots=True)
class Difference:
    """One row: `old` and `new` hold the columns that differ; a row that came has no `old`, one that went no `new`."""

    kind: str
    old: Row = field(default_factory=dict)
    new: Row = field(default_factory=dict)


Differences = dict[Key, Difference]
Telling = Callable[[apsw.Connection, str, str, Shape], Differences]


def only_thrown_away(change: Difference) -> bool:
    return set(change.new) == {"trashed_at"} and change.new["trashed_at"] is not None


def differences(connection: apsw.Connection, after: str, before: str, shape: Shape) -> Differences:
    """From the attached file `before` to the attached file `after`; derived columns are left out."""
    session = apsw.Session(connection, after)
    names: dict[str, list[str]] = {}
    for table in shape:
        session.attach(table)
        session.diff(before, table)
        names[table] = [row[1] for row in connection.execute(f'PRAGMA {after}.table_info("{table}")')]
    found: Differences = {}
    for change in apsw.Changeset.iter(session.changeset()):
        told = _told(change, names[change.name], frozenset(shape[change.name].columns))
        if told is not None:
            found[change.name, _key(change, names[change.name])] = told
    session.close()
    return found


def _key(change: apsw.TableChange, names: list[str]) -> str:
    values = change.new if change.op == "INSERT" else change.old
    return str((values or ())[names.index("id")])


def _told(change: apsw.TableChange, names: list[str], kept: frozenset[str]) -> Difference | None:
    old, new = _row(change.old, names, kept), _row(change.new, names, kept)
    if change.op != "UPDATE":
        return Difference(change.op.lower(), old, new)
    old.pop("id", None)
    new.pop("id", None)
    return Difference("update", old, new) if new else None


def _row(values: Any, names: list[str], kept: frozenset[str]) -> Row:
    pairs = zip(names, values or (), strict=False)
    return {name: value for name, value in pairs if name in kept and value is not apsw.no_change}
