"""One queue on all computers: what waits on one waits on each, what is decided on one is decided on each.

Decided beats open. Two who decided otherwise, before either heard of the other, are asked again, once: by a row whose
key every computer makes alike, so that it is one question wherever it arises.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.reconciling import Choice, DiscardedValue, DiscardKind, Reconciliation
from csxl_desktop.storage import history
from csxl_desktop.storage.reconciling.taking_in import rows_of
from csxl_desktop.storage.undo import origin
from csxl_desktop.storage.unseen import raw_of
from csxl_desktop.storage.values import columns, record_classes
from csxl_desktop.system.identifiers import derived_id

_TRASH = "trashed_at"
Writer = tuple[str, datetime | None]


def carry(session: Session, plan: Mapping[str, Any]) -> None:
    """Take the other side's queue in, once its changes stand."""
    for row in rows_of(session, Reconciliation, plan["questions_of"]):
        known = session.get(Reconciliation, row["id"])
        if known is None:
            session.add(Reconciliation(**row))
        else:
            known.undone_at = row["undone_at"]
    session.flush()
    both = []
    for row in rows_of(session, DiscardedValue, plan["questions"]):
        found = session.get(DiscardedValue, row["id"])
        if found is None:
            session.add(DiscardedValue(**row))
        else:
            both.append((found, row))
    session.flush()
    heard = {UUID(key) for key in plan["asked_again"]}  # the other side knows already that both decided otherwise
    for found, row in both:
        _redact(found, row)
        _decide(session, found, row, heard=row["id"] in heard)
    session.flush()


def _redact(here: DiscardedValue, there: Mapping[str, Any]) -> None:
    """What was forgotten on one side is forgotten on both."""
    if here.asked and not there["asked"]:
        here.asked = False
    if there["ours"] is None and there["theirs"] is None:
        here.base = here.ours = here.theirs = None


def _decide(session: Session, here: DiscardedValue, there: Mapping[str, Any], *, heard: bool) -> None:
    if there["choice"] in {Choice.OPEN, here.choice}:
        return
    told = (there["chosen_at"], there["chosen_by"], there["choice"])
    if here.choice is Choice.OPEN:
        here.chosen_at, here.chosen_by, here.choice = told
        return
    mine = (here.chosen_at, here.chosen_by, here.choice)
    if not heard:
        ask_again(session, here, {mine[2]: (mine[1], mine[0]), told[2]: (told[1], told[0])})
    here.chosen_at, here.chosen_by, here.choice = min(mine, told, key=lambda each: tuple(map(str, each)))


def again_of(row_id: UUID) -> UUID:
    """The key of the question that follows the question `row_id`."""
    return derived_id(row_id, "again")


def ask_again(session: Session, row: DiscardedValue, writers: Mapping[Choice, Writer]) -> None:
    """Ask anew what the decided `row` asked: what stands now, and what then stands beside it."""
    while (later := session.get(DiscardedValue, again_of(row.id))) is not None:
        if later.choice is Choice.OPEN:
            return
        row = later
    if not row.asked or not (row.ours or row.theirs):  # an erased person's
        return
    entity = record_classes()[row.table_name]
    record = session.get(entity, row.record_id)
    kind, column, ours, theirs = row.kind, row.column_name, row.ours, row.theirs
    if record is not None and column and column != _TRASH:
        stands = raw_of(session, columns(inspect(entity))[column], getattr(record, column))
        beside = theirs if (theirs or {}).get(column) != stands else ours
        ours, theirs = {column: stands}, beside
    elif record is not None:
        kind, column = DiscardKind.VALUE, _TRASH
        ours, theirs = _trash(session, entity, record, writers)
    standing = Choice.THEIRS if row.theirs and ours and row.theirs.get(column) == ours.get(column) else Choice.OURS
    by = writers.get(standing) or (row.ours_by, row.ours_at)
    other = next(
        (writer for choice, writer in writers.items() if choice is not standing), (row.theirs_by, row.theirs_at)
    )
    session.add(
        DiscardedValue(
            id=again_of(row.id), reconciliation_id=row.reconciliation_id, kind=kind, table_name=row.table_name,
            record_id=row.record_id, other_id=row.id, column_name=column, base=row.base, ours=ours, theirs=theirs,
            ours_by=by[0], ours_at=by[1], theirs_by=other[0], theirs_at=other[1],
        )
    )  # fmt: skip
    session.flush()


def _trash(
    session: Session, entity: type[Record], record: Record, writers: Mapping[Choice, Writer]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """In the trash or out of it: as it stands, and the other."""
    kind = columns(inspect(entity))[_TRASH]
    at = record.trashed_at
    when = max((at for _by, at in writers.values() if at is not None), default=None)
    other = None if at is not None else when
    return {_TRASH: raw_of(session, kind, at)}, {_TRASH: raw_of(session, kind, other)}


def reopen(session: Session, transaction_id: UUID) -> None:
    """The act `transaction_id` was taken back: what it decided, if it did, is asked again.

    Where that did a decision again, what was asked again meanwhile is decided with it.
    """
    act, back = origin(session, transaction_id)
    decided = select(DiscardedValue).where(
        DiscardedValue.chosen_at == act.at, DiscardedValue.chosen_by == act.person, DiscardedValue.choice != Choice.OPEN
    )
    for row in session.scalars(decided).all():
        if back:
            ask_again(session, row, {})
        else:
            _decide_again(session, row)


def _decide_again(session: Session, row: DiscardedValue) -> None:
    """Close the question that followed the decided `row`, by what stands again."""
    last = row
    while (later := session.get(DiscardedValue, again_of(last.id))) is not None:
        last = later
    if last is row or last.choice is not Choice.OPEN:
        return
    record = session.get(record_classes()[last.table_name], last.record_id)
    stands = None
    if record is not None and last.column_name:
        kind = columns(inspect(type(record)))[last.column_name]
        stands = raw_of(session, kind, getattr(record, last.column_name))
    theirs = bool(last.column_name) and (last.theirs or {}).get(last.column_name) == stands
    history.name_act(session)
    act = session.get_one(HistoryTransaction, session.info["transaction_id"])
    last.choice, last.chosen_at, last.chosen_by = Choice.THEIRS if theirs else Choice.OURS, act.at, act.person
