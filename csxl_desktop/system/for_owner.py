"""What is this user's alone, whatever the umask: folders of 0700, files of 0600; what was left open is closed.

Windows keeps the profile of a user closed by itself: there the modes mean nothing.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077


def folder(path: Path) -> Path:
    """Make `path`, and the folders above it that are missing; those that are there stay as they are."""
    for each in reversed((path, *path.parents)):
        each.mkdir(mode=0o700, exist_ok=True)
    return path


def file(path: Path) -> Path:
    """Make `path`, empty, where it is not there; where it is, close it. Its folder may be missing too."""
    if not path.exists():
        folder(path.parent)
        path.touch(mode=0o600)
    _close(path)
    return path


def rewrite(path: Path, content: bytes) -> None:
    """`content` in the place of what the file held, whole or not at all; raises `OSError`."""
    work = path.with_name(f"{path.name}.part")
    folder(path.parent)
    work.touch(mode=0o600)
    work.write_bytes(content)
    work.replace(path)


def close(place: Path, *, whole: bool = True) -> None:
    """Take `place` from everybody else's eyes, and what lies below it where it is to be `whole`.

    What a link leads to is left alone; what belongs to somebody else stays as it is.
    """
    if os.name != "posix" or not place.is_dir() or place.is_symlink():
        return
    _close(place)
    if whole:
        for path in place.rglob("*"):
            _close(path)


def _close(path: Path) -> None:
    if os.name == "posix":
        with suppress(OSError):
            mode = path.lstat().st_mode
            if mode & _OTHERS and not stat.S_ISLNK(mode):
                path.chmod(stat.S_IMODE(mode) & ~_OTHERS)
