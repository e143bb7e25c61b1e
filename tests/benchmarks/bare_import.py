"""The baseline of an import: the same list by `csv` into bare SQLite, one table with two indexes, no history."""

import csv
import sqlite3
import sys
from pathlib import Path
from uuid import uuid4


def main() -> int:
    """`bare_import FOLDER FILE`."""
    folder, file = map(Path, sys.argv[1:])
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=";"))
    database = sqlite3.connect(folder / "bare.db")
    database.execute("PRAGMA synchronous=EXTRA")
    columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
    database.execute(f"CREATE TABLE people (id PRIMARY KEY, {columns})")
    database.execute("CREATE INDEX names ON people (c2, c1)")
    marks = ", ".join("?" * (len(rows[0]) + 1))
    with database:
        database.executemany(f"INSERT INTO people VALUES ({marks})", ((uuid4().hex, *row) for row in rows[1:]))
    database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
