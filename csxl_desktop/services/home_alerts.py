"""What Accueil warns of in the funder's file: criteria not met, days of its calendar, agreements that end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation_choices import ConventionState
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
    """The agreements that end within their own number of days and that no other renews yet."""
    renewed = select(Convention.renews_id).where(Convention.renews_id.is_not(None), Convention.trashed_at.is_(None))
    found = session.execute(
        select(Convention, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Convention.organisation_id)
        .where(Convention.trashed_at.is_(None), Convention.to_on.is_not(None))
        .where(Convention.state != ConventionState.ENDED, Convention.id.not_in(renewed))
        .order_by(Convention.to_on, Convention.id)
    )
    for convention, organisation in found:
        if convention.to_on is not None and convention.to_on - timedelta(days=convention.alert_days) <= today:
            name = convention.name or organisation or ""
            yield DayAlert(convention.id, convention.object, name, convention.to_on, convention.tacit)
