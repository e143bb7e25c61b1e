"""Where the alerts of Accueil lead: the records behind its counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.services.election_reads import TermEnd, term_end
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import members as members_query


@dataclass(frozen=True, slots=True)
class AlertPlaces:
    """`seats`: the organisation of each name that holds a seat; the first record of each count, if any."""

    seats: Mapping[str, UUID]
    section: UUID | None


class HomeReads:
    """What is read beside the overview."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def places(self, year: int, today: date) -> AlertPlaces:
        """Who holds the seats, the first section still to read or write."""
        with self._database() as session:
            section = session.scalar(
                select(ReportSection.id)
                .where(ReportSection.year == year, ReportSection.trashed_at.is_(None))
                .where(ReportSection.state.in_((SectionState.TO_WRITE, SectionState.CARRIED_OVER)))
                .order_by(ReportSection.position, ReportSection.id)
                .limit(1)
            )
            seats = {row.organisation: row.organisation_id for row in members_query.seats_on(session, today)}
            return AlertPlaces(seats, section)

    def term_end(self, today: date) -> TermEnd | None:
        """When the seats of today run out; the service of elections would load all that an election is made of."""
        with self._database() as session:
            return term_end(session, today)
