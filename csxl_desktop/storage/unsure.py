"""A write that was refused at its very end: SQLite says no, and yet it may stand in the file.

The journal is emptied, then synced: where only the sync fails, the transaction is there although it was told not to be.
Who was refused does it again; so what stands there is taken back first, or it would be done twice.
"""

import logging
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.errors import ForgottenError, UndoConflictError
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.i18n import N_
from csxl_desktop.storage import undo

if TYPE_CHECKING:
    from csxl_desktop.storage.database import Database

logger = logging.getLogger(__name__)

TAKEN_BACK = N_("Taken back: the disk had refused it")


def settle(database: "Database", transaction_id: UUID) -> None:
    """Take back the transaction where it stands; raises like any write, and may then be asked again.

    What cannot be taken back stays: what is there twice can be seen and mended, a dossier that takes no write cannot.
    """
    with database() as session:
        if not _stands(session, transaction_id):
            return
    try:
        with database.begin(TAKEN_BACK, undoes=transaction_id) as session:
            undo.take_back(session, transaction_id)
    except (UndoConflictError, ForgottenError):
        logger.warning("What the disk had refused stands, and cannot be taken back")


def _stands(session: Session, transaction_id: UUID) -> bool:
    """Whether it is in the file, and no earlier attempt took it back (which may have been refused in the same way)."""
    taken_back = exists().where(HistoryTransaction.undoes_id == transaction_id)
    found = session.scalar(select(HistoryTransaction.id).where(HistoryTransaction.id == transaction_id, ~taken_back))
    return found is not None
