"""The one presenter of what went wrong: a refusal explains itself, a failure is logged whole and said plainly."""

import logging
from collections.abc import Iterable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.storage.errors import DamageMetError, FileRefusedError, NotReadError, is_of_the_disk, reason

logger = logging.getLogger(__name__)


def below_each_other(parts: Iterable[str]) -> str:
    """What happened, what is safe, what to do, as the window shows them: one line each."""
    return "\n".join(parts)


def sentence(error: BaseException) -> str:
    """What the user reads about `error`: its own words if it is a refusal, else where the details are."""
    if (told := _told(error)) is not None:
        return below_each_other(told.parts())
    return _("Something went wrong and nothing was saved. The details are in the log.")


def _told(error: BaseException) -> DomainError | None:
    """The refusal that explains itself; also of a file that the system refuses, which is no fault of the program."""
    if isinstance(error, DomainError):
        return error
    return FileRefusedError(detail=reason(error)) if is_of_the_disk(error) else None


class Errors(QObject):
    """Takes every error of the window; the main window shows `refused` and `unpaged` as calm strips.

    `unread(error)` is of a read that the disk or damage kept from being done: it has a line of its own, with a way on.
    `broken(error)` comes before `failed`, for the page that tells more. Where there is one (`has_page`), no strip says
    the same beside it: `unpaged` is `failed` where there is none.

    `show` is given as `failed=` to `Jobs`; `excepthook` is what `app` points `sys.excepthook` to.
    """

    refused = Signal(str)
    unread = Signal(object)
    failed = Signal(str)
    unpaged = Signal(str)
    broken = Signal(object)
    has_page = False

    def show(self, error: BaseException) -> None:
        """Tell the user about `error`; only what is not a refusal goes to the log."""
        if isinstance(error, (NotReadError, DamageMetError)):
            self.unread.emit(error)
            return
        if _told(error) is not None:
            self.refused.emit(sentence(error))
            return
        logger.error("Unexpected failure", exc_info=error)
        self.broken.emit(error)
        self.failed.emit(sentence(error))
        if not self.has_page:
            self.unpaged.emit(sentence(error))

    def excepthook(self, _kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The last net under the window's own code."""
        self.show(error.with_traceback(trace))
