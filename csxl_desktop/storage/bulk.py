"""Thousands of new records at once: written past the session, with the very history that it would have written."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from enum import Enum
from itertools import chain, islice
from json import JSONEncoder
from json.encoder import encode_basestring  # the letters of a text as JSON has them
from typing import Any
from unicodedata import is_normalized
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record, clean_text
from csxl_desktop.domain.history import ChangeKind, HistoryChange
from csxl_desktop.storage.beside import made_ahead
from csxl_desktop.storage.history import Act, digest_of, end_of_chain, name_act
from csxl_desktop.storage.values import columns, to_json
from csxl_desktop.system.identifiers import new_hex_ids

# Written by one statement: its rows are bound and stepped through together, which takes half of what each alone takes.
_AT_ONCE = 200
_NOTHING = digest_of(None)
_encode = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def insert_all(session: Session, template: Record, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert a record for each of `rows`, which give the columns `names`, the key first; the others as `template` has.

    The session must write something itself in the same transaction: that names the act in the history.
    """
    name_act(session)
    shape = _Shape(template, names)
    history = _Chain(session, shape.table)
    connection = session.connection()
    for statement, values in made_ahead(_written(shape, history, iter(rows))):
        connection.exec_driver_sql(statement, values)


def _written(
    shape: "_Shape", history: "_Chain", rows: Iterator[Sequence[Any]]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The statements that insert the rows and their history, with what is bound to them."""
    while batch := list(islice(rows, _AT_ONCE)):
        stored, told = shape.written(batch)
        links = history.links(stored, told)
        for statement, lines in ((shape.statement, stored), (history.statement, links)):
            yield statement.of(len(batch)), tuple(chain.from_iterable(lines))


class _Statement:
    """Inserts as many rows as are wanted; what they share stands in it, the same for each."""

    def __init__(self, table: str, names: Sequence[str], shared: Mapping[str, Any]) -> None:
        self._begin = f"INSERT INTO {table} ({', '.join((*names, *shared))}) VALUES "  # noqa: S608 - names of our own
        self._row = f"({', '.join([*('?' * len(names)), *map(_literal, shared.values())])})"
        self._whole = self._written(_AT_ONCE)

    def of(self, rows: int) -> str:
        return self._whole if rows == _AT_ONCE else self._written(rows)

    def _written(self, rows: int) -> str:
        return self._begin + ", ".join([self._row] * rows)


class _Shape:
    """How one kind of record is written: as a row, and as the JSON that its history keeps."""

    def __init__(self, template: Record, names: Sequence[str]) -> None:
        mapper = inspect(type(template))
        kinds = columns(mapper)
        others = [key for key in kinds if key not in names]
        self.table = type(template).__tablename__
        self._limits = [getattr(kinds[key].type, "length", None) for key in names]
        shared = {kinds[key].name: _bound(getattr(template, key)) for key in others}
        self.statement = _Statement(self.table, [kinds[key].name for key in names], shared)
        self._template, self._names, self._others = template, names, others
        self._forms: dict[tuple[int, ...], _Form] = {}

    def written(self, rows: Sequence[Sequence[Any]]) -> tuple[list[tuple[Any, ...]], list[str]]:
        """The rows as they are bound to the statement, and the texts that `history.digest_of` makes of their values.

        A text that cannot be kept is refused. Column by column: the values of one are of one kind.
        """
        bound: list[Sequence[Any]] = []
        told: list[Sequence[str]] = []  # each value as JSON
        lacking: list[int] = []
        for place, values in enumerate(zip(*rows, strict=True)):
            kept, texts = _column(values, self._limits[place])
            bound.append(kept)
            told.append(texts)
            if None in kept:
                lacking.append(place)
        if not lacking:
            form = self._forms.get(()) or self._formed(())
            return list(zip(*bound, strict=True)), [form.text % each for each in form.columns(told)]
        every = zip(rows, zip(*told, strict=True), strict=True)
        return list(zip(*bound, strict=True)), [self._one(row, texts, lacking) for row, texts in every]

    def _one(self, row: Sequence[Any], told: Sequence[str], lacking: Sequence[int]) -> str:
        absent = tuple(place for place in lacking if row[place] is None)
        form = self._forms.get(absent) or self._formed(absent)
        return form.text % tuple(told[place] for place in form.places)

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
        made = self._forms[absent] = _Form(f"{{{','.join(pairs)}}}", tuple(places))
        return made


@dataclass(frozen=True, slots=True)
class _Form:
    """Canonical JSON, its keys in order, with a `%s` for the value of each of `places`."""

    text: str
    places: tuple[int, ...]

    def columns(self, told: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
        return zip(*(told[place] for place in self.places), strict=True)


class _Chain:
    """The history of the workstation, carried on by the new rows of one table."""

    def __init__(self, session: Session, table: str) -> None:
        act: Act = session.info["act"]
        transaction, kind, at = session.info["transaction_id"].hex, ChangeKind.INSERT.value, act.now().astimezone(UTC)
        shared = {
            "transaction_id": transaction, "person": act.person, "workstation": act.workstation,
            "at": at.replace(tzinfo=None).isoformat(" ", "microseconds"), "table_name": table, "kind": kind,
            "old": None, "old_sha256": _NOTHING,
        }  # fmt: skip
        names = ("id", "sequence", "record_id", "new", "new_sha256", "digest")
        self.statement = _Statement(HistoryChange.__tablename__, names, shared)
        self._before = f"\x1f{transaction}\x1f{act.person}\x1f{act.workstation}\x1f{at.isoformat()}\x1f{table}\x1f"
        self._behind = f"\x1f{kind}\x1f{_NOTHING}\x1f"
        self._keys = new_hex_ids(_AT_ONCE)
        self._sequence, self._digest = end_of_chain(session, act.workstation)

    def links(self, stored: Iterable[Sequence[Any]], told: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        before, behind, sha256 = self._before, self._behind, hashlib.sha256
        sequence, last = self._sequence, self._digest
        for (record, *_others), new, key in zip(stored, told, self._keys, strict=False):
            sequence += 1
            digest = sha256(new.encode()).hexdigest()
            link = f"{last}\x1f{sequence}\x1f{key}{before}{record}{behind}{digest}"
            last = sha256(link.encode()).hexdigest()
            yield key, sequence, record, new, digest, last
        self._sequence, self._digest = sequence, last


def _column(values: Sequence[Any], limit: int | None) -> tuple[Sequence[Any], Sequence[str]]:
    """The values of a column as they are bound, and as JSON; what is absent has none."""
    kinds = set(map(type, values))
    if kinds == {str}:
        texts = [_text(value, limit) for value in values]
        return texts, [encode_basestring(text) for text in texts]
    if kinds == {UUID}:
        keys = [f"{value.int:032x}" for value in values]
        return keys, [f'"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"' for key in keys]
    kept = [_text(value, limit) if type(value) is str else _bound(value) for value in values]
    every = zip(kept, values, strict=True)
    return kept, [
        "" if value is None else _encode(text if type(value) is str else to_json(value)) for text, value in every
    ]


def _text(value: str, limit: int | None) -> str:
    plain = value.isprintable() and (value.isascii() or is_normalized("NFC", value))
    return value if plain and (limit is None or len(value) <= limit) else clean_text(value, limit)


def _literal(value: Any) -> str:
    """A value as a statement writes it: what all rows share is not bound for each."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    raise TypeError(type(value).__name__)


def _bound(value: Any) -> Any:
    """A value as SQLite takes it."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Enum):
        return value.value
    return value
