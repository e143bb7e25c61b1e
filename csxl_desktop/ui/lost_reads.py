"""What the disk refused to read while the window stands: asked again when somebody says so."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, Protocol
from weakref import ReferenceType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from csxl_desktop.storage.errors import DamageMetError, NotReadError, keeps_from_reading, reason

UNREAD = (NotReadError, DamageMetError)


class Answered(Protocol):
    """A job that was answered."""

    @property
    def asks(self) -> bool: ...

    @property
    def wanted(self) -> bool: ...

    @property
    def work(self) -> Callable[[], Any]: ...

    @property
    def done(self) -> Callable[[Any], object]: ...

    @property
    def failed(self) -> Callable[[Exception], object] | None: ...

    @property
    def owner(self) -> "ReferenceType[QObject] | None": ...

    @property
    def error(self) -> Exception | None: ...


class Lost(NamedTuple):
    """A read that was refused, and whom it was for."""

    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    owner: QObject

    @property
    def is_looked_at(self) -> bool:
        """What stands in no page that is shown is read anyhow when it comes to the front."""
        return isValid(self.owner) and (not isinstance(self.owner, QWidget) or self.owner.isVisible())


class LostReads(QObject):
    """The newest refused read of each kind and owner; a later one of that kind which succeeds takes its place.

    `lost(error)` at each refusal, `none_left()` once all of them were read.
    """

    lost = Signal(object)
    none_left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: dict[tuple[int, object, object], Lost] = {}

    def hear(self, job: Answered) -> None:
        """What became of a read that somebody waits for."""
        owner = job.owner() if job.owner is not None else None
        if owner is None or not job.asks or not job.wanted:  # without an owner: the opening, told on the first page
            return
        kind = (id(owner), _kind(job.work), _kind(job.done))
        if isinstance(job.error, UNREAD):
            self._kept[kind] = Lost(job.work, job.done, job.failed, owner)
            self.lost.emit(job.error)
        elif job.error is None and self._kept.pop(kind, None) is not None and not self._kept:
            self.none_left.emit()

    def take(self) -> list[Lost]:
        """Those that are still looked at; all of them are forgotten."""
        kept, self._kept = self._kept, {}
        return [each for each in kept.values() if each.is_looked_at]


def as_read(error: Exception) -> Exception:
    """`error`, which a read met; a file that the disk or another program keeps is told as the dossier's own is."""
    return NotReadError(path="", detail=reason(error)) if keeps_from_reading(error) else error


def _kind(work: object) -> object:
    """What is written in the program, whatever it is asked about."""
    while isinstance(work, partial):
        work = work.func
    return getattr(work, "__code__", type(work))
