"""A dossier of every table, and a hand that changes anything in it: the two sides of the rig of copies."""

import json
import random
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import types

from csxl_desktop.domain.base import RichTextType, UtcDateTime
from csxl_desktop.storage import migrate
from csxl_desktop.storage.reconciling.shape import Shape, TableShape
from csxl_desktop.storage.values import record_classes

Row = dict[str, Any]
_REMEMBERED = (  # what every dossier tells of itself, and the engine asks
    *("alembic_version", "dossier_identity", "history_transactions", "history_changes"),
    *("erasures", "reconciliations", "discarded_values"),
)
_MERGED = "merged_into_id"
_WORDS = ("Été", "logement", "« oui »", "Łódź", "n° 3", "l'accueil", "12:30", "bénévole", "x", "")


def connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY")
    return connection


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        migrate.create(Path(folder) / "empty.db")
        return (Path(folder) / "empty.db").read_bytes()


def base_dossier(path: Path, shape: Shape, seed: int, *, rows: int = 4) -> None:
    """A dossier file with `rows` rows in every table of `shape`; of the others none that those do without."""
    path.write_bytes(_empty())
    connection = connected(path)
    _leave_only(connection, {*shape, *_REMEMBERED})
    hand = Hand(connection, shape, random.Random(seed), "00")
    connection.execute("BEGIN")
    for _again in range(rows):
        for table in shape:
            hand.insert(table)
    hand.tie()
    connection.execute("COMMIT")
    connection.close()


def _leave_only(connection: sqlite3.Connection, wanted: set[str]) -> None:
    """These tables and what they point to: each opening of a file reads what every table is."""
    while more := {target for table in wanted for target in _targets(connection, table)} - wanted:
        wanted |= more
    connection.execute("DROP TABLE search_index")
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (table,) in connection.execute(named).fetchall():
        if table not in wanted:
            connection.execute(f'DROP TABLE "{table}"')
    connection.execute("VACUUM")


def _targets(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row["table"] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}


def whole_dossier(source: Path, target: Path) -> None:
    """The rows of `source` in a file with every table."""
    target.write_bytes(_empty())
    connection = connected(target)
    connection.execute("ATTACH ? AS source", (str(source),))
    connection.execute("BEGIN")
    for (table,) in connection.execute("SELECT name FROM source.sqlite_master WHERE type = 'table'").fetchall():
        listed = ", ".join(f'"{row["name"]}"' for row in connection.execute(f'PRAGMA table_info("{table}")'))
        connection.execute(f'DELETE FROM main."{table}"')
        connection.execute(f'INSERT INTO main."{table}" ({listed}) SELECT {listed} FROM source."{table}"')
    connection.execute("COMMIT")
    connection.close()


