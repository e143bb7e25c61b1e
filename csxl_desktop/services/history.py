"""Undo, redo, and the memory of what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from csxl_desktop.domain.errors import (
    NothingToRedoError,
    NothingToUndoError,
    RecordNotFoundError,
    UndoConflictError,
)
from csxl_desktop.domain.history import HistoryChange, HistoryTransaction
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.modules import MODULE_OF_KIND
from csxl_desktop.domain.undo_standing import Standing
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.exchange.import_batch import MEMORY, mark_undone
from csxl_desktop.services.merge_undo import leads_elsewhere
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.reconciling_undo import mark_taken_out
from csxl_desktop.storage import search, undo
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.reconciling.queue import reopen


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act on one record: `old` and `new` hold the fields that differ, as JSON values."""

    transaction_id: UUID
    at: datetime
    person: str
    workstation: str
    label: str
    kind: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back (or done again): its label, a msgid, and the tables it touched."""

    label: str
    tables: frozenset[str]
    at: datetime


class HistoryService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo(self) -> Undone:
        """Take back the last act of this workstation."""
        with self._database() as session:
            stack, _ = undo.undo_stacks(session, self._database.author.workstation)
        if not stack:
            raise NothingToUndoError
        return self.undo_transaction(stack[-1])

    def redo(self) -> Undone:
        """Do again what was last taken back."""
        with self._database() as session:
            _, stack = undo.undo_stacks(session, self._database.author.workstation)
        if not stack:
            raise NothingToRedoError
        return self._take_back(stack[-1], N_("Done again"))

    def undo_transaction(self, transaction_id: UUID) -> Undone:
        """Take back one act, even when others followed, unless one of them stands on it."""
        return self._take_back(transaction_id, N_("Undone"))

    def of_record(self, record_id: UUID, *, limit: int = 200) -> list[HistoryLine]:
        """What happened to one record, newest first."""
        with self._database() as session:
            rows = session.execute(
                select(HistoryChange, HistoryTransaction.label)
                .join(HistoryTransaction, HistoryTransaction.id == HistoryChange.transaction_id)
                .where(HistoryChange.record_id == record_id)
                .order_by(HistoryChange.at.desc(), HistoryChange.sequence.desc())
                .limit(limit)
            )
            return [_line(change, label) for change, label in rows]

    def find(self, words: str) -> list[search.Found]:
        """What the one search box finds, best first; nothing of a module that is off."""
        with self._database() as session:
            found = search.find(session, words, on=self._database.now().astimezone().date())
            wanted = modules_of(session)
        return [each for each in found if MODULE_OF_KIND.get(each.kind) in {None, *wanted}]

    def prepare_search(self) -> bool:
        """Make ready a part of what the first search compares with; whether more is to be made ready."""
        from csxl_desktop.storage.near_search import prepare  # loaded when one is about to search

        with self._database() as session:
            return prepare(session)

    def _take_back(self, transaction_id: UUID, label: str) -> Undone:
        with self._database() as session:
            subject, tables = _subject(session, transaction_id)
        try:
            with self._database.begin(label, undoes=transaction_id) as session:
                touched = undo.touched(session, transaction_id)
                judged = [each for each in touched if not leads_elsewhere(session, transaction_id, *each)]
                for record, fields in judged:
                    if not isinstance(record, Minutes):  # an approval itself may be taken back
                        rules.check_change(session, record, fields)
                undo.take_back(session, transaction_id, staying=MEMORY)
                mark_undone(session, transaction_id, self._database.now())
                mark_taken_out(session, transaction_id, self._database.now())
                session.flush()
                reopen(session, transaction_id)
                for record, fields in judged:
                    if record in session:
                        rules.check(session, record, fields)
        except (IntegrityError, RecordNotFoundError):
            raise self._refused(transaction_id, ()) from None
        except UndoConflictError as refusal:
            raise self._refused(transaction_id, refusal.standing) from None
        return Undone(subject, tables, self._database.now())

    def _refused(self, transaction_id: UUID, standing: Sequence[Standing]) -> UndoConflictError:
        """In words; where SQLite refused, what it refused for is looked for."""
        from csxl_desktop.services.history_standing import ties, told  # only where an act is refused: it loads much

        with self._database() as session:
            return UndoConflictError(told(session, standing or tuple(dict.fromkeys(ties(session, transaction_id)))))


def _subject(session: Session, transaction_id: UUID) -> tuple[str, frozenset[str]]:
    """The label of the act that a chain of undos and redos is about, and the tables of `transaction_id`."""
    tables = session.scalars(
        select(HistoryChange.table_name).where(HistoryChange.transaction_id == transaction_id).distinct()
    )
    act, _back = undo.origin(session, transaction_id)
    return act.label, frozenset(tables)


def _line(change: HistoryChange, label: str) -> HistoryLine:
    return HistoryLine(
        change.transaction_id,
        change.at,
        change.person,
        change.workstation,
        label,
        change.kind.value,
        change.old or {},
        change.new or {},
    )
