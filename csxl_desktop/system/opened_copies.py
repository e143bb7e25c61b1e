"""Read-only copies of kept files, for other programs to show; gone when this program ends."""

import atexit
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_PREFIX = "csxl-"
_NAME = re.compile(rf"{_PREFIX}(\d+)-\w+")


def sweep() -> int:
    """Remove the copies that a killed program left; how many folders."""
    count = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        found = _NAME.fullmatch(folder.name)
        if found is not None and not _runs(int(found[1])):
            forget_copy(folder)
            count += 1
    return count


def _runs(process: int) -> bool:
    """Whether it is ours or still there; elsewhere than on POSIX a copy that is open cannot be removed anyway."""
    if process == os.getpid():
        return True
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def read_only_copy(content: bytes, name: str) -> Path:
    """A copy called `name` (a safe name, without folder) in a folder of its own that only this user enters."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    atexit.register(forget_copy, folder)
    path = folder / Path(name).name
    path.touch(mode=0o600)
    path.write_bytes(content)
    path.chmod(0o400)
    return path


def forget_copy(folder: Path) -> None:
    """Remove a copy with its folder; one that a program still holds stays behind."""
    for path in folder.glob("*"):
        with suppress(OSError):
            path.chmod(0o600)  # Windows removes nothing that is read-only
    shutil.rmtree(folder, ignore_errors=True)
