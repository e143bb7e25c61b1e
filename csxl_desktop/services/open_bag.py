"""Whether this dossier is a bag. Asked at every start: it brings nothing else with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Date, Uuid, text

from csxl_desktop.storage.database import Database

# Named, not mapped: a dossier that is no bag never asks the tables that bring copies together.
_ASKED = text("SELECT bag_id, bag_made_on, bag_until_on FROM dossier_identity LIMIT 1").columns(
    bag_id=Uuid, bag_made_on=Date, bag_until_on=Date
)


@dataclass(frozen=True, slots=True)
class OpenBag:
    """What a dossier that is a bag says of itself: since when and until when."""

    id: UUID
    made_on: date
    until_on: date
    overdue: bool


class OpenBagService:
    """One question."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def open_bag(self) -> OpenBag | None:
        """What the banner says, where this dossier is a bag."""
        with self._database() as session:
            found = session.execute(_ASKED).first()
        if found is None or found.bag_id is None or found.bag_made_on is None:
            return None
        until = found.bag_until_on or found.bag_made_on
        return OpenBag(found.bag_id, found.bag_made_on, until, until < self._today())
