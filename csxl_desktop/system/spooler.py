"""The print queue of Linux (CUPS): a PDF handed over as it is, its letters letters, and what the queue says of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

_SECONDS = 30
_NAME = "CSXL"


class Answer(Enum):
    """What became of a job. `PAUSED`, `UNREACHED`: taken, and it waits. `NO_QUEUE`: this system has no such queue."""

    TAKEN = "taken"
    PAUSED = "paused"
    UNREACHED = "unreached"
    NO_QUEUE = "no queue"
    UNKNOWN_PRINTER = "unknown printer"
    REFUSED = "refused"
    AWAY = "away"
    FAILED = "failed"


# What `lp` says in its untranslated words, in the order in which it is looked for.
_SAID = (
    ("not accepting", Answer.REFUSED),
    ("does not exist", Answer.UNKNOWN_PRINTER),
    ("unknown destination", Answer.UNKNOWN_PRINTER),
    ("no default destination", Answer.UNKNOWN_PRINTER),
    ("unable to connect", Answer.AWAY),
    ("scheduler", Answer.AWAY),
    ("not authorized", Answer.REFUSED),
    ("forbidden", Answer.REFUSED),
)
_NOT_THERE = ("may not exist", "unavailable", "not responding", "unable to locate", "unable to connect", "offline")


@dataclass(frozen=True, slots=True)
class PrintJob:
    """How a PDF goes on paper; what is empty is left to the printer. `pages` as “2-4,7”, `sides` as CUPS names them."""

    printer: str
    title: str = ""
    copies: int = 1
    pages: str = ""
    paper: str = ""
    sides: str = ""
    gray: bool = False
    collated: bool = True
    reverse: bool = False
    true_size: bool = False  # labels: not made smaller to stay within the margins of the printer
    more: Mapping[str, str] = field(default_factory=dict)

    def arguments(self) -> list[str]:
        """What follows `lp` to print the PDF that comes on its input; each stands alone, nothing is read by a shell."""
        result = ["-d", self.printer, "-t", self.title or _NAME, "-n", str(max(1, self.copies))]
        if self.pages:
            result += ["-P", self.pages]
        for option in self._options():
            result += ["-o", option]
        return result

    def _options(self) -> Iterator[str]:
        if self.paper:
            yield f"media={self.paper}"
        if self.sides:
            yield f"sides={self.sides}"
        if self.gray:
            yield "print-color-mode=monochrome"
        if self.copies > 1:
            yield f"collate={'true' if self.collated else 'false'}"
        if self.reverse:
            yield "outputorder=reverse"
        if self.true_size:
            yield "print-scaling=none"
        yield from (f"{name}={value}" for name, value in self.more.items())


def send(pdf: bytes, job: PrintJob) -> Answer:
    """Hand the PDF itself to the queue. May wait on the network: not for the window's thread."""
    program = shutil.which("lp") if sys.platform == "linux" else None
    if program is None:
        return Answer.NO_QUEUE
    done = _run([program, *job.arguments()], pdf)
    if done is None:
        return Answer.AWAY
    code, said = done
    if code:
        answer = next((answer for words, answer in _SAID if words in said.lower()), Answer.FAILED)
        # Of a queue that is not there at all, `lp` says that it does not know the printer.
        return Answer.AWAY if answer is Answer.UNKNOWN_PRINTER and not _is_running() else answer
    now = state(job.printer)
    return now if now is Answer.PAUSED else Answer.TAKEN


def state(printer: str) -> Answer:
    """What keeps a printer from printing what it was given; `TAKEN` where nothing is known. A few seconds tell more."""
    program = shutil.which("lpstat")
    done = _run([program, "-p", printer], b"") if program else None
    said = done[1].lower() if done is not None else ""
    if f"printer {printer} disabled".lower() in said:
        return Answer.PAUSED
    return Answer.UNREACHED if any(words in said for words in _NOT_THERE) else Answer.TAKEN


def _is_running() -> bool:
    program = shutil.which("lpstat")
    done = _run([program, "-r"], b"") if program else None
    return done is None or "not running" not in done[1]


def _run(command: list[str], given: bytes) -> tuple[int, str] | None:
    """The exit and the words, in English whatever the system speaks; `None` where nobody answers."""
    try:
        done = subprocess.run(  # noqa: S603 - the program is the system's, every argument stands alone
            command,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")
