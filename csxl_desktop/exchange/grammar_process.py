"""Grammalecte as a process of its own (decision 30): paragraphs go in, what it says comes out, within limits.

It is GPL-3 and not part of this program: a folder beside ours, or Debian's package, which may be replaced or be away.
"""

import json
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic  # a clock that nobody reads the time from

from csxl_desktop.domain.grammar import GrammarSlip
from csxl_desktop.exchange.child import kill_when_larger
from csxl_desktop.system.other_programs import environment_of_others
from csxl_desktop.system.paths import resources

GRAMMAR_FLAG = "--read-grammar"  # what a frozen program is started with to become the grammar's process
MEMORY = 700 * 1024 * 1024
FOLDER = "grammalecte"  # below the resources: filled by the setup for Windows alone
_OF_DEBIAN = Path("/usr/lib/python3/dist-packages")
_PYTHON_OF_DEBIAN = Path("/usr/bin/python3")
_TO_LOAD, _FOR_ONE = 20, 8  # seconds: a cold disk; the longest paragraphs take a tenth of that

Said = tuple[GrammarSlip, ...]


class GrammarStoppedError(Exception):
    """The process ended, or answered nothing that can be read, or nothing in time."""


class GrammarNotStartedError(GrammarStoppedError):
    """Not even once: whatever it was given is not at fault."""


class OutOfTimeError(Exception):
    """The time for the whole text is over."""


def command() -> tuple[str, ...]:
    """How the process is started; empty where Grammalecte is not on this computer."""
    shipped = resources() / FOLDER
    if (shipped / FOLDER).is_dir():
        return (*_ours(), str(shipped))
    if (_OF_DEBIAN / FOLDER).is_dir() and _PYTHON_OF_DEBIAN.exists():
        return (*_with(_PYTHON_OF_DEBIAN), str(_OF_DEBIAN))
    return ()


def said_of(paragraphs: Sequence[str], started_with: Sequence[str], until: float) -> Generator[Said]:
    """What is said of each paragraph, in their order, as it comes; the process ends with the iterator.

    `until` is a moment of `time.monotonic`.
    """
    with _process(started_with, paragraphs) as answers:
        try:
            _slips(_answer(answers, until, _TO_LOAD))
        except GrammarStoppedError as error:
            raise GrammarNotStartedError from error
        for _paragraph in paragraphs:
            yield _slips(_answer(answers, until, _FOR_ONE))


@contextmanager
def _process(started_with: Sequence[str], paragraphs: Sequence[str]) -> Iterator["SimpleQueue[bytes]"]:
    answers: SimpleQueue[bytes] = SimpleQueue()
    ended = Event()
    with subprocess.Popen(  # noqa: S603 - our own script, no shell
        list(started_with),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env=environment_of_others(),
    ) as child:
        others = (
            Thread(target=kill_when_larger, args=(child, MEMORY, ended), daemon=True),
            Thread(target=_tell, args=(child, paragraphs), daemon=True),
            Thread(target=_listen, args=(child, answers), daemon=True),
        )
        assert child.stdin is not None
        try:
            for each in others:
                each.start()
            yield answers
        finally:
            ended.set()
            child.kill()
            for each in others:
                each.join()
            with suppress(OSError):  # what it had not read yet is not written any more
                child.stdin.close()


def _tell(child: "subprocess.Popen[bytes]", paragraphs: Sequence[str]) -> None:
    """A thread of its own: a process that reads nothing would hold whoever writes to it."""
    assert child.stdin is not None
    try:
        for each in paragraphs:
            child.stdin.write(json.dumps(each).encode("ascii") + b"\n")
            child.stdin.flush()
        child.stdin.close()
    except (OSError, ValueError):
        return  # it has ended


def _listen(child: "subprocess.Popen[bytes]", answers: "SimpleQueue[bytes]") -> None:
    assert child.stdout is not None
    for line in child.stdout:
        answers.put(line)
    answers.put(b"")


def _answer(answers: "SimpleQueue[bytes]", until: float, most: float) -> bytes:
    left = until - monotonic()
    if left <= 0:
        raise OutOfTimeError
    try:
        line = answers.get(timeout=min(left, most))
    except Empty as error:
        raise (OutOfTimeError if left < most else GrammarStoppedError) from error
    if not line:
        raise GrammarStoppedError
    return line


def _slips(line: bytes) -> Said:
    """Nothing of what comes is trusted: it is another's program."""
    try:
        return tuple(
            GrammarSlip(int(start), int(end), str(rule), str(message), tuple(map(str, proposals)))
            for start, end, rule, message, proposals in json.loads(line)
        )
    except (ValueError, TypeError) as error:
        raise GrammarStoppedError from error


def worker() -> Path:
    """The script that the process runs: it knows the standard library and Grammalecte alone."""
    return resources() / "grammar" / "worker.py"


def _ours() -> tuple[str, ...]:
    return (sys.executable, GRAMMAR_FLAG) if getattr(sys, "frozen", False) else _with(Path(sys.executable))


def _with(python: Path) -> tuple[str, ...]:
    return (str(python), "-I", "-S", "-X", "utf8", str(worker()))
