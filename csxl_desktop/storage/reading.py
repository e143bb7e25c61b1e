"""A read of the open dossier that fails: a disk that does not answer, or damage, each told as what it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from csxl_desktop.i18n import _
from csxl_desktop.storage import driver
from csxl_desktop.storage.errors import (
    DamageMetError,
    DossierError,
    NotReadError,
    NotSavedError,
    UnreachableFolderError,
    reason,
)

_STEP = 1 << 20
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Reads:
    """Of the open file at `path`: what a read that fails is told as."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._past: BinaryIO | None = None  # open until the connection is closed: else its lock would go

    def refusal(self, error: BaseException | None) -> DossierError | None:
        """None where `error` is neither: a fault of the program, or a refusal that explains itself."""
        if isinstance(error, UnreachableFolderError):
            return self._silent(error.values["detail"])
        cause = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(cause, driver.refusals()):
            return None
        said, code = str(cause), getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the words may be those of a table
        if code == sqlite3.SQLITE_IOERR:
            return self._silent(_("the disk does not answer"))
        if code not in _DAMAGED:
            known = isinstance(cause, driver.operational()) and reason(cause) != said
            return self._silent(reason(cause)) if known else None
        # SQLite calls a page damaged that the disk does not give: every byte is asked for past it.
        if (refused := self._refused_by_the_disk()) is not None:
            return self._silent(reason(refused))
        if self._is_sound():
            return self._silent(_("the disk does not answer"))  # it answers again
        return DamageMetError(path=self._path, detail=said)

    def refusal_of_write(self, error: DBAPIError) -> Exception:
        """Of a write that met neither a lock nor a full disk; `error` itself where it is a fault of the program."""
        refusal = self.refusal(error)
        return NotSavedError(**refusal.values) if isinstance(refusal, NotReadError) else refusal or error

    @contextmanager
    def told(self) -> Iterator[None]:
        """What is read inside, past any session."""
        try:
            yield
        except driver.refusals() as error:
            raise self.refusal(error) or error from None

    def is_silent(self, error: BaseException) -> bool:
        """Whether it is the disk that does not answer, and no damage."""
        return isinstance(self.refusal(error), NotReadError)

    def close(self) -> None:
        """Once the connection is closed."""
        if self._past is not None:
            self._past.close()

    def _silent(self, detail: object) -> NotReadError:
        return NotReadError(path=self._path.parent, detail=detail)

    def _refused_by_the_disk(self) -> OSError | None:
        try:
            if self._past is None:
                self._past = self._path.open("rb")
            self._past.seek(0)
            while self._past.read(_STEP):
                pass
        except OSError as error:
            return error
        return None

    def _is_sound(self) -> bool:
        with suppress(*driver.refusals()), closing(self._connection.execute("PRAGMA quick_check(1)")) as found:
            return bool(found.fetchone()[0] == "ok")
        return False


class ReadingSession(Session):
    """A session for reading; what fails in it is told as `Reads` tells it."""

    def __init__(self, engine: Engine, reads: Reads) -> None:
        super().__init__(engine, expire_on_commit=False, autoflush=True)
        self._reads = reads

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, traceback)
        except DBAPIError as unsettled:
            raise self._reads.refusal(error or unsettled) or unsettled from None
        if (refusal := self._reads.refusal(error)) is not None:
            raise refusal from None
