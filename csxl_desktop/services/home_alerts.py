"""What Accueil warns of in the funder's file: criteria not met, days of its calendar, agreements that end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.funder import Subsidy, SubsidyDeadline
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.criteria_due import criteria_to_warn
from csxl_desktop.services.modules import modules_of
from csxl_desktop.storage.database import Database

_DUE_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DayAlert:
    """Something with a day: its record, what it is, whom it concerns."""

    id: UUID
    title: str
    detail: str
    on: date
    tacit: bool = False  # an agreement that goes on by itself


@dataclass(frozen=True, slots=True)
class FunderAlerts:
    """The soonest day first."""

    criteria: int = 0
    deadlines: tuple[DayAlert, ...] = ()
    conventions: tuple[DayAlert, ...] = ()


class HomeAlerts:
    """One reading; a module that is off warns of nothing."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def alerts(self, year: int) -> FunderAlerts:
        today = self._today()
        with self._database() as session:
            wanted = modules_of(session)
            return FunderAlerts(
                criteria_to_warn(session, year, today) if Module.CRITERIA in wanted else 0,
                tuple(_deadlines(session, today)),
                tuple(_conventions(session, today)) if Module.CONVENTIONS in wanted else (),
            )


def _deadlines(session: Session, today: date) -> Iterator[DayAlert]:
    """The days of the calendar that come within a month, or went by with nothing done."""
    found = session.execute(
        select(SubsidyDeadline, Subsidy)
        .join(Subsidy, Subsidy.id == SubsidyDeadline.subsidy_id)
        .where(SubsidyDeadline.trashed_at.is_(None), Subsidy.trashed_at.is_(None))
        .where(SubsidyDeadline.done_on.is_(None), SubsidyDeadline.due_on <= today + _DUE_WITHIN)
        .order_by(SubsidyDeadline.due_on, SubsidyDeadline.id)
    )
    for deadline, subsidy in found:
        yield DayAlert(subsidy.id, deadline.label, f"{subsidy.funder} {subsidy.year}", deadline.due_on)


def _conventions(session: Session, today: date) -> Iterator[DayAlert]:
    """The agreements that it is time to renew, the one that ends soonest first."""
    from csxl_desktop.services.conventions import conventions_of  # they print, too: asked only where the office has any

    due = [(row.to_on, row) for row in conventions_of(session, today.year) if row.to_on and row.is_due(today)]
    for on, row in sorted(due, key=lambda each: (each[0], each[1].id)):
        yield DayAlert(row.id, row.object, row.party, on, row.tacit)
