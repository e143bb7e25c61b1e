"""The copies that bags were made from: kept as long as a bag may come back, and no longer, as they hold everybody."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select, text

from csxl_desktop.i18n import N_
from csxl_desktop.storage.bags import private
from csxl_desktop.storage.database import Database

if TYPE_CHECKING:
    from csxl_desktop.domain.reconciling import Bag

BASES = "mallettes"  # beside the file
_SUFFIX = ".base"


def base_path(folder: Path, bag_id: UUID) -> Path:
    """Where the copy lies that the bag was made from."""
    return folder / BASES / f"{bag_id.hex}{_SUFFIX}"


class BagBases:
    """Asked at every start: it brings nothing else with it."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def expire(self) -> int:
        """Let go of what no bag needs any more and of what a killed act left; how many bags are over by that.

        A bag that is back keeps its copy as long: what came with it may be taken out and come once more.
        """
        if self._database.looked_at is not None:
            return 0
        folder = self._database.folder
        for each in (folder, folder / BASES):
            private.sweep(each)
        with self._database() as session:
            made = session.execute(text("SELECT 1 FROM bags LIMIT 1")).first() is not None
        return self._expire() if made or any((folder / BASES).glob(f"*{_SUFFIX}")) else 0

    def _expire(self) -> int:
        from csxl_desktop.domain.reconciling import BAG_DAYS, Bag, BagState  # most dossiers never made a bag

        folder, last = self._database.folder, self._today() - timedelta(days=BAG_DAYS)
        with self._database() as session:
            last_days = {bag.id: (bag.state, _over_on(bag)) for bag in session.scalars(select(Bag))}
        over = [key for key, (state, day) in last_days.items() if state is BagState.OUT and day < last]
        if over:
            with self._database.begin(N_("Bag back")) as session:
                for bag in session.scalars(select(Bag).where(Bag.id.in_(over))):
                    bag.state, bag.ended_at = BagState.EXPIRED, self._database.now()
        days = {base_path(folder, key).name: day for key, (_state, day) in last_days.items()}
        for path in (folder / BASES).glob(f"*{_SUFFIX}"):
            unknown = _made_on(path) + timedelta(days=BAG_DAYS)
            if days.get(path.name, unknown) < last:
                path.unlink(missing_ok=True)
        return len(over)


def _over_on(bag: "Bag") -> date:
    """The last day of a bag: the one it was taken back on, where that is later."""
    if bag.state == "expired" or bag.ended_at is None:
        return bag.valid_until_on
    return max(bag.ended_at.astimezone().date(), bag.valid_until_on)


def _made_on(base: Path) -> date:
    """Of a copy that the file does not know: a backup was put back, and that may be taken back."""
    return datetime.fromtimestamp(base.stat().st_mtime).astimezone().date()
