"""A record with all that has no sense without it: what its history is the history of."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, func, select, type_coerce
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import ChangeKind, HistoryChange
from csxl_desktop.services import rules
from csxl_desktop.storage.values import record_classes

_AT_ONCE = 500


def kind_of(session: Session, record_id: UUID) -> type[Record] | None:
    """The kind of a record, there or gone; nothing for what never was."""
    table = session.scalar(select(HistoryChange.table_name).where(HistoryChange.record_id == record_id).limit(1))
    classes = record_classes()
    if table in classes:
        return classes[table]
    return next((each for each in classes.values() if session.get(each, record_id) is not None), None)


def with_parts(session: Session, record_id: UUID) -> frozenset[UUID]:
    """The record and its parts, theirs too: those there, those in the trash, those gone."""
    kind = kind_of(session, record_id)
    known = {record_id}
    waiting: list[tuple[type[Record], set[UUID]]] = [(kind, {record_id})] if kind is not None else []
    gone = _Gone(session, kind) if kind is not None else None
    while waiting:
        entity, keys = waiting.pop()
        for part, column in rules.parts_of(entity):
            found = {*_there(session, part, column, keys), *(gone.of(part, column, keys) if gone else ())} - known
            if found:
                known |= found
                waiting.append((part, found))
    return frozenset(known)


def one_of(keys: Iterable[UUID]) -> ColumnElement[bool]:
    """Whether a change is about one of the records: however many, they are one value of the question."""
    told = func.json_each(json.dumps([key.hex for key in keys])).table_valued("value")
    return HistoryChange.record_id.in_(select(type_coerce(told.c.value, Uuid())))


def _there(session: Session, part: type[Record], column: str, keys: set[UUID]) -> Iterator[UUID]:
    wanted = list(keys)
    for at in range(0, len(wanted), _AT_ONCE):
        owner = getattr(part, column)
        yield from session.scalars(select(part.id).where(owner.in_(wanted[at : at + _AT_ONCE])))


class _Gone:
    """The parts that are deleted, as the history remembers whose they were."""

    def __init__(self, session: Session, kind: type[Record]) -> None:
        tables = {part.__tablename__ for part in _kinds_of_parts(kind)}
        rows = session.execute(
            select(HistoryChange.table_name, HistoryChange.record_id, HistoryChange.old).where(
                HistoryChange.kind == ChangeKind.DELETE, HistoryChange.table_name.in_(tables)
            )
        )
        self._by_table = defaultdict(list)
        for table, key, old in rows:
            self._by_table[table].append((key, old or {}))

    def of(self, part: type[Record], column: str, keys: set[UUID]) -> Iterator[UUID]:
        wanted = {str(key) for key in keys}
        return (key for key, old in self._by_table[part.__tablename__] if old.get(column) in wanted)


def _kinds_of_parts(kind: type[Record]) -> set[type[Record]]:
    found: set[type[Record]] = set()
    waiting = [kind]
    while waiting:
        for part, _column in rules.parts_of(waiting.pop()):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return found
