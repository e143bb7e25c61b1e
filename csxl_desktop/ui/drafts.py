"""What is being typed and belongs in no record yet: kept on this computer, outside the dossier, until it is sent."""

import contextlib
import json
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from threading import Event, Lock
from typing import Any
from uuid import UUID
from zlib import crc32

from csxl_desktop.system import beside, for_owner
from csxl_desktop.system.cover import UNCOVERED, Cover, CoveredError
from csxl_desktop.system.draft_journal import DraftJournal

_LARGEST = 1_000_000
_NOT_IN_NAMES = re.compile(r"[^\w-]")
_RECORD = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}")  # as written, in hex
_WHILE_OPENING = 3.0  # seconds that a form waits for the key of what was typed into it, at most


class Drafts:
    """One small file for each draft, readable by its owner alone; a lost one costs what was being typed.

    The files are read once and written beside the window. What names no record (a new meeting, a letter to nobody
    yet) belongs to the `dossier` in which it was typed, and is offered in no other. What is typed into an encrypted
    dossier lies covered: nothing is written before `opened` (or `not_opened`) says what it lies under.
    """

    def __init__(
        self, folder: Path | None = None, dossier: Path | None = None, cover: Cover = UNCOVERED, *, is_open: bool = True
    ) -> None:
        self._folder, self._cover = folder, cover
        self._mark = f"-{crc32(bytes(dossier)):08x}" if dossier is not None else ""
        self._kept: dict[str, dict[str, Any]] = {}  # by the name of the file; nothing in it: forgotten
        self._covered: dict[str, bytes] = {}  # not looked into yet
        self._early: dict[str, str] | None = None if is_open else {}  # typed before it was open
        self._naming, self._open = Lock(), Event()
        if is_open:
            self._open.set()
        self._found = beside.do(lambda: _read_all(folder, cover)) if folder is not None else None

    @property
    def journal(self) -> DraftJournal | None:
        """Of the texts; none where nothing is kept between two runs."""
        return DraftJournal(self._folder / "texts", self._cover) if self._folder is not None else None

    def settle(self) -> None:
        """Wait, beside the window, until those of the last run are read: `kept` keeps nobody waiting afterwards."""
        if self._found is not None:
            self._found.result()

    def opened(self) -> None:
        """The dossier is open: what was typed meanwhile is written."""
        with self._naming:
            early, self._early = self._early, None
        self._open.set()
        for name, words in (early or {}).items():
            self._write(name, words)

    def not_opened(self) -> None:
        """It was refused: what was typed meanwhile is written where it needs no cover."""
        beside.do(lambda: None if self._cover.may_be_wanted() else self.opened())

    def keep(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep plain JSON values in the place of those before; none at all forget the draft."""
        if not values:
            self.forget(key)
            return
        name = self._name(key)
        self._kept[name] = dict(values)
        words = json.dumps(values, ensure_ascii=False)
        with self._naming:
            if self._early is not None:
                self._early[name] = words
                return
        self._write(name, words)

    def kept(self, key: str) -> dict[str, Any]:
        """What was kept, by this window or by the one before it."""
        return dict(self._all(self._name(key)).get(self._name(key), {}))

    def forget(self, key: str) -> None:
        """It was sent, or is what the record says anyway."""
        self._forget(self._name(key))

    def forget_naming(self, names: Callable[[str], bool]) -> None:
        """Forget every draft, and every journal of a text, whose letters `names` says yes to."""
        self._all()
        for name, values in self._all(*self._covered).items():
            if names(json.dumps(values, ensure_ascii=False)):
                self._forget(name)
        if (journal := self.journal) is not None:
            beside.do(lambda: journal.forget_naming(names))

    def bare(self) -> set[UUID]:
        """The records whose drafts lie otherwise than the dossier: in the clear, or covered still. Blocks."""
        return {UUID(found) for path in self._otherwise() for found in _RECORD.findall(path.name)}

    def cover_anew(self, records: Collection[UUID]) -> None:
        """Let what was typed into this dossier, or for these records, lie as the dossier does. Blocks."""
        for path in self._otherwise():
            named = [UUID(found) for found in _RECORD.findall(path.name)]
            is_ours = all(each in records for each in named) if named else path.stem.endswith(self._mark)
            with contextlib.suppress(OSError, CoveredError):
                if is_ours:
                    for_owner.rewrite(path, self._cover.seal(self._cover.plain(path.read_bytes())))

    def _otherwise(self) -> list[Path]:
        wanted, found = self._cover.is_wanted(), list[Path]()
        for path in self._folder.glob("*.json") if self._folder is not None else ():
            with contextlib.suppress(OSError):
                if self._cover.is_sealed(path.read_bytes()) is not wanted:
                    found.append(path)
        return found

    def _all(self, *wanted: str) -> dict[str, dict[str, Any]]:
        """Those in the clear, and the `wanted` ones of those that are covered."""
        if self._found is not None:
            kept, self._covered = self._found.result()
            self._kept, self._found = kept | self._kept, None
        for name in wanted:
            if (raw := self._covered.get(name)) is not None and self._open.wait(_WHILE_OPENING):
                del self._covered[name]
                self._kept.setdefault(name, _values(raw, self._cover) or {})
        return self._kept

    def _forget(self, name: str) -> None:
        self._kept[name] = {}
        with self._naming:
            (self._early or {}).pop(name, None)
        if (folder := self._folder) is not None:
            beside.do(lambda: _remove(folder / name))

    def _write(self, name: str, words: str) -> None:
        if (folder := self._folder) is not None:
            beside.do(lambda: _write(folder / name, self._cover.seal(words.encode())))

    def _name(self, key: str) -> str:
        mark = "" if _RECORD.search(key) else self._mark
        return f"{_NOT_IN_NAMES.sub('_', key)}{mark}.json"


def _write(path: Path, content: bytes) -> None:
    with contextlib.suppress(OSError):
        for_owner.rewrite(path, content)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _read_all(folder: Path, cover: Cover) -> tuple[dict[str, dict[str, Any]], dict[str, bytes]]:
    """By the names of the files, those in the clear and the covered ones; a damaged one is none."""
    kept, covered = dict[str, dict[str, Any]](), dict[str, bytes]()
    for path in folder.glob("*.json"):
        with contextlib.suppress(OSError):
            raw = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
            if cover.is_sealed(raw):
                covered[path.name] = raw
            elif values := _values(raw, cover):
                kept[path.name] = values
    return kept, covered


def _values(raw: bytes, cover: Cover) -> dict[str, Any] | None:
    try:
        found = json.loads(cover.plain(raw))
    except (CoveredError, ValueError):
        return None
    return found if isinstance(found, dict) else None
