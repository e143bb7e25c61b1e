"""A calendar file that follows the dossier: written anew a moment after each save, for calendar programs to read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context

_KEY = "calendar/live"  # of this computer: the path is no part of the dossier
_MOMENT = 1_500  # milliseconds: several saves in a row are written once


def live_path(context: Context) -> Path | None:
    """Where this computer keeps the file; nowhere until somebody chose."""
    text = context.state.text(_KEY)
    return Path(text) if text else None


def choose_live_path(context: Context, path: Path | None) -> None:
    context.state.set_text(_KEY, str(path) if path else "")


def write_live(context: Context, owner: QObject, done: Callable[[str], object]) -> None:
    """Write the file now, beside the window; `done` is told why it could not be, or nothing."""
    path = live_path(context)
    if path is None:
        return

    def write(content: bytes) -> None:
        from csxl_desktop.ui.printing import write_document  # QtPrintSupport is not loaded at start-up

        write_document(path, content)

    def refused(error: Exception) -> None:
        words = _("The calendar file “{path}” could not be written: {reason}")
        done(words.format(path=path, reason=getattr(error, "strerror", "") or error))

    context.jobs.ask(
        lambda: context.services.calendar.live(),
        lambda content: context.jobs.compute(lambda: write(content), lambda _done: done(""), refused, owner=owner),
        context.errors.show,
        owner=owner,
        latest="calendar/live",
    )


class LiveCalendar(QObject):
    """Writes it after each save; a failure is said once, and the next save tries again."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MOMENT)
        self._timer.timeout.connect(lambda: write_live(context, self, self._told))
        context.jobs.saved.connect(self._later)

    def _later(self) -> None:
        if live_path(self._context) is not None:
            self._timer.start()

    def _told(self, refusal: str) -> None:
        if refusal and refusal != self._said:
            self._context.errors.refused.emit(refusal)
        self._said = refusal
