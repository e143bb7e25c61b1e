"""Our copy while it is brought together with the others. Only in the child.

One connection holds four files: `main`, which is worked on; `ours` as it was; `base`; `theirs`. Where both sides have
more than one copy in common there are those, too (`blending`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from csxl_desktop.storage.reconciling import ciphers
from csxl_desktop.storage.reconciling.differences import Differences, Row, Telling, differences
from csxl_desktop.storage.reconciling.shape import Shape

# Nothing here has to last: a process that dies leaves a copy that nobody reads.
_SETTINGS = ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF", "trusted_schema=OFF", "cell_size_check=ON")


@dataclass(frozen=True, slots=True)
class Discard:
    """What did not win; the values of each side by column."""

    kind: str
    table: str
    record: str
    column: str = ""
    base: Row = field(default_factory=dict)
    ours: Row = field(default_factory=dict)
    theirs: Row = field(default_factory=dict)
    asked: bool = True
    other: str = ""


class Work:
    """The rows of our copy, read and written by table and key."""

    def __init__(self, paths: dict[str, str], shape: Shape, telling: Telling = differences) -> None:
        self.shape, self._telling = shape, telling
        self.connection = ciphers.opened(paths["work"], ciphers.key_of(paths["work"]))
        for setting in _SETTINGS:
            self.connection.execute(f"PRAGMA {setting}")
        self.names = tuple(name for name in paths if name != "work")
        for name in self.names:
            key = ciphers.words(ciphers.key_of(paths[name]))
            self.connection.execute(f"ATTACH ? AS {name} KEY ?", (paths[name], key))
        self.connection.execute("BEGIN")
        self._all = {table: self._columns(table) for table in shape}

    def close(self) -> None:
        self.connection.close(True)

    def _columns(self, table: str) -> list[tuple[str, bool]]:
        rows = self.connection.execute(f'PRAGMA main.table_info("{table}")')
        return [(row[1], bool(row[3]) and row[4] is None) for row in rows]

    def changed(self, after: str, before: str) -> Differences:
        return self._telling(self.connection, after, before, self.shape)

    def row(self, table: str, record: str, of: str = "main") -> Row | None:
        """The row without its derived columns."""
        names = self.shape[table].columns
        listed = ", ".join(f'"{name}"' for name in names)
        found = self.connection.execute(f'SELECT {listed} FROM {of}."{table}" WHERE id = ?', (record,)).fetchone()  # noqa: S608
        return dict(zip(names, found, strict=True)) if found else None

    def set(self, table: str, record: str, values: Row, of: str = "main") -> None:
        if values:
            listed = ", ".join(f'"{name}" = ?' for name in values)
            self.connection.execute(f'UPDATE {of}."{table}" SET {listed} WHERE id = ?', (*values.values(), record))  # noqa: S608

    def insert(self, table: str, row: Row, of: str = "main") -> None:
        """A new row; what is derived stays empty here, the entities work it out when the row is written for good."""
        filled = {name: "" for name, needed in self._all[table] if needed and name not in row}
        values = row | filled
        listed, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        self.connection.execute(f'INSERT INTO {of}."{table}" ({listed}) VALUES ({marks})', tuple(values.values()))  # noqa: S608

    def delete(self, table: str, record: str, of: str = "main") -> None:
        self.connection.execute(f'DELETE FROM {of}."{table}" WHERE id = ?', (record,))  # noqa: S608

    def remembered(self, kind: str, of: str = "ours") -> list[tuple[str, str, str]]:
        """What a dossier put beside when another copy was taken in: table, key, other key."""
        rows = self.connection.execute(
            f"SELECT DISTINCT table_name, record_id, other_id FROM {of}.discarded_values WHERE kind = ? ORDER BY id",  # noqa: S608
            (kind,),
        )
        return [(str(table), str(record), str(other)) for table, record, other in rows]

    def count(self, of: str) -> int:
        asked = (f'SELECT count(*) FROM {of}."{name}"' for name in self.shape)  # noqa: S608
        return sum(int(count) for question in asked for (count,) in self.connection.execute(question))

    def pointing(self, target: str) -> Iterator[tuple[str, str]]:
        """The columns of any table that point to the table `target`."""
        for name, table in self.shape.items():
            for column, aim in table.references.items():
                if aim == target:
                    yield name, column

    def rekey(self, table: str, old: str, new: str) -> None:
        """Give a row of ours another key, and lead along what points to it."""
        self.connection.execute(f'UPDATE main."{table}" SET id = ? WHERE id = ?', (new, old))  # noqa: S608
        for name, column in self.pointing(table):
            self.connection.execute(f'UPDATE main."{name}" SET "{column}" = ? WHERE "{column}" = ?', (new, old))  # noqa: S608

    def broken(self) -> list[tuple[str, str, str, str]]:
        """Rows that point to nothing: table, key, table pointed to, key that is missing."""
        found = []
        for table, rowid, target, number in self.connection.execute("PRAGMA main.foreign_key_check"):
            (column,) = [
                row[3]
                for row in self.connection.execute(f'PRAGMA main.foreign_key_list("{table}")')
                if row[0] == number
            ]
            row: Any = self.connection.execute(
                f'SELECT id, "{column}" FROM main."{table}" WHERE rowid = ?',  # noqa: S608
                (rowid,),
            ).fetchone()
            found.append((table, row[0], target, row[1]))
        return found
