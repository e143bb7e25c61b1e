"""Taking back a transaction: each of its changes backwards, unless a later change stands on it."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import fields
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.errors import ForgottenError, RecordNotFoundError, UndoConflictError
from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.domain.reconciling import CopySource, Reconciliation
from csxl_desktop.domain.undo_standing import How, Standing
from csxl_desktop.i18n import N_
from csxl_desktop.storage.values import columns, from_json, record_classes, to_json

DERIVED = frozenset({"sort_key", "folded"})  # follow from the names
CREATION = N_("Dossier created")  # never undone by Ctrl+Z
_WALKED_BACK = 500  # transactions looked at for the undo and redo lists


def undo_stacks(session: Session, workstation: str) -> tuple[list[UUID], list[UUID]]:
    """What this workstation may undo and redo, the next one last in each list."""
    rows = list(islice(_newest_first(session, workstation), _WALKED_BACK))
    undo: list[UUID] = []
    redo: list[UUID] = []
    undoing: set[UUID] = set()
    for transaction_id, undoes in reversed(rows):
        if undoes is None:
            undo.append(transaction_id)
            redo.clear()
        elif undoes in undoing:
            redo = [known for known in redo if known != undoes]
            undo.append(transaction_id)
        else:
            undo = [known for known in undo if known != undoes]
            undoing.add(transaction_id)
            redo.append(transaction_id)
    return undo, redo


def _newest_first(session: Session, workstation: str) -> Iterator[tuple[UUID, UUID | None]]:
    """The transactions of the workstation in the order of its chain: a clock set back does not change it.

    What came by itself from another computer is nobody's last act here: it is taken back among the exchanges.
    """
    came = select(Reconciliation.transaction_id).where(
        Reconciliation.source == CopySource.FOLDER, Reconciliation.transaction_id == HistoryTransaction.id
    )
    rows = session.execute(
        select(HistoryTransaction.id, HistoryTransaction.undoes_id)
        .join(HistoryChange, HistoryChange.transaction_id == HistoryTransaction.id)
        .where(HistoryChange.workstation == workstation, HistoryTransaction.label != CREATION, ~came.exists())
        .order_by(HistoryChange.sequence.desc())
        .execution_options(yield_per=_WALKED_BACK)
    )
    last = None
    for transaction_id, undoes in rows:
        if transaction_id != last:
            yield transaction_id, undoes
        last = transaction_id


def origin(session: Session, transaction_id: UUID) -> tuple[HistoryTransaction, bool]:
    """The act that a chain of undos and redos is about; whether taking `transaction_id` back takes that act back.

    Otherwise it does the act again.
    """
    act, back = session.get(HistoryTransaction, transaction_id), True
    while act is not None and act.undoes_id is not None:
        act, back = session.get(HistoryTransaction, act.undoes_id), not back
    if act is None:
        raise RecordNotFoundError
    return act, back


def touched(session: Session, transaction_id: UUID) -> list[tuple[Record, frozenset[str]]]:
    """The records of a transaction that exist, each with the fields that taking it back would set."""
    classes = record_classes()
    changes = session.scalars(select(HistoryChange).where(HistoryChange.transaction_id == transaction_id)).all()
    found = ((session.get(classes[change.table_name], change.record_id), change) for change in changes)
    return [(record, frozenset(change.old or {})) for record, change in found if record is not None]


def take_back(session: Session, transaction_id: UUID, *, staying: AbstractSet[str] = frozenset()) -> None:
    """Set every record of the transaction back to what it was; refuse where a later change stands.

    What it created in the tables `staying` is left alone.
    """
    changes = [
        change
        for change in session.scalars(
            select(HistoryChange)
            .where(HistoryChange.transaction_id == transaction_id)
            .order_by(HistoryChange.sequence.desc())
        )
        if change.kind is not ChangeKind.INSERT or change.table_name not in staying
    ]
    if any(change.old is None and change.new is None for change in changes):
        raise ForgottenError
    classes = record_classes()
    standing = [each for change in changes for each in _conflicts(session, classes[change.table_name], change)]
    if standing:
        raise UndoConflictError(standing)
    for change in changes:
        _reverse(session, classes[change.table_name], change)


def _conflicts(session: Session, entity_class: type[Record], change: HistoryChange) -> list[Standing]:
    return list(_standing(session, entity_class, change))


def _standing(session: Session, entity_class: type[Record], change: HistoryChange) -> Iterator[Standing]:
    entity, place = session.get(entity_class, change.record_id), (change.table_name, change.record_id)
    if change.kind is ChangeKind.DELETE:
        if entity is not None:
            yield Standing(How.THERE, *place, act=last_act(session, change.record_id))
        return
    if entity is None:
        yield Standing(How.GONE, *place, act=last_act(session, change.record_id))
        return
    expected = change.new or {}
    if change.kind is ChangeKind.INSERT:
        expected = dict.fromkeys(columns(inspect(entity_class))) | expected
    for key, value in expected.items():
        if key not in DERIVED and (now := to_json(getattr(entity, key))) != value:
            yield Standing(How.CHANGED, *place, key, now, last_act(session, change.record_id, key, now))


def last_act(session: Session, record_id: UUID, field: str = "", value: Any = None) -> UUID | None:
    """The newest act upon a record; the newest that wrote `value` (as JSON) into one field of it."""
    newest = (
        select(HistoryChange)
        .where(HistoryChange.record_id == record_id)
        .order_by(HistoryChange.at.desc(), HistoryChange.transaction_id.desc(), HistoryChange.sequence.desc())
    )
    written = ((each.transaction_id, each.new or {}) for each in session.scalars(newest))
    return next((act for act, new in written if not field or (field in new and new[field] == value)), None)


def _reverse(session: Session, entity_class: type[Record], change: HistoryChange) -> None:
    if change.kind is ChangeKind.DELETE:
        session.add(restored(entity_class, change.old or {}))
        return
    entity = session.get_one(entity_class, change.record_id)
    if change.kind is ChangeKind.INSERT:
        session.delete(entity)
        return
    kinds = columns(inspect(entity_class))
    for key, value in (change.old or {}).items():
        if key in DERIVED:
            continue
        setattr(entity, key, from_json(kinds[key], value))


def restored(entity_class: type[Record], values: dict[str, Any]) -> Record:
    """A record as the history remembers it."""
    kinds = columns(inspect(entity_class))
    given = {key: from_json(kinds[key], value) for key, value in values.items() if key in _init_names(entity_class)}
    return entity_class(**given)


def _init_names(entity_class: type[Record]) -> set[str]:
    return {field.name for field in fields(entity_class) if field.init}
