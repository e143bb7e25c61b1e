"""Two computers while one works: an exchange every two minutes, and twenty seconds after something was written."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.backup_words import moment

if TYPE_CHECKING:  # the database lane imports the services
    from csxl_desktop.services.sharing_words import Exchange

T = TypeVar("T")
EVERY = 2 * 60 * 1000  # milliseconds
AFTER_WRITING = 20 * 1000
_WAITS_FOR_TYPING = 2 * 1000


class TypingError(DomainError):
    """Somebody began to type while the other copy was being looked at: it is taken in afterwards."""


class Together(QObject):
    """`told(words)` for the status bar; `came()` once what the other computer did stands here; `ended(Exchange)`.

    One exchange at a time, in a worker: only the moments that need the dossier are in its lane. None while the cursor
    stands in a field: what is written there would go over what came in meanwhile.
    """

    told = Signal(str)
    came = Signal()
    ended = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._under_way = self._stopped = False
        self._last: Exchange | None = None  # the last one that reached the folder
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.exchange)
        self._soon = QTimer(self, interval=AFTER_WRITING, singleShot=True)
        self._soon.timeout.connect(self.exchange)
        self._quiet = QTimer(self, interval=_WAITS_FOR_TYPING)
        self._quiet.timeout.connect(self._tell_pages)
        context.jobs.saved.connect(self._written)
        self._typing = False  # asked in other threads, which must not touch a widget
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def start(self) -> None:
        """Where the dossier is shared: exchange now, and from now on."""
        context = self._context
        context.jobs.ask(_is_shared(context), self._begin, context.errors.show, owner=self, unhurried=True)

    def stop(self) -> None:
        """The window closes: what was not told yet is told the next time."""
        self._stopped = True
        for timer in (self._timer, self._soon, self._quiet):
            timer.stop()

    def leave(self) -> None:
        """The dossier is shared no more."""
        for timer in (self._timer, self._soon):
            timer.stop()
        self.told.emit("")

    def exchange(self, *, deletions: bool = False) -> None:
        """Now; where one is under way, that one serves."""
        if self._under_way or self._stopped:
            return
        if is_typing():
            self._soon.start(_WAITS_FOR_TYPING)
            return
        self._under_way = True
        self._context.jobs.compute(
            _exchanged(self._context, deletions=deletions, typing=lambda: self._typing),
            self._done,
            self._failed,
            owner=self,
        )

    def _focus_moved(self) -> None:
        self._typing = is_typing()

    def _begin(self, shared: bool) -> None:
        if shared and not self._stopped:
            self._timer.start()
            self.exchange()

    def _written(self) -> None:
        if self._timer.isActive() and not self._soon.isActive():
            self._soon.start(AFTER_WRITING)

    def _done(self, ended: "Exchange | None") -> None:
        self._under_way = False
        if ended is None or self._stopped:
            return
        self._timer.start()
        if ended.outcome.value != "away":
            self._last = ended
        self.told.emit(shared_fact(ended, self._last, self._context.today()))
        self.ended.emit(ended)
        if ended.taken:
            self._quiet.start()
            self._tell_pages()

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        if isinstance(error, TypingError):
            self._soon.start(_WAITS_FOR_TYPING)
        elif not self._stopped:
            self.told.emit(_("exchange refused: open the shared folder from Home"))
            if not isinstance(error, DomainError):
                self._context.errors.show(error)

    def _tell_pages(self) -> None:
        """Nobody is disturbed who types: the page is read again once the field was left."""
        if not is_typing():
            self._quiet.stop()
            self.came.emit()


def is_typing() -> bool:
    """Whether the cursor stands in a field that can be written."""
    field = QApplication.focusWidget()
    return isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and not field.isReadOnly()


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
    peer = ended.peers[0]
    words = (
        _("in step with {workstation}, {moment}")
        if peer.up_to_date and ended.outcome.value == "together"
        else _("told to {workstation}, {moment}")
    )
    said = words.format(workstation=peer.person or peer.workstation, moment=when(ended.at, today))
    if ended.asked:
        asked = ngettext("{count} thing to decide", "{count} things to decide", ended.asked)
        said += " · " + asked.format(count=ended.asked)
    return said


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


def _exchanged(context: Context, *, deletions: bool, typing: Callable[[], bool]) -> "Callable[[], Exchange | None]":
    def work() -> "Exchange | None":
        sharing = context.jobs.in_database(lambda: context.services.sharing)
        return sharing.exchange(lambda done: context.jobs.in_database(_unless(typing, done)), deletions=deletions)

    return work


def _unless(typing: Callable[[], bool], work: Callable[[], T]) -> Callable[[], T]:
    def done() -> T:
        if typing():
            raise TypingError
        return work()

    return done
