"""A copy of a dossier becomes a SQLCipher database with its annexes, and the way back. Only in the process beside."""

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw

from csxl_desktop.storage import sealed_files
from csxl_desktop.storage.reconciling import ciphers

_FILES = "bag_files"
Job = dict[str, Any]


def close_up(job: Job) -> Job:
    """Encrypt the copy at `database` with `key`, whatever it was before, and `files` with it."""
    path, key = job["database"], job["key"]
    with closing(ciphers.opened(path, ciphers.key_of(path))) as connection:
        connection.execute(f"CREATE TABLE {_FILES} (sha256 TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL)")
        for digest, place in job["files"].items():
            content = _content(Path(place), digest)
            if hashlib.sha256(content).hexdigest() == digest:  # a file that is no longer what it was stays behind
                connection.execute(f"INSERT INTO {_FILES} VALUES (?, ?)", (digest, content))  # noqa: S608
        connection.execute(f'PRAGMA rekey = "{ciphers.words(key)}"')
    with closing(ciphers.opened(path, key)) as connection:
        return {"whole": _is_whole(connection)}


def open_up(job: Job) -> Job:
    """Take the files of the bag out of `database` and put them below `annexes`.

    Where the job says that it `stays` so, both stay encrypted under `key`; else both are plain.
    """
    path, annexes, key = job["database"], Path(job["annexes"]), job["key"]
    stays = bytes.fromhex(key) if job.get("stays") else None
    with closing(ciphers.opened(path, key)) as connection:
        if not _is_whole(connection):
            return {"whole": False}
        found = connection.execute(f"SELECT sha256, content FROM {_FILES}")  # noqa: S608
        kept = [_put(annexes, str(digest), content, stays) for digest, content in found]
        connection.execute(f"DROP TABLE {_FILES}")
        connection.execute("VACUUM")
        if stays is None:
            connection.execute("PRAGMA rekey = ''")
    return {"whole": True, "files": [digest for digest in kept if digest]}


def _is_whole(connection: apsw.Connection) -> bool:
    try:
        return connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except apsw.Error:
        return False


def _content(path: Path, digest: str) -> bytes:
    try:
        return sealed_files.plain(path.read_bytes(), digest)
    except sealed_files.UnreadableFileError:
        return b""


def _put(annexes: Path, digest: str, content: Any, key: bytes | None) -> str:
    if hashlib.sha256(content).hexdigest() != digest:
        return ""
    target = annexes / digest[:2] / digest
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.write_bytes(content if key is None else sealed_files.seal(content, key))
        target.chmod(0o600)
    return digest
