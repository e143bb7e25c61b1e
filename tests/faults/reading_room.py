"""A reading process that stays warm: it forks for every file, with the limits and the code of the real one.

The rigs read thousands of files; starting Python for each would cost more than the reading. What a fork has read well,
the first of its kind, is read once more where the next ones fork from: they need not load its parser anew. Run as a
module it serves standard input; imported, `ReadingRoom` speaks to it.
"""

import json
import os
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self

from csxl_desktop.exchange import (
    ics_child,
    old_report_child,
    pictures_child,
    reader,
    scans_child,
    spreadsheet,
    vcard_child,
)
from csxl_desktop.exchange.errors import TooHeavyError
from tests.faults.forking import fork, settle

_SIZE = struct.Struct("<I")
_LOADED = (ics_child, old_report_child, pictures_child, scans_child, spreadsheet, vcard_child)
_SMALL = 100_000  # bytes: what is read where all fork from
_ALARM = 9  # seconds of the clock, as the program gives


@dataclass
class Measured:
    """What reading cost: the most of all files so far."""

    files: int = 0
    stopped: int = 0
    seconds: float = 0.0
    megabytes: int = 0

    def is_within_limits(self) -> bool:
        return self.seconds <= SECONDS and self.megabytes <= MEGABYTES


SECONDS, MEGABYTES = 10, 500


class ReadingRoom:
    """`ask` stands in for `child.asked_of_child`: same bytes, same arguments, same answers, same refusals."""

    def __init__(self, *, greedy: bool = False) -> None:
        self._greedy = greedy  # what is known to be bad

    def __enter__(self) -> Self:
        self.measured = Measured()
        command = [sys.executable, "-m", "tests.faults.reading_room", *(["greedy"] if self._greedy else [])]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._out, self._in = self._process.stdin, self._process.stdout
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._out.close()
        self._process.wait()
        self._in.close()

    def ask(self, data: bytes, arguments: list[str]) -> bytes:
        _send(self._out, json.dumps(arguments).encode())
        _send(self._out, data)
        status, seconds, kilobytes = json.loads(_receive(self._in))
        answer = _receive(self._in)
        told = self.measured
        told.files += 1
        told.seconds = max(told.seconds, seconds)
        told.megabytes = max(told.megabytes, kilobytes // 1024)
        if status:
            told.stopped += 1
            raise TooHeavyError
        return answer


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    return stream.read(_SIZE.unpack(head)[0])


def _read_one(data: bytes, arguments: list[str], *, greedy: bool) -> tuple[list[float], bytes]:
    import signal

    reading, writing = os.pipe()
    started = time.monotonic()
    child = fork()
    if child == 0:
        os.close(reading)
        signal.alarm(_ALARM)
        if greedy:
            assert b"x" * (MEGABYTES << 20)
        else:
            reader.limit()
        answer = reader.answer(data, *arguments)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _child, status, used = os.wait4(child, 0)
    return [status, time.monotonic() - started, used.ru_maxrss], answer


def _keep_warm(data: bytes, arguments: list[str]) -> None:
    reader.answer(data, *arguments)
    settle()


def serve(*, greedy: bool) -> None:
    source, target = sys.stdin.buffer, sys.stdout.buffer
    assert _LOADED
    known = set[tuple[str, bytes]]()
    while True:
        try:
            arguments = json.loads(_receive(source))
        except EOFError:
            return
        data = _receive(source)
        measured, answer = _read_one(data, arguments, greedy=greedy)
        _send(target, json.dumps(measured).encode())
        _send(target, answer)
        kind = arguments[0], data[:4]
        if kind not in known and not measured[0] and len(data) < _SMALL and not answer.startswith(b'{"error"'):
            known.add(kind)
            _keep_warm(data, arguments)


if __name__ == "__main__":
    serve(greedy="greedy" in sys.argv[1:])
