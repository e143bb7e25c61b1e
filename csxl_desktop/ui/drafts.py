"""What is being typed and belongs in no record yet: kept on this computer, outside the dossier, until it is sent."""

import contextlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from csxl_desktop.system import beside

_LARGEST = 1_000_000
_NOT_IN_NAMES = re.compile(r"[^\w-]")
_RECORD = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|[0-9a-f]{32}")  # the number of one, as written or in hex


class Drafts:
    """One small file for each draft, readable by its owner alone; a lost one costs what was being typed.

    The files are read once and written beside the window. What names no record (a new meeting, a letter to nobody
    yet) belongs to the `dossier` in which it was typed, and is offered in no other.
    """

    def __init__(self, folder: Path | None = None, dossier: Path | None = None) -> None:
        self._folder = folder
        self._mark = f"-{crc32(bytes(dossier)):08x}" if dossier is not None else ""
        self._kept: dict[str, dict[str, Any]] = {}  # by the name of the file; nothing in it: forgotten
        self._found = beside.do(lambda: _read_all(folder)) if folder is not None else None

    @property
    def folder(self) -> Path | None:
        """Where they stand; none where nothing is kept between two runs."""
        return self._folder

    def settle(self) -> None:
        """Wait, beside the window, until those of the last run are read: `kept` keeps nobody waiting afterwards."""
        if self._found is not None:
            self._found.result()

    def keep(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep plain JSON values in the place of those before; none at all forget the draft."""
        if not values:
            self.forget(key)
            return
        name = self._name(key)
        self._kept[name] = dict(values)
        if self._folder is not None:
            path, words = self._folder / name, json.dumps(values, ensure_ascii=False)
            beside.do(lambda: _write(path, words))

    def kept(self, key: str) -> dict[str, Any]:
        """What was kept, by this window or by the one before it."""
        return dict(self._all().get(self._name(key), {}))

    def forget(self, key: str) -> None:
        """It was sent, or is what the record says anyway."""
        self._forget(self._name(key))

    def forget_naming(self, names: Callable[[str], bool]) -> None:
        """Forget every draft, and every journal of a text, whose letters `names` says yes to."""
        for name, values in self._all().items():
            if names(json.dumps(values, ensure_ascii=False)):
                self._forget(name)
        if (folder := self._folder) is not None:
            beside.do(lambda: _remove_naming(folder, names))

    def _all(self) -> dict[str, dict[str, Any]]:
        if self._found is not None:
            self._kept = self._found.result() | self._kept
            self._found = None
        return self._kept

    def _forget(self, name: str) -> None:
        self._kept[name] = {}
        if (folder := self._folder) is not None:
            beside.do(lambda: _remove(folder / name))

    def _name(self, key: str) -> str:
        mark = "" if _RECORD.search(key) else self._mark
        return f"{_NOT_IN_NAMES.sub('_', key)}{mark}.json"


def _write(path: Path, words: str) -> None:
    work = path.with_suffix(".part")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        work.touch(mode=0o600)
        work.write_text(words, encoding="utf-8")
        work.replace(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _remove_naming(folder: Path, names: Callable[[str], bool]) -> None:
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file() and names(path.read_text(encoding="utf-8", errors="replace")):
                path.unlink()


def _read_all(folder: Path) -> dict[str, dict[str, Any]]:
    """By the names of the files; a damaged one is none."""
    return {path.name: values for path in folder.glob("*.json") if (values := _read(path))}


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