@dataclass
class Hand:
    """Random changes of one side; keys it makes begin with a time of its own and end with `mark`."""

    connection: sqlite3.Connection
    shape: Shape
    chance: random.Random
    mark: str
    made: int = 0
    loose: list[tuple[str, str, str, str]] = field(default_factory=list)

    def change_much(self, count: int, hot: list[tuple[str, str]]) -> None:
        """`count` changes; those of `hot` (table, key) are where the other side writes too."""
        acts: list[Callable[[list[tuple[str, str]]], None]] = [
            *([self._update] * 8), *([self._insert] * 4), self._delete, self._trash, self._trash, self._twin,
        ]  # fmt: skip
        self.connection.execute("BEGIN")
        for _number in range(count):
            self.chance.choice(acts)(hot)
        self.tie()
        self.connection.execute("COMMIT")

    def insert(self, table: str, given: Row | None = None) -> str:
        row = {column: self._value(table, column) for column in self.shape[table].columns}
        row |= {"id": self._key(), "trashed_at": None} | (given or {})
        if row.get(_MERGED) is not None:  # whoever was merged into another is in the trash
            row |= {"trashed_at": self._act()} if self.chance.random() < 0.3 else {_MERGED: None}
        full = row | dict.fromkeys(self._derived(table), "")
        listed, marks = ", ".join(f'"{each}"' for each in full), ", ".join("?" * len(full))
        self.connection.execute(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', tuple(full.values()))
        return str(row["id"])

    def tie(self) -> None:
        """Lead what points to nothing, because it was taken away, to something else of the same kind."""
        while broken := self.connection.execute("PRAGMA foreign_key_check").fetchall():
            for table, rowid, target, number in broken:
                (column,) = [
                    each["from"]
                    for each in self.connection.execute(f'PRAGMA foreign_key_list("{table}")')
                    if each["id"] == number
                ]
                key = self._some(target)
                if key is None:
                    key = self.insert(target)
                self.connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (key, rowid))

    def _pick(self, hot: list[tuple[str, str]]) -> tuple[str, str] | None:
        if hot and self.chance.random() < 0.5:
            table, key = self.chance.choice(hot)
            if self.connection.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (key,)).fetchone():
                return table, key
        table = self.chance.choice(list(self.shape))
        found = self._some(table)
        return (table, found) if found else None

    def _update(self, hot: list[tuple[str, str]]) -> None:
        if (picked := self._pick(hot)) is None:
            return
        table, key = picked
        names = [name for name in self.shape[table].columns if name not in {"id", "trashed_at"}]
        for column in self.chance.sample(names, min(len(names), self.chance.randrange(1, 3))):
            value = self._text_edited(table, column, key) or self._value(table, column)
            self.connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (value, key))
            if column == _MERGED and value is not None:
                self._throw_away(table, key, self._act())

    def _insert(self, _hot: list[tuple[str, str]]) -> None:
        self.insert(self.chance.choice(list(self.shape)))

    def _twin(self, hot: list[tuple[str, str]]) -> None:
        """What the other side may make as well: a line of one person on one sheet."""
        tables = [table for table in self.shape.values() if table.key]
        table = self.chance.choice(tables)
        given = {name: self._first(table, name) for name in table.key}
        self.insert(table.name, {name: value for name, value in given.items() if value is not None})
        assert hot is not None

    def _first(self, table: TableShape, column: str) -> Any:
        if column in table.references:
            row = self.connection.execute(f'SELECT min(id) FROM "{table.references[column]}"').fetchone()
            return row[0]
        return None if column not in {"year", "version", "name"} else (f"{column} 1" if column == "name" else 1)

    def _delete(self, hot: list[tuple[str, str]]) -> None:
        if picked := self._pick(hot):
            table, key = picked
            self.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (key,))

    def _trash(self, hot: list[tuple[str, str]]) -> None:
        """Sometimes several in one act; sometimes out of the trash."""
        at = self._act()
        for _each in range(self.chance.choice((1, 1, 3))):
            if picked := self._pick(hot):
                table, key = picked
                if self.chance.random() < 0.2:
                    self._take_out(table, key)
                else:
                    self._throw_away(table, key, at)

    def _act(self) -> str:
        """When the next act is: no two of them at once."""
        self.made += 1
        return f"2026-03-01 10:{self.made % 60:02}:{self.made // 60 % 60:02}.{self.mark.encode()[0]:06}"

    def _throw_away(self, table: str, key: str, at: str) -> None:
        self.connection.execute(f'UPDATE "{table}" SET trashed_at = ? WHERE id = ?', (at, key))

    def _take_out(self, table: str, key: str) -> None:
        stands = ", ".join(f'"{name}" = NULL' for name in self.shape[table].columns if name in {"trashed_at", _MERGED})
        self.connection.execute(f'UPDATE "{table}" SET {stands} WHERE id = ?', (key,))

    def _text_edited(self, table: str, column: str, key: str) -> str | None:
        """A paragraph or a line changed, added or taken out: where texts stand, half of the time."""
        shape = self.shape[table]
        if column not in shape.rich and column not in shape.lines:
            return None
        row = self.connection.execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (key,)).fetchone()
        if column in shape.lines:
            lines = (row[0] or "").split("\n")
            lines[self.chance.randrange(len(lines))] = self._words()
            return "\n".join([*lines, self._words()] if self.chance.random() < 0.3 else lines)
        text: dict[str, Any] = json.loads(row[0]) if row[0] else {"v": 1, "blocks": []}
        blocks: list[Row] = text["blocks"]
        at = self.chance.randrange(len(blocks) + 1)
        if at < len(blocks) and self.chance.random() < 0.6:
            blocks[at]["runs"] = [{"s": self._words() or "y"}]
        elif at < len(blocks) and self.chance.random() < 0.3:
            del blocks[at]
        else:
            blocks.insert(at, {"id": f"{self.mark}{self._key()[-6:]}", "t": "p", "runs": [{"s": self._words() or "z"}]})
        return json.dumps(text) if blocks else None

    def _value(self, table: str, column: str) -> Any:
        shape = self.shape[table]
        if column in shape.references:
            empty = column not in shape.owners and self.chance.random() < 0.3
            return None if empty else self._some(shape.references[column]) or "0" * 32  # tied afterwards
        return value_of(table, column, self.chance, self._words)

    def _words(self) -> str:
        return " ".join(filter(None, self.chance.choices(_WORDS, k=self.chance.randrange(1, 4))))

    def _some(self, table: str) -> str | None:
        (count,) = self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        if not count:
            return None
        at = self.chance.randrange(count)
        return str(self.connection.execute(f'SELECT id FROM "{table}" ORDER BY id LIMIT 1 OFFSET {at}').fetchone()[0])

    def _key(self) -> str:
        self.made += 1
        return f"{self.made:012x}7{self.chance.randrange(16**3):03x}8{self.chance.randrange(16**13):013x}{self.mark}"

    def _derived(self, table: str) -> list[str]:
        rows = self.connection.execute(f'PRAGMA table_info("{table}")')
        return [row[1] for row in rows if row[3] and row[1] not in self.shape[table].columns]


