"""Two computers while one works: an exchange every two minutes, and twenty seconds after something was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.system import clock
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.backup_words import moment
from csxl_desktop.ui.jobs import Job
from csxl_desktop.ui.widgets.field import send_text_under_way

if TYPE_CHECKING:  # the database lane imports the services
    from csxl_desktop.services.sharing_words import Exchange, Peer

EVERY = 2 * 60 * 1000  # milliseconds
AFTER_WRITING = 20 * 1000
_LONG = timedelta(seconds=100)  # an exchange takes seconds, that of a large dossier half a minute
LONG_AGO = timedelta(minutes=15)  # a computer that is on says so every ten


class Together(QObject):
    """`told(words)` for the status bar; `came()` once what the other computer did stands here; `ended(Exchange)`;
    `finished()` where `finish` was asked.

    One exchange at a time, in a thread of its own: only the moments that need the dossier are in its lane. Who types
    is not disturbed: a field leaves alone what is being typed, and its write brings in what came
    (`domain/typed_over.py`). A long text that is being typed is sent as far as it is: nobody has to leave it first.
    """

    told = Signal(str)
    came = Signal()
    ended = Signal(object)
    finished = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None  # the exchange that is under way
        self._stopped = self._finishing = False
        self._untold = self._telling = False  # something was written here that no exchange told yet, or tells now
        self._last: Exchange | None = None  # the last one that reached the folder
        self._away = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.exchange)
        self._soon = QTimer(self, interval=AFTER_WRITING, singleShot=True)
        self._soon.timeout.connect(self.exchange)
        context.jobs.saved.connect(self._written)

    def start(self) -> None:
        """Where the dossier is shared: exchange now, and from now on."""
        context = self._context
        context.jobs.ask(_is_shared(context), self._begin, context.errors.show, owner=self, unhurried=True)

    def stop(self) -> None:
        """The window closes: what was not told yet is told the next time, and a share that hangs is left behind."""
        self._stopped = True
        for timer in (self._timer, self._soon):
            timer.stop()
        if self._job is not None:
            self._job.cancel()

    def leave(self) -> None:
        """The dossier is shared no more; an answer on its way says nothing any more."""
        for timer in (self._timer, self._soon):
            timer.stop()
        self._last = None
        self._untold = False
        self.told.emit("")

    @property
    def has_untold(self) -> bool:
        """Whether something was written that the other computer could be told now, as far as anybody knows."""
        return self._timer.isActive() and not self._away and (self._untold or self._context.jobs.saving)

    def finish(self) -> None:
        """Tell what was not told yet, what is being written now included; `finished` follows."""
        self._finishing = True
        context = self._context
        context.jobs.ask(lambda: None, lambda _none: self._finish(), owner=self)  # behind the writes under way

    def _finish(self) -> None:
        if self._job is None and self._untold:
            self.exchange()
        elif self._job is None:  # else the end of that one looks again
            self.finished.emit()

    def exchange(self, *, deletions: bool = False) -> None:
        """Now; where one is under way, that one serves."""
        if self._stopped:
            return
        self._timer.start()
        if self._job is not None:
            self._say_it_lasts()
            return
        send_text_under_way()
        self._soon.stop()
        self._untold, self._telling = False, self._untold
        self._begun = clock.now_utc()
        self._job = self._context.jobs.reach(
            _exchanged(self._context, deletions=deletions), self._done, self._failed, owner=self
        )

    def _say_it_lasts(self) -> None:
        """A share may keep the system waiting for ever: one sees since when."""
        if clock.now_utc() - self._begun > _LONG:
            since = when(self._begun, self._context.today())
            self.told.emit(_("the shared folder has not answered since {moment}").format(moment=since))

    def _begin(self, shared: bool) -> None:
        if shared:
            self.exchange()

    def _written(self) -> None:
        if self._last is not None and self._last.waiting:  # perhaps one thing less waits now
            context = self._context
            context.jobs.ask(lambda: context.services.sharing.waiting(), self._counted, owner=self, latest="waiting")
        if self._timer.isActive():
            self._untold = True
            if not self._soon.isActive():
                self._soon.start()

    def _counted(self, waiting: int) -> None:
        if self._last is not None and not self._away and waiting != self._last.waiting:
            self._last = replace(self._last, waiting=waiting)
            self.told.emit(shared_fact(self._last, self._last, self._context.today()))

    def _done(self, ended: "Exchange") -> None:
        self._end(told=ended.outcome.value == "together")
        if self._stopped or not self._timer.isActive():
            return
        self._away = ended.outcome.value == "away"
        if not self._away:
            self._last = ended
        self.told.emit(shared_fact(ended, self._last, self._context.today()))
        self.ended.emit(ended)
        if ended.taken:
            before = self._untold
            self._context.jobs.saved.emit()  # whatever listens to writes hears of those of the other computer
            self._untold = before
            self.came.emit()
        if self._finishing:
            self._finish() if ended.outcome.value == "together" else self.finished.emit()

    def _failed(self, error: Exception) -> None:
        self._end(told=False)
        if not self._stopped and self._timer.isActive():
            self.told.emit(_("exchange refused: open the shared folder from Home"))
            if not isinstance(error, DomainError):
                self._context.errors.show(error)
        if self._finishing:
            self.finished.emit()

    def _end(self, *, told: bool) -> None:
        self._job = None
        self._untold = self._untold or (self._telling and not told)


def shared_fact(ended: "Exchange", last: "Exchange | None", today: date) -> str:
    """What the status bar says of the other computer."""
    if ended.outcome.value == "newer":
        return _("the other computer has a newer version: update this one")
    if ended.outcome.value == "asks":
        return _("exchange stopped: open the shared folder from Home")
    if ended.outcome.value == "away":
        since = last.at if last is not None else ended.at
        return _("shared folder not reached since {moment}").format(moment=when(since, today))
    if not ended.peers:
        return _("shared: no other computer yet")
    said = [_peer_fact(ended, ended.peers[0], today)]
    if ended.work_at is not None:
        said.append(_("last work from there: {moment}").format(moment=when(ended.work_at, today)))
    if ended.waiting:
        asked = ngettext("{count} thing to decide", "{count} things to decide", ended.waiting)
        said.append(asked.format(count=ended.waiting))
    return " · ".join(said)


def _peer_fact(ended: "Exchange", peer: "Peer", today: date) -> str:
    name = peer.person or peer.workstation
    if ended.at - peer.at > LONG_AGO:
        return _("last heard of {workstation}: {moment}").format(workstation=name, moment=when(peer.at, today))
    words = (
        _("in step with {workstation}, {moment}")
        if peer.up_to_date and ended.outcome.value == "together"
        else _("told to {workstation}, {moment}")
    )
    return words.format(workstation=name, moment=when(ended.at, today))


def when(at: datetime, today: date) -> str:
    """“14:03”, with its day where that is not today."""
    here = at.astimezone()
    return f"{here:%H:%M}" if here.date() == today else moment(at)


def _is_shared(context: Context) -> Callable[[], bool]:
    def work() -> bool:
        services = context.services
        if services.looked_at is not None:
            return False
        from csxl_desktop.storage.sharing import membership  # a dossier that is not shared loads nothing of it

        return membership.read(services.folder) is not None

    return work


def _exchanged(context: Context, *, deletions: bool) -> "Callable[[], Exchange]":
    def work() -> "Exchange":
        sharing = context.jobs.in_database(lambda: context.services.sharing)
        return sharing.exchange(context.jobs.in_database, deletions=deletions)

    return work
