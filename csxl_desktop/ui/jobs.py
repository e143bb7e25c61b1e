"""Work kept out of the window's thread: one lane to the database, a few to everything else.

`Jobs.ask` and `Jobs.save` go to the database lane, in order, one at a time; `Jobs.compute` goes to a small pool
(layout, parsing, charts). `Jobs.reach` goes where a share or a stick may keep it waiting for ever: in a thread of its
own, so that nothing else waits, not even the end. Answers come back in the window's thread. An answer whose owner is
gone is dropped.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any, TypeVar
from weakref import ReferenceType, ref

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_
from csxl_desktop.ui.being_sent import answering
from csxl_desktop.ui.garbage import GarbageCollector
from csxl_desktop.ui.lost_reads import LostReads, as_read
from csxl_desktop.ui.lost_writes import LostWrites
from csxl_desktop.ui.reaching import PATIENCE, Reaching

T = TypeVar("T")
Done = Callable[[T], object]
Failed = Callable[[Exception], object]


def _nothing(*_answer: object) -> None:
    """What a job does that is over."""


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work on its way; `cancel` forgets it: not begun, it never runs; begun, its answer is dropped."""

    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Failed | None
    owner: "ReferenceType[QObject] | None"
    saves: bool
    label: str
    forgotten: Event
    reaches: bool  # a share or a stick: it may never end
    stoppable: bool  # it writes nothing
    asks: bool  # it reads the dossier
    result: Any = None
    error: Exception | None = None

    def cancel(self) -> None:
        self.forgotten.set()

    def let_go(self) -> None:
        """Hold nobody any more: the thread that worked may be the last to drop the job, and no widget may die there."""
        self.work = self.done = _nothing
        self.failed = self.result = self.error = None

    def hand_over(self) -> bool:
        """Tell whoever asked; False where an error is left that somebody must hear of."""
        if self.error is None:
            if self.wanted:
                self.done(self.result)
            return True
        if isinstance(self.error, NoDossierError) and not self.saves:
            return True
        if self.wanted and self.failed is not None:
            self.failed(self.error)
            return True
        return not self.saves and not self.wanted

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        if self.forgotten.is_set():
            return False
        if self.owner is None:
            return True
        owner = self.owner()
        return owner is not None and isValid(owner)


def _job(
    work: Callable[[], Any],
    done: Callable[[Any], object],
    failed: Failed | None,
    owner: QObject | None,
    *,
    saves: bool = False,
    label: str = "",
    reaches: bool = False,
    stoppable: bool = False,
    asks: bool = False,
) -> Job:
    held = ref(owner) if owner is not None else None
    return Job(work, done, failed, held, saves, label, Event(), reaches, stoppable, asks)


class StoppedError(DomainError):
    """Somebody did not want to wait for it."""

    template = N_("Stopped: nothing was changed.")


class NoDossierError(RuntimeError):
    """What was asked of a dossier that did not open, or is closed: a read of it is answered to nobody."""


