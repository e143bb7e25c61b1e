"""What is being typed and belongs in no record yet: kept on this computer, outside the dossier, until it is sent."""

import contextlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_LARGEST = 1_000_000
_NOT_IN_NAMES = re.compile(r"[^\w-]")


class Drafts:
    """One small file for each draft, readable by its owner alone; a lost one costs what was being typed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._kept: dict[str, dict[str, Any]] = {}

    @property
    def folder(self) -> Path | None:
        """Where they stand; none where nothing is kept between two runs."""
        return self._folder

    def keep(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep plain JSON values in the place of those before; none at all forget the draft."""
        if not values:
            self.forget(key)
            return
        self._kept[key] = dict(values)
        if self._folder is None:
            return
        path = self._path(self._folder, key)
        work = path.with_suffix(".part")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            work.touch(mode=0o600)
            work.write_text(json.dumps(self._kept[key], ensure_ascii=False), encoding="utf-8")
            work.replace(path)

    def kept(self, key: str) -> dict[str, Any]:
        """What was kept, by this window or by the one before it."""
        if key not in self._kept and self._folder is not None:
            self._kept[key] = _read(self._path(self._folder, key))
        return dict(self._kept.get(key, {}))

    def forget(self, key: str) -> None:
        """It was sent, or is what the record says anyway."""
        self._kept.pop(key, None)
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._path(self._folder, key).unlink(missing_ok=True)

    def forget_naming(self, names: Callable[[str], bool]) -> None:
        """Forget every draft, and every journal of a text, whose letters `names` says yes to."""
        for key in [key for key, values in self._kept.items() if names(json.dumps(values, ensure_ascii=False))]:
            self.forget(key)
        for path in self._folder.rglob("*") if self._folder is not None else ():
            with contextlib.suppress(OSError):
                if path.is_file() and names(path.read_text(encoding="utf-8", errors="replace")):
                    path.unlink()

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / f"{_NOT_IN_NAMES.sub('_', key)}.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
