"""A disk that loses power: it keeps what was synced, and of the rest any part, torn at 512 bytes."""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("<cQQIQ")
_SECTOR = 512
_KEPT = (0.0, 0.1, 0.5, 0.9, 1.0)  # how much of what was never synced a cut may leave


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log: Written, Truncated, Created, Unlinked, Renamed, Synced, or a Mark, whose number is `at`."""

    what: str
    path: str
    at: int
    data: bytes


@dataclass
class _File:
    """What surely stands in a file, and what was written since."""

    sure: bytearray
    since: list[Event] = field(default_factory=list)


class Disk:
    """The files of one folder, played event by event; `acknowledged` is the last mark."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {path: _File(bytearray(content)) for path, content in files.items()}
        self._sure_names = dict(self._files)
        self._moves: list[Event] = []  # creations, renames and removals that no sync of their folder has made sure
        self.acknowledged = 0

    def play(self, event: Event) -> None:
        match event.what:
            case "M":
                self.acknowledged = event.at
            case "S":
                self._sync(event.path)
            case "C":
                self._files[event.path] = _File(bytearray())
                self._moves.append(event)
            case "U":
                self._files.pop(event.path, None)
                self._moves.append(event)
            case "R":
                self._files[event.data.decode()] = self._files.pop(event.path)
                self._moves.append(event)
            case _:
                self._files[event.path].since.append(event)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What the files hold when the power comes back."""
        names = dict(self._sure_names)
        made = {event.path: self._made(event) for event in self._moves if event.what == "C"}
        for event in self._moves[: chance.randint(0, len(self._moves))]:  # folders keep their order
            _move(names, event, made)
        kept = chance.choice(_KEPT)
        return {path: _left_of(file, kept, chance) for path, file in names.items()}

    def _made(self, event: Event) -> _File:
        """The file that was created under that name, wherever it stands now."""
        path = event.path
        for later in self._moves[self._moves.index(event) + 1 :]:
            if later.what == "R" and later.path == path:
                path = later.data.decode()
        return self._files.get(path, _File(bytearray()))

    def _sync(self, path: str) -> None:
        if (file := self._files.get(path)) is not None:
            for event in file.since:
                _apply(file.sure, event)
            file.since = []
            return
        mine = [event for event in self._moves if str(Path(_goal(event)).parent) == path]
        made = {event.path: self._made(event) for event in mine if event.what == "C"}
        for event in mine:
            _move(self._sure_names, event, made)
        self._moves = [event for event in self._moves if event not in mine]


def events(log: Path) -> Iterator[Event]:
    """The log, event by event."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        what, place, _length, path_length, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        path = data[at : at + path_length].decode()
        at += path_length
        yield Event(what.decode(), path, place, data[at : at + size])
        at += size


def _goal(event: Event) -> str:
    return event.data.decode() if event.what == "R" else event.path


def _move(names: dict[str, _File], event: Event, made: dict[str, _File]) -> None:
    if event.what == "C":
        names[event.path] = made[event.path]
    elif event.what == "U":
        names.pop(event.path, None)
    elif (file := names.pop(event.path, None)) is not None:
        names[event.data.decode()] = file


def _apply(content: bytearray, event: Event) -> None:
    if event.what == "T":
        del content[event.at :]
        content.extend(bytes(max(0, event.at - len(content))))
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data


def _left_of(file: _File, kept: float, chance: random.Random) -> bytes:
    content = bytearray(file.sure)
    for event in file.since:
        if event.what == "T":
            if chance.random() < kept:
                _apply(content, event)
            continue
        at, data = event.at, event.data
        while data:
            size = min(len(data), _SECTOR - at % _SECTOR)
            if chance.random() < kept:
                _apply(content, Event("W", event.path, at, data[:size]))
            at, data = at + size, data[size:]
    return bytes(content)
