"""Read-only copies of kept files, for other programs to show; gone when this program ends."""

import atexit
import shutil
import tempfile
from pathlib import Path


def read_only_copy(content: bytes, name: str) -> Path:
    """A copy called `name` (a safe name, without folder) in a folder of its own that only this user enters."""
    folder = Path(tempfile.mkdtemp(prefix="csxl-"))
    atexit.register(forget_copy, folder)
    path = folder / Path(name).name
    path.touch(mode=0o600)
    path.write_bytes(content)
    path.chmod(0o400)
    return path


def forget_copy(folder: Path) -> None:
    """Remove a copy with its folder; one that a program still holds stays behind."""
    for path in folder.glob("*"):
        path.chmod(0o600)  # Windows removes nothing that is read-only
    shutil.rmtree(folder, ignore_errors=True)
