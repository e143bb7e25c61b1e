"""A plain copy becomes a SQLCipher database with its annexes, and the way back. Only in the process beside."""

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw

_FILES = "bag_files"
Job = dict[str, Any]


def close_up(job: Job) -> Job:
    """Encrypt the plain copy at `database`, and `files` with it."""
    path, key = job["database"], job["key"]
    with closing(apsw.Connection(path)) as connection:
        connection.execute(f"CREATE TABLE {_FILES} (sha256 TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL)")
        for digest, place in job["files"].items():
            content = Path(place).read_bytes()
            if hashlib.sha256(content).hexdigest() == digest:  # a file that is no longer what it was stays behind
                connection.execute(f"INSERT INTO {_FILES} VALUES (?, ?)", (digest, content))  # noqa: S608
        _speak(connection)
        connection.execute(f"PRAGMA rekey = \"x'{key}'\"")
    with closing(_opened(path, key)) as connection:
        return {"whole": _is_whole(connection)}


def open_up(job: Job) -> Job:
    """Decrypt the database at `database` and put its files below `annexes`."""
    path, annexes = job["database"], Path(job["annexes"])
    with closing(_opened(path, job["key"])) as connection:
        if not _is_whole(connection):
            return {"whole": False}
        found = connection.execute(f"SELECT sha256, content FROM {_FILES}")  # noqa: S608
        kept = [_put(annexes, str(digest), content) for digest, content in found]
        connection.execute(f"DROP TABLE {_FILES}")
        connection.execute("VACUUM")
        connection.execute("PRAGMA rekey = ''")
    return {"whole": True, "files": [digest for digest in kept if digest]}


def _opened(path: str, key: str) -> apsw.Connection:
    connection = apsw.Connection(path)
    _speak(connection)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def _speak(connection: apsw.Connection) -> None:
    """SQLCipher 4: what other programs read as well."""
    connection.execute("PRAGMA cipher = 'sqlcipher'")
    connection.execute("PRAGMA legacy = 4")


def _is_whole(connection: apsw.Connection) -> bool:
    try:
        return connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except apsw.Error:
        return False


def _put(annexes: Path, digest: str, content: Any) -> str:
    if hashlib.sha256(content).hexdigest() != digest:
        return ""
    target = annexes / digest[:2] / digest
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.write_bytes(content)
        target.chmod(0o600)
    return digest
