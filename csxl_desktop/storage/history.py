"""The history of every write, made in the same transaction as the write itself."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, bindparam, event, insert, inspect, select, update
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.domain.reconciling import DiscardedValue
from csxl_desktop.domain.typed_over import under_way
from csxl_desktop.storage import search, unseen
from csxl_desktop.storage.values import columns, to_json
from csxl_desktop.system.identifiers import new_id

FIRST_DIGEST = "0" * 64
_FORGOTTEN, _FORGOTTEN_ACT = "forgotten", "forgotten_act"


@dataclass(frozen=True)
class Act:
    """Who does what: the part of the history that a session knows from its beginning."""

    person: str
    workstation: str
    now: Callable[[], datetime]
    label: str
    undoes: UUID | None = None


@dataclass
class Change:
    """One record as it was before the transaction (`old`) and as it is now (`new`); absent keys did not change."""

    kind: ChangeKind
    old: dict[str, Any] = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)

    def settle(self) -> bool:
        """Drop what came back to its old value; whether anything is left to tell."""
        if self.kind is ChangeKind.UPDATE:
            same = [key for key in self.new if self.new[key] == self.old.get(key)]
            for key in same:
                del self.new[key], self.old[key]
            return bool(self.new)
        return True


Changes = dict[tuple[str, UUID], Change]


class BulkWriteError(RuntimeError):
    """A write that the history would not see: a fault of the program."""


class WritingSession(Session):
    """A session that writes its own history when it commits."""

    def __init__(self, engine: Engine, act: Act) -> None:
        super().__init__(engine, expire_on_commit=False)
        self.changes: Changes = {}
        self.info["transaction_id"] = new_id()
        self.info["act"] = act


# Of the class, not of each session: every tick begins one.


@event.listens_for(WritingSession, "do_orm_execute")
def _refuse_bulk_writes(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise BulkWriteError(state.statement)


@event.listens_for(WritingSession, "before_flush")
def _look_before(session: WritingSession, _context: UOWTransaction, _instances: object) -> None:
    typed = under_way()
    if typed is not None:
        act: Act = session.info["act"]
        unseen.keep_unseen(session, typed, act.person, act.workstation, act.now())


@event.listens_for(WritingSession, "after_flush")
def _collect(session: WritingSession, _context: UOWTransaction) -> None:
    for entity in session.new:
        _note_insert(session.changes, entity)
    for entity in session.dirty:
        _note_update(session.changes, entity)
    for entity in session.deleted:
        _note_delete(session.changes, entity)


@event.listens_for(WritingSession, "before_commit")
def _write(session: WritingSession) -> None:
    session.flush()
    told = {key: change for key, change in session.changes.items() if change.settle()}
    session.changes.clear()
    if told:
        _write_history(session, session.info["act"], told)
        redact(session)
        search.refresh(session, ((*key, change.old) for key, change in told.items()))


def forget(session: Session, keys: Iterable[tuple[str, UUID]]) -> None:
    """Let the values of the records `keys` (table and key) leave the history when the session commits, those of this
    very transaction too, and what a copy taken in left beside. Their digests stay, and with them the chain.
    """
    session.info.setdefault(_FORGOTTEN, set()).update(keys)


def forget_act(session: Session) -> None:
    """Let the history keep of the act that is being written who did it, when, and to which records, and no value."""
    session.info[_FORGOTTEN_ACT] = session.info.get("transaction_id")


def forget_changes(session: Session, changes: Iterable[UUID]) -> None:
    """Let these changes alone lose their values, at once."""
    for change in changes:
        session.connection().execute(update(HistoryChange).where(HistoryChange.id == change).values(old=None, new=None))


def redact(session: Session) -> None:
    """Do what `forget` asked for: where a copy is written past any history, it is to be said."""
    act = session.info.pop(_FORGOTTEN_ACT, None)
    if act is not None:
        told = update(HistoryChange).where(HistoryChange.transaction_id == act)
        session.connection().execute(told.values(old=None, new=None))
    for table, record_id in session.info.pop(_FORGOTTEN, ()):
        session.connection().execute(
            update(HistoryChange)
            .where(HistoryChange.table_name == table, HistoryChange.record_id == record_id)
            .values(old=None, new=None)
        )
        session.connection().execute(
            update(DiscardedValue)
            .where(DiscardedValue.table_name == table, DiscardedValue.record_id == record_id)
            .values(base=None, ours=None, theirs=None)
        )


def _note_insert(changes: Changes, entity: object) -> None:
    if isinstance(entity, Record):
        state = inspect(entity)
        values = {key: to_json(getattr(entity, key)) for key in columns(state.mapper)}
        new = {key: value for key, value in values.items() if value is not None}
        changes[entity.__tablename__, entity.id] = Change(ChangeKind.INSERT, {}, new)


def _note_update(changes: Changes, entity: object) -> None:
    if not isinstance(entity, Record):
        return
    state = inspect(entity)
    change = changes.setdefault((entity.__tablename__, entity.id), Change(ChangeKind.UPDATE))
    touched = state.committed_state  # the attributes that were set: no other can have changed
    for key in columns(state.mapper):
        if key not in touched or not (seen := state.attrs[key].history).has_changes():
            continue
        if change.kind is ChangeKind.UPDATE:
            change.old.setdefault(key, to_json(seen.deleted[0] if seen.deleted else None))
        change.new[key] = to_json(getattr(entity, key))


def _note_delete(changes: Changes, entity: object) -> None:
    if not isinstance(entity, Record):
        return
    key = (entity.__tablename__, entity.id)
    before = changes.pop(key, None)
    if before is not None and before.kind is ChangeKind.INSERT:
        return
    values = {name: to_json(getattr(entity, name)) for name in columns(inspect(entity).mapper)}
    if before is not None:
        values |= before.old
    old = {name: value for name, value in values.items() if value is not None}
    changes[key] = Change(ChangeKind.DELETE, old, {})


def _write_history(session: Session, act: Act, changes: Changes) -> None:
    at = act.now().astimezone(UTC)  # as it will be read back: the chain is made over it
    transaction_id: UUID = session.info["transaction_id"]
    who = {"person": act.person, "workstation": act.workstation, "at": at}
    name_act(session)
    connection = session.connection()
    sequence, digest = end_of_chain(session, act.workstation)
    rows = []
    for (table, record_id), change in changes.items():
        sequence += 1
        row: dict[str, Any] = {
            "id": new_id(),
            "sequence": sequence,
            "transaction_id": transaction_id,
            "table_name": table,
            "record_id": record_id,
            "kind": change.kind,
            "old": change.old or None,
            "new": change.new or None,
            "old_sha256": digest_of(change.old),
            "new_sha256": digest_of(change.new),
            **who,
        }
        digest = row["digest"] = link(digest, row)
        rows.append(row)
    connection.execute(_INSERT_CHANGE, rows)


def note_new(session: Session, act: Act, records: Iterable[Record]) -> None:
    """Where a copy is written past any history: `act` made these records there."""
    session.flush()
    session.info.setdefault("transaction_id", new_id())
    session.info["act"] = act
    changes: Changes = {}
    for record in records:
        _note_insert(changes, record)
    if changes:
        _write_history(session, act, changes)


def name_act(session: Session) -> None:
    """Write the act that the changes of this session belong to, once.

    Before many records are written past the session: while a change points to no act yet, SQLite looks for
    children of every new record.
    """
    if session.info.get("act_is_named"):
        return
    act: Act = session.info["act"]
    who = {"person": act.person, "workstation": act.workstation, "at": act.now().astimezone(UTC)}
    values = {"id": session.info["transaction_id"], "label": act.label, "undoes_id": act.undoes, **who}
    session.connection().execute(_INSERT_TRANSACTION, values)
    session.info["act_is_named"] = True


def end_of_chain(session: Session, workstation: str) -> tuple[int, str]:
    """The sequence number and the digest of the last change of a workstation."""
    last = session.connection().execute(_END_OF_CHAIN, {"workstation": workstation}).first()
    return (last.sequence, last.digest) if last else (0, FIRST_DIGEST)


_INSERT_CHANGE, _INSERT_TRANSACTION = insert(HistoryChange), insert(HistoryTransaction)  # made once: every tick asks
_LINKS = HistoryChange.__table__.c  # of the table, not of the mapped class: less than half the time, at every tick
_END_OF_CHAIN = (
    select(_LINKS.sequence, _LINKS.digest)
    .where(_LINKS.workstation == bindparam("workstation"))
    .order_by(_LINKS.sequence.desc())
    .limit(1)
)


def digest_of(values: dict[str, Any] | None) -> str:
    """SHA-256 of the canonical JSON of `values`; nothing and null count alike."""
    canonical = json.dumps(values or {}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def link(previous: str, row: dict[str, Any]) -> str:
    """The digest of one change: of the one before, of who, when and what, and of the digests of the values."""
    parts = (
        previous,
        str(row["sequence"]),
        row["id"].hex,
        row["transaction_id"].hex,
        row["person"],
        row["workstation"],
        row["at"].isoformat(),
        row["table_name"],
        row["record_id"].hex,
        str(row["kind"]),
        row["old_sha256"],
        row["new_sha256"],
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def broken_links(session: Session) -> list[int]:
    """The sequence numbers at which a workstation's chain does not hold, or values do not match their digest.

    Values that are no longer there (an erased person's) leave the chain whole.
    """
    broken = []
    last: dict[str, tuple[int, str]] = {}
    statement = select(HistoryChange).order_by(HistoryChange.workstation, HistoryChange.sequence)
    for change in session.scalars(statement):
        sequence, digest = last.get(change.workstation, (0, FIRST_DIGEST))
        row = {key: getattr(change, key) for key in columns(inspect(HistoryChange))}
        whole = change.sequence == sequence + 1 and link(digest, row) == change.digest
        if not (whole and _matches(change.old, change.old_sha256) and _matches(change.new, change.new_sha256)):
            broken.append(change.sequence)
        last[change.workstation] = (change.sequence, change.digest)
    return broken


def _matches(values: dict[str, Any] | None, digest: str) -> bool:
    return values is None or digest_of(values) == digest
