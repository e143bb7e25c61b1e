"""Backups while one works: every ten minutes, beside the window; and an eye on the file itself."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from csxl_desktop.domain.errors import DomainError, Told
from csxl_desktop.i18n import N_, _
from csxl_desktop.storage.backups.kept import PLACE
from csxl_desktop.system.clock import now_utc
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import below_each_other
from csxl_desktop.ui.home.backup_words import VANISHED, moment
from csxl_desktop.ui.jobs import Job

if TYPE_CHECKING:  # the database lane imports the services
    from csxl_desktop.services.safety.backups import Finished, SafetyState
    from csxl_desktop.services.safety.drilling import Drilled

EVERY = 10 * 60 * 1000  # milliseconds
LOOKS_EVERY = 4_000
_DRILLS_AFTER = 60_000  # from the opening, once the window is at rest
GONE = Told(
    N_("The file of the dossier was moved or removed while it is open (a stick taken out, a network lost)."),
    N_("What you see is whole."),
    N_(
        "Put it back or connect again: what you typed meanwhile is then saved by itself. Or save the dossier in "
        "another folder, with what you typed, and go on there; do not close the window."
    ),
)
BAD_BACKUP = Told(N_("A backup was found damaged."), N_("The others are safe."), N_("Open the backups from Home."))


class Safekeeping(QObject):
    """`told(words)` for the status bar, `worried(words)` and `lost(words)` for the strip above the pages.

    One backup at a time: what takes long (reading back) is done by a worker on the drawn file. The second place
    follows in a thread of its own: a share that hangs keeps no further backup waiting.
    """

    told = Signal(str)
    worried = Signal(str)
    lost = Signal(str)  # the file of the dossier is not in its place: in words; empty once it is back
    vanished = Signal(str)  # the folder of the backups is gone, in words

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._under_way = self._copying = False
        self._drilling: Job | None = None
        self._missing = False
        self._folder: Path | None = None
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.back_up)
        self._drills = QTimer(self, singleShot=True, interval=_DRILLS_AFTER)
        self._drills.timeout.connect(self.drill)
        self._eye = QTimer(self, interval=LOOKS_EVERY)
        self._eye.timeout.connect(self.look_after)

    def start(self) -> None:
        """The dossier is open: sweep, say when the last backup was made, and begin to count."""
        context = self._context
        context.jobs.ask(_swept(context), self._started, context.errors.show, owner=self, unhurried=True)

    def stop(self) -> None:
        """The window closes: closing backs up by itself, and no trial is waited for."""
        if self._drilling is not None:
            self._drilling.cancel()
        for timer in (self._timer, self._eye, self._drills):
            timer.stop()

    def back_up(self) -> None:
        """Where something was written since the last backup, make one."""
        if self._under_way:
            return
        self._under_way = True
        context = self._context
        context.jobs.ask(lambda: context.services.backups.draw(), self._drawn, self._failed, owner=self)

    def look_after(self) -> None:
        """Whether file and backups are still where they were: somebody may have moved or removed them by hand."""
        context = self._context

        def look() -> tuple[bool, bool]:
            service = context.services.backups
            return service.is_in_place(), service.is_place_lost()

        context.jobs.ask(look, self._seen, owner=self, latest="eye")

    def say(self, at: datetime | None) -> None:
        """The moment of the last backup, in the status bar."""
        self.told.emit(backup_fact(at, self._context.today()))

    def _started(self, state: "SafetyState | None") -> None:
        if state is not None:
            self.say(state.last_at)
            self._folder = state.folder
            for timer in (self._timer, self._eye, self._drills):
                timer.start()

    def _drawn(self, draft: object) -> None:
        if draft is None:
            self._under_way = False
            return
        self._context.jobs.compute(_finished(draft), self._done, self._failed, owner=self, label=_("Backup…"))

    def _done(self, made: "Finished | None") -> None:
        self._under_way = False
        if made is not None:
            self.say(made.backup.at)
            folder = made.folder
            self._context.jobs.compute(
                _exported_if_due(folder),
                lambda _made: None,
                self._context.errors.show,
                owner=self,
                label=_("Export…"),
            )
            self._copy(folder)
            self.drill()

    def drill(self) -> None:
        """Once a month, restore the newest backup on trial: in a thread of its own, which never holds up the end."""
        if self._folder is not None and self._drilling is None:
            jobs = self._context.jobs
            self._drilling = jobs.reach(_tried_out(self._folder), self._drilled, self._not_drilled, owner=self)

    def _drilled(self, found: "Drilled | None") -> None:
        self._drilling = None
        if found is not None and not found.good:
            self.worried.emit(below_each_other(BAD_BACKUP.parts()))

    def _not_drilled(self, error: Exception) -> None:
        self._drilling = None
        self._context.errors.show(error)

    def _copy(self, folder: Path) -> None:
        """One at a time; what a share refuses, the alarm of the second place says."""
        if not self._copying:
            self._copying = True
            self._context.jobs.reach(copied(folder), self._copied, self._not_copied, owner=self)

    def _copied(self, _answer: object) -> None:
        self._copying = False

    def _not_copied(self, error: Exception) -> None:
        self._copying = False
        self._context.errors.show(error)

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        self._context.errors.show(error)

    def _seen(self, found: tuple[bool, bool]) -> None:
        in_place, place_lost = found
        if place_lost and self._folder is not None and not self._under_way:
            self.vanished.emit(below_each_other(VANISHED.parts(path=self._folder / PLACE)))
            self.back_up()
        if in_place == self._missing:
            self._missing = not in_place
            self.lost.emit("" if in_place else below_each_other(GONE.parts()))
            if in_place:
                jobs = self._context.jobs
                jobs.lost_writes.send(lambda write: jobs.save(write, lambda _written: None))


def backup_fact(at: datetime | None, today: date) -> str:
    """“backup at 13:30”, with its day where that is not today."""
    if at is None:
        return _("no backup yet")
    here = at.astimezone()
    if here.date() == today:
        return _("backup at {time}").format(time=f"{here:%H:%M}")
    return _("backup on {moment}").format(moment=moment(at))


def _swept(context: Context) -> "Callable[[], SafetyState | None]":
    def work() -> "SafetyState | None":
        service = context.services.backups
        service.sweep()
        with suppress(DomainError, OSError):  # a full disk keeps nobody from being backed up; the next opening tries
            context.services.bag_bases.expire()
        return service.state()

    return work


def _exported_if_due(folder: Path) -> Callable[[], None]:
    def work() -> None:
        from csxl_desktop.services.safety import plain_export  # brings the database library with it

        if plain_export.export_is_due(folder, now_utc()):
            plain_export.export_now(folder)

    return work


def _finished(draft: object) -> "Callable[[], Finished | None]":
    def work() -> "Finished | None":
        from csxl_desktop.services.safety.backups import finish_drawn  # brings the database library with it

        return finish_drawn(draft, copies=False)

    return work


def _tried_out(folder: Path) -> "Callable[[], Drilled | None]":
    def work() -> "Drilled | None":
        from csxl_desktop.services.safety.trials import is_due  # the database library, and little besides

        if not is_due(folder, now_utc):
            return None
        from csxl_desktop.services.safety.drilling import drill  # brings all that restores with it

        return drill(folder, now_utc)

    return work


def copied(folder: Path) -> Callable[[], object]:
    """Brings the second place of the dossier up to date, where one was chosen."""

    def work() -> object:
        from csxl_desktop.services.safety.backups import copy  # brings the database library with it

        return copy(folder, now_utc())

    return work


def copy_elsewhere(folders: Iterable[Path | None]) -> None:
    """Where a dossier was closed: its last backup goes to the second place, a stick or a share that may hang."""
    for folder in folders:
        if folder is not None:
            copied(folder)()
