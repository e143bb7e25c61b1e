"""Every table of a backup, row by row, as plain values: for what must be read without this program."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from csxl_desktop.storage.backups.checking import opened
from csxl_desktop.storage.backups.facts import table_names

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table: its columns, and its rows in the order of their keys."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


@contextmanager
def plain_tables(path: Path) -> Iterator[Iterator[PlainTable]]:
    """The tables of the backup at `path` that hold something; each is read while it is asked for."""
    with opened(path) as connection:
        yield (each for name in table_names(connection) if (each := _table(connection, name)) is not None)


def _table(connection: sqlite3.Connection, name: str) -> PlainTable | None:
    quoted = '"' + name.replace('"', '""') + '"'
    if connection.execute(f"SELECT 1 FROM {quoted} LIMIT 1").fetchone() is None:  # noqa: S608 - a table's own name
        return None
    found = connection.execute(f"SELECT * FROM {quoted} ORDER BY 1")  # noqa: S608
    return PlainTable(name, tuple(column[0] for column in found.description), iter(found))
