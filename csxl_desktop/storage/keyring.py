"""The data keys that were unlocked in this process: in memory alone, until it ends.

A copy is opened by whichever of them fits, wherever it lies: what the passphrase once opened is not asked for again
while a backup is checked, restored or brought together.
"""

import hashlib
from pathlib import Path

_assigned: dict[Path, bytes] = {}
_unlocked: dict[str, bytes] = {}


def identifier(key: bytes) -> str:
    """Names a key without telling it: it is random, so nobody guesses back from here."""
    return hashlib.sha256(b"csxl data key" + key).hexdigest()[:16]


def add(key: bytes) -> str:
    """Files of this key can be opened from now on; its name."""
    name = identifier(key)
    _unlocked[name] = key
    return name


def holds(name: str) -> bool:
    return name in _unlocked


def key_named(name: str) -> bytes | None:
    return _unlocked.get(name)


def unlocked(first: str = "") -> list[bytes]:
    """All of them, the one named `first` before the others."""
    return [key for _name, key in sorted(_unlocked.items(), key=lambda item: item[0] != first)]


def assign(folder: Path, key: bytes | None) -> None:
    """What is put beside the open dossier in `folder` is encrypted with `key` from now on; None: it is not."""
    if key is None:
        _assigned.pop(folder, None)
    else:
        _assigned[folder] = key


def assigned(folder: Path) -> bytes | None:
    return _assigned.get(folder)


def forget() -> None:
    """Nothing encrypted opens any more without its passphrase."""
    _unlocked.clear()
    _assigned.clear()
