"""Who has the dossier open: a small file beside it, for the sentence that a second opener reads."""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.storage.errors import DossierHeldError, HeldByUnknownError, HeldHereError
from csxl_desktop.system import for_owner

FILE_NAME = "csxl.db"
HOLDER_FILE = "ouvert.json"
RESTORING = ".restauration"  # where a backup is made ready to be put back
_Mark: TypeAlias = tuple[int, int, int]
_ours: dict[Path, _Mark] = {}  # the dossiers that this process has open


def write_holder(folder: Path, *, person: str, workstation: str, since: datetime) -> None:
    """Say who holds the dossier. Where the disk is full nobody is named: the dossier can still be read."""
    data = {"person": person, "workstation": workstation, "since": since.isoformat(timespec="minutes")}
    _ours[folder] = _mark(folder)
    path = folder / HOLDER_FILE
    try:
        for_owner.file(path).write_text(json.dumps(data), encoding="utf-8")
    except OSError:
        _forget(path)


def not_closed(folder: Path, workstation: str) -> str:
    """Since when the dossier stood open here where nobody closed it; empty otherwise. Asked by who has its lock."""
    if not (folder / HOLDER_FILE).exists():
        return ""
    left = read_holder(folder)
    return left["since"] if left["workstation"] == workstation else ""


def read_holder(folder: Path) -> dict[str, str]:
    """`person`, `workstation` and `since`, each a dash where unknown: the lock decides, this only names."""
    unknown = {"person": "—", "workstation": "—", "since": "—"}
    try:
        data = json.loads((folder / HOLDER_FILE).read_text(encoding="utf-8"))
        known = {key: str(data.get(key) or "—")[:100] for key in unknown}
        return known | {"since": _shown(known["since"])}
    except (OSError, ValueError, AttributeError):
        return unknown


def refusal(folder: Path) -> DossierHeldError:
    """That somebody has the dossier open: who, and since when, as far as anything tells."""
    with suppress(OSError):
        mark = _mark(folder)
        other = next((each for each, held in _ours.items() if held == mark and each != folder), None)
        if other is not None:
            return HeldHereError(path=folder, other=other)
    told = read_holder(folder)
    kind = DossierHeldError if any(each != "—" for each in told.values()) else HeldByUnknownError
    return kind(path=folder, **told)


def held_here(folder: Path) -> bool:
    """Whether this very process has the dossier open: it must not so much as read the file beside its own lock."""
    try:
        return _mark(folder) in _ours.values()
    except OSError:
        return False


def is_in_place(folder: Path) -> bool:
    """Whether the very file that was opened in `folder` still lies there: what is written to it can be found again."""
    opened = _ours.get(folder)
    try:
        return opened is None or _mark(folder)[1:] == opened[1:]
    except OSError:
        return False


def _mark(folder: Path) -> _Mark:
    """Tells this process and this very file apart, by whatever path it is reached; a fork is another process."""
    found = (folder / FILE_NAME).stat()
    return os.getpid(), found.st_dev, found.st_ino


def _shown(moment: str) -> str:
    try:
        at = datetime.fromisoformat(moment)
        return _("{day} at {time}").format(day=short_date(at.date()), time=f"{at:%H:%M}")
    except ValueError:
        return moment


def remove_holder(folder: Path) -> None:
    _ours.pop(folder, None)
    _forget(folder / HOLDER_FILE)


def _forget(path: Path) -> None:
    with suppress(OSError):  # the folder may be gone, or may no longer be written
        path.unlink(missing_ok=True)
