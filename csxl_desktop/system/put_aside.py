"""A folder that was removed: out of sight, kept for thirty days, then gone for good."""

import re
import shutil
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from csxl_desktop.system import for_owner

KEPT = timedelta(days=30)
_NAME = re.compile(r".* (\d{4}-\d\d-\d\d)(?: \d+)?")


def put_aside(folder: Path, place: Path, today: date) -> Path:
    """Move `folder`, which nobody has open, below `place`; where it lies now."""
    for_owner.folder(place)
    target, number = place / f"{folder.name} {today.isoformat()}", 2
    while target.exists():
        target, number = place / f"{folder.name} {today.isoformat()} {number}", number + 1
    return Path(shutil.move(folder, target))


def put_back(aside: Path, folder: Path) -> None:
    """Where it was before; refused where something else is there by now."""
    if folder.exists():
        raise FileExistsError(folder)
    shutil.move(aside, folder)


def sweep(place: Path, today: date) -> None:
    """What was put aside longer ago goes for good."""
    for folder in place.glob("*") if place.is_dir() else ():
        found = _NAME.fullmatch(folder.name)
        with suppress(ValueError, OSError):
            if found is not None and date.fromisoformat(found[1]) + KEPT < today:
                shutil.rmtree(folder)
