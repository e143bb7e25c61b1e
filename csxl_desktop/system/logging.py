"""The log: what the program did, small enough to send, without anything that anyone typed."""

import logging
import os
import re
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from csxl_desktop.system import for_owner

LOG_NAME = "csxl.log"
_SIZE = 1_000_000
_KEPT = 4
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
# Bounded: a long line without any @ is read once, not once from each of its letters.
_E_MAIL = re.compile(r"[^\s<>@\"'(]{1,100}@[^\s<>@\"')]{1,255}")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Writes a failure as its kinds and places, never its message: messages carry names."""

    def formatException(self, ei: ExceptionInfo) -> str:
        return "" if ei[1] is None else discreet_traceback(ei[1])

    def format(self, record: logging.LogRecord) -> str:
        home = os.path.expanduser("~")  # noqa: PTH111 - a user may have none, which Path calls an error
        text = super().format(record)
        if len(home) > 1:
            text = text.replace(home, "~")
        return _E_MAIL.sub("…@…", text) if "@" in text else text


def discreet_traceback(error: BaseException) -> str:
    """Where `error` and its causes happened, outermost cause first: files, lines and kinds, no values."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [discreet_traceback(cause), "then"] if cause else []
    places = [
        f"  {Path(place.filename).name}:{place.lineno} {place.name}"
        for place in traceback.extract_tb(error.__traceback__)
    ]
    kind = type(error)
    return "\n".join([*before, *places, f"{kind.__module__}.{kind.__qualname__}"])


class _OwnersFile(RotatingFileHandler):
    """Readable by its owner alone, each of the files."""

    def _open(self) -> TextIOWrapper:
        for_owner.file(Path(self.baseFilename))
        return super()._open()


def start(folder: Path, level: int = logging.INFO) -> Path:
    """Write the program's log into `folder`, five files of a megabyte at most; returns the newest."""
    path = folder / LOG_NAME
    handler = _OwnersFile(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(DiscreetFormatter(_LINE))
    logger = logging.getLogger("csxl_desktop")
    _close(logger)
    logger.addHandler(handler)
    logger.setLevel(level)
    return path


def stop() -> None:
    """Close the log's file."""
    _close(logging.getLogger("csxl_desktop"))


def _close(logger: logging.Logger) -> None:
    for handler in [*logger.handlers]:
        if isinstance(handler, RotatingFileHandler):
            logger.removeHandler(handler)
            handler.close()
