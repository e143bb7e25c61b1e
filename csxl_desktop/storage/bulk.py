"""Thousands of new records at once: written past the session, with the very history that it would have written."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC
from enum import Enum
from itertools import islice
from json import JSONEncoder
from json.encoder import encode_basestring  # the letters of a text as JSON has them
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record, clean_text
from csxl_desktop.domain.history import ChangeKind, HistoryChange
from csxl_desktop.storage.history import Act, digest_of, end_of_chain, name_act
from csxl_desktop.storage.values import columns, to_json
from csxl_desktop.system.identifiers import new_ids

_AT_ONCE = 2_000
_NOTHING = digest_of(None)
_encode = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def insert_all(session: Session, template: Record, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert a record for each of `rows`, which give the columns `names`, the key first; the others as `template` has.

    The session must write something itself in the same transaction: that names the act in the history.
    """
    name_act(session)
    shape = _Shape(template, names)
    chain = _Chain(session)
    every = iter(rows)
    connection = session.connection()
    while batch := list(islice(every, _AT_ONCE)):
        connection.exec_driver_sql(shape.statement, [shape.stored(row) for row in batch])
        connection.exec_driver_sql(chain.statement, list(chain.links(shape, batch)))


class _Shape:
    """How one kind of record is written: as a row, and as the JSON that its history keeps."""

    def __init__(self, template: Record, names: Sequence[str]) -> None:
        mapper = inspect(type(template))
        kinds = columns(mapper)
        others = [key for key in kinds if key not in names]
        self.table = type(template).__tablename__
        self._limits = [getattr(kinds[key].type, "length", None) for key in names]
        self._fixed = tuple(_bound(getattr(template, key)) for key in others)
        listed = ", ".join(kinds[key].name for key in (*names, *others))
        marks = ", ".join("?" * (len(names) + len(others)))
        self.statement = f"INSERT INTO {self.table} ({listed}) VALUES ({marks})"  # noqa: S608 - names of our own
        self._parts = list(_json_parts(template, names, others))

    def stored(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """The row as it is bound to the statement; a text that cannot be kept is refused."""
        pairs = zip(row, self._limits, strict=True)
        return (*(_text(value, limit) if type(value) is str else _bound(value) for value, limit in pairs), *self._fixed)

    def json(self, row: Sequence[Any]) -> str:
        """The same text that `history.digest_of` makes of the values."""
        told = []
        for letters, place in self._parts:
            if place is None:
                told.append(letters)
            elif (value := row[place]) is not None:
                told.append(f"{letters}{_json(value)}")
        return f"{{{','.join(told)}}}"


class _Chain:
    """The history of the workstation, carried on."""

    def __init__(self, session: Session) -> None:
        self._act: Act = session.info["act"]
        self._transaction: UUID = session.info["transaction_id"]
        self._at = self._act.now().astimezone(UTC)
        self._keys = new_ids(_AT_ONCE)
        self._sequence, self._digest = end_of_chain(session, self._act.workstation)
        names = [
            "id", "sequence", "transaction_id", "person", "workstation", "at", "table_name", "record_id", "kind",
            "old", "new", "old_sha256", "new_sha256", "digest",
        ]  # fmt: skip
        marks = ", ".join("?" * len(names))
        table = HistoryChange.__tablename__
        self.statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of our own

    def links(self, shape: _Shape, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
        act, kind = self._act, ChangeKind.INSERT.value
        transaction = self._transaction.hex
        stored_at, told_at = self._at.replace(tzinfo=None).isoformat(" ", "microseconds"), self._at.isoformat()
        for row in rows:
            self._sequence += 1
            key, record, new = next(self._keys).hex, row[0].hex, shape.json(row)
            digest = hashlib.sha256(new.encode()).hexdigest()
            parts = (
                self._digest, str(self._sequence), key, transaction, act.person, act.workstation, told_at,
                shape.table, record, kind, _NOTHING, digest,
            )  # fmt: skip
            self._digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
            yield (
                key, self._sequence, transaction, act.person, act.workstation, stored_at, shape.table, record, kind,
                None, new, _NOTHING, digest, self._digest,
            )  # fmt: skip


def _json_parts(template: Record, names: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """The keys in the order of the canonical JSON: the whole pair where it is the same for all, else its beginning."""
    for key in sorted((*names, *others)):
        begin = f"{_encode(key)}:"
        if key in names:
            yield begin, names.index(key)
        elif (value := to_json(getattr(template, key))) is not None:
            yield f"{begin}{_encode(value)}", None


_JSON: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    UUID: lambda value: f'"{value}"',
}


def _json(value: Any) -> str:
    write = _JSON.get(type(value))
    return write(value) if write is not None else _encode(to_json(value))


def _text(value: str, limit: int | None) -> str:
    plain = value.isascii() and value.isprintable() and (limit is None or len(value) <= limit)
    return value if plain else clean_text(value, limit)


def _bound(value: Any) -> Any:
    """A value as SQLite takes it."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Enum):
        return value.value
    return value
