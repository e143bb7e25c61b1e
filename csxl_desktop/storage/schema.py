"""What marks a file as a dossier of ours: application id, version, and the fingerprint of its schema."""

import hashlib
import re
import sqlite3
from functools import lru_cache

FILE_NAME = "csxl.db"
SNAPSHOT = "apercu.json"  # the first page as it was last shown, in the clear
FOLDERS = ("annexes", "sauvegardes", "documents")
APPLICATION_ID = 0x4353584C  # "CSXL"
SCHEMA_VERSION = 11

# The digest of `schema_lines` for each version; a test compares them with freshly migrated files.
FINGERPRINTS: dict[int, str] = {
    1: "f59e276c7c94c0fc66e7e7a51f741a12d638b0ab919dfa3e600b9b5c3be0f825",
    2: "769c6077fdd0ad4a709ab81895b78937879b72c769e1285a1102ec1c687f1191",
    3: "94e24c2f7627be2de408cacba05eba62dd42b901daf6baa117b1c135a597efee",
    4: "de246921e898a4fd3944e48e570e0c7e24b356d69fdbbfcbb887b09590d1fb04",
    5: "a2e19218b9156c05873956dcbf9e181194bb169937cc324b9b240d98a4ae7e2c",
    6: "d07664b4df08a0317f3afddc0d8b889c1cc6d5f1e4134944f306d73211730dff",
    7: "8a361738febe0a52727af91f452d10231afe2a6b4314049163347d6e683b4b8c",
    8: "2e676153ccc15d9de7f6e57ad6538acb6f7ef6ba41f4efc25c3be638996a3d67",
    9: "7aff7fc4787158952e3d246c67f5ba6b906de9516bc2f01c2f303a09a64070c3",
    10: "459598b8b3e8a512953932ebc3be9fe184ec53483f501a30e90b89fd72f5472b",
    11: "9daee87f0ddf5658b26c15e978848018442e9706a1a9c399767cd7e6dc3cacee",
}

_SHADOWS = {f"search_index_{part}" for part in ("data", "idx", "content", "docsize", "config")}
_SPACES = re.compile(r"\s+")


def schema_lines(connection: sqlite3.Connection) -> list[str]:
    """One line for each table, index, trigger and view; the search index's own tables left out."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return sorted(
        f"{kind} {name} {table} {_spaced(sql)}"
        for kind, name, table, sql in rows
        if not (kind == "table" and name in _SHADOWS) and not name.startswith("sqlite_")
    )


@lru_cache(maxsize=2000)  # the lines of a few versions: one process may open many dossiers
def _spaced(sql: str) -> str:
    return _SPACES.sub(" ", sql)


def fingerprint(connection: sqlite3.Connection) -> str:
    return hashlib.sha256("\n".join(schema_lines(connection)).encode()).hexdigest()


def foreign_objects(connection: sqlite3.Connection) -> list[str]:
    """The triggers and views of a file; ours has none."""
    rows = connection.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name")
    return [f"{kind} {name}" for kind, name in rows]
