"""Where the alerts of Accueil lead: the records behind its counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import members as members_query

_VERIFIED_WITHIN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AlertPlaces:
    """`seats`: the organisation of each name that holds a seat; the first record of each count, if any."""

    seats: Mapping[str, UUID]
    unverified: UUID | None
    section: UUID | None


class HomeReads:
    """One reading beside the overview."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def places(self, year: int, today: date) -> AlertPlaces:
        """The member verified longest ago (or never), the first section still to read or write."""
        with self._database() as session:
            members = {row.organisation_id for row in members_query.members_on(session, today)}
            organisations = session.execute(
                select(Organisation.id, Organisation.verified_on)
                .where(Organisation.trashed_at.is_(None))
                .order_by(Organisation.verified_on.is_not(None), Organisation.verified_on, Organisation.sort_key)
            )
            since = today - _VERIFIED_WITHIN
            unverified = (key for key, on in organisations if key in members and (on is None or on < since))
            section = session.scalar(
                select(ReportSection.id)
                .where(ReportSection.year == year, ReportSection.trashed_at.is_(None))
                .where(ReportSection.state.in_((SectionState.TO_WRITE, SectionState.CARRIED_OVER)))
                .order_by(ReportSection.position, ReportSection.id)
                .limit(1)
            )
            seats = {row.organisation: row.organisation_id for row in members_query.seats_on(session, today)}
            return AlertPlaces(seats, next(unverified, None), section)
