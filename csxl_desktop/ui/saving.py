"""A field and its write, tied together: pending at once, saved after the commit, refused with its reason."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.typed_over import typed_over
from csxl_desktop.storage.errors import LostFileError
from csxl_desktop.ui.errors import Errors, sentence
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.field import Field

Refused = Callable[[Exception, Callable[[], object]], object]


def save_when_left(
    field: Field,
    jobs: Jobs,
    errors: Errors,
    prepare: Callable[[Any], Callable[[], object]],
    done: Callable[[], object] | None = None,
    refused: Refused | None = None,
) -> None:
    """Save `field` through `jobs` each time it is left with another value; a text while it is typed, too.

    `prepare(value)` runs in the window's thread and binds what must not change until the write runs (the id of the
    record on screen!); what it returns runs in the database lane. `done` is called after the commit, `refused` with
    the reason where there was none, and with the write, to be tried again; one of them for each write, in their order.
    """
    writes = _Writes(field, jobs, errors, done, refused)
    over = _Over()

    def begin(value: Any) -> None:
        writes.begin(_Write(over, prepare(value), field.record, value, field.seen))

    field.committed.connect(begin)
    field.send_while_typed()


class _Over:
    """What the writes of one field go over, in their order: a value that was refused never stood in the dossier."""

    def __init__(self) -> None:
        self.refused: tuple[int, Any, Any] | None = None  # the record, what was typed, what stands in its place


class _Write:
    """One write of what was typed, to be run in the database lane: once, or again where it was refused."""

    def __init__(self, over: _Over, write: Callable[[], object], record: int, value: Any, seen: Any) -> None:
        self._over, self._write, self._record, self._value, self._seen = over, write, record, value, seen
        self._begun = False

    def __call__(self) -> object:
        refused = self._over.refused
        if not self._begun and refused is not None and refused[:2] == (self._record, self._seen):
            self._seen = refused[2]
        self._begun = True
        self._over.refused = (self._record, self._value, self._seen)
        with typed_over(self._value, self._seen):
            written = self._write()
        self._over.refused = None
        return written


class _Writes(QObject):
    """The writes of one field; only the newest one speaks for what the field shows."""

    def __init__(
        self,
        field: Field,
        jobs: Jobs,
        errors: Errors,
        done: Callable[[], object] | None,
        refused: Refused | None,
    ) -> None:
        super().__init__(field)
        self._field, self._jobs, self._errors, self._done, self._refused = field, jobs, errors, done, refused
        self._newest = 0

    def begin(self, write: Callable[[], object]) -> None:
        self._newest += 1
        turn = (self._newest, self._field.record)
        self._field.show_pending()
        self._jobs.save(
            write, lambda _answer: self._saved(turn), lambda error: self._failed(turn, error, write), owner=self
        )

    def _saved(self, turn: tuple[int, int]) -> None:
        self._jobs.lost_writes.forget(self)
        if self._is_shown(turn):
            self._field.show_saved()
        if self._done is not None:
            self._done()

    def _failed(self, turn: tuple[int, int], error: Exception, write: Callable[[], object]) -> None:
        shown = self._is_shown(turn)
        if isinstance(error, LostFileError):
            self._jobs.lost_writes.keep(self, write, partial(self._again, turn))
        if shown:
            self._field.show_refusal(sentence(error))
        if not shown or not isinstance(error, DomainError):
            self._errors.show(error)
        if self._refused is not None:
            self._refused(error, write)

    def _again(self, turn: tuple[int, int], write: Callable[[], object]) -> bool:
        if shown := self._is_shown(turn):
            self.begin(write)
        return shown

    def _is_shown(self, turn: tuple[int, int]) -> bool:
        return turn == (self._newest, self._field.record)
