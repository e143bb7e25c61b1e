"""Folders in which plain copies lie while a bag is made or opened: gone afterwards, and swept where that was killed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = ".mallette-"


@contextmanager
def private_folder(beside: Path) -> Iterator[Path]:
    """A folder that nobody else reads, gone afterwards."""
    beside.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(beside: Path) -> None:
    """Remove what a killed act left in `beside`: nobody else has the dossier open."""
    for folder in beside.glob(f"{_PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)
