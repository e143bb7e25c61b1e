"""Failures nobody caught: logged whole, said to the user, and a trace left when the process itself falls."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from csxl_desktop.system import for_owner

CRASH_NAME = "crash.log"
Report = Callable[[BaseException], None]

logger = logging.getLogger(__name__)


@contextmanager
def guarded(folder: Path, report: Report) -> Iterator[None]:
    """Hand every uncaught error to `report` inside the block; a fall of the process leaves `crash.log`.

    `report` is called in the thread that failed: a window answers with a queued signal.
    """
    main_hook, thread_hook = sys.excepthook, threading.excepthook
    with for_owner.file(folder / CRASH_NAME).open("a", encoding="utf-8") as stream:
        faulthandler.enable(stream, all_threads=True)
        sys.excepthook = _main_hook(report)
        threading.excepthook = _thread_hook(report)
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = main_hook, thread_hook
            faulthandler.disable()


def _main_hook(
    report: Report,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _tell(error, report)

    return hook


def _thread_hook(report: Report) -> Callable[[threading.ExceptHookArgs], None]:
    def hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            _tell(args.exc_value, report)

    return hook


def _tell(error: BaseException, report: Report) -> None:
    logger.error("Uncaught failure", exc_info=error)
    try:
        report(error)
    except Exception:
        # The presenter itself failed: the log has both, and the program goes on.
        logger.exception("The failure could not be shown")
