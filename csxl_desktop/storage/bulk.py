"""Thousands of new records at once: written past the session, with the very history that it would have written."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from enum import Enum
from itertools import islice
from json import JSONEncoder
from json.encoder import encode_basestring  # the letters of a text as JSON has them
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record, clean_text
from csxl_desktop.domain.history import ChangeKind, HistoryChange
from csxl_desktop.storage.history import Act, digest_of, end_of_chain, name_act
from csxl_desktop.storage.values import columns, to_json
from csxl_desktop.system.identifiers import new_hex_ids

_AT_ONCE = 2_000
_NOTHING = digest_of(None)
_encode = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_Written = tuple[tuple[Any, ...], str]  # the row as it is bound, the key first; its JSON


def insert_all(session: Session, template: Record, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert a record for each of `rows`, which give the columns `names`, the key first; the others as `template` has.

    The session must write something itself in the same transaction: that names the act in the history.
    """
    name_act(session)
    shape = _Shape(template, names)
    chain = _Chain(session)
    every = iter(rows)
    connection = session.connection()
    while batch := [shape.written(row) for row in islice(every, _AT_ONCE)]:
        connection.exec_driver_sql(shape.statement, [stored for stored, _told in batch])
        connection.exec_driver_sql(chain.statement, list(chain.links(shape.table, batch)))


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
        self._template, self._names, self._others = template, names, others
        self._forms: dict[tuple[int, ...], _Form] = {}

    def written(self, row: Sequence[Any]) -> _Written:
        """The row as it is bound to the statement, and the text that `history.digest_of` makes of the values.

        A text that cannot be kept is refused.
        """
        bound: list[Any] = []
        told: list[str] = []  # each value as JSON
        absent: tuple[int, ...] = ()
        for place, value in enumerate(row):
            if type(value) is str:
                text = _text(value, self._limits[place])
                bound.append(text)
                told.append(encode_basestring(text))
            elif type(value) is UUID:
                key = value.hex
                bound.append(key)
                told.append(f'"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"')
            elif value is None:
                bound.append(None)
                told.append("")
                absent += (place,)
            else:
                bound.append(_bound(value))
                told.append(_encode(to_json(value)))
        form = self._forms.get(absent) or self._formed(absent)
        return (*bound, *self._fixed), form.text % form.pick(told)

    def _formed(self, absent: tuple[int, ...]) -> "_Form":
        """How the JSON of rows goes that lack the values `absent`; worked out once."""
        pairs, places = [], []
        for key in sorted((*self._names, *self._others)):
            begin = _encode(key).replace("%", "%%")
            if key not in self._names:
                if (value := to_json(getattr(self._template, key))) is not None:
                    pairs.append(f"{begin}:{_encode(value).replace('%', '%%')}")
            elif (place := self._names.index(key)) not in absent:
                pairs.append(f"{begin}:%s")
                places.append(place)
        made = self._forms[absent] = _Form(f"{{{','.join(pairs)}}}", itemgetter(*places))
        return made


@dataclass(frozen=True, slots=True)
class _Form:
    """Canonical JSON, its keys in order, with a `%s` for each value that `pick` takes; two at least."""

    text: str
    pick: Callable[[Sequence[str]], tuple[str, ...]]


class _Chain:
    """The history of the workstation, carried on."""

    def __init__(self, session: Session) -> None:
        self._act: Act = session.info["act"]
        self._transaction: UUID = session.info["transaction_id"]
        self._at = self._act.now().astimezone(UTC)
        self._keys = new_hex_ids(_AT_ONCE)
        self._sequence, self._digest = end_of_chain(session, self._act.workstation)
        names = [
            "id", "sequence", "transaction_id", "person", "workstation", "at", "table_name", "record_id", "kind",
            "old", "new", "old_sha256", "new_sha256", "digest",
        ]  # fmt: skip
        marks = ", ".join("?" * len(names))
        table = HistoryChange.__tablename__
        self.statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of our own

    def links(self, table: str, batch: Iterable[_Written]) -> Iterator[tuple[Any, ...]]:
        act, kind = self._act, ChangeKind.INSERT.value
        transaction = self._transaction.hex
        stored_at, told_at = self._at.replace(tzinfo=None).isoformat(" ", "microseconds"), self._at.isoformat()
        for (record, *_others), new in batch:
            self._sequence += 1
            key = next(self._keys)
            digest = hashlib.sha256(new.encode()).hexdigest()
            parts = (
                self._digest, str(self._sequence), key, transaction, act.person, act.workstation, told_at,
                table, record, kind, _NOTHING, digest,
            )  # fmt: skip
            self._digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
            yield (
                key, self._sequence, transaction, act.person, act.workstation, stored_at, table, record, kind,
                None, new, _NOTHING, digest, self._digest,
            )  # fmt: skip


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
