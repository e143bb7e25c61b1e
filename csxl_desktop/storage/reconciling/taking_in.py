"""A plan carried out in the live file: by its one writer, as one act with its history, whole or not at all."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Dialect, insert, inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record, RichTextType
from csxl_desktop.domain.history import HistoryChange, HistoryTransaction
from csxl_desktop.domain.reconciling import Erasure
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.storage import history
from csxl_desktop.storage.reconciling.tables import is_derived
from csxl_desktop.storage.values import columns, record_classes

Plan = Mapping[str, Any]
_AT_ONCE = 500


class MovedOnError(RuntimeError):
    """The dossier is no longer what the plan was made for: plan again."""


class NotAsPlannedError(RuntimeError):
    """What was written is not what was planned: nothing of it stays."""


def take_in(session: Session, plan: Plan) -> None:
    """Write what `plan` says; the caller's transaction makes it one act."""
    _remember(session, plan)
    classes = record_classes()
    tables = [(table, list(rows)) for table, rows in groupby(plan["operations"], key=itemgetter("table"))]
    with session.no_autoflush:
        for table, operations in tables:
            _Writer(session, classes[table]).write(operations)
    session.flush()
    session.expire_all()
    for table, operations in tables:
        _Writer(session, classes[table]).check(operations)
    history.forget(session, ((table, UUID(record)) for table, record in plan["forgotten"]))


class _Writer:
    """The rows of one table, from what SQLite holds to what the entities say."""

    def __init__(self, session: Session, entity: type[Record]) -> None:
        self._session, self._entity = session, entity
        self._kinds = columns(inspect(entity))
        self._dialect = session.connection().dialect

    def write(self, operations: list[dict[str, Any]]) -> None:
        known = self._read(operations)
        for each in operations:
            record = known.get(UUID(each["id"]))
            if (record is None) is not (each["kind"] == "insert"):
                raise MovedOnError(self._entity.__tablename__)
            if record is None:
                self._add(each["new"])
                continue
            if not self._is(record, each["old"]):
                raise MovedOnError(self._entity.__tablename__)
            if each["kind"] == "delete":
                self._session.delete(record)
            else:
                for key, value in each["new"].items():
                    setattr(record, key, self._value(key, value))

    def check(self, operations: list[dict[str, Any]]) -> None:
        """Read back from the file what was written."""
        known = self._read(operations)
        for each in operations:
            record = known.get(UUID(each["id"]))
            gone = each["kind"] == "delete"
            whole = record is None if gone else record is not None and self._is(record, each["new"])
            if not whole:
                raise NotAsPlannedError(self._entity.__tablename__)

    def _read(self, operations: list[dict[str, Any]]) -> dict[UUID, Record]:
        keys = [UUID(each["id"]) for each in operations]
        found: dict[UUID, Record] = {}
        for start in range(0, len(keys), _AT_ONCE):
            part = self._entity.id.in_(keys[start : start + _AT_ONCE])
            found |= {record.id: record for record in self._session.scalars(select(self._entity).where(part))}
        return found

    def _add(self, row: dict[str, Any]) -> None:
        given = {key: self._value(key, value) for key, value in row.items() if not is_derived(self._entity, key)}
        self._session.add(self._entity(**given))

    def _is(self, record: Record, row: dict[str, Any]) -> bool:
        return all(
            _plain(getattr(record, key)) == _plain(self._value(key, value))
            for key, value in row.items()
            if not is_derived(self._entity, key)
        )

    def _value(self, key: str, raw: Any) -> Any:
        return from_raw(self._kinds[key], raw, self._dialect)


def from_raw(column: Column[Any], raw: Any, dialect: Dialect) -> Any:
    """The value of the entity where SQLite holds `raw`."""
    kind = column.type.dialect_impl(dialect)
    read = kind.result_processor(dialect, None)
    value = read(raw) if read else raw
    return RichText() if value is None and isinstance(column.type, RichTextType) else value


def _plain(value: Any) -> Any:
    """Formatted texts compare by what they say, whatever order their JSON had."""
    return value.to_json() if isinstance(value, RichText) else value


def _remember(session: Session, plan: Plan) -> None:
    """The other side's acts and changes, and what it erased, beside ours."""
    acts = rows_of(session, HistoryTransaction, plan["history_transactions"])
    known = set(session.scalars(select(HistoryTransaction.id)))
    if fresh := [row for row in acts if row["id"] not in known]:
        session.connection().execute(insert(HistoryTransaction), fresh)
    _append(session, rows_of(session, HistoryChange, plan["history_changes"]))
    gone = set(session.scalars(select(Erasure.id)))
    if fresh := [row for row in rows_of(session, Erasure, plan["erasures"]) if row["id"] not in gone]:
        session.connection().execute(insert(Erasure), fresh)


def _append(session: Session, changes: Iterable[dict[str, Any]]) -> None:
    """Each workstation's chain carried on; where both sides went on from one link, the numbers are given anew."""
    known = set(session.scalars(select(HistoryChange.id)))
    for workstation, rows in groupby(changes, key=itemgetter("workstation")):
        sequence, digest = history.end_of_chain(session, workstation)
        fresh = []
        for row in rows:
            if row["id"] not in known:
                sequence += 1
                row["sequence"] = sequence
                digest = row["digest"] = history.link(digest, row)
                fresh.append(row)
        if fresh:
            session.connection().execute(insert(HistoryChange), fresh)


def rows_of(session: Session, entity: type[Any], raw: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a memory as SQLite holds them, as the entity `entity` takes them."""
    kinds, dialect = columns(inspect(entity)), session.connection().dialect
    return [{key: from_raw(kinds[key], value, dialect) for key, value in row.items()} for row in raw]