def value_of(table: str, column: str, chance: random.Random, words: Callable[[], str]) -> Any:
    """A value as SQLite holds it in that column."""
    found = _column(table, column)
    kind = found.type
    if found.nullable and chance.random() < 0.2:
        return None
    if isinstance(kind, RichTextType):
        return json.dumps({"v": 1, "blocks": [_paragraph("b1", words()), _paragraph("b2", words())]})
    if isinstance(kind, types.Enum):
        return chance.choice(kind.enums)
    if isinstance(kind, types.String):
        return (words() or ("w" if column == "name" else ""))[: kind.length]
    return next(make(chance) for type_, make in _MADE if isinstance(kind, type_))


@cache
def _column(table: str, column: str) -> Any:
    return record_classes()[table].__table__.columns[column]


def _paragraph(key: str, letters: str) -> Row:
    return {"id": key, "t": "p", "runs": [{"s": letters or "w"}]}


_MADE: tuple[tuple[type[Any], Callable[[random.Random], Any]], ...] = (
    (UtcDateTime, lambda chance: f"2026-0{chance.randrange(1, 10)}-11 09:30:00.000000"),
    (types.Boolean, lambda chance: chance.randrange(2)),
    (types.Date, lambda chance: f"2026-0{chance.randrange(1, 10)}-1{chance.randrange(10)}"),
    (types.Time, lambda chance: f"1{chance.randrange(10)}:30:00.000000"),
    (types.Uuid, lambda chance: f"{chance.randrange(16**32):032x}"),
    (types.Numeric, lambda chance: chance.randrange(100)),
    (types.Integer, lambda chance: chance.randrange(1, 50)),
    (types.JSON, lambda chance: json.dumps({"a": chance.randrange(9)})),
)
