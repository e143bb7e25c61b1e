"""What a file of records holds, counted by the database itself: the source and its copy must say the same."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass

from csxl_desktop.storage import driver, schema
from csxl_desktop.storage.reconciling.ledger import whole_digest_of

_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows, letters and end of history of a file. `content` digests all three."""

    content: str
    records: int
    ends: dict[str, str]
    erased: tuple[str, ...]  # who was anonymised: a restored file must not know them again
    whole: tuple[str, ...]  # those of them who are gone from every text and sealed paper too


def facts(connection: sqlite3.Connection) -> Facts:
    """Count every table and the letters in it, and how far the history of each workstation went."""
    counted = {name: _table(connection, name, columns) for name, columns in _columns(connection).items()}
    ends = ends_of(connection) if "history_changes" in counted else {}
    canonical = json.dumps([counted, ends], sort_keys=True)
    erased = _erased(connection)
    return Facts(
        hashlib.sha256(canonical.encode()).hexdigest(),
        sum(rows for rows, _letters in counted.values()),
        ends,
        erased,
        _whole(connection, erased) if erased and "erasures" in counted else (),
    )


def ends_of(connection: sqlite3.Connection) -> dict[str, str]:
    """How far the history of each workstation goes, and which history: after a backup was restored the numbers come
    again, the digests do not.
    """
    rows = connection.execute("SELECT workstation, max(sequence), digest FROM history_changes GROUP BY workstation")
    return {workstation: f"{sequence}:{digest[:_SHOWN]}" for workstation, sequence, digest in rows}


def table_names(connection: sqlite3.Connection) -> list[str]:
    """The tables of ours; the search index and SQLite's own left out."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if not name.startswith(("sqlite_", "search_index"))]


def rows_of(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table of ours holds."""
    asked = ((name, f"SELECT count(*) FROM {_quoted(name)}") for name in table_names(connection))  # noqa: S608 - its own
    return {name: connection.execute(words).fetchone()[0] for name, words in asked}


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Those of every table, asked at once."""
    asked = (
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c "
        "WHERE t.type = 'table' AND t.name NOT LIKE 'search_index%' ORDER BY t.name, c.cid"
    )
    found: dict[str, list[str]] = {name: [] for name in table_names(connection)}
    for table, column in connection.execute(asked):
        if table in found:
            found[table].append(column)
    return found


def _table(connection: sqlite3.Connection, table: str, columns: list[str]) -> tuple[int, int]:
    letters = " + ".join(f"coalesce(length({_quoted(column)}), 0)" for column in columns)
    (found,) = connection.execute(f"SELECT count(*), coalesce(sum({letters}), 0) FROM {_quoted(table)}")  # noqa: S608
    return found[0], found[1]


def _erased(connection: sqlite3.Connection) -> tuple[str, ...]:
    try:
        rows = connection.execute("SELECT id FROM people WHERE anonymised_on IS NOT NULL ORDER BY id").fetchall()
    except driver.operational():
        return ()  # a version that did not anonymise
    return tuple(row[0] for row in rows)


def _whole(connection: sqlite3.Connection, erased: tuple[str, ...]) -> tuple[str, ...]:
    row = connection.execute("SELECT erasure_key FROM dossier_identity").fetchone()
    known = {row[0] for row in connection.execute("SELECT id FROM erasures")}
    return tuple(each for each in erased if row and whole_digest_of(row[0], each) in known)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def version_of(connection: sqlite3.Connection) -> int:
    """The schema that the file is written in, where it is a dossier of ours; else -1."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        return -1
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if schema.FINGERPRINTS.get(version) != schema.fingerprint(connection):
        return -1
    return version
