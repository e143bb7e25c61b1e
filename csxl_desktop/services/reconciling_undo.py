"""An act that took a copy in, taken back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.reconciling import Bag, BagState, Choice, CopySource, DiscardedValue, Reconciliation


def mark_taken_out(session: Session, transaction_id: UUID, at: datetime) -> None:
    """The copy that this act took in, if it was one, is out again. A bag may come back, and nothing of it waits; what
    came from the shared folder does not come a second time, and what waits of it goes on waiting.
    """
    for row in session.scalars(select(Reconciliation).where(Reconciliation.transaction_id == transaction_id)):
        row.undone_at = at
        if row.source is CopySource.FOLDER:
            continue
        bag = session.get(Bag, row.source_id) if row.source_id else None
        if bag is not None:
            bag.state = BagState.OUT
        waiting = select(DiscardedValue).where(
            DiscardedValue.reconciliation_id == row.id, DiscardedValue.choice == Choice.OPEN
        )
        for value in session.scalars(waiting):
            value.choice = Choice.OURS
            value.chosen_at = at
