"""What the first page showed when the dossier was last closed: painted at once, read again while one looks at it.

The window needs no database library for it, so it stands filled long before the dossier is open. The file lies in the
dossier's folder, readable by its owner alone; it counts only for the very file that it was made of.
"""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from csxl_desktop.storage.schema import SNAPSHOT

_LARGEST = 1_000_000
_AT_ONCE = 0.1  # seconds
_HEADER = slice(16, 100)  # SQLite changes these bytes at each commit


def keep(folder: Path, database: Path, page: Mapping[str, Any]) -> None:
    """Keep `page` for the closed `database`; without it the next start only takes a little longer."""
    path = folder / SNAPSHOT
    work = path.with_name(f".{SNAPSHOT}.part")
    with contextlib.suppress(OSError):
        text = json.dumps({"of": _mark(database), "page": page}, ensure_ascii=False)
        work.touch(mode=0o600)
        work.write_text(text, encoding="utf-8")
        work.replace(path)


def kept(folder: Path, database: Path) -> Mapping[str, Any] | None:
    """The page that was kept, where nothing was written since."""
    path = folder / SNAPSHOT
    try:
        if path.stat().st_size > _LARGEST:
            return None
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["of"] != _mark(database) or not isinstance(found["page"], dict):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    page: Mapping[str, Any] = found["page"]
    return page


def _mark(database: Path) -> str:
    """Changes with every write. Never called while the dossier is open: closing the file would drop its lock."""
    with database.open("rb") as stream:
        header = stream.read(_HEADER.stop)
    return f"{database.stat().st_size}:{header[_HEADER].hex()}"


def kept_in_time(folder: Path, database: Path) -> Mapping[str, Any] | None:
    """As `kept`, where the disk answers at once: a slow one keeps no window waiting for its first page."""
    found: list[Mapping[str, Any] | None] = []
    reading = Thread(target=lambda: found.append(kept(folder, database)), daemon=True)
    reading.start()
    reading.join(_AT_ONCE)
    return found[0] if found else None


class FirstPainting(QObject):
    """Says when the window was painted for the first time."""

    def __init__(self, window: QWidget, painted: Event) -> None:
        super().__init__(window)
        self._painted = painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted.set)
        return super().eventFilter(watched, event)
