"""A finished file takes the place of another, in one step: also where Windows lets somebody hold it for a moment."""

import os
import time
from collections.abc import Callable
from pathlib import Path

# What Windows says while an antivirus, an indexer or a program that keeps folders in step reads the file.
_HELD = frozenset({5, 32, 33})
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)  # seconds: they look at a new file, and let it go


def put_in_place(work: Path, path: Path, *, replace: Callable[[Path, Path], object] | None = None) -> None:
    """Let the finished file `work` become `path`, in one step that a power cut does not take back."""
    replace_file(work, path, replace=replace)
    sync_folder(path.parent)


def replace_file(
    work: Path,
    path: Path,
    *,
    replace: Callable[[Path, Path], object] | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> None:
    """Let `work` become `path`, where it is held for 2.5 seconds at most; then it is refused as the system says."""
    act = replace or Path.replace
    for pause in _PAUSES:
        try:
            act(work, path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            wait(pause)
        else:
            return
    act(work, path)


def sync_folder(folder: Path) -> None:
    """What its names say now outlives a power cut."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
