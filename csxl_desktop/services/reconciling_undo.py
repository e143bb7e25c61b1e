"""An act that took a copy in, taken back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.reconciling import Bag, BagState, Choice, CopySource, DiscardedValue, Reconciliation
from csxl_desktop.storage.undo import origin


def mark_taken_out(session: Session, transaction_id: UUID, at: datetime) -> None:
    """The copy that this act took in, if it was one, is out again. A bag may come back, and nothing of it waits; what
    came from the shared folder does not come a second time, and what waits of it goes on waiting.

    Where the act took such a taking back itself back, the copy is in as it was before.
    """
    act, out = origin(session, transaction_id)
    for row in session.scalars(select(Reconciliation).where(Reconciliation.transaction_id == act.id)):
        was, row.undone_at = row.undone_at, at if out else None
        if row.source is CopySource.FOLDER:
            continue
        bag = session.get(Bag, row.source_id) if row.source_id else None
        if bag is not None:
            bag.state = BagState.OUT if out else BagState.BACK
        _close(session, row, at) if out else _open(session, row, was)


def _close(session: Session, row: Reconciliation, at: datetime) -> None:
    waiting = select(DiscardedValue).where(
        DiscardedValue.reconciliation_id == row.id, DiscardedValue.choice == Choice.OPEN
    )
    for value in session.scalars(waiting):
        value.choice = Choice.OURS
        value.chosen_at = at


def _open(session: Session, row: Reconciliation, closed_at: datetime | None) -> None:
    """Ask again what nobody decided, as it was closed at that moment with the copy."""
    closed = select(DiscardedValue).where(
        DiscardedValue.reconciliation_id == row.id,
        DiscardedValue.chosen_at == closed_at,
        DiscardedValue.chosen_by == "",
    )
    for value in session.scalars(closed):
        value.choice, value.chosen_at = Choice.OPEN, None
