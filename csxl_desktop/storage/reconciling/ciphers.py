"""Files opened by apsw: plain, or SQLCipher 4 by whichever unlocked key fits. Only in the process beside."""

from contextlib import closing
from pathlib import Path

import apsw

from csxl_desktop.storage import keyring

_PLAIN = b"SQLite format 3\x00"


def speak(connection: apsw.Connection) -> None:
    """SQLCipher 4: what other programs read as well."""
    connection.execute("PRAGMA cipher = 'sqlcipher'")
    connection.execute("PRAGMA legacy = 4")


def opened(path: str, key: str) -> apsw.Connection:
    """The file under the key, in hexadecimal; without one it is plain."""
    connection = apsw.Connection(path)
    speak(connection)
    if key:
        connection.execute(f'PRAGMA key = "{words(key)}"')
    return connection


def words(key: str) -> str:
    """A raw key as SQLCipher takes it; nothing for a plain file."""
    return f"x'{key}'" if key else ""


def key_of(path: str) -> str:
    """The unlocked key that opens the copy at `path`, in hexadecimal; nothing where it is plain."""
    with Path(path).open("rb") as stream:
        first = stream.read(len(_PLAIN))
    if not first or first == _PLAIN:
        return ""
    return next((key.hex() for key in keyring.unlocked() if _fits(path, key.hex())), "")


def _fits(path: str, key: str) -> bool:
    with closing(opened(path, key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except apsw.NotADBError:
            return False
    return True
