"""The monthly trial of a backup before it begins: whether it is due, and what a killed one left.

Asked at every opening, it brings nothing of what restores.
"""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from csxl_desktop.storage.backups import keeping, ledger
from csxl_desktop.storage.backups.kept import place_of

PREFIX = ".essai-"


def is_due(folder: Path, now: Callable[[], datetime]) -> bool:
    """Once a month, where there is a backup."""
    return keeping.drill_is_due(ledger.read(place_of(folder)), now())


def sweep(place: Path) -> None:
    """Remove what a killed trial left; before the first backup of a window."""
    for left in place.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