class Jobs(QObject):
    """Runs plain callables in threads and calls back in the window's thread.

    Signals: `busy_changed(bool)` when work begins or all of it (but for `reach`) has ended; `saved()` after each
    `save` that the database has committed; `progressed(label, percent)` for the status bar; `failed(error)` for
    failures that nobody else takes (connect it to `Errors.show`).
    """

    busy_changed = Signal(bool)
    saved = Signal()
    progressed = Signal(str, int)
    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, workers: int = 2) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, "database")
        self._workers = ThreadPoolExecutor(workers, "worker")
        self._latest: dict[tuple[str, int], Job] = {}
        self._running, self._unhurried = set[Job](), list[Job]()
        self._reaching, self.lost_writes, self.lost_reads = Reaching(), LostWrites(), LostReads(self)
        self._painted = QTimer(self, singleShot=True, interval=0)  # goes off after what waits to be painted
        self._painted.timeout.connect(self._begin_unhurried)
        self._ended = False
        # The threads that begin here destroy nothing of the window.
        self._garbage = GarbageCollector(self, lambda: self.answering)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @property
    def answering(self) -> bool:
        """`busy`, but for what reaches a share: that may never answer, and nothing that is shown waits for it."""
        return any(not job.reaches for job in self._running)

    @property
    def saving(self) -> bool:
        """Whether a write is on its way."""
        return any(job.saves for job in self._running)

    def ask(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        latest: str = "",
        unhurried: bool = False,
    ) -> Job:
        """Read from the database: `work` runs there, `done(answer)` or `failed(error)` here.

        With `latest`, an earlier read of this key and owner, not answered yet, is forgotten (filter as you type).
        What is `unhurried` begins once the window has painted what it was just told: two threads share one Python.
        """
        job = _job(work, done, failed, owner, asks=True)
        if latest:
            if (stale := self._latest.get((latest, id(owner)))) is not None:
                stale.cancel()
            self._latest[latest, id(owner)] = job
        return self._start(self._database, job, unhurried=unhurried)

    def save(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        label: str = "",
    ) -> Job:
        """Write to the database; as `ask`, and `saved` is sent once the write is committed.

        A write that takes its time gives a `label`, which stands in the status bar meanwhile.
        """
        return self._start(self._database, _job(work, done, answering(failed), owner, saves=True, label=label))

    def compute(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        label: str = "",
        stoppable: bool = False,
    ) -> Job:
        """Run `work` (no database in it) beside the window; `label` stands in the status bar meanwhile.

        What writes nothing is `stoppable`: whoever stops it has `failed` told of a `StoppedError`.
        """
        return self._start(self._workers, _job(work, done, failed, owner, label=label, stoppable=stoppable))

    def reach(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        label: str = "",
    ) -> Job:
        """As `compute`, for what reads or writes on a share or a stick, where the system may wait for ever.

        The end of the program waits for it a while only, and not at all once it was cancelled.
        """
        job = _job(work, done, failed, owner, label=label, reaches=True)
        if self._enter(job):
            self._reaching.begin(partial(self._run, job), job.forgotten)
        return job

    def in_database(self, work: Callable[[], T]) -> T:
        """From inside a `compute`: have `work` done in the database lane, and wait for its answer.

        What is asked once the lane has ended is refused like what is asked of a dossier that is closed.
        """
        try:
            answer = self._database.submit(work)
        except RuntimeError:  # the program ends
            raise NoDossierError from None
        return answer.result()

    def report_progress(self, label: str, percent: int) -> None:
        """Called from inside `work`, in any thread: how far it has come."""
        self.progressed.emit(label, percent)

    def shutdown(self, last: Callable[[], object] | None = None, *, patience: float = PATIENCE) -> None:
        """Let everything that waits be done, stop the threads, deliver the last answers.

        What reaches a share or a stick, and `last`, begun at the end, has `patience` seconds before it is left behind.
        """
        self._begin_unhurried()
        self._database.shutdown(wait=True)
        self._workers.shutdown(wait=True)
        if last is not None:
            self.reach(last, _nothing)
        self._reaching.end(patience)
        self._ended = True
        self._garbage.stop()
        QCoreApplication.sendPostedEvents(self)

    def _start(self, lane: ThreadPoolExecutor, job: Job, *, unhurried: bool = False) -> Job:
        if not self._enter(job):
            return job
        if unhurried:
            self._unhurried.append(job)
            self._painted.start()
        else:
            lane.submit(self._run, job)
        return job

    def _enter(self, job: Job) -> bool:
        """Whether it may begin."""
        if self._ended and not job.saves:
            job.cancel()  # an answer delivered while the program ends may ask for more: nobody will see it
            return False
        before = self.answering
        self._running.add(job)
        if job.label:
            self.progressed.emit(job.label, 0)
        if self.answering is not before:
            self.busy_changed.emit(True)
        return True

    def _begin_unhurried(self) -> None:
        while self._unhurried:
            self._database.submit(self._run, self._unhurried.pop(0))

    def _run(self, job: Job) -> None:
        if not job.forgotten.is_set():
            try:
                job.result = job.work()
            except Exception as error:  # noqa: BLE001 - handed over to the window's thread
                job.error = as_read(error) if job.asks else error
        if not self._ended:  # left behind: there is nobody any more
            self._finished.emit(job)

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        try:
            self._tell(job)
        finally:
            job.let_go()

    def _tell(self, job: Job) -> None:
        before = self.answering
        self._running.discard(job)
        if job.label:
            self.progressed.emit(job.label, 100)
        if self.answering is not before:
            self.busy_changed.emit(False)
        if job.saves and job.error is None and not job.forgotten.is_set():
            self.saved.emit()
        self.lost_reads.hear(job)
        if not job.hand_over():
            # A write that failed is told even when the page that asked has gone.
            self.failed.emit(job.error)


def stoppable(jobs: Jobs, label: str) -> list[Job]:
    """What runs under this label and may be stopped."""
    return [job for job in jobs._running if job.stoppable and job.label == label and job.wanted]  # noqa: SLF001 - ours


def stop(jobs: Jobs, label: str) -> None:
    """Whoever asked hears of it at once; what still runs in its thread is told to nobody."""
    for job in stoppable(jobs, label):
        failed = job.failed
        job.cancel()
        if failed is not None:
            failed(StoppedError())
