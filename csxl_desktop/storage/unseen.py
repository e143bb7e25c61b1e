"""What came in with a copy while somebody typed, unseen: it is brought into what was typed, or asked about."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.reconciling import DiscardedValue, DiscardKind, Reconciliation
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.typed_over import TypedOver
from csxl_desktop.storage.reconciling import texts
from csxl_desktop.storage.values import columns, to_json
from csxl_desktop.system.identifiers import new_id

_LOOKED_AT = 50  # changes of one record; somebody types for minutes, not for days


def keep_unseen(session: Session, typed: TypedOver, person: str, workstation: str, at: datetime) -> None:
    """Before a flush: where `typed` would go over what nobody saw here, bring both together.

    What both wrote at one place stays as it was typed; the other is kept beside it, to be decided.
    """
    for record in [each for each in session.dirty if isinstance(each, Record)]:
        state = inspect(record)
        for key, column in columns(state.mapper).items():
            told = state.attrs[key].history
            if not told.added or not told.deleted or not _same(told.added[0], typed.value):
                continue
            stood = told.deleted[0]
            came = None if _same(stood, typed.seen) else _came_in(session, record, key, typed.seen, workstation)
            if came is None:
                continue
            merged, contested = _merged(typed.seen, told.added[0], stood)
            setattr(record, key, merged)
            if contested:
                session.add(_beside(session, record, (key, column), (typed.seen, merged, stood), came, (person, at)))


def _same(one: Any, other: Any) -> bool:
    return bool(to_json(one) == to_json(other))


def _came_in(session: Session, record: Record, key: str, seen: Any, workstation: str) -> Reconciliation | None:
    """The copy taken in that changed the field since it was as `seen`, by the acts of this computer."""
    changes = session.scalars(
        select(HistoryChange)
        .where(
            HistoryChange.table_name == record.__tablename__,
            HistoryChange.record_id == record.id,
            HistoryChange.workstation == workstation,
        )
        .order_by(HistoryChange.sequence.desc())
        .limit(_LOOKED_AT)
    )
    for change in changes:
        if key not in (change.new or {}):
            continue
        if change.new is not None and change.new[key] == to_json(seen):
            return None
        found = session.scalars(
            select(Reconciliation).where(Reconciliation.transaction_id == change.transaction_id)
        ).first()
        if found is not None:
            return found
    return None


def _merged(seen: Any, typed: Any, stood: Any) -> tuple[Any, bool]:
    if isinstance(typed, RichText):
        merged, contested = texts.merged_blocks(*(to_json(each) for each in (seen, typed, stood)))
        return RichText.from_json(merged), contested
    if isinstance(typed, str):
        return texts.merged_lines(seen or "", typed, stood or "")
    return typed, True


def _beside(
    session: Session,
    record: Record,
    field: tuple[str, Column[Any]],
    sides: tuple[Any, Any, Any],
    came: Reconciliation,
    writer: tuple[str, datetime],
) -> DiscardedValue:
    key, column = field
    base, ours, theirs = ({key: raw_of(session, column, each)} for each in sides)
    return DiscardedValue(
        id=new_id(),
        reconciliation_id=came.id,
        kind=DiscardKind.TEXT if isinstance(sides[1], RichText | str) else DiscardKind.VALUE,
        table_name=record.__tablename__,
        record_id=record.id,
        column_name=key,
        base=base,
        ours=ours,
        theirs=theirs,
        ours_by=writer[0],
        ours_at=writer[1],
        theirs_by=came.source_workstation,
        theirs_at=came.at,
    )


def raw_of(session: Session, column: Column[Any], value: Any) -> Any:
    """`value` as SQLite holds it."""
    dialect = session.connection().dialect
    write = column.type.dialect_impl(dialect).bind_processor(dialect)
    return write(value) if write else value
